"""Why a claim is contested although its objections have answers, or although nobody objects."""

from typing import Final

from argmap.graph.analysis.explain.dialectical_status import DialecticalStatus
from argmap.graph.analysis.explain.sentence import Phrase, counted_phrase
from argmap.graph.analysis.objections import (
    is_challenge_answered,
    is_challenged,
    objections,
    reasons,
)
from argmap.graph.model.debate import Debate, Relation, Target
from argmap.graph.model.wording import message
from argmap.schema.vocabulary import Status

_UNDECIDED: Final = message("{record}, but nothing recorded here decides who is right")


def record_with_reason(
    debate: Debate, target: Target, record: DialecticalStatus, status: Status | None
) -> Phrase:
    """Say what people have done about a claim, so that *contested* after it does not surprise.

    Parameters
    ----------
    debate : Debate
        The debate.
    target : str or Relation
        The claim, or the step.
    record : DialecticalStatus
        What is recorded about it.
    status : Status or None
        Its status.

    Returns
    -------
    Phrase
        The phrase of the record. Where it says that every objection is answered, or that nobody
        objects, and the claim is contested all the same, it goes on and says why.

    Examples
    --------
    >>> from argmap.graph.analysis.explain.dialectical_status import dialectical_status
    >>> from argmap.graph.model.examples import tea
    >>> record = dialectical_status(tea(), "tea-calms")
    >>> print(record_with_reason(tea(), "tea-calms", record, Status.CONTESTED))
    objected to, no reply recorded
    >>> quiet = dialectical_status(tea(), "tea-keeps-awake")
    >>> print(record_with_reason(tea(), "tea-keeps-awake", quiet, Status.CONTESTED))
    unchallenged, but its reasons rest on something contested
    """
    told = record.sentence
    if status is not Status.CONTESTED or record.answered < record.objections:
        return told
    if record.objections:
        return _answered(debate, target, told)
    if not record.challenged:
        return Phrase("{record}, but its reasons rest on something contested", {"record": told})
    challenged = [reason for reason in reasons(debate, target) if is_challenged(debate, reason)]
    if not all(is_challenge_answered(debate, reason) for reason in challenged):
        return told
    return Phrase(_UNDECIDED, {"record": told})


def _answered(debate: Debate, target: Target, told: Phrase) -> Phrase:
    """Say that the answers are disputed themselves, or that they decide nothing."""
    answers = [one for against in objections(debate, target) for one in against.replies]
    if not all(_is_disputed(debate, answer) for answer in answers):
        return Phrase(_UNDECIDED, {"record": told})
    return counted_phrase(
        "{record}, but the answer is itself disputed",
        "{record}, but the answers are themselves disputed",
        len(answers),
        record=told,
    )


def _is_disputed(debate: Debate, answer: Relation) -> bool:
    """Tell whether somebody objects to an answer: to what it says, or to its bearing."""
    return bool(objections(debate, answer.speaker) or objections(debate, answer))
