"""How far reasons and objections hold, without and under a supposition."""

from collections.abc import Callable, Sequence
from typing import Final, NamedTuple

from argmap.graph.analysis.acceptance_value import NUMBERS, UNDECIDED
from argmap.graph.analysis.status import Statuses
from argmap.graph.argumentation.framework import Label
from argmap.graph.model.debate import Relation
from argmap.schema.vocabulary import Justification

_DECIDED: Final = {
    Justification.STANDS: NUMBERS[Label.IN],
    Justification.DEFEATED: NUMBERS[Label.OUT],
}


class Shift(NamedTuple):
    """A reason or an objection that counts for more, or for less, under a supposition.

    Attributes
    ----------
    relation : Relation
        The reason or the objection.
    before, after : float
        How far it holds without and under the supposition: 1 it holds, 0.5 it is contested, 0 it
        does not hold. A reason holds as far as its step and its premises, with their own reasons.
    """

    relation: Relation
    before: float
    after: float


class Shifts(NamedTuple):
    """The reasons for a node, or the objections to it, under a supposition.

    Attributes
    ----------
    recorded : int
        How many there are.
    before, after : int
        How many of them hold or are contested, without and under the supposition.
    moved : tuple of Shift
        Those that count for more or for less, in order of name.
    """

    recorded: int = 0
    before: int = 0
    after: int = 0
    moved: tuple[Shift, ...] = ()


def shifts(
    relations: Sequence[Relation],
    before: Statuses,
    after: Statuses,
    level_of: Callable[[Statuses, Relation], float],
) -> Shifts:
    """Compare how far some reasons or objections hold, as `carried` or `step_level` says it."""
    compared = [Shift(r, level_of(before, r), level_of(after, r)) for r in relations]
    return Shifts(
        len(compared),
        sum(shift.before > 0 for shift in compared),
        sum(shift.after > 0 for shift in compared),
        tuple(shift for shift in compared if shift.before != shift.after),
    )


def carried(known: Statuses, reason: Relation) -> float:
    """Say how far a reason holds: as its step, and as its premises with their own reasons."""
    return min(
        step_level(known, reason), *(known.values[source].value for source in reason.sources)
    )


def step_level(known: Statuses, step: Relation) -> float:
    """Say how far a step holds, or an objection, which is one."""
    return level(known.justification_of(step))


def level(justification: Justification | None) -> float:
    """Give the grounded label behind a justification as a number: 1 holds, 0 does not.

    Examples
    --------
    >>> level(Justification.STANDS), level(Justification.WEAK), level(Justification.DEFEATED)
    (1.0, 0.5, 0.0)
    """
    if justification is None:
        return UNDECIDED
    return _DECIDED.get(justification, UNDECIDED)
