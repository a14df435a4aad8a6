"""Making a debate of the records of its files."""

from collections.abc import Collection, Iterator, Mapping
from typing import NamedTuple

from argmap.graph.model.debate import (
    Debate,
    Node,
    Person,
    Source,
    Stance,
)
from argmap.loading.links import rules
from argmap.loading.links.debate_file import DebateFileLinker, one_line
from argmap.loading.links.names import IdLookup
from argmap.loading.links.relations import RelationLinker
from argmap.loading.links.stance_steps import step_from
from argmap.loading.loaded import Files
from argmap.loading.reader import KeyPath
from argmap.loading.records import Reading
from argmap.schema.debate import DebateRecord
from argmap.schema.finding import Finding
from argmap.schema.node import StanceRecord


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
    record = DebateRecord(format="1", title=name) if files.debate is None else files.debate.record
    parts, top = _Assembler(names, relations), DebateFileLinker(names, relations, record)
    debate = Debate(
        id=name,
        title=one_line(record.title),
        question=top.question(),
        theses=top.theses(),
        sections=tuple(top.sections()),
        nodes={node: parts.node(node, reading) for node, reading in files.nodes.items()},
        relations=tuple(sorted(linked, key=lambda relation: relation.name)),
        people={p: Person(p, reading.record) for p, reading in files.people.items()},
        sources={s: parts.source(s, reading, record) for s, reading in files.sources.items()},
        documents=dict(top.documents()),
        aliases=names.former["node"],
        licence=record.licence,
        imported=record.imported,
        in_short=top.in_short(),
        expect=record.expect,
    )
    top.check_expectations()
    return Linked(
        debate, names.all_findings(), frozenset(parts.lost | relations.lost | relations.unlinked)
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
                self.names.taken(reading, ("paragraphs", index, "id"), "paragraph", paragraph.id)
            seen.add(paragraph.id)
            if paragraph.quotes is not None:
                path: KeyPath = ("paragraphs", index, "quotes")
                quoted = paragraph.quotes
                self.names.person(reading, (*path, "person"), quoted.person)
                origin = self.names.source(reading, (*path, "source"), quoted.source)
                self.names.paragraphs(reading, (*path, "at"), origin, quoted.at)
        return Source(source, record)
