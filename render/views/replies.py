"""The exchange on a claim: under each objection what replies to it, and what replies to that."""

from collections.abc import Sequence
from dataclasses import replace
from typing import Final, NamedTuple

from argmap.graph.analysis.holders import is_passive
from argmap.graph.analysis.objections import replies
from argmap.graph.analysis.people.exchanges import makers
from argmap.graph.model.debate import Relation
from argmap.render.views.links import LinkView
from argmap.render.views.page_index import Head, PageIndex, PersonHead
from argmap.schema.traits import RelationTraits

SHOWN: Final = 12
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
    """

    word: RelationTraits
    head: Head
    people: tuple[PersonHead, ...]
    partly: bool
    inferred: bool
    replies: tuple["ReplyView", ...] = ()


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
        said = exchange.below((link.relation, *link.also), 1) if link.relation is not None else ()
        rest = tuple(one for one in link.on_step if not one.is_attack)
        found.append(replace(link, replies=said, on_step=rest, is_objection=True))
    return tuple(found)


def replies_below(index: PageIndex, *attacks: Relation) -> tuple[ReplyView, ...]:
    """Gather what replies to attacks of one node, and what replies to that."""
    return _Exchange(index).below(attacks, 1)


class _Exchange:
    """Follows replies, and counts them."""

    def __init__(self, index: PageIndex) -> None:
        self._index = index
        self._room = SHOWN
        self._seen: set[Relation] = set()

    def below(self, moves: tuple[Relation, ...], depth: int) -> tuple[ReplyView, ...]:
        """Show what replies to an objection or a reply, each once."""
        debate, found = self._index.debate, []
        for reply in dict.fromkeys(one for move in moves for one in replies(debate, move)):
            if self._room <= 0 or is_passive(debate, reply.speaker):
                continue
            self._room -= 1
            known = reply in self._seen or depth >= DEEPEST
            self._seen.add(reply)
            view = ReplyView(
                reply.kind.traits,
                self._index.nodes[reply.speaker],
                tuple(self._index.people[person] for person in makers(debate, reply)),
                reply.partly,
                reply.inferred,
            )
            below = () if known else self.below((reply,), depth + 1)
            found.append(view._replace(replies=below))
        return tuple(found)
