"""What some coherent position accepts, and what every one has to leave room for."""

from collections.abc import Iterable, Sequence
from contextlib import closing
from typing import NamedTuple

from argmap.graph.argumentation.budget import Budget, OutOfBudgetError
from argmap.graph.argumentation.encoding import Labellings
from argmap.graph.argumentation.framework import (
    Extension,
    Framework,
    Label,
    accepted_by,
    undecided_parts,
)
from argmap.graph.argumentation.grounded import grounded_labelling
from argmap.graph.argumentation.small_search import defensible


class Credulous(NamedTuple):
    """The arguments that some complete extension accepts.

    Attributes
    ----------
    accepted : frozenset of int
        Those that are known to be accepted by one.
    unknown : frozenset of int
        Those of which the budget did not allow to say.
    """

    accepted: frozenset[int]
    unknown: frozenset[int]


def credulous(
    framework: Framework,
    budget: Budget | None = None,
    labels: Sequence[Label] | None = None,
    around: Iterable[int] | None = None,
) -> Credulous:
    """Find everything that some complete extension accepts.

    Parameters
    ----------
    framework : Framework
        The arguments and attacks.
    budget : Budget, optional
        What may be spent.
    labels : sequence of Label, optional
        The grounded labelling, where it is known already, or one under a supposition.
    around : iterable of int, optional
        Look only at the undecided parts in which one of these arguments lies.

    Returns
    -------
    Credulous
        What is accepted, and what is unknown.

    Notes
    -----
    NP-complete for each argument [1]_. The grounded labelling decides most of a debate; in each
    part that it leaves open, and that a few tries do not settle, a solver is asked again and again
    for an extension with something new in it, so the number of calls is that of the extensions
    which cover the part, not that of the arguments.

    References
    ----------
    .. [1] W. Dvořák and P. E. Dunne, "Computational problems in formal argumentation and their
       complexity", in Handbook of Formal Argumentation (2018).

    Examples
    --------
    >>> framework = Framework.of("abc", ["ab", "ba", "cc"])
    >>> sorted(credulous(framework).accepted)
    [0, 1]
    """
    budget = budget or Budget()
    if labels is None:
        labels = grounded_labelling(framework)
    # What the grounded labelling accepts is in every complete extension; only the rest needs
    # search.
    accepted = set(accepted_by(labels))
    unknown: set[int] = set()
    for part in undecided_parts(framework, labels, around):
        local, open_ = _sweep(part.framework, budget)
        accepted.update(part.lift(local))
        unknown.update(part.lift(open_))
    return Credulous(frozenset(accepted), frozenset(unknown))


def ideal_extension(framework: Framework, budget: Budget | None = None) -> Extension | None:
    """Find the greatest admissible set that no preferred extension contradicts.

    Parameters
    ----------
    framework : Framework
        The arguments and attacks.
    budget : Budget, optional
        What may be spent.

    Returns
    -------
    tuple of int or None
        The ideal extension; None where the budget did not reach.

    Notes
    -----
    The greatest admissible set of arguments that are accepted credulously while none of their
    attackers is [1]_: after `credulous`, linear.

    References
    ----------
    .. [1] P. E. Dunne, "The computational complexity of ideal semantics", Artificial Intelligence
       173 (2009).

    Examples
    --------
    >>> framework = Framework.of("ab", ["ab", "ba", "aa"])
    >>> framework.named(ideal_extension(framework))
    ('b',)
    """
    acceptance = credulous(framework, budget)
    if acceptance.unknown:
        return None
    candidates = {
        argument
        for argument in acceptance.accepted
        if acceptance.accepted.isdisjoint(framework.attackers[argument])
    }
    return _greatest_admissible(framework, candidates)


def _sweep(framework: Framework, budget: Budget) -> tuple[set[int], set[int]]:
    """Cover a part with extensions until nothing new can be in."""
    accepted: set[int] = set()
    try:
        budget.spend(1)
        unsettled = defensible(framework, accepted, budget)
        if unsettled:
            _solve(framework, accepted, unsettled, budget)
    except OutOfBudgetError:
        return accepted, set(range(len(framework))) - accepted
    return accepted, set()


def _solve(framework: Framework, accepted: set[int], unsettled: set[int], budget: Budget) -> None:
    """Add to a set everything else that the solver finds to be in."""
    with closing(Labellings(framework, budget)) as labellings:
        extension: Iterable[int] | None = ()
        while extension is not None:
            accepted.update(extension)
            unsettled.difference_update(extension)
            # The next extension must have something new in it, so each call settles one argument or
            # more, and the last, which finds none, settles all that are left.
            labellings.ask([labellings.inside(argument) for argument in sorted(unsettled)])
            extension = labellings.find()


def _greatest_admissible(framework: Framework, candidates: set[int]) -> Extension:
    """Drop from a set without conflict what it does not defend, until it defends the rest."""
    # Counts instead of repeated searches: each attack is looked at twice, so the whole is linear.
    defended_by = [0] * len(framework)
    for argument in candidates:
        for target in framework.attacked[argument]:
            defended_by[target] += 1
    remaining = set(candidates)
    pending = [
        a for a in sorted(candidates) if not all(defended_by[b] for b in framework.attackers[a])
    ]
    remaining.difference_update(pending)
    for argument in pending:  # grows while it is read
        for target in framework.attacked[argument]:
            defended_by[target] -= 1
            if not defended_by[target]:
                lost = [a for a in framework.attacked[target] if a in remaining]
                remaining.difference_update(lost)
                pending += lost
    return tuple(sorted(remaining))
