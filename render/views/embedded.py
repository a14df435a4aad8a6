"""A claim as another site shows it within its own page: the statement and its local map."""

from typing import NamedTuple

from argmap.graph.queries.neighbourhood import neighbourhood
from argmap.render.views.around import LocalMap, local_map
from argmap.render.views.page_index import Head, PageIndex


class Embedded(NamedTuple):
    """All that the embedded page of a node shows."""

    head: Head
    around: LocalMap


def embedded(index: PageIndex, node: str) -> Embedded:
    """Gather what the embedded page of a node shows."""
    return Embedded(index.nodes[node], local_map(index, neighbourhood(index.debate, node)))
