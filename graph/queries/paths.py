"""How one thing bears on another: the shortest chains of relations between the two."""

from collections.abc import Iterator, Mapping, Sequence
from enum import Enum
from itertools import chain, islice, zip_longest
from typing import Final, NamedTuple, TypeAlias

from argmap.graph.model.debate import Debate, Relation, Target
from argmap.graph.model.elements import name_of
from argmap.schema.vocabulary import RelationKind

CAP: Final = 8
"""How many chains are listed at most."""


class Bears(Enum):
    """What a chain of relations does to what it leads to."""

    FOR = "for"
    AGAINST = "against"
    CONCEDED = "conceded"
    OTHER = "other"


_Arrival: TypeAlias = tuple[Relation, Bears]
"""A relation, and what a chain that comes to it does to its target."""


class Paths(NamedTuple):
    """The shortest chains of relations from one thing to another, for each way of bearing on it.

    Attributes
    ----------
    start, end : str or Relation
        Ids of nodes, or steps or their names.
    chains : tuple of tuple of Relation
        The chains, each as the relations that it takes in turn; after a relation that leads to a
        step comes that step. Empty where nothing leads there.
    bearings : tuple of Bears
        What each of them does to the end.
    complete : bool
        Whether these are all of the shortest chains of each bearing.
    """

    start: Target
    end: Target
    chains: tuple[tuple[Relation, ...], ...] = ()
    bearings: tuple[Bears, ...] = ()
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
        For each bearing the chains with the fewest relations, in order of the names of these: the
        first of each, then the second of each, and so on, so that a short side road hides no main
        one. Where start and end are the same there is one, without any relation.

    Raises
    ------
    UnknownIdError
        Where there is no such node or step.

    Notes
    -----
    A chain follows relations of every kind in the direction in which they are written: from each
    source to the relation, and on to its target, which may be a step. It takes nothing twice.
    Breadth first over pairs of relation and bearing, so linear in relations, but for the number of
    the chains.

    Examples
    --------
    >>> from argmap.graph.model.examples import tea
    >>> found = paths(tea(), "hot-drinks-calm", "drink-tea")
    >>> [[relation.kind.value for relation in chain] for chain in found.chains]
    [['undercuts', 'supports']]
    >>> [bears.value for bears in found.bearings]
    ['against']
    """
    start, end = debate.target(start), debate.target(end)
    if start == end:
        return Paths(start, end, ((),), (Bears.FOR,))
    parents, goals = _search(debate, start, end)
    found = {}
    for bears in Bears:
        walks = (walk for goal in goals.get(bears, ()) for walk in _walks_to(goal, parents))
        simple = (walk for walk in walks if _is_simple(start, walk))
        found[bears] = sorted(islice(simple, cap + 1), key=_names)
    rounds = zip_longest(*([(bears, one) for one in some] for bears, some in found.items()))
    ranked = [pair for pair in chain.from_iterable(rounds) if pair is not None]
    return Paths(
        start,
        end,
        tuple(one for _, one in ranked[:cap]),
        tuple(bears for bears, _ in ranked[:cap]),
        len(ranked) <= cap,
    )


def _search(
    debate: Debate, start: Target, end: Target
) -> tuple[dict[_Arrival, list[_Arrival]], dict[Bears, list[_Arrival]]]:
    """Go on from the start, level by level, as far as the end.

    Gives the places from which each place is reached first, and for each bearing those places at
    which the end is reached first.
    """
    places = [(step, _and_then(Bears.FOR, step)) for step in _onward(debate, start)]
    parents: dict[_Arrival, list[_Arrival]] = {place: [] for place in places}
    goals: dict[Bears, list[_Arrival]] = {}
    while places:
        following: dict[_Arrival, list[_Arrival]] = {}
        arrived = [place for place in places if place[0].target == end]
        for bears in {bears for _, bears in arrived} - goals.keys():
            goals[bears] = [place for place in arrived if place[1] is bears]
        for step, bears in places:
            if step.target != end:
                for onward in _onward(debate, step.target):
                    after = (onward, _and_then(bears, onward))
                    if after not in parents:
                        following.setdefault(after, []).append((step, bears))
        parents |= following
        places = list(following)
    return parents, goals


def _onward(debate: Debate, thing: Target) -> tuple[Relation, ...]:
    """List the relations by which something leads on: a step by itself."""
    if isinstance(thing, Relation):
        return (thing,)
    return (*debate.spoken_by(thing), *debate.premise_in(thing))


def _and_then(bears: Bears, step: Relation) -> Bears:
    """Say what a chain does that goes on by a relation: an attack on an attack speaks for it."""
    if step.is_attack:
        return {Bears.FOR: Bears.AGAINST, Bears.AGAINST: Bears.FOR}.get(bears, Bears.OTHER)
    if step.kind is RelationKind.SUPPORTS:
        return bears
    is_concession = step.kind is RelationKind.KERNEL_OF and bears is Bears.FOR
    return Bears.CONCEDED if is_concession else Bears.OTHER


def _walks_to(
    goal: _Arrival, parents: Mapping[_Arrival, Sequence[_Arrival]]
) -> Iterator[tuple[Relation, ...]]:
    """Yield the shortest walks to a place; without recursion, for a chain may be long."""
    pending: list[tuple[_Arrival, tuple[Relation, ...]]] = [(goal, (goal[0],))]
    while pending:
        place, walk = pending.pop()
        if not parents[place]:
            yield walk
        pending += [(before, (before[0], *walk)) for before in reversed(parents[place])]


def _is_simple(start: Target, walk: Sequence[Relation]) -> bool:
    """Tell whether a walk comes to nothing twice."""
    things = [start, *(step.target for step in walk)]
    return len(set(things)) == len(things)


def _names(walk: Sequence[Relation]) -> list[str]:
    return [step.name for step in walk]


def leads_to(debate: Debate, start: Target, end: Target) -> bool:
    """Tell whether any chain of relations leads from one thing to another.

    Examples
    --------
    >>> from argmap.graph.model.examples import tea
    >>> leads_to(tea(), "drink-tea", "tea-calms")
    False
    """
    import networkx as nx

    return bool(nx.has_path(debate.graph, name_of(start), name_of(end)))
