"""How reasons and objections fare, in the words of the analysis, with links to what they name."""

from typing import Final, NamedTuple

from argmap.graph.analysis.explain.explanation import Against, Explanation, Pivot
from argmap.graph.analysis.explain.sentences import (
    against_remark,
    names,
    pivot_sentence,
    reason_remark,
)
from argmap.graph.analysis.people.exchanges import makers
from argmap.graph.model.debate import Relation
from argmap.render.views.page_index import Head, PageIndex

NAMED: Final = 2
"""How many replies a remark names."""


class Named(NamedTuple):
    """A node that a remark names, and who puts it forward."""

    head: Head
    people: str = ""


class Remark(NamedTuple):
    """What the analysis says of a reason or an objection.

    Attributes
    ----------
    before, after : str
        The words before and after the nodes it names.
    named : tuple of Named
        The nodes.
    more : int
        How many it leaves out.
    """

    before: str
    named: tuple[Named, ...] = ()
    more: int = 0
    after: str = ""


class PivotView(NamedTuple):
    """A claim that would change how a node fares: the words around its title."""

    before: str
    head: Head
    after: str


def remarks(index: PageIndex, found: Explanation) -> dict[str, Remark]:
    """Say how each reason and each objection fares, by the name of its relation."""
    debate = index.debate
    said = {reason.step.name: Remark(reason_remark(debate, reason)) for reason in found.reasons}
    for against in found.against:
        if against.objection.attack is not None:
            said[against.objection.attack.name] = _against(index, against)
    return said


def changes(index: PageIndex, found: Explanation) -> tuple[PivotView, ...]:
    """Name the claims that would change how a node fares."""
    return tuple(_change(index, pivot) for pivot in found.pivots)


def _against(index: PageIndex, against: Against) -> Remark:
    """Say what `against_remark` says, with links in the place of titles."""
    if against.stopped_by:
        named = tuple(Named(index.nodes[hit.speaker]) for hit in against.stopped_by[:NAMED])
        more = len(against.stopped_by) - len(named)
        return Remark("falls:", named, more, "stands against it")
    replies = against.objection.replies
    if not replies:
        return Remark(against_remark(index.debate, against))
    named = tuple(_reply(index, reply) for reply in replies[:NAMED])
    return Remark("reply:" if len(replies) == 1 else "replies:", named, len(replies) - len(named))


def _reply(index: PageIndex, reply: Relation) -> Named:
    who = makers(index.debate, reply)
    return Named(index.nodes[reply.speaker], names(index.debate, who))


def _change(index: PageIndex, pivot: Pivot) -> PivotView:
    head = index.nodes[pivot.node]
    before, _, after = pivot_sentence(index.debate, pivot).partition(
        f"'{index.debate.nodes[pivot.node].short}'"
    )
    return PivotView(before.strip(), head, after.strip())
