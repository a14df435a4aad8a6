"""The files of a thread: a new debate, or new people and sources in an existing one."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from argmap.editing.debate_records import DebateRecords
from argmap.editing.import_debate import file_text
from argmap.editing.import_plan import ImportPlan
from argmap.editing.source_index import index
from argmap.editing.steps import Step, Write
from argmap.editing.values import append, set_value
from argmap.loading.discovery import DEBATE_FILE, PEOPLE, SOURCES
from argmap.loading.loaded import Loaded

Spans = Mapping[str, tuple[int, int]]
"""By source its first and last line in the text of the thread, from 1."""


@dataclass(frozen=True, slots=True)
class ThreadChange:
    """What a thread does to a debate that is there.

    Attributes
    ----------
    steps : tuple of Step
        What to write.
    added, updated : tuple of str
        The sources that are new, and those whose paragraphs changed.
    refused : tuple of (str, str)
        Cited paragraphs, by source, that would lead to other words; where there are any, nothing
        may be written.
    """

    steps: tuple[Step, ...]
    added: tuple[str, ...]
    updated: tuple[str, ...]
    refused: tuple[tuple[str, str], ...]


def new_debate(records: DebateRecords) -> ImportPlan:
    """Plan the folder of a debate that has nothing but a thread so far.

    Raises
    ------
    UnsafeEditError
        Where something cannot be written in a file.
    """
    files = {DEBATE_FILE: file_text(records.debate, DEBATE_FILE)}
    for folder, entries in ((PEOPLE, records.people), (SOURCES, records.sources)):
        for name, fields in entries.items():
            file = f"{folder}/{name}.yaml"
            files[file] = file_text(fields, file)
    return ImportPlan(records.id, dict(sorted(files.items())), tuple(sorted(files)), {}, (), ())


def added_thread(records: DebateRecords, text: str, spans: Spans, loaded: Loaded) -> ThreadChange:
    """Plan what a thread adds to a debate, or a newer version of the thread.

    Parameters
    ----------
    records : DebateRecords
        The thread; what the debate has already keeps its id.
    text : str
        Its plain text.
    spans : mapping of str to (int, int)
        Where each source stands in it.
    loaded : Loaded
        The debate.

    Raises
    ------
    UnsafeEditError
        Where a file cannot be changed safely.
    """
    known = loaded.debate
    base = f"claims/{known.id}"
    steps: list[Step] = [
        Write(f"{base}/{PEOPLE}/{name}.yaml", file_text(fields, name), None)
        for name, fields in records.people.items()
        if name not in known.people
    ]
    steps += _document(records, loaded)
    added, updated, refused = [], [], []
    for name, fields in records.sources.items():
        file = f"{base}/{SOURCES}/{name}.yaml"
        if name not in known.sources:
            steps.append(Write(file, file_text(fields, name), None))
            added.append(name)
            continue
        change = index(loaded, text, name, lines=spans[name])
        refused += [(name, paragraph) for paragraph in change.refused]
        if change.after != change.before:
            steps.append(Write(file, change.after, change.before))
            updated.append(name)
    return ThreadChange(tuple(steps), tuple(added), tuple(updated), tuple(refused))


def _document(records: DebateRecords, loaded: Loaded) -> Iterator[Step]:
    """Write which document the sources stand in, where ``debate.yaml`` says something else."""
    reading = loaded.files.debate
    if reading is None:
        return
    (wanted,) = records.debate["documents"]
    document, before = reading.document, reading.document.text
    known = [*loaded.debate.documents]
    if wanted["id"] not in known:
        after = append(document, ("documents",), wanted)
    elif loaded.debate.documents[wanted["id"]].sha256 == wanted["sha256"]:
        return
    else:
        place = known.index(wanted["id"])
        after = set_value(document, ("documents", place, "sha256"), wanted["sha256"])
    yield Write(f"claims/{loaded.debate.id}/{DEBATE_FILE}", after, before)
