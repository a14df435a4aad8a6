"""Look before a change is written: what it reaches, and what the checks would say afterwards."""

import shutil
from collections.abc import Iterator, Sequence
from pathlib import Path
from tempfile import TemporaryDirectory

from argmap.checks.run import check
from argmap.editing.marks import is_sound
from argmap.editing.steps import FileStep, carry_out
from argmap.loading.discovery import list_debates, scan
from argmap.loading.load import load
from argmap.loading.loaded import Loaded
from argmap.loading.reader import Document, read, read_text
from argmap.schema.finding import Finding, Severity


def claims_of(loaded: Loaded) -> Path:
    """Find the folder of debates in which a debate lies."""
    return loaded.files.folder.path.parent


def other_debates(loaded: Loaded) -> Iterator[Document]:
    """Read the nodes of all other debates of the knowledge base, as far as they can be edited."""
    return (document for document in _nodes_elsewhere(loaded) if is_sound(document))


def uneditable(loaded: Loaded, name: str) -> tuple[str, ...]:
    """Find the files that mention a name and cannot be edited.

    Parameters
    ----------
    name : str
        The id of a node, a person or a source. Other debates mention it as ``debate/id``.

    Returns
    -------
    tuple of str
        Files that the reader refuses, or in which it found a mistake: a change that has to reach
        every mention of the name would leave theirs behind.
    """
    sound = {document.file for document in loaded.documents() if is_sound(document)}
    own = (
        file.file
        for file in loaded.files.folder.files
        if file.file not in sound and name in read_text(file.path, file.file).text
    )
    from_outside = f"{loaded.debate.id}/{name}"
    unsound = (document for document in _nodes_elsewhere(loaded) if not is_sound(document))
    others = (document.file for document in unsound if from_outside in document.text)
    return (*own, *others)


def errors_after(steps: Sequence[FileStep], loaded: Loaded) -> tuple[Finding, ...]:
    """Carry out a plan on a copy of the debate, and list the errors that are new there.

    Notes
    -----
    An error counts as new where the debate then has more errors than before: one that only moved
    to another line is not the plan's doing.
    """
    name = loaded.debate.id
    with TemporaryDirectory() as folder:
        copy = Path(folder) / "claims"
        shutil.copytree(loaded.files.folder.path, copy / name, symlinks=True)
        carry_out([step for step in steps if step.file.startswith(f"claims/{name}/")], copy)
        after = _errors(load(copy, name))
    before = _errors(loaded)
    known = {(finding.code, finding.message) for finding in before}
    fresh = [finding for finding in after if (finding.code, finding.message) not in known]
    return tuple(fresh) if len(after) > len(before) else ()  # else one was only worded differently


def _nodes_elsewhere(loaded: Loaded) -> Iterator[Document]:
    claims = claims_of(loaded)
    for debate in list_debates(claims):
        if debate != loaded.debate.id:
            files = scan(claims, debate).files
            yield from (read(file.path, file.file) for file in files if file.type == "node")


def _errors(loaded: Loaded) -> list[Finding]:
    return [finding for finding in check(loaded) if finding.severity is Severity.ERROR]
