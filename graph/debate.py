"""The debate: nodes, the relations between them, people, sources, and everybody's stances.

A `Debate` never changes. It is made by `argmap.graph.load`, and everything that looks at a debate
takes one. Its ``graph`` is made with networkx the first time somebody asks for it.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property
from typing import TYPE_CHECKING, TypeAlias

from argmap.graph.nearest import nearest
from argmap.schema.debate import ExpectRecord
from argmap.schema.errors import UnknownIdError
from argmap.schema.node import NodeRecord
from argmap.schema.person import PersonRecord
from argmap.schema.source import ParagraphRecord, SourceRecord
from argmap.schema.vocabulary import (
    ACCEPTING,
    ATTACKS,
    REJECTING,
    STEPS,
    Kind,
    RelationKind,
    StanceKind,
)

if TYPE_CHECKING:
    import networkx as nx


@dataclass(frozen=True, slots=True, eq=False)
class Relation:
    """A relation from a node to a node or to a step.

    Attributes
    ----------
    kind : RelationKind
        How it bears on the target.
    sources : tuple of str
        Ids: the node that speaks, then the premises linked to it.
    target : str or Relation
        The id of a node, or a step.
    name : str
        ``a -> b`` where it is the only step between the two, else ``a rebuts b``.
    scheme : str or None
        The id of its argumentation scheme.
    partly : bool
        It answers a question in part.
    inferred : bool
        It is the mapper's own link.
    drawn_by : tuple of str
        The people who draw it, where they are not all who assert the node.
    source : str or None
        The source in which they draw it.
    at : tuple of str
        The paragraphs in which they draw it.
    index : int
        Its place in its list in the node's file.
    """

    kind: RelationKind
    sources: tuple[str, ...]
    target: "str | Relation"
    name: str
    scheme: str | None = None
    partly: bool = False
    inferred: bool = False
    drawn_by: tuple[str, ...] = ()
    source: str | None = None
    at: tuple[str, ...] = ()
    index: int = 0

    @property
    def speaker(self) -> str:
        """The id of the node on which the relation is written."""
        return self.sources[0]

    @property
    def end(self) -> str:
        """The id of the node at the right end: the target, or where the step under it leads."""
        target: str | Relation = self.target
        while isinstance(target, Relation):
            target = target.target
        return target

    @property
    def is_step(self) -> bool:
        """Whether other relations can lead to this one."""
        return self.kind in STEPS

    @property
    def is_attack(self) -> bool:
        """Whether it speaks against its target."""
        return self.kind in ATTACKS

    def __repr__(self) -> str:
        return f"<Relation {self.name}>"


Target: TypeAlias = str | Relation
"""What a relation leads to: the id of a node, or a step."""


@dataclass(frozen=True, slots=True)
class Stance:
    """How a person stands to a node, or to a step from it.

    Attributes
    ----------
    person : str
        Whose stance it is.
    kind : StanceKind
        How they stand.
    node : str
        The node.
    step : Relation or None
        The step from the node that the stance is on, instead of the statement.
    source : str or None
        Where they say so.
    at : tuple of str
        The paragraphs there.
    hedged : bool
        They say it with reserve.
    attributes_to : str or None
        Whose view they say it is.
    note, wording : str or None
        A remark; the fingerprint of the wording it was given on.
    index : int
        Its place in the node's file.
    """

    person: str
    kind: StanceKind
    node: str
    step: Relation | None = None
    source: str | None = None
    at: tuple[str, ...] = ()
    hedged: bool = False
    attributes_to: str | None = None
    note: str | None = None
    wording: str | None = None
    index: int = 0

    @property
    def accepts(self) -> bool:
        """Whether it counts as accepting."""
        return self.kind in ACCEPTING

    @property
    def rejects(self) -> bool:
        """Whether it counts as rejecting."""
        return self.kind in REJECTING


@dataclass(frozen=True, slots=True)
class Node:
    """A node of the debate: its id, its section, what its file says, and who holds it."""

    id: str
    section: str
    record: NodeRecord
    stances: tuple[Stance, ...] = ()
    under: Target | None = None
    see: tuple[str, ...] = ()

    @property
    def kind(self) -> Kind:
        """What the node is for."""
        return self.record.kind

    @property
    def text(self) -> str:
        """Its statement, on one line."""
        return " ".join(self.record.text.split())

    @property
    def short(self) -> str:
        """Its title: the one it has, or the first words of its text."""
        if self.record.short is not None:
            return " ".join(self.record.short.split())
        return _first_words(self.text)


@dataclass(frozen=True, slots=True)
class Person:
    """Somebody who takes part, or of whom others speak."""

    id: str
    record: PersonRecord

    @property
    def name(self) -> str:
        """The name, as far as the sources establish it."""
        return " ".join(self.record.name.split())


@dataclass(frozen=True, slots=True)
class Source:
    """A post, a comment or a quotation."""

    id: str
    record: SourceRecord

    @property
    def author(self) -> str | None:
        """The id of who wrote it."""
        return self.record.author

    @property
    def paragraphs(self) -> tuple[ParagraphRecord, ...]:
        """Its paragraphs, in the order of the document."""
        return self.record.paragraphs


@dataclass(frozen=True, slots=True)
class Section:
    """A chapter of the map."""

    id: str
    title: str
    root: str | None = None
    summary: str = ""


@dataclass(frozen=True, slots=True)
class DebateDocument:
    """A text in which sources stand, kept outside the debate."""

    id: str
    title: str = ""
    url: str | None = None
    sha256: str | None = None


@dataclass(frozen=True, eq=False)
class Debate:
    """A whole debate; it never changes.

    Attributes
    ----------
    id, title : str
        The name of its folder, and its title.
    question : str or None
        The id of the question it is about.
    theses : tuple of str
        The ids of the rival answers.
    sections : tuple of Section
        The chapters, in reading order.
    nodes : Mapping of str to Node
        By id, in order of id.
    relations : tuple of Relation
        In order of name.
    people, sources, documents
        By id, in order of id.
    aliases : Mapping of str to str
        Former ids and what they are now.
    licence, imported : str or None
        The licence of its texts; the format it was imported from.
    expect : ExpectRecord
        What the analysis has to come to.

    Examples
    --------
    >>> debate = Debate("tea", "Tea or coffee?")
    >>> debate.nodes
    {}
    """

    id: str
    title: str
    question: str | None = None
    theses: tuple[str, ...] = ()
    sections: tuple[Section, ...] = ()
    nodes: Mapping[str, Node] = field(default_factory=dict)
    relations: tuple[Relation, ...] = ()
    people: Mapping[str, Person] = field(default_factory=dict)
    sources: Mapping[str, Source] = field(default_factory=dict)
    documents: Mapping[str, DebateDocument] = field(default_factory=dict)
    aliases: Mapping[str, str] = field(default_factory=dict)
    licence: str | None = None
    imported: str | None = None
    expect: ExpectRecord = field(default_factory=ExpectRecord)

    @cached_property
    def stances(self) -> tuple[Stance, ...]:
        """Everybody's stances, in order of node."""
        return tuple(stance for node in self.nodes.values() for stance in node.stances)

    @cached_property
    def _outgoing(self) -> dict[str, list[Relation]]:
        found: dict[str, list[Relation]] = {}
        for relation in self.relations:
            for source in relation.sources:
                found.setdefault(source, []).append(relation)
        return found

    @cached_property
    def _incoming(self) -> dict[Target, list[Relation]]:
        found: dict[Target, list[Relation]] = {}
        for relation in self.relations:
            found.setdefault(relation.target, []).append(relation)
        return found

    @cached_property
    def _steps(self) -> dict[str, Relation]:
        return {relation.name: relation for relation in self.relations if relation.is_step}

    def spoken_by(self, node: str) -> tuple[Relation, ...]:
        """List the relations written on a node, in the order of the model's table."""
        found = [r for r in self._outgoing.get(node, ()) if r.speaker == node]
        return tuple(sorted(found, key=lambda r: (_ORDER[r.kind], r.index)))

    def premise_in(self, node: str) -> tuple[Relation, ...]:
        """List the relations of other nodes to which a node is a linked premise."""
        return tuple(r for r in self._outgoing.get(node, ()) if r.speaker != node)

    def bearing_on(self, target: Target, *kinds: RelationKind) -> tuple[Relation, ...]:
        """List the relations that lead to a node or a step, of some kinds or of all."""
        found = self._incoming.get(target, ())
        return tuple(r for r in found if not kinds or r.kind in kinds)

    def node(self, node: str) -> Node:
        """Find a node by its id or a former one.

        Raises
        ------
        UnknownIdError
            Where there is none; it names the nearest that exist.
        """
        found = self.nodes.get(self.aliases.get(node, node))
        if found is None:
            raise UnknownIdError(f"no node has the id '{node}'", nearest(node, self.nodes, limit=3))
        return found

    def person(self, person: str) -> Person:
        """Find a person by id; `UnknownIdError` where there is none."""
        if person not in self.people:
            near = nearest(person, self.people, limit=3)
            raise UnknownIdError(f"no person has the id '{person}'", near)
        return self.people[person]

    def source(self, source: str) -> Source:
        """Find a source by id; `UnknownIdError` where there is none."""
        if source not in self.sources:
            near = nearest(source, self.sources, limit=3)
            raise UnknownIdError(f"no source has the id '{source}'", near)
        return self.sources[source]

    def section(self, section: str) -> Section:
        """Find a section by id; `UnknownIdError` where there is none."""
        for found in self.sections:
            if found.id == section:
                return found
        near = nearest(section, [s.id for s in self.sections], limit=3)
        raise UnknownIdError(f"no section has the id '{section}'", near)

    def step(self, name: str) -> Relation:
        """Find a step by its name, ``a -> b``; `UnknownIdError` where there is none."""
        if name not in self._steps:
            near = nearest(name, self._steps, limit=3)
            raise UnknownIdError(f"no step is called '{name}'", near)
        return self._steps[name]

    @cached_property
    def graph(self) -> "nx.DiGraph[str]":
        """The debate as a networkx graph.

        Returns
        -------
        networkx.DiGraph
            One vertex for each node (attributes ``type="node"`` and ``kind``) and for each relation
            (``type="relation"`` and ``kind``), called by its id or name. Edges lead from each
            source to the relation and from the relation to its target: so a relation can be a
            target itself and have several sources. The graph is frozen.
        """
        import networkx as nx

        graph: nx.DiGraph[str] = nx.DiGraph()
        graph.add_nodes_from(
            (node.id, {"type": "node", "kind": node.kind.value}) for node in self.nodes.values()
        )
        for relation in self.relations:
            graph.add_node(relation.name, type="relation", kind=relation.kind.value)
        for relation in self.relations:
            graph.add_edges_from((source, relation.name) for source in relation.sources)
            target = relation.target
            graph.add_edge(relation.name, target if isinstance(target, str) else target.name)
        frozen: nx.DiGraph[str] = nx.freeze(graph)
        return frozen


_ORDER = {kind: place for place, kind in enumerate(RelationKind)}
_TITLE = 45


def _first_words(text: str) -> str:
    if len(text) <= _TITLE:
        return text
    return text[: text.rfind(" ", 0, _TITLE) if " " in text[:_TITLE] else _TITLE - 1] + "…"
