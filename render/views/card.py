"""A card of the map: a node, and how it bears on what it hangs under and on others."""

from typing import Final, NamedTuple

from argmap.graph.analysis.objections import objections
from argmap.graph.model.debate import Debate, Relation, Target
from argmap.render.views.page_index import Head, PageIndex
from argmap.schema.traits import RelationTraits
from argmap.schema.vocabulary import PREMISE, RelationKind

_USUAL: Final = frozenset({"claim", "counterargument"})


class Chip(NamedTuple):
    """A relation of a node, named from its speaker's side.

    Attributes
    ----------
    kind : RelationKind
        The relation.
    word : RelationTraits
        How it is named.
    head : Head
        What it bears on; for a step, the node where it starts.
    on_step, inferred : bool
        It bears on a step; the editor added it.
    here : bool
        The other node is on this page.
    """

    kind: RelationKind
    word: RelationTraits
    head: Head
    on_step: bool
    inferred: bool
    here: bool

    @property
    def heard(self) -> str:
        """What it is to its target, in words."""
        traits = self.kind.traits
        return traits.heard_of_step if self.on_step and traits.heard_of_step else traits.heard

    @property
    def says(self) -> str:
        """How it bears on the other node, or on a step that starts there."""
        return self.word.label_of_step if self.on_step else self.word.label


class Card(NamedTuple):
    """A node on the map, in the order of the outline.

    Attributes
    ----------
    head : Head
        The node.
    short : str
        Its title, short for every node.
    link : Chip or None
        The relation that puts it there; for one that hangs there for want of another place, its
        first relation.
    loose : bool
        It hangs there for want of another place, so no line leads to it.
    chips : tuple of Chip
        The relations that its place does not show.
    below, hidden : int
        How many nodes hang right under it, and how many of these are not shown.
    level : int
        How many steps it stands below the top.
    closes : int
        How many lists end after it.
    outside : int
        How many objections to it, or to a step from it, stand in other sections.
    """

    head: Head
    short: str
    link: Chip | None
    loose: bool
    chips: tuple[Chip, ...]
    below: int
    hidden: int
    level: int
    closes: int
    outside: int

    @property
    def how(self) -> str:
        """How it bears on what it hangs under."""
        return self.link.says if self.link is not None else ""

    @property
    def kind(self) -> str:
        """What kind of node it is, where that is not what one expects."""
        return "" if self.head.kind in _USUAL else self.head.kind

    @property
    def elsewhere(self) -> str:
        """What it bears on, where that is not the card above it."""
        return self.link.head.title if self.link is not None and self.loose else ""

    @property
    def links(self) -> tuple[Chip, ...]:
        """All its relations that the map shows."""
        return (self.link, *self.chips) if self.link is not None else self.chips


def card_of(index: PageIndex, node: str, level: int, closes: int, here: frozenset[str]) -> Card:
    """Fill in the card of a node.

    Parameters
    ----------
    index : PageIndex
        The debate.
    node : str
        The id of the node.
    level, closes : int
        As in `Card`.
    here : frozenset of str
        The nodes on the page; a card says how many of those under it are not among them.

    Returns
    -------
    Card
        Linear in the node's relations and in what hangs under it.
    """
    children = index.outline.children.get(node, ())
    relation = index.outline.places[node].relation
    others = [r for r in index.debate.spoken_by(node) if r is not relation]
    first = relation or next(iter(others), None)
    return Card(
        head=index.nodes[node],
        short=index.debate.nodes[node].short,
        link=_chip(index, node, first, here) if first is not None else None,
        loose=relation is None,
        chips=tuple(_chip(index, node, other, here) for other in others),
        below=len(children),
        hidden=sum(child not in here for child in children),
        level=level,
        closes=closes,
        outside=_outside(index.debate, node),
    )


def _outside(debate: Debate, node: str) -> int:
    """Count the objections that no map of the node's section shows."""
    targets: tuple[Target, ...] = (node, *(step for step in debate.spoken_by(node) if step.is_step))
    speakers = {
        one.attack.speaker for target in targets for one in objections(debate, target) if one.attack
    }
    section = debate.nodes[node].section
    return sum(debate.nodes[speaker].section != section for speaker in speakers)


def _chip(index: PageIndex, node: str, relation: Relation, here: frozenset[str]) -> Chip:
    target = relation.target
    on_step = isinstance(target, Relation)
    end = target.speaker if isinstance(target, Relation) else target
    word = relation_word(node, relation)
    return Chip(relation.kind, word, index.nodes[end], on_step, relation.inferred, end in here)


def relation_word(node: str, relation: Relation) -> RelationTraits:
    """Name a relation from the side of a node: its speaker, or a further premise of it."""
    return relation.kind.traits if relation.speaker == node else PREMISE
