"""The page of kernels: what is conceded, by whom, to which statement, and within which limits."""

from typing import Final, NamedTuple

from argmap.graph.queries import kernels as queries
from argmap.graph.queries.stances import in_order
from argmap.render.views.page_index import Citation, Head, PageIndex, PersonHead
from argmap.render.views.stances import StanceLine, accepting, stance_line

CONCESSIONS_SHOWN: Final = 400
"""How many concessions the page shows."""


class ConcessionView(NamedTuple):
    """Something conceded.

    Attributes
    ----------
    head : Head
        What is conceded.
    limits : str
        What it does not show.
    stances : tuple of StanceLine
        Who accepts it, and where they say so.
    people : tuple of PersonHead
        Those of them who concede it; for others it is a view of their own.
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
    people: tuple[PersonHead, ...] = ()
    drawers: tuple[PersonHead, ...] = ()
    citation: Citation | None = None
    inferred: bool = False


class ConcededTo(NamedTuple):
    """A statement and what is conceded to it."""

    head: Head
    points: tuple[ConcessionView, ...]


class KernelsPage(NamedTuple):
    """All that the page of kernels shows: what is conceded to a statement, and what to none.

    Attributes
    ----------
    conceded : tuple of ConcededTo
        The statements to which something is conceded.
    concessions : tuple of ConcessionView
        What is conceded as such.
    left_out : int
        How many concessions there are besides.
    statements : int
        How many statements are conceded; one may be conceded to several.
    """

    conceded: tuple[ConcededTo, ...]
    concessions: tuple[ConcessionView, ...]
    left_out: int = 0
    statements: int = 0

    @property
    def repeats(self) -> bool:
        """Whether a statement is conceded to several others, and so stands there several times."""
        return sum(len(one.points) for one in self.conceded) + len(self.concessions) > (
            self.statements
        )


def kernels_page(index: PageIndex) -> KernelsPage:
    """Gather all that is conceded, in reading order of what it is conceded to."""
    to: dict[str, list[ConcessionView]] = {}
    bare = []
    for found in queries.kernels(index.debate):
        if found.to is None:
            bare.append(concession_view(index, found))
        else:
            to.setdefault(found.to.end, []).append(concession_view(index, found))
    return KernelsPage(
        tuple(ConcededTo(index.nodes[node], tuple(to[node])) for node in index.order if node in to),
        tuple(bare),
        statements=len({found.node for found in queries.kernels(index.debate)}),
    )


def abridged(page: KernelsPage) -> KernelsPage:
    """Keep what one page can show: the first concessions, in their order."""
    shown = []
    room = CONCESSIONS_SHOWN
    for found in page.conceded:
        points = found.points[:room]
        room -= len(points)
        if points:
            shown.append(ConcededTo(found.head, points))
    every = sum(len(found.points) for found in page.conceded) + len(page.concessions)
    concessions = page.concessions[:room]
    left_out = every - (CONCESSIONS_SHOWN - room) - len(concessions)
    return KernelsPage(tuple(shown), concessions, left_out, page.statements)


def concession_view(index: PageIndex, found: queries.ConcededPoint) -> ConcessionView:
    """Show something conceded."""
    node, relation = index.debate.nodes[found.node], found.to
    stances = [s for s in node.stances if s.step is None and s.accepts]
    return ConcessionView(
        head=index.nodes[node.id],
        limits=node.record.limits or "",
        stances=tuple(stance_line(index, stance) for stance in in_order(stances)),
        people=accepting(index, node.id, found.by),
        drawers=tuple(index.people[p] for p in relation.drawn_by) if relation else (),
        citation=index.cite(relation.source, relation.at) if relation else None,
        inferred=relation is not None and relation.inferred,
    )
