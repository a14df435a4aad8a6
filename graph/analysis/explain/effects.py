"""The effects of a supposition in words: through reasons, and through objections."""

from typing import Final, NamedTuple

from argmap.graph.analysis.acceptance_value import UNDECIDED
from argmap.graph.analysis.shifts import Shifts
from argmap.graph.analysis.what_if import Effect


class _Wording(NamedTuple):
    """How one outcome is worded: where only one is recorded, for one of several, for more."""

    only: str
    one: str
    many: str


_LAST_LOST: Final = _Wording(
    "loses its only reason", "loses its last reason", "loses its last {number} reasons"
)
_REASONS: Final = (
    _Wording(
        "loses its only reason", "loses 1 of {total} reasons", "loses {number} of {total} reasons"
    ),
    _Wording(
        "its only reason becomes contested",
        "1 of its {total} reasons becomes contested",
        "{number} of its {total} reasons become contested",
    ),
    _Wording(
        "its only reason holds again",
        "1 of its {total} reasons holds again",
        "{number} of its {total} reasons hold again",
    ),
)
_OBJECTIONS: Final = (
    _Wording(
        "the only objection to it no longer holds",
        "1 of the {total} objections to it no longer holds",
        "{number} of the {total} objections to it no longer hold",
    ),
    _Wording(
        "the only objection to it becomes contested",
        "1 of the {total} objections to it becomes contested",
        "{number} of the {total} objections to it become contested",
    ),
    _Wording(
        "the only objection to it now holds",
        "1 of the {total} objections to it now holds",
        "{number} of the {total} objections to it now hold",
    ),
)
"""By what becomes of them: they no longer hold, are contested, hold."""


def effect_sentences(effect: Effect) -> list[str]:
    """Say how a supposition reaches a node.

    Parameters
    ----------
    effect : Effect
        What it changes there.

    Returns
    -------
    list of str
        One remark for each outcome: of reasons first, then of objections. A step is reached by
        what attacks it alone, so there is nothing to say of it.

    Examples
    --------
    >>> from argmap.graph.analysis.supposition import Supposition
    >>> from argmap.graph.analysis.what_if import what_if
    >>> from argmap.graph.model.examples import tea
    >>> [effect, *_] = what_if(tea(), Supposition(rejected=frozenset({"tea-keeps-awake"})))
    >>> effect_sentences(effect)
    ['the only objection to it no longer holds']
    """
    lost = _REASONS[0] if effect.reasons.after else _LAST_LOST
    return [
        *_worded(effect.reasons, (lost, *_REASONS[1:])),
        *_worded(effect.objections, _OBJECTIONS),
    ]


def _worded(shifts: Shifts, wordings: tuple[_Wording, ...]) -> list[str]:
    after = [shift.after for shift in shifts.moved]
    by_outcome = [after.count(level) for level in (0.0, UNDECIDED, 1.0)]
    # What is lost is counted among what was there to lose; all else among what is recorded.
    totals = (shifts.before, shifts.recorded, shifts.recorded)
    return [
        _choose(wording, shifts, number).format(number=number, total=total)
        for wording, number, total in zip(wordings, by_outcome, totals, strict=True)
        if number
    ]


def _choose(wording: _Wording, shifts: Shifts, number: int) -> str:
    if shifts.recorded == 1:
        return wording.only
    return wording.one if number == 1 else wording.many
