"""``argmap show``: nodes or steps with everything said about them."""

from collections.abc import Iterable, Iterator, Sequence
from typing import Any, Final

from argmap.commands.terminal import json_shapes as shapes
from argmap.commands.terminal.descriptions import (
    relation_remarks,
    source_titled,
    stance_phrase,
    stance_remarks,
    target_titled,
    titled,
)
from argmap.commands.terminal.layout import aligned, columns, wrapped
from argmap.commands.terminal.lookup import find_targets
from argmap.commands.terminal.open_debate import open_debate
from argmap.commands.terminal.options import HERE, Claims, DebateId, Json, NodeOrStepWords
from argmap.commands.terminal.output import (
    command,
    emit,
    emit_each,
    emit_heading,
    emit_items,
    emit_json_each,
    say_next,
)
from argmap.commands.terminal.status_options import (
    NO_STATUS,
    emit_mark_note,
    reason_remark,
    status_line,
    status_mark,
    step_remark,
)
from argmap.graph.analysis.explain.dialectical_status import dialectical_status
from argmap.graph.analysis.explain.reason_counts import reasons_counted
from argmap.graph.analysis.explain.reasons import reason_label, step_label
from argmap.graph.analysis.explain.sentence import names
from argmap.graph.analysis.holders import is_passive
from argmap.graph.analysis.status import statuses
from argmap.graph.argumentation.framework import Label
from argmap.graph.model.debate import Debate, Node, Relation, Stance, Target
from argmap.graph.model.elements import name_of
from argmap.graph.model.outline import Outline, outline
from argmap.graph.queries.neighbourhood import Bearing, Neighbourhood, neighbourhood
from argmap.graph.queries.questions import answers_in_words
from argmap.graph.queries.stances import stances_on
from argmap.schema.vocabulary import Kind

_OBJECTION: Final = ("objection to a step", "objections to steps")
_REMARK: Final = ("remark on a step", "remarks on steps")

EXAMPLES = """\b
Examples:
  argmap show cup at night              the node that has these words
  argmap show 'hot-tea -> tea-calms'    a step
  argmap show hot-tea tea-calms         several, by their ids
"""


def show(
    node: NodeOrStepWords, claims: Claims = HERE, debate: DebateId = None, *, json: Json = False
) -> None:
    """Show nodes or steps with everything said about them.

    Several words are searched for; several ids are shown one after the other.
    """
    opened = open_debate(claims, debate, *node)
    found = find_targets(opened, node)
    if json:
        emit_json_each([_shape(opened, one) for one in found])
        return

    def emit_one(one: Node | Relation) -> None:
        if isinstance(one, Node):
            _emit_node(opened, one)
        else:
            _emit_step(opened, one)

    emit_each(found, emit_one)
    name = name_of(found[0].id if isinstance(found[0], Node) else found[0])
    say_next(command("why", name), command("who", name))


def _shape(debate: Debate, target: Node | Relation) -> dict[str, Any]:
    if isinstance(target, Relation):
        held = stances_on(debate, target)
        own = {"step": shapes.relation(target), "drawn_by": list(held.drawn_by)}
        near, stances = neighbourhood(debate, target), held.stances
        return (
            own | shapes.status(debate, target) | _near(near) | {"stances": shapes.stances(stances)}
        )
    return (
        {"node": shapes.in_full(target), "place": {"path": list(outline(debate).path(target.id))}}
        | shapes.status(debate, target.id)
        | _near(neighbourhood(debate, target.id))
        | {"stances": shapes.stances(target.stances)}
    )


def _emit_node(debate: Debate, node: Node) -> None:
    near, places = neighbourhood(debate, node.id), outline(debate)
    _emit_statement(node)
    emit(wrapped(_status(debate, node.id), 2))
    emit(wrapped(_place(debate, places, node.id), 2))
    _emit_part("What it bears on", _speaking(debate, near.bears_on))
    _emit_part("Premise of", _speaking(debate, near.premise_in, node.id))
    _emit_near(debate, near)
    _emit_mark(debate, near)
    _emit_part("Where people stand", _stance_rows(debate, node.stances))
    cited = [(source_titled(debate, one.source), one.at or "") for one in node.record.cites]
    _emit_part("What it cites", cited)
    if node.record.note:
        _emit_part("Note", [(" ".join(node.record.note.split()),)])
    see = (titled(debate, other) if other in debate.nodes else other for other in node.see)
    _emit_part("See also", [(other,) for other in see])


def _emit_step(debate: Debate, step: Relation) -> None:
    near, held = neighbourhood(debate, step), stances_on(debate, step)
    emit_heading(step.name)
    rows = [
        ("step from", titled(debate, step.speaker)),
        (step.kind.traits.verb, target_titled(debate, step.target)),
    ]
    if held.drawn_by:
        rows.append(("made by", names(debate, held.drawn_by)))
    if remarks := relation_remarks(debate, step):
        rows.append(("remarks", remarks))
    emit(columns(rows))
    emit(wrapped(_status(debate, step), 2))
    _emit_near(debate, near)
    _emit_mark(debate, near)
    _emit_part("Where people stand on this step", _stance_rows(debate, held.stances))


def _emit_mark(debate: Debate, near: Neighbourhood) -> None:
    """Explain the mark of a status that links added by the editor carry, where it is printed."""
    own = (*near.bears_on, *near.premise_in)
    ends = [one.relation.target for one in own if isinstance(one.relation.target, str)]
    below = [step for one in own for step in one.on_step]
    others = (*below, *near.reasons, *near.attacks, *near.kernels, *near.other)
    emit_mark_note(debate, [*ends, *_speakers(others)])


def _speakers(found: Iterable[Bearing]) -> Iterator[str]:
    for bearing in found:
        yield bearing.relation.speaker
        yield from _speakers(bearing.on_step)


def _status(debate: Debate, target: Target) -> str:
    """Say what is recorded, then the status."""
    status = status_line(debate, statuses(debate), target)
    if isinstance(target, str) and debate.nodes[target].kind is Kind.QUESTION:
        state = answers_in_words(debate, target)
        return f"On record: {state}" if status == NO_STATUS else f"On record: {state} · {status}"
    return f"On record: {dialectical_status(debate, target).phrase} · {status}"


def _emit_statement(node: Node) -> None:
    record = node.record
    kind = f"{record.form.label} ({node.kind.label})" if record.form else node.kind.label
    emit_heading(node.short)
    emit(f"{kind} · {node.id}\n\n{wrapped(node.text, 2)}")
    for word, value in (("Term", record.term), ("Limits", record.limits)):
        if value:
            emit(wrapped(f"{word}: {' '.join(value.split())}", 2, 2))
    emit()


def _emit_part(
    heading: str, rows: Sequence[Sequence[str]], sorts: Sequence[tuple[str, str]] = ()
) -> None:
    if rows:
        emit()
        emit_heading(heading)
        emit_items(aligned(rows), sorts=sorts)


def _emit_near(debate: Debate, near: Neighbourhood) -> None:
    found = statuses(debate)
    reasons = [one.relation for one in near.reasons if not _is_passive(debate, one.relation)]
    counted = f" ({reasons_counted([reason_label(found, one) for one in reasons])})"
    parts = (
        (f"For it{counted if reasons else ''}", near.reasons, ("reason", "reasons")),
        ("Against it", near.attacks, ("objection", "objections")),
        ("Conceded", near.kernels, ("concession", "concessions")),
        ("Also", near.other, ("remark", "remarks")),
    )
    for heading, bearings, sort in parts:
        _emit_part(heading, _suffering(debate, bearings), list(_sorts(bearings, sort)))


def _is_passive(debate: Debate, reason: Relation) -> bool:
    return any(is_passive(debate, source) for source in reason.sources)


def _sorts(found: Iterable[Bearing], sort: tuple[str, str]) -> Iterator[tuple[str, str]]:
    """Yield what each row of a list is: what bears on the node, or on a step to it."""
    for bearing in found:
        yield sort
        for below in bearing.on_step:
            on_step = _OBJECTION if below.relation.is_attack else _REMARK
            yield from _sorts([below], on_step)


def _near(near: Neighbourhood) -> dict[str, Any]:
    return {
        "bears_on": shapes.bearings(near.bears_on),
        "premise_in": shapes.bearings(near.premise_in),
        "for": shapes.bearings(near.reasons),
        "against": shapes.bearings(near.attacks),
        "conceded": shapes.bearings(near.kernels),
        "other": shapes.bearings(near.other),
    }


def _speaking(debate: Debate, found: Iterable[Bearing], premise: str = "") -> list[tuple[str, str]]:
    """Write relations from the side of the node that speaks; of a premise, from the speaker's."""
    rows = []
    for bearing in found:
        one = bearing.relation
        speaker = f"{titled(debate, one.speaker)} {one.kind.traits.verb}" if premise else ""
        text = f"{speaker} {target_titled(debate, one.target)}".strip()
        remarks = _remarks(debate, one, one.target, _failed(debate, one), premise)
        word = "the step" if premise else one.kind.traits.verb
        rows.append((word, f"{text}{f' · {remarks}' if remarks else ''}"))
        rows += _nested(debate, bearing.on_step)
    return rows


def _suffering(debate: Debate, found: Iterable[Bearing], depth: int = 0) -> list[tuple[str, str]]:
    """Write relations from the side of what they bear on, with what bears on each step below it."""
    rows = []
    for bearing in found:
        one = bearing.relation
        remarks = _remarks(debate, one, one.speaker, reason_remark(debate, one))
        text = f"{titled(debate, one.speaker)}{f' · {remarks}' if remarks else ''}"
        rows.append((f"{'  ' * depth}{one.kind.traits.passive}", text))
        rows += _suffering(debate, bearing.on_step, depth + 1)
    return rows


def _failed(debate: Debate, one: Relation) -> str:
    """Say that a step does not hold; that it is contested, the status of its end says too."""
    failed = one.is_step and step_label(statuses(debate), one) is Label.OUT
    return step_remark(debate, one) if failed else ""


def _remarks(debate: Debate, one: Relation, shown: Target, step: str, but: str = "") -> str:
    """Say how what a relation leads to or from fares, whether the step holds, and the rest."""
    parts = (status_mark(debate, shown), step, relation_remarks(debate, one, but=but))
    return " · ".join(filter(None, parts))


def _nested(debate: Debate, found: Iterable[Bearing]) -> list[tuple[str, str]]:
    return _suffering(debate, found, 1)


def _stance_rows(debate: Debate, found: Iterable[Stance]) -> list[tuple[str, str, str]]:
    return [
        (debate.people[one.person].name, stance_phrase(one), stance_remarks(debate, one))
        for one in found
    ]


def _place(debate: Debate, places: Outline, node: str) -> str:
    """Say in a sentence where a node stands in the map."""
    section = debate.section(debate.nodes[node].section).title
    path, parts = places.path(node), []
    for below, above in zip(path[:0:-1], path[-2::-1], strict=True):
        parts.append(f"{_link(places, below)} “{debate.nodes[above].short}”")
    head = f"at the head of the section “{section}”"
    if len(path) > 1:
        sentence = f"Place: it {', which '.join(parts)}, {head}."
    elif node in {s.root for s in debate.sections}:
        sentence = f"Place: {head}."
    else:
        sentence = f"Place: in the section “{section}”."
    elsewhere = places.places[node].elsewhere
    if elsewhere is None:
        return sentence
    end = elsewhere if isinstance(elsewhere, str) else elsewhere.speaker
    other = debate.section(debate.nodes[end].section).title
    return f"{sentence} It speaks to the section “{other}”."


def _link(places: Outline, node: str) -> str:
    """Say how a node hangs under the one above it."""
    relation = places.places[node].relation
    if relation is None or relation.speaker != node:
        return "stands under"
    word = relation.kind.traits.verb
    return word if isinstance(relation.target, str) else f"{word} a step from"
