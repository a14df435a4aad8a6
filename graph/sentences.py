"""What the analysis found, in sentences that somebody without logic can follow.

The command line and the pages say the same, because both say it with these functions.
"""

from collections.abc import Mapping, Sequence
from typing import Final

from argmap.graph.argumentation.framework import Label
from argmap.graph.debate import Debate, Relation, Target
from argmap.graph.objections import Objection
from argmap.graph.people.commitments import Commitment
from argmap.graph.people.exchanges import makers, place_of
from argmap.graph.people.tensions import Tension
from argmap.graph.phrases import Record
from argmap.graph.why import Against, Explanation, Pivot, Reason
from argmap.schema.vocabulary import Status

MEANING: Final[Mapping[Status, str]] = {
    Status.STANDS: "every coherent way of taking sides accepts it",
    Status.DEFENSIBLE: "some coherent ways of taking sides accept it, and none rejects it",
    Status.CONTESTED: "some coherent ways of taking sides accept it, others reject it",
    Status.DEADLOCKED: "the arguments block one another, and no coherent way of taking sides "
    "decides it",
    Status.WEAK: "some coherent ways of taking sides reject it, and none accepts it",
    Status.DEFEATED: "every coherent way of taking sides rejects it",
}
"""What each word means, on the arguments recorded in a debate."""

_PAIR: Final = 2
_SHOWN: Final = 3
_LABELS: Final = {
    Label.IN: "it would stand",
    Label.OUT: "it would fall",
    Label.UNDEC: "it would be open",
}

FARES: Final[Mapping[Label, str]] = {
    Label.IN: "stands",
    Label.OUT: "falls",
    Label.UNDEC: "stays open",
}
"""What a label says of a thing, as a verb."""


def counted(number: int, word: str) -> str:
    """Count something: ``1 node``, ``2 nodes``.

    Examples
    --------
    >>> counted(1, "objection"), counted(2, "objection")
    ('1 objection', '2 objections')
    """
    return f"{number} {word}{'' if number == 1 else 's'}"


def listed(parts: Sequence[str]) -> str:
    """List things in a sentence.

    Examples
    --------
    >>> listed(["tea", "milk", "sugar"])
    'tea, milk and sugar'
    """
    return " and ".join(filter(None, [", ".join(parts[:-1]), *parts[-1:]]))


def verdict(explanation: Explanation) -> str:
    """Say in one sentence why a node or a step has its word.

    Examples
    --------
    >>> from argmap.graph.analysis import statuses
    >>> from argmap.graph.argumentation.flattening import flatten
    >>> from argmap.graph.examples import tea
    >>> from argmap.graph.why import why
    >>> debate = tea()
    >>> verdict(why(debate, flatten(debate), statuses(debate), "tea-calms"))
    'One objection, and no reply to it is recorded.'
    """
    record, word = explanation.record, explanation.word
    if record.phrase == "held by nobody":
        return "Nobody here holds it: it is told as somebody else's view, or to show it absurd."
    if word is Status.DEFEATED:
        return _defeat(explanation)
    if not record.objections:
        return _unopposed(record)
    arguments = sum(against.objection.attack is not None for against in explanation.against)
    if not arguments:
        return "It is denied, but nobody gives an argument against it."
    if word is Status.STANDS:
        return f"{_objections(record)}; on what is recorded, none of them holds."
    return f"{_objections(record)}{_answered(record)}."


def on_record(debate: Debate, record: Record) -> list[str]:
    """Say what the record says: the phrase, who grants a part, and how many reasons are in doubt.

    Examples
    --------
    >>> from argmap.graph.examples import tea
    >>> from argmap.graph.phrases import record
    >>> debate = tea()
    >>> on_record(debate, record(debate, "drink-tea"))
    ['objected to, no reply recorded', '1 of 1 reason under objection']
    """
    told = [record.phrase]
    if record.granted_by:
        told.append(f"granted in part by {names(debate, record.granted_by)}")
    if record.challenged:
        given = counted(record.reasons, "reason")
        told.append(f"{record.challenged} of {given} under objection")
    return told


def _objections(record: Record) -> str:
    return "One objection" if record.objections == 1 else f"{record.objections} objections"


def _answered(record: Record) -> str:
    """Say how many objections have a reply."""
    one = record.objections == 1
    if not record.answered:
        told = "it" if one else "either" if record.objections == _PAIR else "any of them"
        return f", and no reply to {told} is recorded"
    if record.answered < record.objections:
        has = "has" if record.answered == 1 else "have"
        return f"; {record.answered} of them {has} a reply"
    told = "it has a reply" if one else "each has a reply"
    return f"; {told}, and the record does not say who is right"


def _unopposed(record: Record) -> str:
    if record.phrase == "accepted by opponents":
        return "Nobody objects to it, and people who clash elsewhere both accept it."
    if record.challenged:
        told = (
            "the one reason"
            if record.reasons == 1
            else (f"{record.challenged} of {record.reasons} reasons")
        )
        return f"Nobody objects to it, but {told} for it {_is(record.challenged)} under objection."
    if not record.reasons:
        return "Nobody objects to it; no reason for it is given either."
    return "Nobody objects to it, nor to the reasons given for it."


def _is(number: int) -> str:
    return "is" if number == 1 else "are"


def _defeat(explanation: Explanation) -> str:
    holding = sum(against.label is Label.IN for against in explanation.against)
    if isinstance(explanation.target, Relation) and not holding:
        return "What it rests on has fallen."
    if not holding:
        return "Its last reason has fallen, and it needs one."
    told = "An objection holds" if holding == 1 else f"{holding} objections hold"
    return f"{told}, and nothing recorded stands in the way."


def reason_remark(debate: Debate, reason: Reason) -> str:
    """Say how a reason fares: what is said against its source and against the step from it."""
    parts = []
    if reason.undercuts:
        struck = counted(len(reason.undercuts), "objection")
        parts.append(f"{struck} to the step from it{_replied(reason.undercuts)}")
    if reason.word is not None and reason.word is not Status.STANDS:
        parts.append(f"itself {reason.word}: {reason.record.phrase}")
    elif reason.record.objections:
        parts.append(reason.record.phrase)
    elif not parts:
        parts.append("nobody has objected")
    if reason.record.granted_by:
        grant = "grants" if len(reason.record.granted_by) == 1 else "grant"
        parts.append(f"{names(debate, reason.record.granted_by)} {grant} a part of it")
    return "; ".join(parts)


def _replied(objections: Sequence[Objection]) -> str:
    answered = sum(bool(objection.replies) for objection in objections)
    if not answered:
        return ", no reply recorded"
    return ", with a reply" if answered == len(objections) else f", {answered} with a reply"


def against_remark(debate: Debate, against: Against) -> str:
    """Say how an objection fares: replied to, holding, or stopped and by what."""
    if against.stopped_by:
        stops = listed([f"'{debate.nodes[r.speaker].short}'" for r in against.stopped_by])
        return f"falls: {stops} stands against it"
    replies = against.objection.replies
    if not replies:
        return "holds, no reply recorded" if against.label is Label.IN else "no reply recorded"
    told = [f"'{debate.nodes[r.speaker].short}'{_by(debate, makers(debate, r))}" for r in replies]
    if len(told) > _SHOWN:
        told[_SHOWN - 1 :] = [f"{len(told) - _SHOWN + 1} more"]
    return f"{'reply' if len(replies) == 1 else 'replies'}: {listed(told)}"


def objection_title(debate: Debate, objection: Objection) -> str:
    """Name an objection: what it says, who makes it, and where."""
    if objection.attack is None:
        denial = objection.denial
        if denial is None:
            return ""
        where = f", {denial.source}" if denial.source else ""
        return f"{debate.people[denial.person].name} denies it{where}"
    who = names(debate, makers(debate, objection.attack))
    credit = ", ".join(filter(None, [who, place_of(debate, objection.attack)]))
    claim = debate.nodes[objection.attack.speaker].short
    return f"{claim} ({credit})" if credit else claim


def pivot_sentence(debate: Debate, pivot: Pivot) -> str:
    """Say what a claim would change, such as ``it would stand if … were wrong``."""
    claim = debate.nodes[pivot.node].short
    return f"{_LABELS[pivot.label]} if '{claim}' were {'right' if pivot.accepted else 'wrong'}"


def commitment_sentence(debate: Debate, commitment: Commitment) -> str:
    """Say what somebody is committed to, and which of their steps leads there."""
    step = commitment.because
    given = listed([f"'{debate.nodes[source].short}'" for source in step.sources])
    end = f"'{debate.nodes[commitment.node].short}'"
    if commitment.accepts:
        return f"{end}: it follows from {given}, by a step they accept"
    return f"not {end}: they accept {given} and its attack on it"


def tension_sentence(debate: Debate, tension: Tension) -> str:
    """Say which two things pull in two directions; a concession is said to be granted."""
    witness = tension.witness
    given = listed([f"'{debate.nodes[source].short}'" for source in witness.sources])
    verb = "grants" if tension.granted else "accepts"
    target = title(debate, tension.target)
    end = target if isinstance(tension.target, Relation) else f"'{target}'"
    if tension.kind == "conclusion":
        return f"{verb} {given} as a reason for {end}, and does not accept {end}"
    holds = "draws" if isinstance(tension.target, Relation) else "holds"
    return f"{holds} {end}, and {verb} {given} against it"


def who_holds(debate: Debate, explanation: Explanation) -> str:
    """Say who holds something, and which of them could not reply here."""
    who, absent = explanation.holders, explanation.absent
    if not who:
        return "Nobody on record holds it."
    told = f"{names(debate, who)} {'holds' if len(who) == 1 else 'hold'} it"
    if absent == who:
        return f"{told}, and did not take part in the conversation."
    if absent:
        return f"{told}; {names(debate, absent)} did not take part in the conversation."
    return f"{told}."


def names(debate: Debate, people: Sequence[str]) -> str:
    """List people by name."""
    return listed([debate.people[person].name for person in people])


def title(debate: Debate, target: Target) -> str:
    """Name a node by its title, a step by those of its ends."""
    if isinstance(target, Relation):
        return f"the step from '{debate.nodes[target.speaker].short}' to {_end(debate, target)}"
    return debate.nodes[target].short


def _end(debate: Debate, step: Relation) -> str:
    target = step.target
    return f"'{debate.nodes[target].short}'" if isinstance(target, str) else title(debate, target)


def _by(debate: Debate, people: Sequence[str]) -> str:
    return f" ({names(debate, people)})" if people else ""
