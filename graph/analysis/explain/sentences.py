"""What the analysis found, in sentences that anybody can follow.

The command line and the pages say the same, because both say it with these functions.
"""

from collections.abc import Iterable, Mapping, Sequence
from typing import Final

from argmap.graph.analysis.explain.dialectical_status import DialecticalStatus, dialectical_status
from argmap.graph.analysis.explain.explanation import Against, Explanation, Pivot, Reason
from argmap.graph.analysis.explain.minimal_sets import Cases
from argmap.graph.analysis.explain.sentence import SHOWN, NamedNode, Phrase, mentions
from argmap.graph.analysis.explain.titles import names, title
from argmap.graph.analysis.objections import Objection, objections, tally
from argmap.graph.analysis.people.commitments import Commitment
from argmap.graph.analysis.people.exchanges import makers
from argmap.graph.analysis.people.tensions import Tension
from argmap.graph.argumentation.framework import Label
from argmap.graph.model.debate import Debate, Relation
from argmap.graph.model.phrasing import counted, listed
from argmap.schema.traits import Vocabulary
from argmap.schema.vocabulary import Justification, ObjectionState, Status

SHAKY: Final = frozenset(
    {Status.DEFEATED, Status.DEADLOCKED, Status.CONTESTED, Status.UNSUPPORTED, Status.NOT_HELD}
)
"""The statuses of which a remark speaks: what rests on such a claim is no firmer than it."""

FARES: Final[Mapping[Label, str]] = {
    Label.IN: "holds",
    Label.OUT: "does not hold",
    Label.UNDEC: "is contested",
}
"""What a label says of a thing, as a verb."""

_WOULD: Final = {
    Label.IN: "hold",
    Label.OUT: "not hold",
    Label.UNDEC: "be contested",
}


def without_inferred_sentence(without: Status | None) -> str:
    """Say that a status rests on links added by the editor, and what it would be without them."""
    then = f"be {without.label}" if without else "have no status"
    return f"rests on links added by the editor; without them it would {then}"


def states_counted(against: Iterable[Objection]) -> str:
    """Count objections by what became of them.

    Examples
    --------
    >>> from argmap.graph.analysis.objections import objections
    >>> from argmap.graph.model.examples import tea
    >>> states_counted(objections(tea(), "tea-calms"))
    '1 objection: 1 open'
    """
    counts = tally(against)
    parts = [f"{number} {state.label}" for state, number in counts.items() if number]
    return f"{counted(sum(counts.values()), 'objection')}: {', '.join(parts)}"


def on_record(debate: Debate, record: DialecticalStatus) -> list[str]:
    """Say what is recorded: the phrase, who denies, concedes or narrows it, what else is disputed.

    Examples
    --------
    >>> from argmap.graph.model.examples import tea
    >>> from argmap.graph.analysis.explain.dialectical_status import dialectical_status
    >>> debate = tea()
    >>> on_record(debate, dialectical_status(debate, "drink-tea"))
    ['its reasons are objected to, no reply recorded (1 of 1)', 'denied by Ben']
    """
    lines = [record.phrase]
    if record.denied_by:
        lines.append(f"denied by {names(debate, record.denied_by)}")
    if record.partly_conceded_by:
        lines.append(f"conceded in part by {names(debate, record.partly_conceded_by)}")
    if record.qualified_by:
        lines.append(f"qualified by {names(debate, record.qualified_by)}")
    if record.objections and record.challenged:
        reasons = counted(record.reasons, "reason")
        lines.append(f"{record.challenged} of {reasons} under objection")
    if record.readings:
        lines.append(f"{counted(record.readings, 'reading')} of it under objection")
    return lines


def reason_remark(debate: Debate, reason: Reason) -> str:
    """Say how a reason fares: what is said against its source and against the step from it."""
    remarks = []
    record = reason.record
    if reason.status in SHAKY:
        remarks.append(f"itself {reason.status.label}: {record.phrase}")
    elif record.objections or record.challenged:
        remarks.append(record.phrase)
    elif not reason.undercuts:
        remarks.append("nobody has objected")
    if reason.undercuts:
        remarks.append(_undercut_remark(reason.undercuts, "the step from it"))
    if record.partly_conceded_by:
        concedes = "concedes" if len(record.partly_conceded_by) == 1 else "concede"
        remarks.append(f"{names(debate, record.partly_conceded_by)} {concedes} a part of it")
    return "; ".join(remarks)


def _undercut_remark(undercuts: Sequence[Objection], step: str) -> str:
    """Say that a step is attacked, and what became of the attacks."""
    counts = {state: number for state, number in tally(undercuts).items() if number}
    number = counted(len(undercuts), "objection")
    if set(counts) == {ObjectionState.OPEN}:
        return f"{number} to {step}, no reply recorded"
    states = ", ".join(f"{count} {state.label}" for state, count in counts.items())
    return f"{number} to {step}: {states}"


def use_remark(debate: Debate, word: Vocabulary | None, use: Relation) -> str:
    """Say how that fares for which something is used, and whether the step to it is attacked."""
    phrase = dialectical_status(debate, use.target).phrase
    remarks = [f"{word.label}: {phrase}" if word else phrase]
    undercuts = objections(debate, use) if use.is_step else ()
    if undercuts:
        remarks.append(_undercut_remark(undercuts, "this step"))
    return "; ".join(remarks)


def against_remark(debate: Debate, against: Against) -> str:
    """Say how an objection fares, on one line; see `against_sentences`."""
    return "; ".join(sentence.text(debate) for sentence in against_sentences(debate, against))


def against_sentences(debate: Debate, against: Against) -> tuple[Phrase, ...]:
    """Say how an objection fares: stopped and by what, answered, conceded or open.

    An objection acts whatever its own reasons are worth; where its claim is contested or
    unsupported itself, a second sentence says so.
    """
    fares = _how_it_fares(debate, against)
    if against.label is Label.OUT or against.status not in SHAKY:
        return (fares,)
    return fares, Phrase("though itself {status}", {"status": against.status.label})


def _how_it_fares(debate: Debate, against: Against) -> Phrase:
    objection, stops = against.objection, against.stopped_by
    if stops:
        template = "does not hold: {stops} stand against it"
        if len(stops) == 1:
            template = "does not hold: {stops} stands against it"
        return Phrase(template, {"stops": mentions(NamedNode(stop.speaker) for stop in stops)})
    if against.label is Label.OUT:
        return Phrase("does not hold on what is recorded", {})
    if objection.replies:
        replies = mentions(NamedNode(r.speaker, makers(debate, r)) for r in objection.replies)
        template = "reply: {replies}" if len(objection.replies) == 1 else "replies: {replies}"
        return Phrase(template, {"replies": replies})
    if objection.conceded_by:
        return Phrase("conceded by {people}", {"people": names(debate, objection.conceded_by)})
    holds = against.label is Label.IN
    return Phrase("holds, no reply recorded" if holds else "no reply recorded", {})


def pivot_sentence(pivot: Pivot) -> Phrase:
    """Say what a claim would change: ``it would be supported if {claim} were wrong``."""
    outcome = f"be {pivot.status.label}" if pivot.status else _WOULD[pivot.label]
    template = "it would {outcome} if {claim} were wrong"
    if pivot.accepted:
        template = "it would {outcome} if {claim} were right"
    return Phrase(template, {"outcome": outcome, "claim": mentions([NamedNode(pivot.node)])})


def pivot_sentences(debate: Debate, explanation: Explanation) -> list[str]:
    """Say what would change how something fares, or that no claim alone would."""
    lines = [pivot_sentence(pivot).text(debate) for pivot in explanation.pivots]
    if lines:
        return lines
    if not explanation.all_tried:
        return ["unknown: to try every claim takes more effort than one question may cost"]
    argued = any(against.objection.attack is not None for against in explanation.against)
    if argued and explanation.justification is not Justification.STANDS:
        return ["no other claim by itself"]
    return []


def case_sentences(debate: Debate, found: Cases) -> list[str]:
    """Say what one has to accept besides in order to accept something, and to reject it.

    Examples
    --------
    >>> from argmap.graph.analysis.flattening import flatten
    >>> from argmap.graph.analysis.explain.minimal_sets import cases
    >>> from argmap.graph.model.examples import tea
    >>> debate = tea()
    >>> for sentence in case_sentences(debate, cases(flatten(debate), "tea-calms")):
    ...     print(sentence)
    To accept it, one need accept nothing else: it and the objections exclude each other.
    To reject it, one has to accept 'Tea keeps one awake.'
    """
    lines = []
    if found.accepting:
        lines.append(_to_accept(debate, found.accepting))
    if found.rejecting:
        lines.append(_to_reject(debate, found.rejecting))
    return lines


def _to_accept(debate: Debate, sets: Sequence[Sequence[str]]) -> str:
    if not sets[0]:
        return (
            "To accept it, one need accept nothing else: it and the objections exclude each other."
        )
    if len(sets) == 1:
        return _stopped(f"To accept it, one has to accept {_claims(debate, sets)}")
    return _stopped(f"To accept it, one has to accept one of these: {_claims(debate, sets)}")


def _to_reject(debate: Debate, sets: Sequence[Sequence[str]]) -> str:
    if not sets[0]:
        return "To reject it, one need accept nothing else."
    if len(sets) == 1:
        return _stopped(f"To reject it, one has to accept {_claims(debate, sets)}")
    return _stopped(f"To reject it, one has to accept one of these: {_claims(debate, sets)}")


def _claims(debate: Debate, sets: Sequence[Sequence[str]]) -> str:
    """Name the claims of each set, and count the sets that are left out."""
    lines = [listed([f"'{debate.nodes[node].short}'" for node in nodes]) for nodes in sets[:SHOWN]]
    if len(sets) > SHOWN:
        lines.append(f"{len(sets) - SHOWN} more")
    return "; ".join(lines)


def _stopped(sentence: str) -> str:
    """End a sentence, unless what it quotes last has ended it."""
    return sentence if sentence.endswith((".'", "?'", "!'")) else f"{sentence}."


def circle_sentence(circle: Sequence[str]) -> Phrase:
    """Say that claims are reasons for one another."""
    template = "It belongs to a circle of reasons: {claims} support one another."
    return Phrase(template, {"claims": mentions((NamedNode(node) for node in circle), 6)})


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
    verb = "concedes" if tension.granted else "accepts"
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


def _by(debate: Debate, people: Sequence[str]) -> str:
    return f" ({names(debate, people)})" if people else ""
