"""How a node or a step fares and why, and who holds it, in one or two sentences each."""

from collections.abc import Callable, Mapping
from typing import Final

from argmap.graph.analysis.explain.explanation import Explanation
from argmap.graph.analysis.explain.sentence import Phrase, counted_phrase, in_a_row, names_of
from argmap.graph.analysis.explain.sentences import states_counted
from argmap.graph.argumentation.framework import Label
from argmap.graph.model.debate import Debate, Relation
from argmap.graph.model.wording import message_of_number
from argmap.schema.vocabulary import Justification, Status

_FORMAL: Final = {
    Justification.WEAK: Phrase("Some coherent views reject it, and none accepts it."),
    Justification.DEFENSIBLE: Phrase("Some coherent views accept it, and none rejects it."),
}


def verdict(explanation: Explanation) -> Phrase:
    """Say why a node or a step fares as it does.

    Parameters
    ----------
    explanation : Explanation
        The explanation.

    Returns
    -------
    Phrase
        One sentence, and more where there is more to say.

    Examples
    --------
    >>> from argmap.graph.analysis.status import statuses
    >>> from argmap.graph.analysis.flattening import flatten
    >>> from argmap.graph.model.examples import tea
    >>> from argmap.graph.analysis.explain.explanation import why
    >>> debate = tea()
    >>> print(verdict(why(debate, flatten(debate), statuses(debate), "tea-calms")))
    One objection, and no reply to it is recorded.
    """
    if isinstance(explanation.target, Relation):
        return _of_step(explanation)
    sentences = [_of_node(explanation)]
    if explanation.status is Status.CONTESTED and explanation.justification in _FORMAL:
        sentences.append(_FORMAL[explanation.justification])
    if explanation.qualifications and explanation.status in _HOLDING:
        number = len(explanation.qualifications)
        qualified = counted_phrase("It is qualified.", "It is qualified {number} times.", number)
        sentences.append(qualified)
    return in_a_row(sentences)


_HOLDING: Final = frozenset({Status.DEFENDED, Status.SUPPORTED, Status.UNARGUED})


def _of_node(explanation: Explanation) -> Phrase:
    """Say why a node has its status."""
    if explanation.status is not None:
        return _WHY[explanation.status](explanation)
    return _objections(explanation) if explanation.unknown else _unargued(explanation)


def _not_held(_: Explanation) -> Phrase:
    return Phrase("Nobody here holds it: it is only reported or parodied.")


def _deadlocked(_: Explanation) -> Phrase:
    return Phrase("The arguments block each other, and no coherent view decides it.")


def _defeated(explanation: Explanation) -> Phrase:
    holding = sum(against.label is Label.IN for against in explanation.against)
    return counted_phrase(
        "An objection to it prevails.", "{number} objections to it prevail.", holding
    )


def _contested(explanation: Explanation) -> Phrase:
    if explanation.values.label < 1 and _arguments(explanation):
        return _objections(explanation)
    if explanation.circle:
        return Phrase(
            "Its reasons are part of a circle, and what supports the circle from outside is "
            "contested."
        )
    if len(explanation.reasons) == 1:
        return Phrase("The one reason recorded for it is contested.")
    return _none_holds(explanation)


def _unsupported(explanation: Explanation) -> Phrase:
    if explanation.circle:
        return Phrase("Its reasons rest on a circle: claims that only support one another.")
    if not explanation.reasons:
        return Phrase("It needs a reason, and none is recorded.")
    fares = {reason.fares for reason in explanation.reasons}
    if len(explanation.reasons) == 1 and fares == {Label.UNDEC}:
        return Phrase("The one reason recorded for it is contested, and unsupported itself.")
    return _none_holds(explanation)


def _none_holds(explanation: Explanation) -> Phrase:
    """Say that no reason holds: what is only contested has not failed."""
    fares = {reason.fares for reason in explanation.reasons}
    number = len(explanation.reasons)
    if fares == {Label.UNDEC}:
        template = "{number} reasons are recorded, and each of them is contested."
        return Phrase(template, {"number": number})
    if Label.UNDEC in fares:
        return Phrase("Reasons are recorded, and each of them is contested or does not hold.")
    return counted_phrase(
        "The one reason recorded for it does not hold.",
        "{number} reasons are recorded, and none of them holds.",
        number,
    )


def _defended(explanation: Explanation) -> Phrase:
    return counted_phrase(
        "One objection; on what is recorded, it does not hold.",
        "{number} objections; on what is recorded, none of them holds.",
        _arguments(explanation),
    )


def _supported(explanation: Explanation) -> Phrase:
    record = explanation.dialectical_status
    if record.denied_by:
        return Phrase("A reason for it holds; it is denied, but nobody argues against it directly.")
    if not record.challenged:
        return Phrase("Nobody objects to it, nor to the reasons given for it.")
    return counted_phrase(
        "Nobody objects to it, but a reason for it is under objection.",
        "Nobody objects to it, but {number} reasons for it are under objection.",
        record.challenged,
    )


def _unargued(explanation: Explanation) -> Phrase:
    record = explanation.dialectical_status
    if record.denied_by:
        return Phrase("It is denied, but nobody gives an argument against it.")
    if record.conceded_by:
        return Phrase("No reason and no objection is recorded; it is conceded.")
    return Phrase("No reason and no objection is recorded.")


_WHY: Final[Mapping[Status, Callable[[Explanation], Phrase]]] = {
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


def _objections(explanation: Explanation) -> Phrase:
    """Say how many objections there are, and what became of them."""
    record = explanation.dialectical_status
    if record.objections == record.answered:
        if record.objections == 1:
            return Phrase(
                "One objection; it has a reply, and the record does not say who is right."
            )
        return Phrase("Each objection has a reply, and the record does not say who is right.")
    if record.objections == 1:
        if record.conceded:
            return Phrase("One objection, and it is conceded.")
        return Phrase("One objection, and no reply to it is recorded.")
    counted = states_counted([against.objection for against in explanation.against])
    return Phrase("{counted}.", {"counted": counted})


def _of_step(explanation: Explanation) -> Phrase:
    """Say whether a step holds, and why."""
    target, justification = explanation.target, explanation.justification
    if justification is Justification.DEFEATED:
        return _fallen(explanation)
    if explanation.against:
        return _objections(explanation)
    if justification in {Justification.STANDS, None}:
        return Phrase("Nobody objects to the step, and what it rests on holds.")
    if isinstance(target, Relation) and target.is_attack:
        return Phrase(
            "Nobody objects to the step itself; the claims at its two ends are contested."
        )
    return Phrase("Nobody objects to the step itself; what it rests on is contested.")


def _fallen(explanation: Explanation) -> Phrase:
    holding = sum(against.label is Label.IN for against in explanation.against)
    if not holding:
        return Phrase("What it rests on does not hold.")
    return counted_phrase(
        "An objection to the step prevails.", "{number} objections to the step prevail.", holding
    )


def who_holds(debate: Debate, explanation: Explanation) -> Phrase:
    """Say who holds something, and which of them could not reply here."""
    who, absent = names_of(debate, explanation.holders), names_of(debate, explanation.absent)
    if not who:
        return Phrase("Nobody on record holds it.")
    wordings = _MAKES if isinstance(explanation.target, Relation) else _HOLDS
    one, several = wordings["all" if absent == who else "some" if absent else "none"]
    return counted_phrase(one, several, len(who), people=who, absent=absent)


_HOLDS: Final = {
    "none": message_of_number("{people} holds it.", "{people} hold it."),
    "some": message_of_number(
        "{people} holds it; {absent} did not take part in the conversation.",
        "{people} hold it; {absent} did not take part in the conversation.",
    ),
    "all": message_of_number(
        "{people} holds it, and did not take part in the conversation.",
        "{people} hold it, and did not take part in the conversation.",
    ),
}
_MAKES: Final = {
    "none": message_of_number("{people} makes it.", "{people} make it."),
    "some": message_of_number(
        "{people} makes it; {absent} did not take part in the conversation.",
        "{people} make it; {absent} did not take part in the conversation.",
    ),
    "all": message_of_number(
        "{people} makes it, and did not take part in the conversation.",
        "{people} make it, and did not take part in the conversation.",
    ),
}
"""Who holds a claim, or makes a step, by how many of them took no part in the conversation."""
