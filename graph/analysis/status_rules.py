"""The reader's status that fits the numbers of a node and what is recorded of it."""

from typing import Final, NamedTuple

from argmap.graph.analysis.acceptance_value import UNDECIDED, AcceptanceValue
from argmap.graph.analysis.flattening import Flattening
from argmap.graph.analysis.holders import is_passive
from argmap.graph.model.debate import Debate
from argmap.schema.vocabulary import CONFLICTS, Justification, Kind, RelationKind, Status

SILENT: Final = frozenset(kind for kind in Kind if not kind.traits.always_judged)
"""The kinds of node that have a status only when something is said for or against them."""


def status_by_value(
    debate: Debate, flattening: Flattening, node: str, value: AcceptanceValue
) -> Status | None:
    """Give the status that a node has at a value, leaving aside that it may be deadlocked."""
    steps = [step for step in debate.bearing_on(node) if step in flattening.arguments]
    counting = [s for s in steps if not any(is_passive(debate, source) for source in s.sources)]
    recorded = Recorded(
        passive=is_passive(debate, node),
        reasons=any(step.kind is RelationKind.SUPPORTS for step in counting),
        objections=any(step.kind in CONFLICTS for step in counting),
    )
    word = Justification.STANDS  # any that is known and no deadlock
    return fitting_status(debate.nodes[node].kind, recorded, value, word)


class Recorded(NamedTuple):
    """What is recorded of a node: only held views give reasons and objections."""

    passive: bool
    reasons: bool
    objections: bool


def fitting_status(
    kind: Kind, recorded: Recorded, acceptance: AcceptanceValue, word: Justification | None
) -> Status | None:
    """Give the first status that fits; None where there is none, or where it is unknown."""
    judged = recorded.objections or (recorded.reasons and kind is not Kind.QUESTION)
    if kind in SILENT and not judged:
        return None
    rules = (
        (Status.NOT_HELD, recorded.passive),
        (Status.DEFEATED, not acceptance.label),
        (None, word is None),  # undecided, and the budget did not reach to tell a deadlock
        (Status.DEADLOCKED, word is Justification.DEADLOCKED),
        (Status.CONTESTED, UNDECIDED in acceptance),
        (Status.UNSUPPORTED, not acceptance.value),
        (Status.DEFENDED, recorded.objections),
        (Status.SUPPORTED, recorded.reasons),
        (Status.UNARGUED, True),
    )
    return next(status for status, fits in rules if fits)
