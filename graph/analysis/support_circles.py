"""Circles of reasons: claims that support one another, and claims that rest on nothing else."""

from collections.abc import Iterable, Mapping

from argmap.graph.analysis.objections import reasons
from argmap.graph.argumentation.horn import consequences
from argmap.graph.model.components import strongly_connected_components
from argmap.graph.model.debate import Debate
from argmap.graph.model.memo import memoized

Circle = tuple[str, ...]
"""The ids of nodes that support one another, in order."""


def support_circles(debate: Debate) -> tuple[Circle, ...]:
    """List the circles of nodes that need support and have it only from one another.

    Returns
    -------
    tuple of Circle
        Sorted. A circle of which one member has a reason from outside is none: the least fixed
        point carries that reason around it.

    Notes
    -----
    Linear in nodes and relations.

    Examples
    --------
    >>> from argmap.graph.model.examples import tea
    >>> support_circles(tea())
    ()
    """
    needing = {node.id for node in debate.nodes.values() if node.record.needs_support}
    if not needing:
        return ()
    clauses = [(frozenset(step.sources), n) for n in needing for step in reasons(debate, n)]
    # The least fixed point: what rests on itself alone is never reached from what needs no support.
    founded = consequences(debate.nodes.keys() - needing, clauses)
    return _circles(debate, needing - founded)


@memoized
def reason_circles(debate: Debate) -> tuple[Circle, ...]:
    """List the circles of claims that are reasons for one another.

    Such reasons carry nothing by themselves; a reason from outside still counts for the whole
    circle.

    Returns
    -------
    tuple of Circle
        The strongly connected components of more than one node, sorted.

    Notes
    -----
    Linear in nodes and relations.

    Examples
    --------
    >>> from argmap.graph.model.examples import tea
    >>> reason_circles(tea())
    ()
    """
    return _circles(debate, debate.nodes)


@memoized
def _circle_by_node(debate: Debate) -> Mapping[str, Circle]:
    return {node: circle for circle in reason_circles(debate) for node in circle}


def circle_of(debate: Debate, node: str) -> Circle:
    """Give the circle of reasons to which a node belongs; empty where it belongs to none."""
    return _circle_by_node(debate).get(node, ())


def _circles(debate: Debate, among: Iterable[str]) -> tuple[Circle, ...]:
    """Find the strongly connected components among some nodes, each with what it rests on."""
    nodes = sorted(among)
    number = {node: index for index, node in enumerate(nodes)}
    needs = [
        sorted({number[s] for step in reasons(debate, node) for s in step.sources if s in number})
        for node in nodes
    ]
    components = strongly_connected_components(len(nodes), needs.__getitem__)
    return tuple(sorted(tuple(nodes[i] for i in c) for c in components if len(c) > 1))
