"""What the analysis found, in sentences that somebody without logic can follow.

The command line and the pages say the same, because both say it with these functions.
"""

from collections.abc import Mapping, Sequence
from typing import Final

from argmap.graph.analysis.explain.dialectical_status import DialecticalStatus, dialectical_status
from argmap.graph.analysis.explain.explanation import Against, Explanation, Pivot, Reason
from argmap.graph.analysis.explain.minimal_sets import Cases
from argmap.graph.analysis.objections import Objection, objections
from argmap.graph.analysis.people.commitments import Commitment
from argmap.graph.analysis.people.exchanges import makers, place_of
from argmap.graph.analysis.people.tensions import Tension
from argmap.graph.argumentation.framework import Label
from argmap.graph.model.debate import Debate, Relation, Stance, Target
from argmap.graph.model.phrasing import counted, listed
from argmap.schema.vocabulary import Justification, Status

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


def own_links_sentence(without: Status | None) -> str:
    """Say that a word hangs on the mapper's own links, and what it would be without them."""
    then = f"it would be '{without.label}'" if without else "there would be none"
    return f"rests on the mapper's own links alone; without them {then}"


def on_record(debate: Debate, record: DialecticalStatus) -> list[str]:
    """Say what the record says: the phrase, who grants or narrows it, what else is under objection.

    Examples
    --------
    >>> from argmap.graph.model.examples import tea
    >>> from argmap.graph.analysis.explain.dialectical_status import dialectical_status
    >>> debate = tea()
    >>> on_record(debate, dialectical_status(debate, "drink-tea"))
    ['only its reasons are challenged', 'denied by Ben', '1 of 1 reason under objection']
    """
    told = [record.phrase]
    if record.denied_by:
        told.append(f"denied by {names(debate, record.denied_by)}")
    if record.granted_by:
        told.append(f"granted in part by {names(debate, record.granted_by)}")
    if record.qualified_by:
        told.append(f"qualified by {names(debate, record.qualified_by)}")
    if record.challenged:
        given = counted(record.reasons, "reason")
        told.append(f"{record.challenged} of {given} under objection")
    if record.readings:
        told.append(f"{counted(record.readings, 'reading')} of it under objection")
    return told


def reason_remark(debate: Debate, reason: Reason) -> str:
    """Say how a reason fares: what is said against its source and against the step from it."""
    parts = []
    if reason.word is not None and reason.word is not Justification.STANDS:
        parts.append(f"itself {reason.word}: {reason.record.phrase}")
    elif reason.record.objections:
        parts.append(reason.record.phrase)
    elif reason.record.challenged:
        parts.append("only its own reasons are challenged")
    elif not reason.undercuts:
        parts.append("nobody has objected")
    if reason.undercuts:
        struck = counted(len(reason.undercuts), "objection")
        parts.append(f"{struck} to the step from it{_replied(reason.undercuts)}")
    if reason.record.granted_by:
        grant = "grants" if len(reason.record.granted_by) == 1 else "grant"
        parts.append(f"{names(debate, reason.record.granted_by)} {grant} a part of it")
    return "; ".join(parts)


def use_remark(debate: Debate, word: Justification | None, use: Relation) -> str:
    """Say how that fares for which something is used, and whether the step to it is attacked."""
    told = dialectical_status(debate, use.target).phrase
    parts = [f"{word}: {told}" if word is not None else told]
    struck = objections(debate, use) if use.is_step else ()
    if struck:
        parts.append(f"{counted(len(struck), 'objection')} to this step{_replied(struck)}")
    return "; ".join(parts)


def _replied(objections: Sequence[Objection]) -> str:
    answered = sum(bool(objection.replies) for objection in objections)
    if not answered:
        return ", no reply recorded"
    if answered < len(objections):
        return f", {answered} with a reply"
    return ", with a reply" if answered == 1 else ", each with a reply"


def against_remark(debate: Debate, against: Against) -> str:
    """Say how an objection fares: replied to, holding, or stopped and by what."""
    if against.stopped_by:
        stops = [f"'{debate.nodes[r.speaker].short}'" for r in against.stopped_by]
        verb = "stands" if len(stops) == 1 else "stand"
        return f"falls: {listed(stops)} {verb} against it"
    if against.label is Label.OUT:
        return "falls on what is recorded"
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
        return denial_title(debate, objection.denial) if objection.denial is not None else ""
    who = names(debate, makers(debate, objection.attack))
    credit = ", ".join(filter(None, [who, place_of(debate, objection.attack)]))
    claim = debate.nodes[objection.attack.speaker].short
    return f"{claim} ({credit})" if credit else claim


def denial_title(debate: Debate, denial: Stance) -> str:
    """Say who denies something, and where."""
    where = f", {denial.source}" if denial.source else ""
    return f"{debate.people[denial.person].name} denies it{where}"


def pivot_sentence(debate: Debate, pivot: Pivot) -> str:
    """Say what a claim would change, such as ``it would stand if … were wrong``."""
    claim = debate.nodes[pivot.node].short
    return f"{_LABELS[pivot.label]} if '{claim}' were {'right' if pivot.accepted else 'wrong'}"


def pivot_sentences(debate: Debate, explanation: Explanation) -> list[str]:
    """Say what would change a word; where something is argued against, that nothing alone would."""
    told = [pivot_sentence(debate, pivot) for pivot in explanation.pivots]
    argued = any(against.objection.attack is not None for against in explanation.against)
    if not told and argued and explanation.word is not Justification.STANDS:
        return ["no other claim by itself"]
    return told


def case_sentences(debate: Debate, found: Cases) -> list[str]:
    """Say what one takes on by accepting something, and by rejecting it.

    Examples
    --------
    >>> from argmap.graph.analysis.flattening import flatten
    >>> from argmap.graph.analysis.explain.minimal_sets import cases
    >>> from argmap.graph.model.examples import tea
    >>> debate = tea()
    >>> for sentence in case_sentences(debate, cases(flatten(debate), "tea-calms")):
    ...     print(sentence)
    Whoever accepts it can leave all else open.
    Whoever rejects it has to accept 'Tea keeps one awake.'
    """
    sides = (("accepts", found.accepting), ("rejects", found.rejecting))
    return [f"Whoever {verb} it {_taken_on(debate, sets)}" for verb, sets in sides if sets]


def _taken_on(debate: Debate, sets: Sequence[Sequence[str]]) -> str:
    if not sets[0]:
        return "can leave all else open."
    told = [listed([f"'{debate.nodes[node].short}'" for node in nodes]) for nodes in sets[:_SHOWN]]
    if len(sets) == 1:
        return _stopped(f"has to accept {told[0]}")
    if len(sets) > _SHOWN:
        told.append(f"{len(sets) - _SHOWN} more")
    return _stopped(f"has to accept one of these: {'; '.join(told)}")


def _stopped(sentence: str) -> str:
    """End a sentence, unless what it quotes last has ended it."""
    return sentence if sentence.endswith((".'", "?'", "!'")) else f"{sentence}."


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
    verb = "make" if isinstance(explanation.target, Relation) else "hold"
    told = f"{names(debate, who)} {verb}{'s' if len(who) == 1 else ''} it"
    if absent == who:
        return f"{told}, and did not take part in the conversation."
    if absent:
        return f"{told}; {names(debate, absent)} did not take part in the conversation."
    return f"{told}."


def names(debate: Debate, people: Sequence[str]) -> str:
    """List people by name."""
    return listed([debate.people[person].name for person in people])


def title(debate: Debate, target: Target, understood: str | None = None) -> str:
    """Name a node by its title, a step by those of its ends, an attack as an objection.

    Parameters
    ----------
    debate : Debate
        The debate.
    target : str or Relation
        The id of a node, or a step.
    understood : str, optional
        The id of a node that the talk is of: a step to it leaves it out.

    Examples
    --------
    >>> from argmap.graph.model.examples import tea
    >>> debate = tea()
    >>> title(debate, debate.step("tea-calms -> drink-tea"))
    "the step from 'Tea calms.' to 'One should drink tea.'"
    >>> title(debate, debate.step("tea-calms -> drink-tea"), "drink-tea")
    "the step from 'Tea calms.'"
    >>> title(debate, debate.step("tea-keeps-awake -> tea-calms"))
    "the objection 'Tea keeps one awake.' to 'Tea calms.'"
    """
    if not isinstance(target, Relation):
        return debate.nodes[target].short
    what = "objection" if target.is_attack else "step from"
    told = f"the {what} '{debate.nodes[target.speaker].short}'"
    if target.target == understood:
        return told
    end = title(debate, target.target, understood)
    return f"{told} to {end}" if isinstance(target.target, Relation) else f"{told} to '{end}'"


def _by(debate: Debate, people: Sequence[str]) -> str:
    return f" ({names(debate, people)})" if people else ""
