"""A new node: what its kind needs, what is like it, and the files that add it."""

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from typing import Final

from argmap.editing import emit
from argmap.editing.drafting import NODE_SCHEMA, draft
from argmap.editing.steps import Write
from argmap.graph.model.debate import Debate, Node, Person, Relation
from argmap.graph.model.elements import name_of
from argmap.graph.model.text import words
from argmap.graph.queries.similar import similar
from argmap.loading.discovery import PEOPLE, SOURCES
from argmap.schema.errors import InvalidInputError
from argmap.schema.fields import SHORT_LENGTH, TEXT_LENGTH
from argmap.schema.ids import id_problem
from argmap.schema.node import KINDS_WITH
from argmap.schema.provenance import Identified
from argmap.schema.vocabulary import Kind, RelationKind, StanceKind

_STEPS_SHOWN: Final = 5


@dataclass(frozen=True, slots=True)
class NewStance:
    """A stance that is about to be written; `source` and `at` say where it was taken."""

    by: str
    stance: StanceKind
    source: str | None = None
    at: tuple[str, ...] = ()
    hedged: bool = False

    def fields(self) -> dict[str, emit.YamlValue]:
        """List what the file says about it."""
        fields: dict[str, emit.YamlValue] = {"by": self.by, "stance": self.stance.value}
        if self.source is not None:
            fields["source"] = self.source
        if self.at:
            fields["at"] = self.at[0] if len(self.at) == 1 else list(self.at)
        if self.hedged:
            fields["hedged"] = True
        return fields


@dataclass(frozen=True, slots=True)
class NewNode:
    """A node that is about to be written.

    Attributes
    ----------
    id, section : str
        Where its file goes.
    kind, text, short
        As in a node's file; `short` may be empty.
    own_keys : Mapping of str to str
        What only its kind has: `form`, `term` or `limits`.
    relation : RelationKind or None
        How it bears on `target`, which may be a node or a step.
    stance : NewStance or None
        Who holds it; nobody has to.
    """

    id: str
    section: str
    kind: Kind
    text: str
    short: str = ""
    own_keys: Mapping[str, str] | None = None
    relation: RelationKind | None = None
    target: Node | Relation | None = None
    stance: NewStance | None = None


def write_node(debate: Debate, node: NewNode) -> Write:
    """Plan the file of a new node.

    Raises
    ------
    InvalidInputError
        Where the format does not allow what it says; the message says what to do.
    UnsafeEditError
        Where a text cannot be written in a file, such as one with a character nobody can see.
    """
    for problem in _problems(debate, node):
        raise InvalidInputError(problem)
    fields: dict[str, emit.YamlValue] = {
        "kind": node.kind.value,
        "text": node.text,
        "short": node.short,
        **(node.own_keys or {}),
    }
    if node.relation is not None and node.target is not None:
        fields[node.relation.value] = name_of(node.target)
    if node.stance is not None:
        fields["stances"] = [node.stance.fields()]
    text = draft({key: value for key, value in fields.items() if value}, NODE_SCHEMA)
    return Write(f"claims/{debate.id}/{node.section}/{node.id}.yaml", text)


def _problems(debate: Debate, node: NewNode) -> Iterator[str]:
    yield from filter(None, [text_problem(node.text), title_problem(node.short)])
    if problem := id_taken(debate, node.id):
        yield f"{problem}; name another with --id"
    if problem := section_problem(node.section):
        yield f"{problem}; name the section's folder with --section"
    if node.relation is None or node.target is None:
        return
    allowed = allowed_relations(node.kind, node.target)
    if node.relation not in allowed:
        thing = "step" if isinstance(node.target, Relation) else "node"
        choices = ", ".join(f"'{name}'" for name in allowed)
        wrong = f"'{node.relation}' does not lead from a {node.kind} to a {thing}"
        yield f"{wrong}; choose from {choices}"


def text_problem(text: str) -> str:
    """Say what is wrong with a text; the empty string where nothing is."""
    if len(text) > TEXT_LENGTH:
        return f"a text has at most {TEXT_LENGTH} characters, this one has {len(text)}"
    return "" if any(c.isalnum() for c in text) else "a text needs at least one word"


def title_problem(short: str) -> str:
    """Say what is wrong with a title; the empty string where nothing is.

    Examples
    --------
    >>> title_problem("Tea calms"), title_problem("Tea calms " * 5)
    ('', 'a title has at most 45 characters, this one has 50')
    """
    if len(short) > SHORT_LENGTH:
        return f"a title has at most {SHORT_LENGTH} characters, this one has {len(short)}"
    return ""


def section_problem(section: str) -> str:
    """Say why no section can have this name; the empty string where one can."""
    if section in {PEOPLE, SOURCES}:
        return f"'{section}' is no section: it holds the debate's {section}"
    return id_problem(section)


def needs_target(kind: Kind) -> bool:
    """Tell whether nodes of a kind must bear on something: they must have one of some relations."""
    return kind is not Kind.QUESTION and not set(kind.traits.must_have).isdisjoint(RelationKind)


def needs_source(person: Person) -> bool:
    """Tell whether a stance of a person needs a source: only contributors speak for themselves."""
    return person.record.identified is not Identified.BY_CONTRIBUTION


def near_nodes(debate: Debate, text: str) -> Mapping[str, str]:
    """Find the nodes that are like a text: their ids, and the word that may turn the meaning."""
    return {near.node: near.turned for near in similar(debate, text)}


def allowed_relations(kind: Kind, target: Node | Relation) -> Mapping[RelationKind, str]:
    """List the relations that may lead from a kind of node to a target, with their meaning.

    The likeliest comes first, then those that the kind must have one of, then the others.
    """
    to_step = isinstance(target, Relation)
    allowed = [
        relation
        for relation in RelationKind
        if kind in KINDS_WITH.get(relation, frozenset(Kind))
        and (relation.traits.to_steps if to_step else relation.traits.to_nodes)
    ]
    needed = [relation for relation in allowed if relation in kind.traits.must_have]
    likely = _likely(kind, target, needed or allowed)
    return {relation: relation.meaning for relation in dict.fromkeys([likely, *needed, *allowed])}


def _likely(kind: Kind, target: Node | Relation, allowed: Collection[RelationKind]) -> RelationKind:
    """Guess which of some relations is meant."""
    guesses = [kind.traits.likely, RelationKind.SUPPORTS]
    if isinstance(target, Node) and target.kind is Kind.QUESTION:
        guesses = [RelationKind.ANSWERS, *guesses]
    meant = next((guess for guess in guesses if guess in allowed), None)
    return next(iter(allowed)) if meant is None else RelationKind(meant)


def steps_to_offer(
    debate: Debate, kind: Kind, target: Node | Relation, asked: str = ""
) -> tuple[Relation, ...]:
    """List some steps to a node that may be meant instead of it.

    There are none for a kind that has no relation of its own to steps, as an objection has. Where
    the node was found by words, the steps from it may be meant too; those come first whose claims
    have most of the words.
    """
    needed = [RelationKind(key) for key in kind.traits.must_have if key in list(RelationKind)]
    if isinstance(target, Relation) or all(relation.traits.to_nodes for relation in needed):
        return ()
    node = target.id
    wanted = set(words(asked))
    of_node = (*debate.spoken_by(node), *debate.premise_in(node)) if wanted else ()
    steps = [relation for relation in (*debate.bearing_on(node), *of_node) if relation.is_step]

    def missed(step: Relation) -> int:
        ends = [*step.sources, *([step.target] if isinstance(step.target, str) else [])]
        return len(wanted.difference(*(words(debate.nodes[end].text) for end in ends)))

    return tuple(sorted(steps, key=missed)[:_STEPS_SHOWN])


def section_of(debate: Debate, target: Node | Relation) -> str:
    """Find the section in which an answer to something belongs."""
    return debate.nodes[target.speaker if isinstance(target, Relation) else target.id].section


def id_taken(debate: Debate, node: str) -> str:
    """Say why a new node cannot have an id; the empty string where it can."""
    if problem := id_problem(node):
        return problem
    owner = debate.nodes.get(debate.aliases.get(node, node))
    return "" if owner is None else f"the id '{node}' is taken by '{owner.short}'"
