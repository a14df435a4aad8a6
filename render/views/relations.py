"""The page of all relations of a node that has more than its own page shows."""

from collections.abc import Sequence
from typing import Final, NamedTuple

from argmap.graph.analysis.holders import is_tentative
from argmap.graph.model.debate import Debate, Relation
from argmap.graph.model.memo import memoized
from argmap.graph.model.wording import message
from argmap.graph.queries import kernels as queries
from argmap.graph.queries.neighbourhood import neighbourhood
from argmap.graph.queries.stances import in_order
from argmap.render.views.claim import CONCESSIONS_SHOWN, PEOPLE_SHOWN, relations
from argmap.render.views.links import LinkedHead, LinkView
from argmap.render.views.page_budget import IN_ALL, ON_A_SIDE, ON_A_STEP
from argmap.render.views.page_index import Head, PageIndex
from argmap.render.views.stances import StanceLine, stance_line
from argmap.schema.vocabulary import RelationKind

ROWS: Final = 500
"""How many relations of each sort, and how many stances, the page lists."""
HEADINGS: Final = (
    message("For"),
    message("Against"),
    message("How else it is put"),
    message("Also said about it"),
    message("What it bears on"),
    message("Arguments that need it as well"),
)


class RelationsPage(NamedTuple):
    """All relations, concessions and stances of a node, by title."""

    head: Head
    lists: tuple[tuple[str, tuple[LinkView, ...], int], ...]
    conceded: tuple[LinkedHead, ...]
    stances: tuple[StanceLine, ...]


@memoized
def is_crowded(debate: Debate, node: str, conceded: int) -> bool:
    """Tell whether a node has more relations, concessions or stances than its own page shows."""
    if conceded > CONCESSIONS_SHOWN or len(debate.nodes[node].stances) > PEOPLE_SHOWN:
        return True
    spoken, around = debate.spoken_by(node), debate.bearing_on(node)
    needed = debate.premise_in(node)
    reasons = [one for one in around if one.kind is RelationKind.SUPPORTS]
    on_steps = [one for step in reasons for one in debate.bearing_on(step) if one.is_attack]
    against = sum(one.is_attack for one in around) + len(on_steps)
    if max(len(spoken), len(around), len(needed), against) > ON_A_SIDE:
        return True
    return sum([_size(debate, one) for one in (*spoken, *around, *needed)]) > IN_ALL


def _size(debate: Debate, relation: Relation) -> int:
    """Count a relation and all on its step; one step with too many is too many in all."""
    below = debate.bearing_on(relation)
    if len(below) > ON_A_STEP:
        return IN_ALL + 1
    return 1 + sum([_size(debate, other) for other in below])


def all_relations(
    index: PageIndex, node: str, conceded: Sequence[queries.ConcededPoint]
) -> RelationsPage:
    """Gather all relations of a node."""
    lists = relations(index, neighbourhood(index.debate, node), index.analysis.why(node))
    stances = in_order(list(index.debate.nodes[node].stances))[:ROWS]
    return RelationsPage(
        index.nodes[node],
        tuple(
            (heading, links[:ROWS], len(links[ROWS:]))
            for heading, links in zip(HEADINGS, lists, strict=True)
            if links
        ),
        tuple(_conceded(index, point) for point in conceded[:ROWS]),
        tuple(stance_line(index, stance) for stance in stances),
    )


def _conceded(index: PageIndex, point: queries.ConcededPoint) -> LinkedHead:
    """Name what is conceded, and say where nobody concedes it without a hedge."""
    hedges = [is_tentative(index.debate, point.node, person) for person in point.by]
    inferred = point.to is not None and point.to.inferred
    return LinkedHead(index.nodes[point.node], inferred, bool(hedges) and all(hedges))
