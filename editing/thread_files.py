"""The files of a thread: a new debate, or new people and sources in an existing one."""

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass

from argmap.editing.debate_records import DebateRecords, Fields
from argmap.editing.import_debate import file_text
from argmap.editing.import_plan import ImportPlan
from argmap.editing.paragraph_ids import cited_paragraphs
from argmap.editing.paragraph_list import refuse_damaged, write_paragraphs
from argmap.editing.steps import FileStep, Write
from argmap.editing.values import add_key, append, set_value
from argmap.loading.discovery import DEBATE_FILE, PEOPLE, SOURCES
from argmap.loading.loaded import Loaded
from argmap.loading.reader.document import Document, value_at
from argmap.loading.reader.events import parse
from argmap.schema.source import ParagraphRecord


@dataclass(frozen=True, slots=True)
class ThreadChange:
    """What a thread does to a debate that is there.

    Attributes
    ----------
    steps : tuple of FileStep
        What to write.
    added, updated : tuple of str
        The sources that are new, and those whose paragraphs changed.
    rewritten : tuple of str
        Of the updated ones those in which words are gone.
    vanished : tuple of str
        The sources of the document that the thread no longer has; they stay.
    gone : tuple of (str, str)
        The cited paragraphs, by source, whose words the thread no longer has; they stay recorded,
        so that no locator leads to other words.
    """

    steps: tuple[FileStep, ...] = ()
    added: tuple[str, ...] = ()
    updated: tuple[str, ...] = ()
    rewritten: tuple[str, ...] = ()
    vanished: tuple[str, ...] = ()
    gone: tuple[tuple[str, str], ...] = ()


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


def added_thread(records: DebateRecords, loaded: Loaded) -> ThreadChange:
    """Plan what a thread adds to a debate, or a newer version of the thread.

    Parameters
    ----------
    records : DebateRecords
        The thread; what the debate has already keeps its id.
    loaded : Loaded
        The debate.

    Raises
    ------
    UnsafeEditError
        Where a file cannot be changed safely.
    """
    known = loaded.debate
    base = f"claims/{known.id}"
    cited = cited_paragraphs(known)
    steps: list[FileStep] = []
    added, updated, rewritten, gone = [], [], [], []
    for name, fields in records.sources.items():
        file = f"{base}/{SOURCES}/{name}.yaml"
        if name not in known.sources:
            steps.append(Write(file, file_text(fields, file), None))
            added.append(name)
        elif known.sources[name].record.document in {None, fields["document"]}:
            old = known.sources[name].paragraphs
            wanted, absent = _paragraphs(old, fields, cited.get(name, frozenset()))
            gone += [(name, paragraph) for paragraph in absent]
            before = loaded.files.sources[name].document.text
            if (after := _updated(loaded, name, fields, wanted)) != before:
                steps.append(Write(file, after, before))
                updated.append(name)
            if {p.sha256 for p in old} - {p["sha256"] for p in fields["paragraphs"]}:
                rewritten.append(name)
    (document,) = records.debate["documents"]
    here = (s.id for s in known.sources.values() if s.record.document == document["id"])
    vanished = sorted(name for name in here if name not in records.sources)
    people = _people(records, loaded, added, updated)
    return ThreadChange(
        (*people, *_document(records, loaded), *steps),
        added=tuple(added),
        updated=tuple(updated),
        rewritten=tuple(rewritten),
        vanished=tuple(vanished),
        gone=tuple(gone),
    )


def _people(
    records: DebateRecords, loaded: Loaded, added: Sequence[str], updated: Sequence[str]
) -> Iterator[FileStep]:
    """Write the people whom the changed sources name: somebody may have another id here by hand."""
    named = {records.sources[name]["author"] for name in added}
    for name in (*added, *updated):
        paragraphs = records.sources[name]["paragraphs"]
        named |= {entry["quotes"]["person"] for entry in paragraphs if "quotes" in entry}
    for name, fields in records.people.items():
        if name in named and name not in loaded.debate.people:
            file = f"claims/{loaded.debate.id}/{PEOPLE}/{name}.yaml"
            yield Write(file, file_text(fields, file), None)


def _paragraphs(
    old: Sequence[ParagraphRecord], fields: Fields, cited: Collection[str]
) -> tuple[list[ParagraphRecord], list[str]]:
    """Choose the paragraphs of a source, and name the cited ones that the thread no longer has.

    What is recorded about the same words stays: people may have added to it.
    """
    found = [ParagraphRecord.model_validate(entry) for entry in fields["paragraphs"]]
    same = {(paragraph.id, paragraph.sha256): paragraph for paragraph in old}
    wanted = []
    for paragraph in found:
        before = same.get((paragraph.id, paragraph.sha256))
        update = {"chars": paragraph.chars}
        wanted.append(before.model_copy(update=update) if before is not None else paragraph)
    ids = {paragraph.id for paragraph in found}
    absent = [each for each in old if each.id in cited and each.id not in ids]
    return wanted + absent, [each.id for each in absent]


def _updated(loaded: Loaded, source: str, fields: Fields, wanted: Sequence[ParagraphRecord]) -> str:
    """Write the paragraphs into the file of a source, and what it answers where it does not say."""
    reading, known = loaded.files.sources[source], loaded.debate.sources[source]
    text = reading.document.text
    if known.record.replies_to is None and fields.get("replies_to"):
        text = add_key(reading.document, (), "replies_to", fields["replies_to"])
    if known.record.document is None:
        text = add_key(
            parse(Document(reading.document.file, text)), (), "document", fields["document"]
        )
    if [*known.paragraphs] == [*wanted]:
        return text
    refuse_damaged(reading)
    return write_paragraphs(text, wanted)


def _document(records: DebateRecords, loaded: Loaded) -> Iterator[FileStep]:
    """Write which document the sources stand in, where ``debate.yaml`` says something else."""
    reading = loaded.files.debate
    if reading is None:
        return
    (wanted,) = records.debate["documents"]
    document, before = reading.document, reading.document.text
    known = loaded.debate.documents.get(wanted["id"])
    if known is None:
        after = append(document, ("documents",), wanted)
    elif known.sha256 == wanted["sha256"]:
        return
    else:
        ids = [entry.id for entry in reading.record.documents]
        path = reading.path("documents", ids.index(wanted["id"]))
        if "sha256" in value_at(document.data, path):
            after = set_value(document, (*path, "sha256"), wanted["sha256"])
        else:
            after = add_key(document, path, "sha256", wanted["sha256"])
    yield Write(f"claims/{loaded.debate.id}/{DEBATE_FILE}", after, before)
