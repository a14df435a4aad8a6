"""Stances that an import cannot keep beside what the same person does with a statement."""

from collections.abc import Collection, Mapping
from typing import Any

from argmap.exchange.interface import LossCounter
from argmap.schema.vocabulary import ACCEPTING, REJECTING, StanceKind

_REASON = "it rejects a statement with which the same person undercuts a step"


def without_disowned(
    stances: list[dict[str, Any]], drawers: Collection[str], losses: LossCounter
) -> list[dict[str, Any]]:
    """Make reports of the stances by which people reject what they undercut a step with.

    An undercut that its own author rejects says nothing, and `check` refuses it. As a report the
    statement stays theirs to bring forward, and still attacks nothing.

    Parameters
    ----------
    stances : list of dict
        The stances on one statement from which an undercut comes.
    drawers : collection of str
        Who draws the undercut, where the file says so.
    losses : LossCounter
        Counts what is changed.

    Examples
    --------
    >>> counter = LossCounter()
    >>> without_disowned([{"by": "ann", "stance": "parodies"}], (), counter)
    [{'by': 'ann', 'stance': 'reports'}]
    """
    whole = [stance for stance in stances if "step" not in stance]
    if any(stance["stance"] in ACCEPTING for stance in whole):
        return stances
    raised = {StanceKind.REPORTS, StanceKind.PARODIES}
    authors = {*drawers} or {s["by"] for s in whole if s["stance"] in raised}
    fitting_stances: list[dict[str, Any]] = []
    for stance in stances:
        disowned = _rejects(stance) and stance["by"] in authors
        if disowned:
            losses.change("stance", f"{stance['by']} {stance['stance']} in an undercut", _REASON)
        fitting = {**stance, "stance": StanceKind.REPORTS.value} if disowned else stance
        if fitting not in fitting_stances:
            fitting_stances.append(fitting)
    return fitting_stances


def _rejects(stance: Mapping[str, Any]) -> bool:
    return "step" not in stance and stance["stance"] in REJECTING
