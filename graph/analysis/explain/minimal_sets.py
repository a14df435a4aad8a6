"""The case for a contested claim and the case against it: what one takes on with either side."""

from collections.abc import Iterable
from itertools import chain
from typing import NamedTuple

from argmap.graph.analysis.flattening import Flattening
from argmap.graph.argumentation.budget import Budget
from argmap.graph.argumentation.minimal_defences import Defences, minimal_defences
from argmap.graph.model.debate import Target


class Cases(NamedTuple):
    """What has to be accepted in order to accept something, and in order to reject it.

    Attributes
    ----------
    accepting, rejecting : tuple of tuple of str
        Each a least set of other nodes that will do, by id, the smallest first. An empty set:
        nothing else has to be accepted. No set at all: no coherent view accepts, or rejects, it.
    exact : bool
        Whether these are all; else a cap or the budget cut a list short.
    """

    accepting: tuple[tuple[str, ...], ...]
    rejecting: tuple[tuple[str, ...], ...]
    exact: bool = True


def cases(flattening: Flattening, target: Target, budget: Budget | None = None) -> Cases:
    """Find what one takes on by accepting a node or a step, and by rejecting it.

    Parameters
    ----------
    flattening : Flattening
        The debate as a framework.
    target : str or Relation
        The id of a node, or a step.
    budget : Budget, optional
        What may be spent.

    Returns
    -------
    Cases
        The two sides.

    Notes
    -----
    The least defences of the target's argument, and of each argument that attacks it, see
    `minimal_defences`; of their members only the nodes are named: the steps come with them.

    Examples
    --------
    >>> from argmap.graph.analysis.flattening import flatten
    >>> from argmap.graph.model.examples import tea
    >>> cases(flatten(tea()), "tea-calms")
    Cases(accepting=((),), rejecting=(('tea-keeps-awake',),), exact=True)
    """
    budget = budget or Budget()
    framework, argument = flattening.framework, flattening.arguments[target]
    accepting = minimal_defences(framework, argument, budget=budget)
    rejecting = [
        minimal_defences(framework, attacker, budget=budget)
        for attacker in framework.attackers[argument]
    ]
    return Cases(
        _named(flattening, target, [accepting]),
        _named(flattening, target, rejecting),
        all(defences.exact for defences in (accepting, *rejecting)),
    )


def _named(
    flattening: Flattening, target: Target, known: Iterable[Defences]
) -> tuple[tuple[str, ...], ...]:
    """Name the other nodes of each set, and leave out what holds another set whole."""
    things = flattening.things
    sets = {
        frozenset(
            thing
            for member in each
            if isinstance(thing := things.get(member), str) and thing != target
        )
        for each in chain.from_iterable(defences.sets for defences in known)
    }
    least = (one for one in sets if not any(other < one for other in sets))
    return tuple(sorted((tuple(sorted(one)) for one in least), key=lambda one: (len(one), one)))
