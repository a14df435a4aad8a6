"""A card of the map: a node, and how it bears on what it hangs under and on others."""

from collections.abc import Sequence
from typing import Final, NamedTuple

from argmap.graph.analysis.objections import objections
from argmap.graph.model.debate import Debate, Relation, Target
from argmap.graph.model.wording import message
from argmap.render.views.counts import placing
from argmap.render.views.page_index import Head, PageIndex
from argmap.schema.traits import RelationTraits
from argmap.schema.vocabulary import PREMISE, RelationKind

_CONCEDED: Final = message("concedes this much")
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
    section : str
        The title of the section in which the other node lies, where that is another one.
    """

    kind: RelationKind
    word: RelationTraits
    head: Head
    on_step: bool
    inferred: bool
    here: bool
    section: str = ""

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
    """A node on the map.

    Attributes
    ----------
    head : Head
        The node.
    short : str
        Its title, short for every node.
    link : Chip or None
        The relation that puts it there; for one that no relation puts there, its first one.
    loose : bool
        That relation is not to the card above it.
    chips : tuple of Chip
        Its other relations.
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
        """How it bears on what it hangs under, which the words leave unnamed."""
        if self.link is None:
            return ""
        return _CONCEDED if self.link.kind is RelationKind.KERNEL_OF else self.link.says

    @property
    def kind(self) -> str:
        """What kind of node it is, where that is not what one expects."""
        return "" if self.head.kind in _USUAL else self.head.kind

    @property
    def named(self) -> tuple[Chip, ...]:
        """The relations that name their other end: all but the one that leads up."""
        return self.links if self.loose else self.chips

    @property
    def links(self) -> tuple[Chip, ...]:
        """All its relations that the map shows."""
        return (self.link, *self.chips) if self.link is not None else self.chips


def card_of(
    index: PageIndex,
    node: str,
    below: Sequence[str],
    level: int,
    closes: int,
    here: frozenset[str],
) -> Card:
    """Fill in the card of a node.

    Parameters
    ----------
    index : PageIndex
        The debate.
    node : str
        The id of the node.
    below : sequence of str
        What hangs right under it.
    level, closes : int
        As in `Card`.
    here : frozenset of str
        The nodes on the page; a card says how many of those under it are not among them.

    Returns
    -------
    Card
        Linear in the node's relations and in what hangs under it.
    """
    spoken = index.debate.spoken_by(node)
    first = placing(index.debate, node)
    return Card(
        head=index.nodes[node],
        short=index.debate.nodes[node].short,
        link=_chip(index, node, first, here) if first is not None else None,
        loose=index.outline.places[node].relation is None,
        chips=tuple(_chip(index, node, other, here) for other in spoken if other is not first),
        below=len(below),
        hidden=sum(child not in here for child in below),
        level=level,
        closes=closes,
        outside=objections_elsewhere(index.debate, node),
    )


def objections_elsewhere(debate: Debate, node: str) -> int:
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
    # A node may be a further premise of a relation instead of its speaker.
    word = relation.kind.traits if relation.speaker == node else PREMISE
    own, other = (index.debate.nodes[one].section for one in (node, end))
    section = index.sections[other].title if other != own else ""
    return Chip(
        relation.kind, word, index.nodes[end], on_step, relation.inferred, end in here, section
    )
