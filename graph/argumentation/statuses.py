"""The six justification statuses of the arguments of a framework."""

from typing import Final

from argmap.graph.argumentation.budget import Budget
from argmap.graph.argumentation.credulous import credulous
from argmap.graph.argumentation.framework import Framework, Label
from argmap.graph.argumentation.grounded import grounded_labelling
from argmap.schema.vocabulary import Status

_UNDECIDED: Final = {
    (True, False): Status.DEFENSIBLE,
    (True, True): Status.CONTESTED,
    (False, False): Status.DEADLOCKED,
    (False, True): Status.WEAK,
}


def justification_statuses(
    framework: Framework, budget: Budget | None = None
) -> list[Status | None]:
    """Give each argument its status: which labels coherent positions can give it.

    Parameters
    ----------
    framework : Framework
        The arguments and attacks.
    budget : Budget, optional
        What may be spent.

    Returns
    -------
    list of Status or None
        The status of each argument; None where the budget did not allow to say.

    Notes
    -----
    The status is the set of labels that the complete labellings give the argument [1]_: only *in*
    it stands, only *out* it is defeated, only *undecided* it is deadlocked; *in* or undecided it is
    defensible, *out* or undecided weak, and all three contested. There are no others. Grounded
    labelling in linear time, then `credulous`: no extension is enumerated.

    References
    ----------
    .. [1] Y. Wu and M. Caminada, "A labelling-based justification status of arguments", Studies in
       Logic 3 (2010).

    Examples
    --------
    >>> framework = Framework.of("abc", ["ab", "ba", "bc"])
    >>> [status.value for status in justification_statuses(framework)]
    ['contested', 'contested', 'contested']
    """
    labels = grounded_labelling(framework)
    found = credulous(framework, budget, labels)
    statuses: list[Status | None] = []
    for argument, label in enumerate(labels):
        if label is Label.IN:
            statuses.append(Status.STANDS)
        elif label is Label.OUT:
            statuses.append(Status.DEFEATED)
        else:
            can_be_in = argument in found.accepted
            attackers = framework.attackers[argument]
            can_be_out = not found.accepted.isdisjoint(attackers)
            certain = (can_be_in or argument not in found.unknown) and (
                can_be_out or found.unknown.isdisjoint(attackers)
            )
            statuses.append(_UNDECIDED[can_be_in, can_be_out] if certain else None)
    return statuses
