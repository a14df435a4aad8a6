"""The page of kernels: what is granted, by whom, to which statement, and within which limits."""

from dataclasses import dataclass

from argmap.graph.queries import kernels as queries
from argmap.graph.queries.stances import in_order
from argmap.render.views.atlas import Atlas, Citation, Head, PersonHead
from argmap.render.views.stances import StanceLine, stance_line


@dataclass(frozen=True, slots=True)
class Grant:
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
        The link to what it is granted to is the mapper's own.
    """

    head: Head
    limits: str
    stances: tuple[StanceLine, ...]
    drawers: tuple[PersonHead, ...] = ()
    citation: Citation | None = None
    inferred: bool = False


@dataclass(frozen=True, slots=True)
class Granted:
    """A statement and what is granted to it."""

    head: Head
    grants: tuple[Grant, ...]


@dataclass(frozen=True, slots=True)
class KernelsPage:
    """All that the page of kernels shows: what is granted to a statement, and what to none."""

    granted: tuple[Granted, ...]
    concessions: tuple[Grant, ...]


def kernels_page(atlas: Atlas) -> KernelsPage:
    """Gather all that is granted, in reading order of what it is granted to."""
    to: dict[str, list[Grant]] = {}
    bare = []
    for found in queries.kernels(atlas.debate):
        if found.to is None:
            bare.append(grant(atlas, found))
        else:
            to.setdefault(found.to.end, []).append(grant(atlas, found))
    return KernelsPage(
        tuple(Granted(atlas.nodes[node], tuple(to[node])) for node in atlas.order if node in to),
        tuple(bare),
    )


def grant(atlas: Atlas, found: queries.Grant) -> Grant:
    """Show something granted."""
    node, relation = atlas.debate.nodes[found.node], found.to
    accepting = [s for s in node.stances if s.step is None and s.accepts]
    return Grant(
        head=atlas.nodes[node.id],
        limits=node.record.limits or "",
        stances=tuple(stance_line(atlas, stance) for stance in in_order(accepting)),
        drawers=tuple(atlas.people[p] for p in relation.drawn_by) if relation else (),
        citation=atlas.cite(relation.source, relation.at) if relation else None,
        inferred=relation is not None and relation.inferred,
    )
