"""The debate: nodes, the relations between them, people, sources, and everybody's stances.

A `Debate` never changes. It is made by `argmap.loading.load`, and everything that looks at a debate
takes one. Its ``graph`` is made with networkx the first time somebody asks for it.
"""

from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Mapping
from dataclasses import dataclass, field, replace
from functools import cached_property
from typing import TYPE_CHECKING, Any, Final, TypeVar

from argmap.graph.model.elements import (
    DebateDocument,
    Node,
    Person,
    Relation,
    Section,
    Source,
    Stance,
    Target,
    name_of,
)
from argmap.graph.model.stored_answers import StoredAnswers
from argmap.graph.model.suggestions import nearest
from argmap.schema.debate import ExpectRecord
from argmap.schema.errors import UnknownIdError
from argmap.schema.vocabulary import RelationKind

if TYPE_CHECKING:
    import networkx as nx

__all__ = [
    "Debate",
    "DebateDocument",
    "Node",
    "Person",
    "Relation",
    "Section",
    "Source",
    "Stance",
    "Target",
]


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
    language : str
        The language of its texts, as a BCP 47 tag.
    in_short : str
        What the disagreement comes down to, with ids of nodes in brackets; may be empty.
    expect : ExpectRecord
        What the analysis has to come to.
    answers : StoredAnswers or None
        Where answers are kept between runs that rest on the debate's structure alone. It belongs to
        this very debate, see `keeping`: a copy that `dataclasses.replace` makes has none.

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
    language: str = "en"
    in_short: str = ""
    expect: ExpectRecord = field(default_factory=ExpectRecord)
    answers: StoredAnswers | None = field(default=None, init=False, repr=False)

    @cached_property
    def stances(self) -> tuple[Stance, ...]:
        """Everybody's stances, in order of node."""
        return tuple(stance for node in self.nodes.values() for stance in node.stances)

    @cached_property
    def memo(self) -> "defaultdict[Callable[..., Any], dict[Any, Any]]":
        """What has been found out about its parts, see `argmap.graph.model.memo`."""
        return defaultdict(dict)

    def reworded(self, node: Node) -> "Debate":
        """Make the same debate with other words in one of its nodes, in time linear in the nodes.

        What was worked out before stays: memoized answers rest on who says what of what, never on
        the words in which they say it.

        Parameters
        ----------
        node : Node
            A node of the debate, but for its words: text, short title, note, limits, topics, term.

        Examples
        --------
        >>> from dataclasses import replace
        >>> from argmap.graph.model.examples import tea
        >>> debate = tea()
        >>> node = debate.nodes["tea-calms"]
        >>> record = node.record.model_copy(update={"text": "Tea soothes."})
        >>> other = debate.reworded(replace(node, record=record))
        >>> other.nodes["tea-calms"].text, other.memo is debate.memo
        ('Tea soothes.', True)
        """
        other = replace(self, nodes={**self.nodes, node.id: node})
        vars(other)["memo"] = self.memo
        for answer in _WORDLESS & vars(self).keys():
            vars(other)[answer] = vars(self)[answer]
        return other if self.answers is None else other.keeping(self.answers)

    def keeping(self, answers: StoredAnswers) -> "Debate":
        """Let this debate take answers from where they are kept, and keep new ones there."""
        vars(self)["answers"] = answers
        return self

    @cached_property
    def _spoken(self) -> dict[str, tuple[Relation, ...]]:
        by_speaker = _gathered((relation.speaker, relation) for relation in self.relations)
        return {
            node: tuple(sorted(spoken, key=lambda r: (_ORDER[r.kind], r.index)))
            for node, spoken in by_speaker.items()
        }

    @cached_property
    def _linked(self) -> dict[str, tuple[Relation, ...]]:
        return _gathered(
            (premise, relation)
            for relation in self.relations
            for premise in relation.sources[1:]
            if premise != relation.speaker
        )

    @cached_property
    def _incoming(self) -> dict[Target, tuple[Relation, ...]]:
        return _gathered((relation.target, relation) for relation in self.relations)

    @cached_property
    def _steps(self) -> dict[str, Relation]:
        return {relation.name: relation for relation in self.relations if relation.is_step}

    @cached_property
    def _sections(self) -> dict[str, Section]:
        return {section.id: section for section in self.sections}

    def spoken_by(self, node: str) -> tuple[Relation, ...]:
        """List the relations written on a node, in the order of the model's table."""
        return self._spoken.get(node, ())

    def premise_in(self, node: str) -> tuple[Relation, ...]:
        """List the relations of other nodes to which a node is a linked premise."""
        return self._linked.get(node, ())

    def bearing_on(self, target: Target, *kinds: RelationKind) -> tuple[Relation, ...]:
        """List the relations that lead to a node or a step, of some kinds or of all."""
        incoming = self._incoming.get(target, ())
        if not kinds or not incoming:
            return incoming
        return tuple([relation for relation in incoming if relation.kind in kinds])

    def node(self, node: str) -> Node:
        """Find a node by its id or a former one.

        Raises
        ------
        UnknownIdError
            Where there is none; it names the nearest that exist. So do all that find by name.
        """
        existing = self.nodes.get(node) or self.nodes.get(self.aliases.get(node, node))
        if existing is None:
            raise _unknown(f"no node has the id '{node}'", node, self.nodes)
        return existing

    def person(self, person: str) -> Person:
        """Find a person by id or a former one."""
        existing = _called(person, self.people)
        if existing is None:
            raise _unknown(f"no person has the id '{person}'", person, self.people)
        return existing

    def source(self, source: str) -> Source:
        """Find a source by id or a former one."""
        existing = _called(source, self.sources)
        if existing is None:
            raise _unknown(f"no source has the id '{source}'", source, self.sources)
        return existing

    def section(self, section: str) -> Section:
        """Find a section by id."""
        if section not in self._sections:
            raise _unknown(f"no section has the id '{section}'", section, self._sections)
        return self._sections[section]

    def step(self, name: str) -> Relation:
        """Find a step by its name, ``a -> b``."""
        if name not in self._steps:
            raise _unknown(f"no step is called '{name}'", name, self._steps)
        return self._steps[name]

    def target(self, name: Target) -> Target:
        """Find the id of a node by it or a former one, or a step by itself or its name, ``a -> b``.

        Examples
        --------
        >>> from argmap.graph.model.examples import tea
        >>> tea().target("tea-calms"), tea().target("tea-calms -> drink-tea")
        ('tea-calms', <Relation tea-calms -> drink-tea>)
        """
        if isinstance(name, Relation):
            return name
        return self.step(name) if " " in name else self.node(name).id

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
            graph.add_edge(relation.name, name_of(target))
        frozen: nx.DiGraph[str] = nx.freeze(graph)
        return frozen


_Key = TypeVar("_Key")
_Thing = TypeVar("_Thing", Person, Source)
_ORDER = {kind: place for place, kind in enumerate(RelationKind)}
_WORDLESS: Final = frozenset({"stances", "_spoken", "_linked", "_incoming", "_steps", "_sections"})
"""What a debate works out of itself and that does not rest on words."""


def _gathered(pairs: Iterable[tuple[_Key, Relation]]) -> dict[_Key, tuple[Relation, ...]]:
    """Gather relations by what they are listed under, in their order."""
    by_key: dict[_Key, list[Relation]] = {}
    for key, relation in pairs:
        by_key.setdefault(key, []).append(relation)
    return {key: tuple(relations) for key, relations in by_key.items()}


def _called(name: str, things: Mapping[str, _Thing]) -> _Thing | None:
    """Find a thing by its id, else by a former one."""
    if name in things:
        return things[name]
    return next((thing for thing in things.values() if name in thing.record.aliases), None)


def _unknown(message: str, name: str, known: Collection[str]) -> UnknownIdError:
    return UnknownIdError(message, nearest(name, known, limit=3))
