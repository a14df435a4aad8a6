"""``argmap why``: why a node or a step has its status."""

from collections.abc import Mapping, Sequence
from functools import partial
from typing import Any, Final, NamedTuple

from argmap.commands.terminal import json_shapes as shapes
from argmap.commands.terminal.layout import aligned, width, wrapped
from argmap.commands.terminal.lookup import find_targets
from argmap.commands.terminal.open_debate import open_debate
from argmap.commands.terminal.options import HERE, Claims, DebateId, Json, NodeOrStepWords
from argmap.commands.terminal.output import (
    emit,
    emit_each,
    emit_fitting,
    emit_heading,
    emit_items,
    emit_json_each,
)
from argmap.commands.terminal.status_options import (
    TOO_MUCH_WORK,
    ProfileOption,
    footer,
    status_word,
)
from argmap.commands.terminal.why_json import cases_shape, explanation_shape, use_shape
from argmap.commands.terminal.why_next import say_next_of, used_for
from argmap.graph.analysis.acceptance_value import SILENT, UNDECIDED
from argmap.graph.analysis.explain import sentences, titles
from argmap.graph.analysis.explain.case_sentences import case_sentences
from argmap.graph.analysis.explain.dialectical_status import dialectical_status
from argmap.graph.analysis.explain.explanation import Explanation
from argmap.graph.analysis.explain.explanation import why as explain
from argmap.graph.analysis.explain.joint_pivot import JointPivot, joint_pivot
from argmap.graph.analysis.explain.minimal_sets import Cases, cases
from argmap.graph.analysis.explain.pivot_sentences import is_settled_by_one, pivot_sentences
from argmap.graph.analysis.explain.reason_counts import reasons_counted
from argmap.graph.analysis.explain.reasons import Reason
from argmap.graph.analysis.explain.sentence import INFERRED, names
from argmap.graph.analysis.explain.summary import verdict, who_holds
from argmap.graph.analysis.flattening import flatten
from argmap.graph.analysis.holders import holders, makers
from argmap.graph.analysis.status import Statuses, status_without_inferred, statuses
from argmap.graph.model.debate import Debate, Node, Relation, Target
from argmap.graph.queries.questions import answers_in_words, answers_to
from argmap.schema.vocabulary import Justification, Kind, Profile, Status

EXAMPLES = """\b
Examples:
  argmap why tea-calms                 its status, and what would change it
  argmap why 'hot-tea -> tea-calms'    the same of a step
"""

_WEIGHT: Final = 3
"""How many lines reasons and objections get on a terminal for each that another part gets."""

_TITLES: Final = 0.55
"""What part of a line titles may take up before remarks go below them."""


def why(
    node: NodeOrStepWords,
    claims: Claims = HERE,
    debate: DebateId = None,
    *,
    profile: ProfileOption = Profile.STRUCTURED,
    json: Json = False,
) -> None:
    """Explain the status of a node or a step, and what would change it."""
    opened = open_debate(claims, debate, *node)
    found = find_targets(opened, node)
    if json:
        emit_json_each([_shape(opened, one, profile) for one in found])
        return
    explained = [_explain(opened, one, profile) for one in found]
    hanging = status_without_inferred(opened, profile)
    known = statuses(opened, profile)

    def emit_one(one: _Explained, *, brief: bool = False) -> None:
        _emit(opened, one, hanging, known, brief=brief)

    emit_fitting(
        lambda: emit_each(explained, emit_one),
        lambda: emit_each(explained, partial(emit_one, brief=True)),
    )
    footer(profile)
    say_next_of(opened, explained[0].explanation, explained[0].joint, profile)


class _Explained(NamedTuple):
    explanation: Explanation
    sides: Cases | None
    joint: JointPivot | None


def _explain(debate: Debate, found: Node | Relation, profile: Profile) -> _Explained:
    target = found.id if isinstance(found, Node) else found
    flattening = flatten(debate, profile)
    explanation = explain(debate, flattening, statuses(debate, profile), target)
    contested = explanation.values.label == UNDECIDED
    sides = cases(flattening, target) if contested else None
    alone = is_settled_by_one(explanation)
    known = statuses(debate, profile)
    joint = None if alone else joint_pivot(debate, flattening, known, target)
    return _Explained(explanation, sides, joint)


def _shape(debate: Debate, found: Node | Relation, profile: Profile) -> dict[str, Any]:
    """Write an explanation."""
    explained, known = _explain(debate, found, profile), statuses(debate, profile)
    target = found.id if isinstance(found, Node) else found
    shape = explanation_shape(explained.explanation, explained.joint, profile)
    shape |= cases_shape(explained.sides)
    asked = shapes.answers(debate, found) if isinstance(found, Node) else {}
    return {
        **shape,
        "inferred_alone": target in status_without_inferred(debate, profile),
        "used_for": [use_shape(known, use) for use in used_for(debate, target)],
        **asked,
    }


def _emit(
    debate: Debate,
    explained: _Explained,
    hanging: Mapping[str, Status | None],
    known: Statuses,
    *,
    brief: bool = False,
) -> None:
    """Print all parts of an explanation; in brief without the limits of what is conceded."""
    explanation, sides, joint = explained
    heading = status_word(known, explanation.target).upper()
    if explanation.unknown:
        heading = f"UNKNOWN ({TOO_MUCH_WORK})"
    emit_heading(f"{heading}. {_verdict(debate, explanation)}")
    if explanation.holders:
        emit(wrapped(f"({who_holds(debate, explanation)})", 2))
    if isinstance(explanation.target, str) and explanation.target in hanging:
        without = sentences.without_inferred_sentence(hanging[explanation.target])
        emit(wrapped(f"(Its status {without}.)", 2))
    emit()
    emit(wrapped(_subject(debate, explanation), 2, 2))
    _part("What it is used for", _uses(debate, known, explanation.target))
    _part("Answers", _answers(debate, known, explanation.target))
    reasons = [_reason(debate, reason) for reason in explanation.reasons]
    against = _against(debate, explanation)
    number = reasons_counted([reason.fares for reason in explanation.reasons])
    _part(f"For it ({number})", reasons, weight=_WEIGHT)
    _part("Against it", against, weight=_WEIGHT)
    conceded = _conceded(debate, explanation)
    _part("Conceded", [(said,) for said, _ in conceded] if brief else conceded)
    _part("Narrowed by", _narrowed(debate, explanation))
    if explanation.circle:
        emit()
        emit(wrapped(sentences.circle_sentence(explanation.circle).text(debate), 2, 2))
    if sides is not None:
        taken = case_sentences(debate, sides, explanation.target)
        _part("Taking sides", [(str(sentence),) for sentence in taken])
    pivots = [(sentence,) for sentence in pivot_sentences(debate, explanation, joint)]
    _part("What would change it", pivots)


def _reason(debate: Debate, reason: Reason) -> tuple[str, str]:
    """Name a reason, and say how it and what it needs besides fare."""
    remarks = [str(sentences.reason_remark(debate, reason))]
    remarks += [
        str(sentences.premise_remark(premise, debate.nodes[premise.node].short))
        for premise in reason.premises
    ]
    remarks += [INFERRED] if reason.step.inferred else []
    return f"+ {debate.nodes[reason.step.speaker].short}", "; ".join(remarks)


def _against(debate: Debate, explanation: Explanation) -> list[tuple[str, str]]:
    """Name each objection, and say how it fares; then who denies it."""
    rows = []
    for against in explanation.against:
        remark = sentences.against_remark(debate, against)
        remark = f"{remark}; {INFERRED}" if against.objection.is_inferred else remark
        rows.append((f"- {titles.objection_title(debate, against.objection)}", remark))
    rows += [
        (f"- {titles.denial_title(debate, denial)}", "argues only against the reasons for it")
        for denial in explanation.denials
    ]
    return rows


def _uses(debate: Debate, known: Statuses, target: Target) -> list[tuple[str, str]]:
    """Say what something is for, and how that fares."""
    rows = []
    for use in used_for(debate, target):
        end = titles.title(debate, use.target)
        end = f"'{end}'" if isinstance(use.target, str) else end
        verb = use.kind.traits.verb
        if use.speaker != target:
            verb = f"helps '{debate.nodes[use.speaker].short}', which {verb}"
        fares = sentences.use_remark(debate, _status(known, use.target), use)
        rows.append((f"{verb} {end}", f"{fares}; {INFERRED}" if use.inferred else fares))
    return rows


def _status(known: Statuses, target: Target) -> Status | Justification | None:
    return known.nodes[target] if isinstance(target, str) else known.justification_of(target)


def _answers(debate: Debate, known: Statuses, target: Target) -> list[tuple[str, str]]:
    """Say what answers a question, whose answer that is, and how it fares."""
    if not isinstance(target, str) or debate.nodes[target].kind is not Kind.QUESTION:
        return []
    rows = []
    for answer in answers_to(debate, target):
        who = names(debate, makers(debate, answer))
        status = known.nodes[answer.speaker]
        phrase = dialectical_status(debate, answer.speaker).phrase
        own = INFERRED if answer.inferred else ""
        fares = f"{status.label}: {phrase}" if status else phrase
        remarks = ["in part" if answer.partly else "", fares, own]
        title = debate.nodes[answer.speaker].short
        rows.append((f"{title} ({who})" if who else title, "; ".join(filter(None, remarks))))
    return rows


def _verdict(debate: Debate, explanation: Explanation) -> str:
    """Say why it has its status; a question is answered or open instead."""
    target = explanation.target
    if explanation.status is not None or not isinstance(target, str):
        return verdict(explanation).text(debate)
    if debate.nodes[target].kind is Kind.QUESTION:
        return f"A question: {answers_in_words(debate, target)}."
    return verdict(explanation).text(debate)


def _subject(debate: Debate, explanation: Explanation) -> str:
    target = explanation.target
    if isinstance(target, str):
        kind = debate.nodes[target].kind
        return f"The {kind if kind in SILENT else Kind.CLAIM}: {debate.nodes[target].text}"
    return f"This is {titles.title(debate, target)}."


def _conceded(debate: Debate, explanation: Explanation) -> list[tuple[str, str]]:
    rows = []
    for kernel in explanation.kernels:
        node = debate.nodes[kernel.speaker]
        who = names(debate, holders(debate, node.id))
        who = "; ".join(filter(None, [who, INFERRED if kernel.inferred else ""]))
        limits = f"Limit: {' '.join(node.record.limits.split())}" if node.record.limits else ""
        rows.append((f"~ {node.short}{f' ({who})' if who else ''}", limits))
    return rows


def _narrowed(debate: Debate, explanation: Explanation) -> list[tuple[str, str]]:
    rows = []
    for step in explanation.qualifications:
        who = names(debate, makers(debate, step))
        title = debate.nodes[step.speaker].short
        rows.append((f"⊂ {title}{f' ({who})' if who else ''}", INFERRED if step.inferred else ""))
    return rows


def _part(heading: str, rows: Sequence[Sequence[str]], weight: int = 1) -> None:
    """Print rows below a heading: remarks beside the titles, or below where these are long."""
    if not rows:
        return
    emit(f"\n  {heading}")
    beside = all(
        len(row) > 1 and len(row[0]) <= width() * _TITLES and 0 < len(row[1]) <= width()
        for row in rows
    )
    if beside:
        emit_items(aligned(rows, 4), 4, weight=weight)
        return
    items = [
        [wrapped(title, 4, 2), *(wrapped(remark, 8) for remark in remarks if remark)]
        for title, *remarks in rows
    ]
    emit_items(("\n".join(lines) for lines in items), 4, weight=weight)
