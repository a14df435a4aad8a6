"""Why a node or a step fares as it does, in one or two sentences."""

from collections.abc import Callable, Mapping, Sequence
from typing import Final

from argmap.graph.analysis.explain.explanation import Explanation
from argmap.graph.analysis.explain.sentences import states_counted
from argmap.graph.analysis.objections import Objection
from argmap.graph.argumentation.framework import Label
from argmap.graph.model.debate import Relation
from argmap.graph.model.phrasing import counted
from argmap.schema.vocabulary import Justification, Status

_FORMAL: Final = {
    Justification.WEAK: "Some coherent views reject it, and none accepts it.",
    Justification.DEFENSIBLE: "Some coherent views accept it, and none rejects it.",
}


def verdict(explanation: Explanation) -> str:
    """Say why a node or a step fares as it does.

    Parameters
    ----------
    explanation : Explanation
        The explanation.

    Returns
    -------
    str
        One sentence, and a second where there is more to say.

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
    if isinstance(explanation.target, Relation):
        return _of_step(explanation)
    sentences = [_of_node(explanation)]
    if explanation.status is Status.CONTESTED and explanation.justification in _FORMAL:
        sentences.append(_FORMAL[explanation.justification])
    if explanation.qualifications and explanation.status in _HOLDING:
        number = len(explanation.qualifications)
        sentences.append("It is qualified." if number == 1 else f"It is qualified {number} times.")
    return " ".join(sentences)


_HOLDING: Final = frozenset({Status.DEFENDED, Status.SUPPORTED, Status.UNARGUED})


def _of_node(explanation: Explanation) -> str:
    """Say why a node has its status."""
    if explanation.status is not None:
        return _WHY[explanation.status](explanation)
    return _objections(explanation) if explanation.unknown else _unargued(explanation)


def _not_held(_: Explanation) -> str:
    return "Nobody here holds it: it is only reported or parodied."


def _deadlocked(_: Explanation) -> str:
    return "The arguments block each other, and no coherent view decides it."


def _defeated(explanation: Explanation) -> str:
    holding = sum(against.label is Label.IN for against in explanation.against)
    if holding == 1:
        return "An objection to it prevails."
    return f"{holding} objections to it prevail."


def _contested(explanation: Explanation) -> str:
    if explanation.values.label < 1 and _arguments(explanation):
        return _objections(explanation)
    if explanation.circle:
        return (
            "Its reasons are part of a circle, and what supports the circle from outside is "
            "contested."
        )
    if len(explanation.reasons) == 1:
        return "The one reason recorded for it is contested."
    return "Reasons are recorded, and each of them is contested or does not hold."


def _unsupported(explanation: Explanation) -> str:
    if explanation.circle:
        return "Its reasons rest on a circle: claims that only support one another."
    if not explanation.reasons:
        return "It needs a reason, and none is recorded."
    if len(explanation.reasons) == 1:
        return "The one reason recorded for it does not hold."
    return f"{len(explanation.reasons)} reasons are recorded, and none of them holds."


def _defended(explanation: Explanation) -> str:
    number = _arguments(explanation)
    if number == 1:
        return "One objection; on what is recorded, it does not hold."
    return f"{counted(number, 'objection')}; on what is recorded, none of them holds."


def _supported(explanation: Explanation) -> str:
    record = explanation.record
    if record.denied_by:
        return "A reason for it holds; it is denied, but nobody argues against it directly."
    if not record.challenged:
        return "Nobody objects to it, nor to the reasons given for it."
    if record.challenged == 1:
        return "Nobody objects to it, but a reason for it is under objection."
    return f"Nobody objects to it, but {record.challenged} reasons for it are under objection."


def _unargued(explanation: Explanation) -> str:
    record = explanation.record
    if record.denied_by:
        return "It is denied, but nobody gives an argument against it."
    if record.conceded_by:
        return "No reason and no objection is recorded; it is conceded."
    return "No reason and no objection is recorded."


_WHY: Final[Mapping[Status, Callable[[Explanation], str]]] = {
    Status.NOT_HELD: _not_held,
    Status.DEFEATED: _defeated,
    Status.DEADLOCKED: _deadlocked,
    Status.CONTESTED: _contested,
    Status.UNSUPPORTED: _unsupported,
    Status.DEFENDED: _defended,
    Status.SUPPORTED: _supported,
    Status.UNARGUED: _unargued,
}


def _arguments(explanation: Explanation) -> int:
    """Count the objections that are more than a denial."""
    return sum(against.objection.attack is not None for against in explanation.against)


def _objections(explanation: Explanation) -> str:
    """Say how many objections there are, and what became of them."""
    record = explanation.record
    if record.objections == record.answered:
        if record.objections == 1:
            return "One objection; it has a reply, and the record does not say who is right."
        return "Each objection has a reply, and the record does not say who is right."
    if record.objections == 1:
        if record.conceded:
            return "One objection, and it is conceded."
        return "One objection, and no reply to it is recorded."
    return f"{states_counted(_recorded(explanation))}."


def _recorded(explanation: Explanation) -> Sequence[Objection]:
    return [against.objection for against in explanation.against]


def _of_step(explanation: Explanation) -> str:
    """Say whether a step holds, and why."""
    target, word = explanation.target, explanation.justification
    if word is Justification.DEFEATED:
        return _fallen(explanation)
    if explanation.against:
        return _objections(explanation)
    if word in {Justification.STANDS, None}:
        return "Nobody objects to the step, and what it rests on holds."
    if isinstance(target, Relation) and target.is_attack:
        return "Nobody objects to the step itself; the claims at its two ends are contested."
    return "Nobody objects to the step itself; what it rests on is contested."


def _fallen(explanation: Explanation) -> str:
    holding = sum(against.label is Label.IN for against in explanation.against)
    if not holding:
        return "What it rests on does not hold."
    if holding == 1:
        return "An objection to the step prevails."
    return f"{holding} objections to the step prevail."
