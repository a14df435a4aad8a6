"""Why a node or a step fares as it does: what speaks for it, what against, what would change it."""

from collections.abc import Iterator
from typing import Final, NamedTuple

from argmap.graph.analysis.acceptance_value import NUMBERS, AcceptanceValue, status_by_value
from argmap.graph.analysis.dependencies import Dependencies
from argmap.graph.analysis.explain.dialectical_status import DialecticalStatus, dialectical_status
from argmap.graph.analysis.explain.reasons import Reason, reason
from argmap.graph.analysis.flattening import Flattening
from argmap.graph.analysis.holders import (
    argued_denials,
    holders,
    is_passive,
    participants,
    step_holders,
)
from argmap.graph.analysis.objections import Objection, objections, reasons
from argmap.graph.analysis.status import Statuses
from argmap.graph.analysis.support_circles import circle_of
from argmap.graph.analysis.supposition import Supposition
from argmap.graph.argumentation.budget import Budget, OutOfBudgetError
from argmap.graph.argumentation.framework import Label
from argmap.graph.model.debate import Debate, Relation, Stance, Target
from argmap.graph.model.elements import name_of
from argmap.schema.vocabulary import Justification, RelationKind, Status

PIVOTS: Final = 3
"""How many claims are named that would change the status."""

LABELLED_PER_QUESTION: Final = 200_000
"""How many arguments are labelled in the search for these, unless the caller says otherwise."""


class Against(NamedTuple):
    """An objection to a node or a step.

    Attributes
    ----------
    objection : Objection
        The objection, with the replies to it.
    label : Label
        *in* where it holds on the arguments recorded, *out* where it falls.
    status : Status or None
        The status of the node that objects. An objection acts by its label alone: it may decide
        a matter and be unsupported or contested itself.
    stopped_by : tuple of Relation
        The attacks that make it fall: undercuts of it, and attacks on its source that hold; the
        one with the least min-max number first.
    """

    objection: Objection
    label: Label
    status: Status | None = None
    stopped_by: tuple[Relation, ...] = ()


class Pivot(NamedTuple):
    """A claim that would change how something fares, if it were accepted or rejected for good.

    Attributes
    ----------
    node : str
        The claim.
    accepted : bool
        Whether accepting it does, or rejecting it.
    label : Label
        What the label of the target would be then.
    status : Status or None
        What the status of the target would be then; None for a step, which has none.
    """

    node: str
    accepted: bool
    label: Label
    status: Status | None = None


class Explanation(NamedTuple):
    """Why a node or a step fares as it does.

    Attributes
    ----------
    target : str or Relation
        The node or the step.
    status : Status or None
        The status of the node, where it has one.
    justification : Justification or None
        The formal justification, where it has one.
    values : AcceptanceValue
        The numbers behind the status; those of a step are its label.
    dialectical_status : DialecticalStatus
        What is recorded about it.
    holders, absent : tuple of str
        Who holds it; which of them take no part in the debate.
    reasons : tuple of Reason
        What speaks for it.
    against : tuple of Against
        What speaks against it.
    kernels, qualifications : tuple of Relation
        What is conceded to it; what narrows it.
    pivots : tuple of Pivot
        What would change it, at most three, the nearest first.
    circle : tuple of str
        The claims that are reasons for one another and to which it belongs.
    denials : tuple of Stance
        Denials by people who argue only against the reasons for it.
    unknown : bool
        The budget did not allow to find its justification.
    all_tried : bool
        Whether every claim that leads to it was tried as a pivot, or the budget ran out.
    """

    target: Target
    status: Status | None
    justification: Justification | None
    values: AcceptanceValue
    dialectical_status: DialecticalStatus
    holders: tuple[str, ...]
    absent: tuple[str, ...]
    reasons: tuple[Reason, ...]
    against: tuple[Against, ...]
    kernels: tuple[Relation, ...]
    qualifications: tuple[Relation, ...]
    pivots: tuple[Pivot, ...]
    circle: tuple[str, ...] = ()
    denials: tuple[Stance, ...] = ()
    unknown: bool = False
    all_tried: bool = True


def why(
    debate: Debate,
    flattening: Flattening,
    known: Statuses,
    target: Target,
    budget: Budget | None = None,
) -> Explanation:
    """Explain how a node or a step fares.

    Parameters
    ----------
    debate, flattening, known
        The debate, the same as a framework, and the statuses of its nodes and steps.
    target : str or Relation
        A node, or a step.
    budget : Budget, optional
        How many arguments may be labelled in the search for what would change it.

    Returns
    -------
    Explanation
        One level of reasons and objections: each can be asked why in turn.

    Notes
    -----
    One grounded labelling of the framework, kept with it, and for each claim that leads to the
    target up to two more of what that claim reaches on the way, see `Dependencies`.

    Examples
    --------
    >>> from argmap.graph.analysis.status import statuses
    >>> from argmap.graph.analysis.flattening import flatten
    >>> from argmap.graph.model.examples import tea
    >>> debate = tea()
    >>> explanation = why(debate, flatten(debate), statuses(debate), "tea-calms")
    >>> explanation.status.value, explanation.dialectical_status.phrase
    ('contested', 'objected to, no reply recorded')
    """
    who = holders(debate, target) if isinstance(target, str) else step_holders(debate, target)
    present = participants(debate)
    pivots, all_tried = _pivots(debate, flattening, known, target, budget)
    steps = reasons(debate, target)
    return Explanation(
        target=target,
        status=known.status_of(target),
        justification=known.justification_of(target),
        values=_values(flattening, known, target),
        dialectical_status=dialectical_status(debate, target),
        holders=who,
        absent=tuple(person for person in who if person not in present),
        reasons=tuple(reason(debate, flattening, known, step) for step in steps),
        against=tuple(_against(debate, flattening, known, target)),
        kernels=debate.bearing_on(target, RelationKind.KERNEL_OF),
        qualifications=debate.bearing_on(target, RelationKind.QUALIFIES),
        pivots=pivots,
        circle=circle_of(debate, target) if isinstance(target, str) and steps else (),
        denials=argued_denials(debate, target),
        unknown=name_of(target) in known.unknown,
        all_tried=all_tried,
    )


def _values(flattening: Flattening, known: Statuses, target: Target) -> AcceptanceValue:
    if isinstance(target, str):
        return known.values[target]
    number = NUMBERS[flattening.label_of(target)]
    return AcceptanceValue(number, number)


def _against(
    debate: Debate, flattening: Flattening, known: Statuses, target: Target
) -> Iterator[Against]:
    for objection in objections(debate, target):
        attack = objection.attack
        if attack is None:
            yield Against(objection, Label.UNDEC)
            continue
        label = flattening.label_of(attack)
        stopped = _stopped_by(debate, flattening, attack) if label is Label.OUT else ()
        yield Against(objection, label, known.nodes[attack.speaker], stopped)


def _stopped_by(debate: Debate, flattening: Flattening, attack: Relation) -> tuple[Relation, ...]:
    """Find what makes an attack fall: the attacks on it or on its sources that hold.

    The one whose reason lies nearest comes first, by min-max number.
    """
    places, labels, depths = flattening.arguments, flattening.labels, flattening.depths
    hits = [*debate.bearing_on(attack), *(r for s in attack.sources for r in debate.bearing_on(s))]
    holding = [
        hit for hit in hits if hit.is_attack and hit in places and labels[places[hit]] is Label.IN
    ]
    return tuple(sorted(holding, key=lambda hit: (depths[places[hit]], hit.name)))


def _pivots(
    debate: Debate, flattening: Flattening, known: Statuses, target: Target, budget: Budget | None
) -> tuple[tuple[Pivot, ...], bool]:
    """Find the claims that would change a status or label; tell whether all were tried."""
    lone = isinstance(target, str) and not debate.bearing_on(target)
    if lone or target not in flattening.arguments:
        return (), True  # nothing leads to it, so nothing else can change it
    budget = budget or Budget(LABELLED_PER_QUESTION)
    pivots, same = list[Pivot](), {known.status_of(target)} - {None}
    try:
        part = Dependencies(debate, flattening, target, budget)
        before = part.value()
        for node in part.nodes:
            if node == target or is_passive(debate, node):
                continue
            for accepted in (False, True):
                if known.values[node] == (accepted, accepted):
                    continue  # to suppose what holds anyway changes nothing
                budget.spend(part.size)  # before the work, so that it stops at the limit
                alone = frozenset({node})
                after = part.value(Supposition(accepted=alone) if accepted else Supposition(alone))
                if after != before:
                    pivot = _pivot(debate, flattening, target, node, after, accepted=accepted)
                    pivots += [pivot] if pivot.status not in same else []
            if len(pivots) >= PIVOTS:
                return tuple(pivots[:PIVOTS]), False
    except OutOfBudgetError:
        return tuple(pivots), False
    return tuple(pivots), True


def _pivot(
    debate: Debate,
    flattening: Flattening,
    target: Target,
    node: str,
    after: AcceptanceValue,
    *,
    accepted: bool,
) -> Pivot:
    label = {0.0: Label.OUT, 1.0: Label.IN}.get(after.label, Label.UNDEC)
    if not isinstance(target, str):
        return Pivot(node, accepted, label)
    return Pivot(node, accepted, label, status_by_value(debate, flattening, target, after))
