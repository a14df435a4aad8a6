"""A relation as a page shows it, seen from its target or from its speaker."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, NamedTuple

from argmap.graph.analysis.explain.sentence import Phrase
from argmap.graph.model.debate import Debate, Relation
from argmap.graph.queries.neighbourhood import Bearing
from argmap.render.labels import scheme_name
from argmap.render.views.page_index import Citation, Head, PageIndex, PersonHead
from argmap.schema.traits import RelationTraits
from argmap.schema.vocabulary import Kind, RelationKind

if TYPE_CHECKING:
    from argmap.render.views.replies import ReplyView


class Step(NamedTuple):
    """A step in words: who speaks, how, and what it leads to."""

    speaker: Head
    word: RelationTraits
    target: "Head | Step"


class LinkedHead(NamedTuple):
    """A node that a list names.

    Attributes
    ----------
    head : Head
        The node.
    inferred : bool
        The editor added the link by which it is there.
    hedged : bool
        The person of whom the list tells accepts it tentatively.
    """

    head: Head
    inferred: bool
    hedged: bool = False


@dataclass(frozen=True, slots=True)
class LinkView:
    """A relation with what stands at its other end.

    Attributes
    ----------
    word : RelationTraits
        How it bears on its target.
    head : Head
        The node at the other end; for an attack on a step, the node where the step starts.
    step : Step or None
        The step it leads to, where that is what it leads to.
    premises : tuple of Head
        What else the step rests on.
    scheme : str
        Its argumentation scheme in words.
    partly, inferred : bool
        It answers in part; the editor added it.
    drawers : tuple of PersonHead
        Who draws it, where they are not all who assert the node.
    citation : Citation or None
        Where they draw it.
    on_step : tuple of LinkView
        What bears on the step that this relation is.
    remark : Phrase or str
        How it fares as a reason.
    hits : tuple of Head
        For an attack on the steps from some reasons: these reasons.
    replies : tuple of ReplyView
        What replies to it.
    relation : Relation or None
        The relation itself.
    also : tuple of Relation
        Further attacks of the same node, which the view shows together with this one.
    is_objection : bool
        It stands among the objections, with its replies.
    is_mutual : bool
        What it is against speaks against it in turn.
    brief : bool
        Only the title of the node is shown.
    """

    word: RelationTraits
    head: Head
    step: Step | None = None
    premises: tuple[Head, ...] = ()
    scheme: str = ""
    partly: bool = False
    inferred: bool = False
    drawers: tuple[PersonHead, ...] = ()
    citation: Citation | None = None
    on_step: tuple["LinkView", ...] = ()
    remark: Phrase | str = ""
    hits: tuple[Head, ...] = ()
    replies: tuple["ReplyView", ...] = ()
    relation: Relation | None = None
    also: tuple[Relation, ...] = ()
    is_objection: bool = False
    is_mutual: bool = False
    brief: bool = False

    @property
    def is_attack(self) -> bool:
        """Whether it speaks against its target."""
        return self.relation is not None and self.relation.is_attack

    @property
    def is_on_step(self) -> bool:
        """Whether it bears on a step only, and not on the node itself."""
        return self.relation is not None and isinstance(self.relation.target, Relation)

    @property
    def size(self) -> int:
        """How many relations it shows: itself, and all on its step."""
        return 1 + sum([link.size for link in self.on_step])

    @property
    def weight(self) -> int:
        """How much has been said about it: what bears on its node, and on its step."""
        return self.head.reasons + self.head.objections + self.size


NOTHING: Mapping[str, Phrase] = {}


def bearing(
    index: PageIndex, relations: Iterable[Bearing], remarks: Mapping[str, Phrase] = NOTHING
) -> tuple[LinkView, ...]:
    """Show relations from their target: at the other end stands the node that speaks."""
    return tuple(_link(index, found, found.relation.speaker, remarks) for found in relations)


def leading(index: PageIndex, relations: Iterable[Bearing]) -> tuple[LinkView, ...]:
    """Show relations from their speaker: at the other end stands the target."""
    return tuple(_link(index, found, found.relation.end, NOTHING) for found in relations)


def _link(index: PageIndex, found: Bearing, other: str, remarks: Mapping[str, Phrase]) -> LinkView:
    relation = found.relation
    away = other != relation.speaker
    target = relation.target
    return LinkView(
        word=relation.kind.traits,
        head=index.nodes[other],
        step=step(index, target) if away and isinstance(target, Relation) else None,
        premises=tuple(index.nodes[premise] for premise in relation.sources[1:]),
        scheme=scheme_name(relation.scheme) if relation.scheme is not None else "",
        partly=relation.partly,
        inferred=relation.inferred,
        drawers=tuple(index.people[person] for person in relation.drawn_by),
        citation=index.cite(relation.source, relation.at),
        on_step=bearing(index, found.on_step),
        remark=remarks.get(relation.name, ""),
        relation=relation,
    )


def each_once(links: Iterable[LinkView]) -> tuple[LinkView, ...]:
    """Show what attacks a node and steps to it once, with all of them, in order of the first."""
    alike: dict[tuple[object, ...], list[LinkView]] = {}
    for link in links:
        alike.setdefault((link.head.id, link.inferred, link.drawers), []).append(link)
    seen: set[str] = set()
    found = []
    for group in alike.values():
        one = _merged(group) if group[1:] else group[0]
        found.append(replace(one, brief=True) if one.head.id in seen else one)
        seen.add(one.head.id)
    return tuple(found)


def _merged(links: Sequence[LinkView]) -> LinkView:
    """Show attacks of one node as one: against the node itself where one of them is."""
    first, *others = sorted(links, key=lambda link: bool(link.hits))
    return replace(
        first,
        hits=tuple(head for link in links for head in link.hits),
        also=tuple(link.relation for link in others if link.relation is not None),
        on_step=tuple(one for link in links for one in link.on_step),
    )


def step(index: PageIndex, relation: Relation) -> Step:
    """Put a step in words."""
    target = relation.target
    return Step(
        index.nodes[relation.speaker],
        relation.kind.traits,
        step(index, target) if isinstance(target, Relation) else index.nodes[target],
    )


def answers_apart(
    debate: Debate, node: str, links: Sequence[LinkView]
) -> tuple[tuple[LinkView, ...], tuple[LinkView, ...]]:
    """Part the answers to a question, theses first, from the rest; of other nodes all is rest."""
    if debate.nodes[node].kind is not Kind.QUESTION:
        return (), tuple(links)
    kind = RelationKind.ANSWERS
    answers = [link for link in links if link.relation and link.relation.kind is kind]
    rest = tuple(link for link in links if link not in answers)
    return tuple(sorted(answers, key=lambda link: link.head.id not in debate.theses)), rest
