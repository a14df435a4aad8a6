"""Questions about a few arguments, answered by trying: most of a debate needs no solver.

Here and with the solver the answers are the same. Trying spares the time to load the solver, and to
encode a question that a few sets settle.
"""

from collections.abc import Iterator
from typing import Final

from argmap.graph.argumentation.budget import Budget
from argmap.graph.argumentation.framework import Extension, Framework

TRIES: Final = 200
"""After how many tries a question about one argument is one for the solver."""

TRIES_EACH: Final = 30
"""After how many tries an argument is one for the solver where all arguments are in question."""


def least_defences(framework: Framework, argument: int, budget: Budget) -> list[Extension] | None:
    """List the subset-minimal admissible sets that contain an argument.

    Parameters
    ----------
    framework : Framework
        The arguments and attacks.
    argument : int
        What is to be defended.
    budget : Budget
        What may be spent.

    Returns
    -------
    list of tuple of int or None
        The sets, in no order; None where they take `TRIES` tries or more.

    Raises
    ------
    OutOfBudgetError
        Where the budget does not reach; so does `defensible`.

    Notes
    -----
    At most `TRIES` sets are tried, each in time linear in the attacks on and by its members.

    Examples
    --------
    >>> framework = Framework.of("abcd", ["ab", "bc", "db"])
    >>> sorted(least_defences(framework, 2, Budget()))
    [(0, 2), (2, 3)]
    """
    defences: set[frozenset[int]] = set()
    for number, tried in enumerate(_tries(framework, argument, budget), start=1):
        if tried is not None:
            defences.add(tried)
        if number == TRIES:
            return None
    # Tries give every least set, and some supersets of these that were reached by another way.
    return [tuple(sorted(one)) for one in defences if not any(other < one for other in defences)]


def defensible(framework: Framework, accepted: set[int], budget: Budget) -> set[int]:
    """Add to a set every argument that a few tries find in some admissible set.

    Parameters
    ----------
    framework : Framework
        The arguments and attacks.
    accepted : set of int
        Those that are known to be in one; it grows.
    budget : Budget
        What may be spent.

    Returns
    -------
    set of int
        The arguments that take more tries; every other is accepted or in no admissible set.

    Notes
    -----
    At most `TRIES_EACH` sets for each argument, so linear in arguments and the attacks on and by
    the members of these sets: a rebuttal that can be answered by the claim it attacks needs one
    try, in a tangle of any size.

    Examples
    --------
    >>> accepted = set()
    >>> defensible(Framework.of("abc", ["ab", "ba", "cc"]), accepted, Budget())
    set()
    >>> sorted(accepted)
    [0, 1]
    """
    unsettled = set()
    for argument in range(len(framework)):
        if argument in accepted:
            continue
        for number, tried in enumerate(_tries(framework, argument, budget), start=1):
            if tried is not None:
                accepted.update(tried)
                break
            if number == TRIES_EACH:
                unsettled.add(argument)
                break
    return unsettled - accepted


def _tries(framework: Framework, argument: int, budget: Budget) -> Iterator[frozenset[int] | None]:
    """Try sets that contain an argument: yield each that is admissible, and None for each other.

    A set that an attack is left on is extended by everything that answers the attack. So every
    admissible set with the argument contains one that is found: it has an answer to each attack
    that is looked at, and that answer is tried.
    """
    attackers = framework.attackers
    pending = [] if argument in attackers[argument] else [frozenset([argument])]
    while pending:
        budget.spend(1)
        members = pending.pop()
        attacked = {target for member in members for target in framework.attacked[member]}
        attacking = {attacker for member in members for attacker in attackers[member]}
        if attacking <= attacked:
            yield members
            continue
        conflicting = attacked | attacking  # none of these can be in one set with the members
        pending += [
            members | {answer}
            for answer in attackers[min(attacking - attacked)]
            if answer not in conflicting and answer not in attackers[answer]
        ]
        yield None
