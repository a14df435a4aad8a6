"""The grounded labelling: what has to be accepted and rejected, whatever else one thinks."""

from collections.abc import Collection, Container, Iterable, Mapping, Sequence
from typing import TypeAlias

from argmap.graph.argumentation.budget import Budget
from argmap.graph.argumentation.framework import Framework, Label

IN, OUT, UNDEC = Label.IN, Label.OUT, Label.UNDEC

_Labels: TypeAlias = list[Label] | dict[int, Label]


def grounded_labelling(
    framework: Framework, accepted: Collection[int] = (), rejected: Collection[int] = ()
) -> list[Label]:
    """Label what has to be in and out, and leave the rest undecided.

    Parameters
    ----------
    framework : Framework
        The arguments and attacks.
    accepted, rejected : collection of int
        Arguments that are in, or out, by supposition, whatever attacks them. One that is in both
        is out.

    Returns
    -------
    list of Label
        The label of each argument.

    Notes
    -----
    To suppose that an argument is accepted is to delete the attacks on it; that it is rejected, to
    add an attacker that nothing attacks. Linear in arguments and attacks: every argument counts the
    attackers that are not out yet [1]_.

    References
    ----------
    .. [1] S. Modgil and M. Caminada, "Proof theories and algorithms for abstract argumentation
       frameworks", in Argumentation in Artificial Intelligence (2009).

    Examples
    --------
    >>> framework = Framework.of("abc", ["ab", "bc"])
    >>> [label.value for label in grounded_labelling(framework)]
    ['in', 'out', 'in']
    >>> [label.value for label in grounded_labelling(framework, rejected=[0])]
    ['out', 'in', 'out']
    """
    labels = [UNDEC] * len(framework)
    _impose(labels, accepted, rejected)
    _propagate(framework, labels, range(len(framework)))
    return labels


def relabelled(
    framework: Framework,
    labels: Sequence[Label],
    accepted: Collection[int] = (),
    rejected: Collection[int] = (),
    fixed: Container[int] = (),
    freed: Collection[int] = (),
) -> list[Label]:
    """Label again under a supposition, visiting only what can change.

    Parameters
    ----------
    framework : Framework
        The arguments and attacks.
    labels : sequence of Label
        The grounded labelling without any supposition.
    accepted, rejected : collection of int
        As in `grounded_labelling`.
    fixed : container of int, optional
        Arguments that keep the label they have: what was supposed before.
    freed : collection of int, optional
        Arguments of which something was supposed before, and is no longer.

    Returns
    -------
    list of Label
        Without fixed and freed ones that of ``grounded_labelling(framework, accepted, rejected)``.

    Notes
    -----
    An argument depends on its ancestors alone, so only what the supposition reaches is labelled
    again: linear in that, for thousands of what-ifs on one debate.

    Examples
    --------
    >>> framework = Framework.of("abc", ["ab", "bc"])
    >>> labels = grounded_labelling(framework)
    >>> [label.value for label in relabelled(framework, labels, accepted=[1])]
    ['in', 'in', 'out']
    """
    # Labels change only where attacks lead from what was changed, so the rest is copied as it is.
    region = reached(framework, (*accepted, *rejected, *freed), fixed)
    changed = list(labels)
    for argument in region:
        changed[argument] = UNDEC
    _impose(changed, accepted, rejected)
    _propagate(framework, changed, region)
    return changed


def label_under(
    framework: Framework,
    argument: int,
    supposed: Mapping[int, Label],
    budget: Budget | None = None,
) -> Label:
    """Label one argument under a supposition, visiting only what its label depends on.

    Parameters
    ----------
    framework : Framework
        The arguments and attacks.
    argument : int
        The argument in question.
    supposed : Mapping of int to Label
        The arguments that are in, or out, by supposition, whatever attacks them.
    budget : Budget, optional
        How many arguments may be visited.

    Returns
    -------
    Label
        The one that `grounded_labelling` gives the argument under the same supposition.

    Notes
    -----
    What is supposed depends on nothing, so the search for what leads to the argument ends there.

    Examples
    --------
    >>> framework = Framework.of("abcd", ["ab", "bc", "cd"])
    >>> label_under(framework, 3, {1: Label.IN}).value
    'in'
    """
    if argument in supposed:
        return supposed[argument]
    region = [argument]
    known = {*supposed, argument}
    for member in region:  # grows while it is read
        fresh = [a for a in framework.attackers[member] if a not in known]
        known.update(fresh)
        region += fresh
        if budget is not None:
            budget.spend(1)
    return labels_within(framework, region, supposed)[argument]


def labels_within(
    framework: Framework, region: Collection[int], around: Mapping[int, Label]
) -> dict[int, Label]:
    """Label the arguments of a region, given the label of whatever else attacks them.

    Returns
    -------
    dict of int to Label
        The labels that `grounded_labelling` gives them, and those given.

    Examples
    --------
    >>> labels = labels_within(Framework.of("abc", ["ab", "bc"]), [1], {0: Label.OUT})
    >>> labels[1].value
    'in'
    """
    labels = {**around, **dict.fromkeys(region, UNDEC)}
    _propagate(framework, labels, region)
    return labels


def reached(
    framework: Framework,
    start: Iterable[int],
    fixed: Container[int] = (),
    inside: Container[int] | None = None,
) -> list[int]:
    """Find what attacks lead to from somewhere: all that a supposition there can change.

    Parameters
    ----------
    framework : Framework
        The arguments and attacks.
    start : iterable of int
        The arguments to start from.
    fixed : container of int, optional
        Arguments that keep their label, so nothing is reached through them.
    inside : container of int, optional
        The only arguments to look at; without it all of them.

    Examples
    --------
    >>> reached(Framework.of("abcd", ["ab", "bc", "db"]), [0])
    [0, 1, 2]
    """
    reachable = list(dict.fromkeys(start))
    seen = set(reachable)
    for argument in reachable:  # grows while it is read
        fresh = [
            target
            for target in framework.attacked[argument]
            if target not in seen and target not in fixed and (inside is None or target in inside)
        ]
        seen.update(fresh)
        reachable += fresh
    return reachable


def min_max_numbers(
    framework: Framework, labels: Sequence[Label], supposed: Collection[int] = ()
) -> list[int]:
    """Count how deep the reason lies for which each argument is in or out.

    Parameters
    ----------
    framework : Framework
        The arguments and attacks.
    labels : sequence of Label
        Its grounded labelling, or one under a supposition.
    supposed : collection of int
        The arguments whose label is supposed.

    Returns
    -------
    list of int
        For an argument that is in, one more than the greatest number of its attackers (1 without
        any); for one that is out, one more than the least number of an attacker that is in; 1 for
        one that is supposed and 0 for one that is undecided.

    Notes
    -----
    To say why an argument is in, answer each attacker by the attacker of it with the least number:
    the numbers fall, so the explanation ends [1]_. Linear in arguments and attacks.

    References
    ----------
    .. [1] M. Caminada and P. Dunne, "Strong admissibility revisited", COMMA 2014.

    Examples
    --------
    >>> framework = Framework.of("abc", ["ab", "bc"])
    >>> min_max_numbers(framework, grounded_labelling(framework))
    [1, 2, 3]
    """
    numbers, waiting = [0] * len(framework), [len(attackers) for attackers in framework.attackers]
    # What nothing attacks is in at once; in a breadth-first walk from there each number is final
    # when it is first set, as a shorter reason would have come earlier.
    queue = sorted({*supposed, *(a for a, number in enumerate(waiting) if not number)})
    for argument in queue:
        numbers[argument] = 1
    for argument in queue:  # grows while it is read, so in ascending order of number
        is_in = labels[argument] is IN
        for target in framework.attacked[argument]:
            # One attacker that is in decides its target; all must be out for a target to be in.
            waiting[target] -= not is_in
            if numbers[target] == 0 and (is_in or not waiting[target]):
                numbers[target] = numbers[argument] + 1
                queue.append(target)
    return numbers


def _impose(labels: list[Label], accepted: Iterable[int], rejected: Iterable[int]) -> None:
    for argument in accepted:
        labels[argument] = IN
    for argument in rejected:
        labels[argument] = OUT


def _propagate(framework: Framework, labels: _Labels, region: Iterable[int]) -> None:
    """Decide what can be decided in a region, given the labels outside it and the imposed ones."""
    waiting, queue = dict[int, int](), list[tuple[int, Label]]()
    for argument in region:
        if labels[argument] is not UNDEC:
            continue
        live = [labels[b] for b in framework.attackers[argument] if labels[b] is not OUT]
        waiting[argument] = len(live)
        if not live or IN in live:
            queue.append((argument, OUT if live else IN))
    # Only now: a label set while the region is read would count twice for those read after it.
    for argument, label in queue:
        labels[argument] = label
        del waiting[argument]
    decided = [argument for argument, _ in queue]
    for argument in decided:  # grows while it is read
        is_in = labels[argument] is IN
        for target in framework.attacked[argument]:
            left_of = waiting.get(target)
            if left_of is None:  # decided already, outside the region, or supposed: it stays
                continue
            if is_in or left_of == 1:
                labels[target] = OUT if is_in else IN
                del waiting[target]
                decided.append(target)
            else:
                waiting[target] = left_of - 1
