"""Circles of nodes that need support and have it only from one another."""

from argmap.graph.model.components import strongly_connected_components
from argmap.graph.model.debate import Debate
from argmap.schema.vocabulary import RelationKind


def support_circles(debate: Debate) -> tuple[tuple[str, ...], ...]:
    """List the circles of nodes that need support and give it to one another.

    Parameters
    ----------
    debate : Debate
        Linear in its relations.

    Returns
    -------
    tuple of tuple of str
        The strongly connected components of more than one node among the nodes that need support,
        sorted.

    Examples
    --------
    >>> from argmap.graph.model.examples import tea
    >>> support_circles(tea())
    ()
    """
    needing = sorted(n.id for n in debate.nodes.values() if n.record.needs_support)
    number = {node: place for place, node in enumerate(needing)}
    helpers: list[set[int]] = [set() for _ in needing]
    for relation in debate.relations:
        if relation.kind is RelationKind.SUPPORTS and relation.target in number:
            sources = (number[source] for source in relation.sources if source in number)
            helpers[number[relation.end]].update(sources)
    components = strongly_connected_components(len(needing), lambda place: sorted(helpers[place]))
    return tuple(sorted(tuple(needing[i] for i in c) for c in components if len(c) > 1))
