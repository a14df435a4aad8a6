"""Making a debate of the records of its files."""

import re
from collections.abc import Collection, Iterator, Mapping
from typing import Final, NamedTuple

from argmap.graph.model.debate import (
    Debate,
    DebateDocument,
    Node,
    Person,
    Section,
    Source,
    Stance,
)
from argmap.graph.model.suggestions import nearest
from argmap.loading.links import rules
from argmap.loading.links.names import IdLookup
from argmap.loading.links.relations import RelationLinker
from argmap.loading.links.stance_steps import step_from
from argmap.loading.loaded import Files
from argmap.loading.reader import KeyPath
from argmap.loading.records import Reading
from argmap.schema.debate import DebateRecord, DocumentRecord
from argmap.schema.finding import Finding, Location
from argmap.schema.ids import id_problem
from argmap.schema.node import StanceRecord

_MISNAMED: Final = dict.fromkeys(("person", "persons", "authors"), "people") | {"source": "sources"}
"""What people call the folders that are no sections."""


class Linked(NamedTuple):
    """A debate, what was wrong with its references, and what was left out.

    Attributes
    ----------
    debate : Debate
        The debate, without the references that lead nowhere.
    findings : tuple of Finding
        One for each of these.
    lost : frozenset of str
        The nodes some of whose relations are left out, with a finding or as a consequence of one;
        and the premises, sources and paragraphs that relations and stances left out name.
    """

    debate: Debate
    findings: tuple[Finding, ...]
    lost: frozenset[str]


def link(name: str, files: Files, broken: Mapping[str, Collection[str]]) -> Linked:
    """Make a debate of the records of its files.

    Parameters
    ----------
    name : str
        The debate's id.
    files : Files
        The readings, each with its record.
    broken : mapping of str to collection of str
        The ids of nodes, people and sources whose files could not be understood.

    Returns
    -------
    Linked
        The debate and what was found in making it.

    Notes
    -----
    Linear in nodes and relations, but for the search of candidates where something is misspelt.
    """
    names = IdLookup(files, broken)
    relations = RelationLinker(names)
    linked = relations.link()
    record = DebateRecord(format="1", title=name)
    if files.debate is not None:
        record = files.debate.record
    parts = _Assembler(names, relations)
    debate = Debate(
        id=name,
        title=_one_line(record.title),
        question=parts.question(record),
        theses=parts.theses(record),
        sections=tuple(parts.sections(record)),
        nodes={node: parts.node(node, reading) for node, reading in files.nodes.items()},
        relations=tuple(sorted(linked, key=lambda relation: relation.name)),
        people={p: Person(p, reading.record) for p, reading in files.people.items()},
        sources={s: parts.source(s, reading, record) for s, reading in files.sources.items()},
        documents=dict(parts.documents(record)),
        aliases=names.former["node"],
        licence=record.licence,
        imported=record.imported,
        in_short=parts.in_short(record),
        expect=record.expect,
    )
    parts.check_expectations(record)
    return Linked(
        debate, tuple(names.findings), frozenset(parts.lost | relations.lost | relations.unlinked)
    )


class _Assembler:
    """Makes the parts of a debate, each of the record that describes it."""

    def __init__(self, names: IdLookup, relations: RelationLinker) -> None:
        self.names = names
        self.files = names.files
        self.relations = relations
        self.lost: set[str] = set()

    # nodes and stances

    def node(self, node: str, reading: Reading) -> Node:
        record = reading.record
        stances = [self._stance(node, reading, i, s) for i, s in enumerate(record.stances)]
        under = None
        if record.under is not None:
            under = self.relations.target(reading, ("under",), record.under)
        self._check_citations(reading)
        return Node(
            id=node,
            section=reading.document.file.split("/")[-2],
            record=record,
            stances=tuple([stance for stance in stances if stance is not None]),
            under=under,
            see=tuple(self._see(reading, record.see)) if record.see else (),
        )

    def _see(self, reading: Reading, names: tuple[str, ...]) -> Iterator[str]:
        for index, name in enumerate(names):
            if "/" in name:  # another debate, which is not loaded
                yield name
            elif other := self.names.node(reading, ("see", index), name):
                yield other

    def _stance(
        self, node: str, reading: Reading, index: int, record: StanceRecord
    ) -> Stance | None:
        path: KeyPath = ("stances", index)
        person = self.names.person(reading, (*path, "by"), record.by)
        source = self.names.source(reading, (*path, "source"), record.source)
        at = self.names.paragraphs(reading, (*path, "at"), source, record.at)
        view_of = (*path, "attributes_to")
        attributed = self.names.person(reading, view_of, record.attributes_to)
        step = None
        if record.step is not None:
            step = step_from(node, self.relations, reading, (*path, "step"), record.step)
        if person is None or (record.step is not None and step is None):
            self.lost |= {node, *record.at, *filter(None, [record.source])}
            return None
        return Stance(
            person=person,
            kind=record.stance,
            node=node,
            step=step,
            source=source,
            at=at,
            hedged=record.hedged,
            attributes_to=attributed,
            note=record.note,
            wording=record.wording,
            index=index,
        )

    def _check_citations(self, reading: Reading) -> None:
        for index, citation in enumerate(reading.record.cites):
            self.names.source(reading, ("cites", index, "source"), citation.source)

    # sources

    def source(self, source: str, reading: Reading, debate: DebateRecord) -> Source:
        record = reading.record
        current = {
            "author": self.names.person(reading, ("author",), record.author),
            "replies_to": self.names.source(reading, ("replies_to",), record.replies_to),
        }
        renamed = {
            key: new for key, new in current.items() if new not in {None, getattr(record, key)}
        }
        if renamed:  # a former id; one that is unknown stays and is reported
            record = record.model_copy(update=renamed)
        known = {document.id for document in debate.documents}
        lost = self.files.debate is None or bool(self.files.debate.findings)
        if record.document is not None and record.document not in known and not lost:
            self.names.unknown(
                rules.UNKNOWN_DOCUMENT, reading, ("document",), record.document, known
            )
        seen: set[str] = set()
        for index, paragraph in enumerate(record.paragraphs):
            if paragraph.id in seen:
                self._taken(reading, ("paragraphs", index, "id"), "paragraph", paragraph.id)
            seen.add(paragraph.id)
            if paragraph.quotes is not None:
                path: KeyPath = ("paragraphs", index, "quotes")
                quoted = paragraph.quotes
                self.names.person(reading, (*path, "person"), quoted.person)
                origin = self.names.source(reading, (*path, "source"), quoted.source)
                self.names.paragraphs(reading, (*path, "at"), origin, quoted.at)
        return Source(source, record)

    # what debate.yaml says

    def question(self, record: DebateRecord) -> str | None:
        if self.files.debate is None or record.question is None:
            return None
        return self.names.node(self.files.debate, ("question",), record.question)

    def theses(self, record: DebateRecord) -> tuple[str, ...]:
        if self.files.debate is None:
            return ()
        return self.names.nodes(self.files.debate, ("theses",), record.theses)

    def in_short(self, record: DebateRecord) -> str:
        """Look up the nodes that stand in brackets in the summary of the debate."""
        text = _one_line(record.in_short or "")
        if self.files.debate is not None:
            for name in in_brackets(text):
                self.names.node(self.files.debate, ("in_short",), name)
        return text

    def documents(self, record: DebateRecord) -> Iterator[tuple[str, DebateDocument]]:
        documents: dict[str, DocumentRecord] = {}
        for index, document in enumerate(record.documents):
            if documents.setdefault(document.id, document) is not document:
                self._taken(self.files.debate, ("documents", index, "id"), "document", document.id)
        for name, document in sorted(documents.items()):
            url = str(document.url) if document.url else None
            yield name, DebateDocument(name, document.title or "", url, document.sha256)

    def sections(self, record: DebateRecord) -> Iterator[Section]:
        """Make the sections that are listed, then those that are only folders."""
        folders = self.files.folder.sections
        listed: set[str] = set()
        for index, section in enumerate(record.sections):
            if self.files.debate is None:
                break
            path: KeyPath = ("sections", index)
            if section.id in listed:
                self._taken(self.files.debate, (*path, "id"), "section", section.id)
                continue
            if section.id not in folders:
                self.names.unknown(
                    rules.UNKNOWN_SECTION, self.files.debate, (*path, "id"), section.id, folders
                )
                continue
            listed.add(section.id)
            root = None
            if section.root is not None:
                root = self.names.node(self.files.debate, (*path, "root"), section.root)
            title = _one_line(section.title or section.id)
            yield Section(section.id, title, root, _one_line(section.summary or ""))
        unlisted = [folder for folder in folders if folder not in listed]
        if listed:
            self._report_unlisted(unlisted, listed)
        for folder in folders:
            if folder not in listed:
                yield Section(folder, folder.replace("-", " ").capitalize())

    def _report_unlisted(self, folders: list[str], listed: set[str]) -> None:
        """Report the folders that are not listed, but for one that a misspelt entry means."""
        meant = {finding.candidate for finding in self.names.findings}
        for folder in folders:
            if folder in meant:
                continue
            candidate = _MISNAMED.get(folder) or next(iter(nearest(folder, listed)), "")
            move = f"move its files into {candidate}/, or list" if candidate else "list"
            self.names.findings.append(
                Finding(
                    rules.UNLISTED_SECTION,
                    Location(f"claims/{self.files.folder.path.name}/{folder}"),
                    f"debate.yaml does not list the section '{folder}'",
                    expected=f"{move} it under 'sections:'",
                )
            )

    def check_expectations(self, record: DebateRecord) -> None:
        """Look up what the expectations name; whether they come out the analysis has to say."""
        reading = self.files.debate
        if reading is None:
            return
        for node in record.expect.status:
            self.names.node(reading, ("expect", "status", node), node)
        for index, crux in enumerate(record.expect.crux):
            path: KeyPath = ("expect", "crux", index)
            self.names.node(reading, (*path, "on"), crux.on)
            self.names.people(reading, (*path, "between"), crux.between)
            self.relations.target(reading, (*path, "is"), crux.is_)

    def _taken(self, reading: Reading | None, path: KeyPath, thing: str, name: str) -> None:
        if reading is not None:
            message = f"two {thing}s here have the id '{name}'"
            expected = "rename one of them, or delete it"
            self.names.report(rules.DUPLICATE_ID, reading, path, message, expected=expected)


def _one_line(text: str) -> str:
    return " ".join(text.split())


def in_brackets(text: str) -> list[str]:
    """List the ids that stand in brackets in a text.

    Examples
    --------
    >>> in_brackets("Does tea calm [tea-calms, tea-wakes]? Perhaps [sic].")
    ['tea-calms', 'tea-wakes', 'sic']
    """
    groups = (match[1].split(",") for match in _BRACKETS.finditer(text))
    return [name for group in groups for name in map(str.strip, group) if not id_problem(name)]


_BRACKETS: Final = re.compile(r"\[([^\[\]]*)\]")
