"""What the analysis found, in sentences that anybody can follow.

The command line and the pages say the same, because both say it with these functions.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Final

from argmap.graph.analysis.explain.dialectical_status import DialecticalStatus, dialectical_status
from argmap.graph.analysis.explain.explanation import Against
from argmap.graph.analysis.explain.reasons import Premise, Reason
from argmap.graph.analysis.explain.sentence import (
    NamedNode,
    Phrase,
    PhraseValue,
    counted_phrase,
    in_one,
    mentions,
    names,
    names_of,
)
from argmap.graph.analysis.explain.unsettled import record_with_reason
from argmap.graph.analysis.holders import makers
from argmap.graph.analysis.objections import Objection, is_mutual, objections, tally
from argmap.graph.argumentation.framework import Label
from argmap.graph.model.debate import Debate, Relation
from argmap.graph.model.wording import counted, message
from argmap.schema.traits import Vocabulary
from argmap.schema.vocabulary import ObjectionState, Status

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

_REASON: Final[Mapping[Label, str]] = {
    Label.IN: message("holds: {remark}"),
    Label.OUT: message("does not hold: {remark}"),
    Label.UNDEC: message("contested: {remark}"),
}
"""Whether a reason holds, and what is said against it."""


def without_inferred_sentence(without: Status | None) -> str:
    """Say that a status rests on links added by the editor, and what it would be without them."""
    then = f"be {without.label}" if without else "have no status"
    return f"rests on links added by the editor; without them it would {then}"


def states_counted(against: Iterable[Objection]) -> Phrase:
    """Count objections by what became of them.

    Examples
    --------
    >>> from argmap.graph.analysis.objections import objections
    >>> from argmap.graph.model.examples import tea
    >>> print(states_counted(objections(tea(), "tea-calms")))
    1 objection: 1 open
    """
    counts = tally(against)
    return counted_phrase(
        "{number} objection: {states}",
        "{number} objections: {states}",
        sum(counts.values()),
        states=_states(counts),
    )


def _states(counts: Mapping[ObjectionState, int]) -> Phrase:
    """Count the objections in each state that occurs."""
    parts = [_IN_STATE[state](number) for state, number in counts.items() if number]
    first, *others = parts
    for other in others:
        first = Phrase("{states}, {next}", {"states": first, "next": other})
    return first


_IN_STATE: Final[Mapping[ObjectionState, Callable[[int], Phrase]]] = {
    ObjectionState.ANSWERED: lambda n: counted_phrase("{number} answered", "{number} answered", n),
    ObjectionState.CONCEDED: lambda n: counted_phrase("{number} conceded", "{number} conceded", n),
    ObjectionState.OPEN: lambda n: counted_phrase("{number} open", "{number} open", n),
}


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


def reason_remark(debate: Debate, reason: Reason) -> Phrase:
    """Say how a reason fares: what is said against its source and against the step from it."""
    remarks = []
    record = reason.dialectical_status
    if reason.status in SHAKY:
        told = record_with_reason(debate, reason.step.speaker, record, reason.status)
        values: dict[str, PhraseValue] = {"status": reason.status, "record": told}
        remarks.append(Phrase("itself {status}: {record}", values))
    elif record.objections or record.challenged:
        remarks.append(record.sentence)
    elif not reason.undercuts:
        remarks.append(Phrase("nobody has objected"))
    if reason.undercuts:
        # first why it does not hold: a reason that is only contested has not failed for that
        first = 0 if reason.label is Label.OUT else len(remarks)
        remarks.insert(first, _undercut_remark(reason.undercuts))
    if record.partly_conceded_by:
        people = names_of(debate, record.partly_conceded_by)
        remarks.append(
            counted_phrase(
                "{people} concedes a part of it",
                "{people} concede a part of it",
                len(people),
                people=people,
            )
        )
    if reason.fares is Label.UNDEC and reason.status in SHAKY:
        return in_one(remarks)  # that it is contested is said already
    return Phrase(_REASON[reason.fares], {"remark": in_one(remarks)})


def _undercut_remark(undercuts: Sequence[Objection]) -> Phrase:
    """Say that the step from a reason is attacked, and what became of the attacks."""
    counts = tally(undercuts)
    remark = counted_phrase(
        "{number} objection to how it leads here: {states}",
        "{number} objections to how it leads here: {states}",
        len(undercuts),
        states=_states(counts),
    )
    if counts[ObjectionState.OPEN] == len(undercuts):
        remark = counted_phrase(
            "{number} objection to how it leads here, no reply recorded",
            "{number} objections to how it leads here, no reply recorded",
            len(undercuts),
        )
    inferred = sum(objection.is_inferred for objection in undercuts)
    if not inferred:
        return remark
    return counted_phrase(
        "{remark} ({number} added by the editor)",
        "{remark} ({number} added by the editor)",
        inferred,
        remark=remark,
    )


def premise_remark(premise: Premise, title: str) -> Phrase:
    """Say that a reason needs another premise, and how that fares.

    Examples
    --------
    >>> from argmap.graph.model.examples import tea
    >>> from argmap.graph.analysis.explain.dialectical_status import dialectical_status
    >>> debate = tea()
    >>> status = Status.CONTESTED
    >>> needed = Premise("tea-calms", status, dialectical_status(debate, "tea-calms"))
    >>> print(premise_remark(needed, "Tea calms."))
    only together with 'Tea calms.' (contested: objected to, no reply recorded)
    """
    if premise.status is None:
        return Phrase("only together with '{title}'", {"title": title})
    values: dict[str, PhraseValue] = {"title": title, "status": premise.status}
    if premise.status not in SHAKY:
        return Phrase("only together with '{title}' ({status})", values)
    values["record"] = premise.dialectical_status.sentence
    return Phrase("only together with '{title}' ({status}: {record})", values)


def use_remark(debate: Debate, word: Vocabulary | None, use: Relation) -> str:
    """Say how that fares for which something is used, and whether the step to it is attacked."""
    phrase = dialectical_status(debate, use.target).phrase
    remarks = [f"{word.label}: {phrase}" if word else f"{phrase}"]
    undercuts = objections(debate, use) if use.is_step else ()
    if undercuts:
        counts, number = tally(undercuts), counted(len(undercuts), "objection")
        is_open = counts[ObjectionState.OPEN] == len(undercuts)
        states = ", no reply recorded" if is_open else f": {_states(counts)}"
        remarks.append(f"{number} to this step{states}")
    return "; ".join(remarks)


def against_remark(debate: Debate, against: Against) -> str:
    """Say how an objection fares, on one line; see `against_sentences`."""
    return "; ".join(sentence.text(debate) for sentence in against_sentences(debate, against))


def against_sentences(debate: Debate, against: Against) -> tuple[Phrase, ...]:
    """Say how an objection fares: stopped and by what, answered, conceded or open.

    An objection acts whatever its own reasons are worth; where its claim is contested or
    unsupported itself, a second sentence says so.
    """
    told, attack = [_how_it_fares(debate, against)], against.objection.attack
    if attack is not None and is_mutual(debate, attack):
        told.append(Phrase("each of the two speaks against the other"))
    if against.label is not Label.OUT and against.status in SHAKY:
        told.append(Phrase("though itself {status}", {"status": against.status}))
    return tuple(told)


def _how_it_fares(debate: Debate, against: Against) -> Phrase:
    objection, stops = against.objection, against.stopped_by
    if stops:
        return counted_phrase(
            "does not hold: {stops} stands against it",
            "does not hold: {stops} stand against it",
            len(stops),
            stops=mentions(NamedNode(stop.speaker, inferred=stop.inferred) for stop in stops),
        )
    if against.label is Label.OUT:
        return Phrase("does not hold on what is recorded", {})
    if objection.replies:
        return _replies(debate, objection)
    if objection.conceded_by:
        return Phrase("conceded by {people}", {"people": names_of(debate, objection.conceded_by)})
    if against.label is Label.IN:
        return Phrase("holds, no reply recorded")
    return Phrase("no reply recorded")


def _replies(debate: Debate, objection: Objection) -> Phrase:
    replies = (NamedNode(r.speaker, makers(debate, r), r.inferred) for r in objection.replies)
    number = len(objection.replies)
    return counted_phrase(
        "reply: {replies}", "replies: {replies}", number, replies=mentions(replies)
    )


def circle_sentence(circle: Sequence[str]) -> Phrase:
    """Say that claims are reasons for one another."""
    template = "It belongs to a circle of reasons: {claims} support one another."
    return Phrase(template, {"claims": mentions((NamedNode(node) for node in circle), 6)})
