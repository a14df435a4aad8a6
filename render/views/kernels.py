"""The page of kernels: what is granted, by whom, to which statement, and within which limits."""

from typing import Final, NamedTuple

from argmap.graph.queries import kernels as queries
from argmap.graph.queries.stances import in_order
from argmap.render.views.page_index import Citation, Head, PageIndex, PersonHead
from argmap.render.views.stances import StanceLine, stance_line

SHOWN: Final = 400
"""How many grants the page shows."""


class GrantView(NamedTuple):
    """Something granted.

    Attributes
    ----------
    head : Head
        What is granted.
    limits : str
        What it does not show.
    stances : tuple of StanceLine
        Who grants it, and where they say so.
    drawers : tuple of PersonHead
        Who turns it to this use, where that is somebody else.
    citation : Citation or None
        Where they do.
    inferred : bool
        The editor added the link to what it is conceded to.
    """

    head: Head
    limits: str
    stances: tuple[StanceLine, ...]
    drawers: tuple[PersonHead, ...] = ()
    citation: Citation | None = None
    inferred: bool = False


class Granted(NamedTuple):
    """A statement and what is granted to it."""

    head: Head
    grants: tuple[GrantView, ...]


class KernelsPage(NamedTuple):
    """All that the page of kernels shows: what is granted to a statement, and what to none.

    Attributes
    ----------
    granted : tuple of Granted
        The statements to which something is granted.
    concessions : tuple of GrantView
        What is granted as such.
    left_out : int
        How many grants there are besides.
    """

    granted: tuple[Granted, ...]
    concessions: tuple[GrantView, ...]
    left_out: int = 0


def kernels_page(index: PageIndex) -> KernelsPage:
    """Gather all that is granted, in reading order of what it is granted to."""
    to: dict[str, list[GrantView]] = {}
    bare = []
    for found in queries.kernels(index.debate):
        if found.to is None:
            bare.append(grant(index, found))
        else:
            to.setdefault(found.to.end, []).append(grant(index, found))
    return KernelsPage(
        tuple(Granted(index.nodes[node], tuple(to[node])) for node in index.order if node in to),
        tuple(bare),
    )


def abridged(page: KernelsPage) -> KernelsPage:
    """Keep what one page can show: the first grants, in their order."""
    shown = []
    room = SHOWN
    for found in page.granted:
        grants = found.grants[:room]
        room -= len(grants)
        if grants:
            shown.append(Granted(found.head, grants))
    every = sum(len(found.grants) for found in page.granted) + len(page.concessions)
    concessions = page.concessions[:room]
    return KernelsPage(tuple(shown), concessions, every - (SHOWN - room) - len(concessions))


def grant(index: PageIndex, found: queries.Grant) -> GrantView:
    """Show something granted."""
    node, relation = index.debate.nodes[found.node], found.to
    accepting = [s for s in node.stances if s.step is None and s.accepts]
    return GrantView(
        head=index.nodes[node.id],
        limits=node.record.limits or "",
        stances=tuple(stance_line(index, stance) for stance in in_order(accepting)),
        drawers=tuple(index.people[p] for p in relation.drawn_by) if relation else (),
        citation=index.cite(relation.source, relation.at) if relation else None,
        inferred=relation is not None and relation.inferred,
    )
