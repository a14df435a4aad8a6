"""The least one has to hold together in order to hold an argument."""

from contextlib import closing
from typing import Final, NamedTuple

from argmap.graph.argumentation.budget import Budget, OutOfBudgetError
from argmap.graph.argumentation.encoding import Labellings
from argmap.graph.argumentation.framework import Extension, Framework
from argmap.graph.argumentation.small_search import least_defences

CAP: Final = 64
"""How many defences are listed."""


class Defences(NamedTuple):
    """The least defences of an argument.

    Attributes
    ----------
    sets : tuple of Extension
        Each has the argument and answers every attack on itself; without any one of its members
        nothing of it does. The smallest come first. None for an argument that cannot be defended.
    exact : bool
        Whether these are all; else a cap or the budget cut the list short.
    """

    sets: tuple[Extension, ...]
    exact: bool = True


def minimal_defences(
    framework: Framework, argument: int, *, cap: int = CAP, budget: Budget | None = None
) -> Defences:
    """List the subset-minimal admissible sets that contain an argument.

    Parameters
    ----------
    framework : Framework
        The arguments and attacks.
    argument : int
        What is to be defended.
    cap : int, default 64
        How many to list at most.
    budget : Budget, optional
        What may be spent.

    Returns
    -------
    Defences
        The sets, and whether they are all.

    Notes
    -----
    Where a few tries do not give them all, the solver does: of what attacks the argument, directly
    or through others, a set is found and shrunk member by member, one NP-complete call each; then
    every superset of it is ruled out. A set is admissible where it has no conflict and attacks
    whatever attacks it [1]_.

    References
    ----------
    .. [1] P. M. Dung, "On the acceptability of arguments and its fundamental role in nonmonotonic
       reasoning, logic programming and n-person games", Artificial Intelligence 77 (1995).

    Examples
    --------
    >>> framework = Framework.of("abcd", ["ab", "bc", "db"])
    >>> minimal_defences(framework, 2).sets
    ((0, 2), (2, 3))
    """
    budget = budget or Budget()
    exact = True
    try:
        budget.spend(1)
        defences = least_defences(framework, argument, budget)
    except OutOfBudgetError:
        return Defences((), exact=False)
    if defences is None or len(defences) > cap:
        defences, exact = _solved(framework, argument, cap, budget)
    return Defences(tuple(sorted(defences, key=lambda each: (len(each), each))), exact)


def _solved(
    framework: Framework, argument: int, cap: int, budget: Budget
) -> tuple[list[Extension], bool]:
    """Ask the solver for the least defences; tell whether these are all."""
    # What does not attack the argument, even through others, can be in no least defence of it.
    part = framework.restricted(framework.ancestors(argument))
    topic = part.arguments.index(argument)
    defences: list[Extension] = []
    try:
        with closing(Labellings(part.framework, budget, admissible=True)) as labellings:
            while (defence := _least(labellings, topic)) is not None:
                # Asked once more than is listed, to know whether the list is whole.
                if len(defences) == cap:
                    return defences, False
                defences.append(part.lift(defence))
                # Rules out this set and all that contain it: whatever is found next is no superset
                # of it.
                labellings.ask([-labellings.inside(member) for member in defence])
    except OutOfBudgetError:
        return defences, False
    return defences, True


def _least(labellings: Labellings, topic: int) -> Extension | None:
    """Find an admissible set with the topic, and take out what it can do without."""
    wanted = labellings.inside(topic)
    defence = labellings.find([wanted])
    if defence is None:
        return None
    for member in defence:  # those found first; each is needed, or gone with another by then
        if member != topic and member in defence:
            others = set(defence) - {member}
            absent = [-literal for literal in labellings.more_inside(others)]
            defence = labellings.find([wanted, *absent]) or defence
    return defence
