"""The exchange on a claim: under each objection what replies to it, and what replies to that."""

from collections.abc import Sequence
from dataclasses import replace
from typing import Final, NamedTuple

from argmap.graph.analysis.holders import is_passive, makers
from argmap.graph.analysis.objections import is_mutual, replies
from argmap.graph.model.debate import Relation
from argmap.render.views.links import LinkView
from argmap.render.views.page_index import Head, PageIndex, PersonHead
from argmap.schema.traits import RelationTraits

REPLIES_SHOWN: Final = 12
"""How many replies a page shows below its objections."""
DEEPEST: Final = 4
"""How many replies stand below each other."""


class ReplyView(NamedTuple):
    """A reply to an objection or to another reply.

    Attributes
    ----------
    word : RelationTraits
        How it replies.
    head : Head
        What is said.
    people : tuple of PersonHead
        Who says it.
    partly, inferred : bool
        It replies in part; the editor added the link.
    replies : tuple of ReplyView
        What replies to it.
    also : tuple of RelationTraits
        How else the same statement replies.
    again : bool
        The statement stands further up in the same exchange.
    """

    word: RelationTraits
    head: Head
    people: tuple[PersonHead, ...]
    partly: bool
    inferred: bool
    replies: tuple["ReplyView", ...] = ()
    also: tuple[RelationTraits, ...] = ()
    again: bool = False


def with_replies(index: PageIndex, links: Sequence[LinkView]) -> tuple[LinkView, ...]:
    """Put below each objection what replies to it.

    Parameters
    ----------
    index : PageIndex
        The debate.
    links : sequence of LinkView
        The objections that a page shows.

    Returns
    -------
    tuple of LinkView
        The same, with replies: as many as a page has room for. A reply that was shown before is
        shown again without what follows it. What attacks the step of an objection is a reply, so it
        is not listed as something on that step once more.
    """
    exchange = _Exchange(index)
    found = []
    for link in links:
        attacks = (link.relation, *link.also) if link.relation is not None else ()
        said = exchange.below(attacks, 1)
        rest = tuple(one for one in link.on_step if not one.is_attack)
        mutual = any(is_mutual(index.debate, attack) for attack in attacks)
        found.append(replace(link, replies=said, on_step=rest, is_objection=True, is_mutual=mutual))
    return tuple(found)


def replies_below(index: PageIndex, *attacks: Relation) -> tuple[ReplyView, ...]:
    """Gather what replies to attacks of one node, and what replies to that."""
    return _Exchange(index).below(attacks, 1)


class _Exchange:
    """Follows replies, and counts them."""

    def __init__(self, index: PageIndex) -> None:
        self._index = index
        self._room = REPLIES_SHOWN
        self._seen: set[Relation] = set()
        self._told: set[str] = set()

    def below(self, moves: tuple[Relation, ...], depth: int) -> tuple[ReplyView, ...]:
        """Show what replies to an objection or a reply, each statement once."""
        debate = self._index.debate
        self._told.update(move.speaker for move in moves)
        found: dict[tuple[object, ...], list[Relation]] = {}
        for reply in dict.fromkeys(one for move in moves for one in replies(debate, move)):
            if not is_passive(debate, reply.speaker):
                alike = (reply.speaker, reply.inferred, reply.partly)
                found.setdefault(alike, []).append(reply)
        return tuple(self._view(tuple(one), depth) for one in found.values() if self._room > 0)

    def _view(self, moves: tuple[Relation, ...], depth: int) -> ReplyView:
        """Show a reply, and below it what replies to it, unless that was shown before."""
        debate, first = self._index.debate, moves[0]
        self._room -= 1
        known = depth >= DEEPEST or not self._seen.isdisjoint(moves)
        self._seen.update(moves)
        again = first.speaker in self._told
        self._told.add(first.speaker)
        word, *also = dict.fromkeys(move.kind.traits for move in moves)
        return ReplyView(
            word,
            self._index.nodes[first.speaker],
            tuple(self._index.people[person] for person in makers(debate, first)),
            first.partly,
            first.inferred,
            () if known else self.below(moves, depth + 1),
            tuple(also),
            again,
        )
