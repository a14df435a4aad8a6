"""Other words in files of a debate that is loaded already: nothing has to be looked up again."""

from collections.abc import Mapping
from dataclasses import replace

from argmap.loading.discovery import DebateFile, DebateFolder
from argmap.loading.loaded import Loaded
from argmap.loading.records import Reading
from argmap.loading.structure import WORDS


def reworded(loaded: Loaded, file: DebateFile, reading: Reading) -> Loaded | None:
    """Put another reading of a file into a debate, where it differs from the last in words only.

    Parameters
    ----------
    loaded : Loaded
        The debate as it was; loading it must have found nothing, since findings quote words.
    file : DebateFile
        The file that changed.
    reading : Reading
        What it says now.

    Returns
    -------
    Loaded or None
        What `load` would give, in time linear in the number of nodes; None where the whole debate
        has to be linked again.
    """
    before = loaded.files.nodes.get(file.id)
    if before is None or before.document.file != file.file or loaded.findings:
        return None
    if reading.record is None or reading.findings or reading.document.findings:
        return None
    words = {key: getattr(reading.record, key) for key in WORDS}
    if before.record.model_copy(update=words) != reading.record:
        return None
    node = replace(loaded.debate.nodes[file.id], record=reading.record)
    files = replace(loaded.files, nodes={**loaded.files.nodes, file.id: reading})
    return loaded._replace(debate=loaded.debate.reworded(node), files=files)


def with_other_words(
    loaded: Loaded, folder: DebateFolder, readings: Mapping[str, Reading]
) -> Loaded | None:
    """Bring a debate up to date with its files, where these differ from it in words only.

    Parameters
    ----------
    loaded : Loaded
        The debate as it was.
    folder : DebateFolder
        Its files now.
    readings : mapping of str to Reading
        What each says now, by the name that findings have for it.

    Returns
    -------
    Loaded or None
        As `reworded`, which is asked for each file that says something else.
    """
    if loaded.files.folder != folder or loaded.findings:
        return None
    known = {document.file: document.text for document in loaded.documents()}
    changed = [f for f in folder.files if readings[f.file].document.text != known.get(f.file)]
    updated: Loaded | None = loaded
    for file in changed:
        updated = reworded(updated, file, readings[file.file]) if updated else None
    return updated
