"""Why a node or a step has its word, in one sentence."""

from typing import Final

from argmap.graph.analysis.explain.dialectical_status import DialecticalStatus
from argmap.graph.analysis.explain.explanation import Explanation
from argmap.graph.argumentation.framework import Label
from argmap.graph.model.debate import Relation
from argmap.schema.vocabulary import Justification

_NUMBERS: Final = (
    *("no", "one", "two", "three", "four", "five", "six"),
    *("seven", "eight", "nine", "ten", "eleven", "twelve"),
)
_PAIR: Final = 2
_RARE: Final[dict[Justification | None, str]] = {
    Justification.DEADLOCKED: "The arguments block one another, and no coherent view decides it.",
    Justification.WEAK: "Some coherent views reject it, and none accepts it.",
    Justification.DEFENSIBLE: "Some coherent views accept it, and none rejects it.",
}


def verdict(explanation: Explanation) -> str:
    """Say why a node or a step has its word: in one sentence, and a second for a rare word.

    Examples
    --------
    >>> from argmap.graph.analysis.status import statuses
    >>> from argmap.graph.analysis.flattening import flatten
    >>> from argmap.graph.model.examples import tea
    >>> from argmap.graph.analysis.explain.explanation import why
    >>> debate = tea()
    >>> verdict(why(debate, flatten(debate), statuses(debate), "tea-calms"))
    'One objection, and no reply to it is recorded.'
    """
    if explanation.record.phrase == "held by nobody":
        return "Nobody here holds it: it is told as somebody else's view, or to show it absurd."
    told = _told(explanation)
    return f"{told} {_RARE[explanation.word]}" if explanation.word in _RARE else told


def _told(explanation: Explanation) -> str:
    record, word = explanation.record, explanation.word
    if word is Justification.DEFEATED:
        return _defeat(explanation)
    if not record.objections:
        return _without_objection(explanation)
    arguments = sum(against.objection.attack is not None for against in explanation.against)
    if not arguments:
        return "It is denied, but nobody gives an argument against it."
    if word is Justification.STANDS:
        told = "it does not hold" if record.objections == 1 else "none of them holds"
        return f"{_objections(record)}; on what is recorded, {told}."
    return f"{_objections(record)}{_answered(record)}."


def _objections(record: DialecticalStatus) -> str:
    one = record.objections == 1
    return f"{_spelt(record.objections).capitalize()} objection{'' if one else 's'}"


def _spelt(number: int) -> str:
    """Write a small number as a word."""
    return _NUMBERS[number] if number < len(_NUMBERS) else str(number)


def _answered(record: DialecticalStatus) -> str:
    """Say how many objections have a reply."""
    one = record.objections == 1
    if not record.answered:
        told = "it" if one else "either" if record.objections == _PAIR else "any of them"
        return f", and no reply to {told} is recorded"
    if record.answered < record.objections:
        has = "has" if record.answered == 1 else "have"
        return f"; {_spelt(record.answered)} of them {has} a reply"
    told = "it has a reply" if one else "each has a reply"
    return f"; {told}, and the record does not say who is right"


def _without_objection(explanation: Explanation) -> str:
    if explanation.word not in {Justification.STANDS, None}:
        return _open(explanation)
    if explanation.denials:
        return _denied(explanation.record)
    if isinstance(explanation.target, Relation) and not explanation.reasons:
        return "Nobody objects to the step, and what it rests on stands."
    return _unopposed(explanation.record)


def _open(explanation: Explanation) -> str:
    """Say why something is open to which nobody objects: it rests on something that is."""
    target = explanation.target
    if not isinstance(target, Relation):
        return "Nobody objects to it, but it needs a reason, and those given are open themselves."
    if target.is_attack:
        return "Nobody objects to the step itself; it is as open as the claims at its two ends."
    return "Nobody objects to the step itself; it is as open as what it rests on."


def _unopposed(record: DialecticalStatus) -> str:
    if record.phrase == "accepted by opponents":
        return "Nobody objects to it, and people who clash elsewhere both accept it."
    if record.challenged:
        told = _challenged(record)
        return f"Nobody objects to it, but {told} {_is(record.challenged)} under objection."
    if not record.reasons:
        return "Nobody objects to it; no reason for it is given either."
    return "Nobody objects to it, nor to the reasons given for it."


def _denied(record: DialecticalStatus) -> str:
    """Say what is denied and yet has no objection but those to the reasons for it."""
    return f"It is denied, but argued against only through {_challenged(record)}."


def _challenged(record: DialecticalStatus) -> str:
    """Name the reasons that are under objection."""
    if record.reasons == 1:
        return "the one reason for it"
    if record.challenged == record.reasons:
        return f"{'both' if record.reasons == _PAIR else 'all'} reasons for it"
    return f"{_spelt(record.challenged)} of the {_spelt(record.reasons)} reasons for it"


def _is(number: int) -> str:
    return "is" if number == 1 else "are"


def _defeat(explanation: Explanation) -> str:
    holding = sum(against.label is Label.IN for against in explanation.against)
    if isinstance(explanation.target, Relation) and not holding:
        return "What it rests on has fallen."
    if not holding:
        return "Its last reason has fallen, and it needs one."
    told = (
        "An objection holds" if holding == 1 else f"{_spelt(holding).capitalize()} objections hold"
    )
    return f"{told}, and nothing recorded stands in the way."
