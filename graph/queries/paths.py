"""How one thing bears on another: the shortest chains of relations between the two."""

from itertools import islice
from typing import Final, NamedTuple

from argmap.graph.model.debate import Debate, Relation, Target

CAP: Final = 8
"""How many chains are listed at most."""


class Paths(NamedTuple):
    """The shortest chains of relations from one thing to another.

    Attributes
    ----------
    start, end : str or Relation
        Ids of nodes, or steps or their names.
    chains : tuple of tuple of Relation
        The chains, each as the relations that it takes in turn; after a relation that leads to a
        step comes that step. Empty where nothing leads there.
    complete : bool
        Whether these are all chains of that length.
    """

    start: Target
    end: Target
    chains: tuple[tuple[Relation, ...], ...] = ()
    complete: bool = True


def paths(debate: Debate, start: Target, end: Target, *, cap: int = CAP) -> Paths:
    """Find the shortest chains of relations that lead from one thing to another.

    Parameters
    ----------
    start, end : str or Relation
        Ids of nodes, or steps.
    cap : int, default 8
        How many chains to list at most.

    Returns
    -------
    Paths
        The chains with the fewest relations, in order of the names of these. Where start and end
        are the same there is one, without any relation.

    Raises
    ------
    UnknownIdError
        Where there is no such node or step.

    Notes
    -----
    A chain follows relations of every kind in the direction in which they are written: from each
    source to the relation, and on to its target, which may be a step. Only relations count, not the
    links between them and their ends, so the shortest chains are found by Dijkstra's algorithm: in
    O((n + m) log n) for n nodes and relations with m sources and targets.

    Examples
    --------
    >>> from argmap.graph.model.examples import tea
    >>> found = paths(tea(), "hot-drinks-calm", "drink-tea")
    >>> [[relation.kind.value for relation in chain] for chain in found.chains]
    [['undercuts', 'supports']]
    """
    import networkx as nx

    start, end = debate.target(start), debate.target(end)
    by_name = {relation.name: relation for relation in debate.relations}

    def length(_source: str, target: str, _edge: object) -> int:
        """Count relations: an edge has length 1 where it enters one, else 0."""
        return int(target in by_name)

    shortest = nx.all_shortest_paths(debate.graph, _name(start), _name(end), weight=length)
    try:
        first = list(islice(shortest, cap + 1))
    except nx.NetworkXNoPath:
        return Paths(start, end)
    chains = sorted([name for name in path[:-1] if name in by_name] for path in first[:cap])
    listed = tuple(tuple(by_name[name] for name in chain) for chain in chains)
    return Paths(start, end, listed, len(first) <= cap)


def leads_to(debate: Debate, start: Target, end: Target) -> bool:
    """Tell whether any chain of relations leads from one thing to another.

    Examples
    --------
    >>> from argmap.graph.model.examples import tea
    >>> leads_to(tea(), "drink-tea", "tea-calms")
    False
    """
    import networkx as nx

    return bool(nx.has_path(debate.graph, _name(start), _name(end)))


def _name(thing: Target) -> str:
    return thing if isinstance(thing, str) else thing.name
