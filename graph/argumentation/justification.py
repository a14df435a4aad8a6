"""The six justification statuses of the arguments of a framework."""

from collections.abc import Collection, Sequence
from typing import Final

from argmap.graph.argumentation.budget import Budget
from argmap.graph.argumentation.credulous import Credulous, credulous
from argmap.graph.argumentation.framework import Framework, Label
from argmap.graph.argumentation.grounded import grounded_labelling, reached, relabelled
from argmap.schema.vocabulary import Justification

_DECIDED: Final = {Label.IN: Justification.STANDS, Label.OUT: Justification.DEFEATED}
_UNDECIDED: Final = {
    (True, False): Justification.DEFENSIBLE,
    (True, True): Justification.CONTESTED,
    (False, False): Justification.DEADLOCKED,
    (False, True): Justification.WEAK,
}


def justification_statuses(
    framework: Framework, budget: Budget | None = None, labels: Sequence[Label] | None = None
) -> list[Justification | None]:
    """Give each argument its status: which labels coherent positions can give it.

    Parameters
    ----------
    framework : Framework
        The arguments and attacks.
    budget : Budget, optional
        What may be spent.
    labels : sequence of Label, optional
        The grounded labelling, where it is known already.

    Returns
    -------
    list of Justification or None
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
    labels = grounded_labelling(framework) if labels is None else labels
    if Label.UNDEC not in labels:  # then there is one complete labelling, and nothing to search
        return [_DECIDED[label] for label in labels]
    acceptance = credulous(framework, budget, labels)
    return [_status(framework, labels, acceptance, argument) for argument in range(len(framework))]


def statuses_under(
    framework: Framework,
    labels: Sequence[Label],
    accepted: Collection[int],
    rejected: Collection[int],
    budget: Budget | None = None,
) -> dict[int, Justification | None]:
    """Give their status to the arguments that a supposition reaches; all others keep theirs.

    Parameters
    ----------
    framework : Framework
        The arguments and attacks.
    labels : sequence of Label
        The grounded labelling without any supposition.
    accepted, rejected : collection of int
        As in `grounded_labelling`.
    budget : Budget, optional
        What may be spent.

    Returns
    -------
    dict of int to Justification or None
        The statuses, as those of a framework in which nothing attacks what is accepted, and
        something that nothing attacks attacks what is rejected.

    Notes
    -----
    Only the undecided parts that the supposition reaches are looked at.

    Examples
    --------
    >>> framework = Framework.of("abc", ["ab", "ba", "bc"])
    >>> found = statuses_under(framework, grounded_labelling(framework), [0], [])
    >>> {argument: status.value for argument, status in found.items()}
    {0: 'stands', 1: 'defeated', 2: 'stands'}
    """
    region = reached(framework, (*accepted, *rejected))
    changed = relabelled(framework, labels, accepted, rejected)
    acceptance = credulous(framework, budget, changed, around=region)
    return {argument: _status(framework, changed, acceptance, argument) for argument in region}


def _status(
    framework: Framework, labels: Sequence[Label], acceptance: Credulous, argument: int
) -> Justification | None:
    if labels[argument] is not Label.UNDEC:
        return _DECIDED[labels[argument]]
    can_be_in = argument in acceptance.accepted
    attackers = framework.attackers[argument]
    can_be_out = not acceptance.accepted.isdisjoint(attackers)
    certain = (can_be_in or argument not in acceptance.unknown) and (
        can_be_out or acceptance.unknown.isdisjoint(attackers)
    )
    return _UNDECIDED[can_be_in, can_be_out] if certain else None
