"""What a reason rests on: its source, the step from it, and the premises linked to it."""

from collections.abc import Mapping
from typing import Final, NamedTuple

from argmap.graph.analysis.acceptance_value import NUMBERS
from argmap.graph.analysis.explain.dialectical_status import DialecticalStatus, dialectical_status
from argmap.graph.analysis.flattening import Flattening
from argmap.graph.analysis.objections import Objection, objections
from argmap.graph.analysis.status import Statuses
from argmap.graph.argumentation.framework import Label
from argmap.graph.model.debate import Debate, Relation
from argmap.graph.model.wording import message
from argmap.schema.vocabulary import Justification, Status

_LABELS: Final[Mapping[Justification | None, Label]] = {
    Justification.STANDS: Label.IN,
    Justification.DEFEATED: Label.OUT,
}


_AS_A_REASON: Final[Mapping[Label, str]] = {
    Label.IN: "",
    Label.OUT: message("does not hold as a reason"),
    Label.UNDEC: message("contested as a reason"),
}
"""What is said of a reason that is listed with the status of the claim it starts from."""


class Premise(NamedTuple):
    """A premise that is linked to a reason: the step holds only together with it.

    Attributes
    ----------
    node : str
        The premise.
    status : Status or None
        Its status, where it has one.
    dialectical_status : DialecticalStatus
        What is recorded about it.
    """

    node: str
    status: Status | None
    dialectical_status: DialecticalStatus


class Reason(NamedTuple):
    """A reason for a node or a step.

    Attributes
    ----------
    step : Relation
        The support.
    status : Status or None
        The status of its source, where it has one.
    label : Label
        Whether the step holds.
    dialectical_status : DialecticalStatus
        What is recorded about the source.
    undercuts : tuple of Objection
        What attacks the step from it.
    premises : tuple of Premise
        What else the step rests on.
    fares : Label
        Whether the reason holds: the least of the step and of the values of all it starts from;
        what is contested without any support is contested.
    """

    step: Relation
    status: Status | None
    label: Label
    dialectical_status: DialecticalStatus
    undercuts: tuple[Objection, ...]
    premises: tuple[Premise, ...] = ()
    fares: Label = Label.IN


def reason(debate: Debate, flattening: Flattening, known: Statuses, step: Relation) -> Reason:
    """Gather what a reason rests on.

    Examples
    --------
    >>> from argmap.graph.analysis.flattening import flatten
    >>> from argmap.graph.analysis.status import statuses
    >>> from argmap.graph.model.examples import tea
    >>> debate = tea()
    >>> step = debate.step("tea-calms -> drink-tea")
    >>> found = reason(debate, flatten(debate), statuses(debate), step)
    >>> found.status.value, found.premises
    ('contested', ())
    """
    source, *linked = step.sources
    return Reason(
        step,
        known.nodes[source],
        flattening.label_of(step),
        dialectical_status(debate, source),
        objections(debate, step),
        tuple(Premise(p, known.nodes[p], dialectical_status(debate, p)) for p in linked),
        reason_label(known, step),
    )


def step_label(known: Statuses, step: Relation) -> Label:
    """Tell whether a step holds: what is open by its justification is contested, known or not.

    Examples
    --------
    >>> from argmap.graph.analysis.status import statuses
    >>> from argmap.graph.model.examples import tea
    >>> debate = tea()
    >>> step = debate.step("tea-calms -> drink-tea")
    >>> step_label(statuses(debate), step)
    <Label.OUT: 'out'>
    """
    return _LABELS.get(known.steps.get(step.name), Label.UNDEC)


def reason_label(known: Statuses, step: Relation) -> Label:
    """Tell whether a reason holds: the least of the step and of the values of its premises."""
    values = (_value(known, source) for source in step.sources)
    least = min(NUMBERS[step_label(known, step)], *values)
    return next(label for label, number in NUMBERS.items() if number == least)


def _value(known: Statuses, node: str) -> float:
    """Take the value of a premise; of what is contested its label, for it has not been refuted."""
    values = known.values[node]
    contested = values.label == NUMBERS[Label.UNDEC]
    return values.label if contested and known.nodes[node] is not Status.NOT_HELD else values.value


def as_a_reason(known: Statuses, step: Relation) -> str:
    """Say of a reason that is listed that it does not hold, or is contested; if it holds, nothing.

    Nor is it said of one that is contested itself: beside its status that goes without saying.
    """
    label = reason_label(known, step)
    told = known.nodes[step.speaker] not in {Status.CONTESTED, Status.DEADLOCKED}
    return _AS_A_REASON[label] if told or label is Label.OUT else ""
