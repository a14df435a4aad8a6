"""``argmap show``: nodes or steps with everything said about them."""

from collections.abc import Iterable, Sequence
from typing import Any

from argmap.commands.terminal import json_shapes as shapes
from argmap.commands.terminal.descriptions import (
    names,
    relation_remarks,
    stance_phrase,
    stance_remarks,
    target_titled,
    titled,
)
from argmap.commands.terminal.layout import columns, wrapped
from argmap.commands.terminal.lookup import find_target
from argmap.commands.terminal.open_debate import open_debate
from argmap.commands.terminal.options import HERE, Claims, DebateId, Json, NodeOrStepWords
from argmap.commands.terminal.output import command, emit, emit_heading, emit_json, say_next
from argmap.graph.model.debate import Debate, Node, Relation, Stance
from argmap.graph.model.outline import Outline, outline
from argmap.graph.queries.neighbourhood import Bearing, Neighbourhood, neighbourhood
from argmap.graph.queries.stances import stances_on


def show(
    node: NodeOrStepWords, claims: Claims = HERE, debate: DebateId = None, *, json: Json = False
) -> None:
    """Show nodes or steps with everything said about them."""
    opened = open_debate(claims, debate, node)
    found = find_target(opened, node)
    if isinstance(found, Node):
        _node(opened, found, json=json)
    else:
        _step(opened, found, json=json)


def _node(debate: Debate, node: Node, *, json: bool) -> None:

    around, places = neighbourhood(debate, node.id), outline(debate)
    if json:
        place = {"path": list(places.path(node.id))}
        own = {"node": shapes.in_full(node), "place": place}
        emit_json(own | _around(around) | {"stances": shapes.stances(node.stances)})
        return
    _emit_statement(node)
    emit(wrapped(_place(debate, places, node.id)))
    _emit_part("What it bears on", _speaking(debate, around.bears_on))
    _emit_part("Premise of", _speaking(debate, around.premise_in, node.id))
    _emit_around(debate, around)
    _emit_part("Where people stand", _stance_rows(debate, node.stances))
    if node.record.note:
        _emit_part("Note", [(" ".join(node.record.note.split()),)])
    see = (titled(debate, other) if other in debate.nodes else other for other in node.see)
    _emit_part("See also", [(other,) for other in see])
    say_next(f"who {node.id}", f"tree {node.id}")


def _step(debate: Debate, step: Relation, *, json: bool) -> None:

    around, held = neighbourhood(debate, step), stances_on(debate, step)
    if json:
        own = {"step": shapes.relation(step), "drawn_by": list(held.drawn_by)}
        emit_json(own | _around(around) | {"stances": shapes.stances(held.stances)})
        return
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
    _emit_around(debate, around)
    _emit_part("Where people stand on this step", _stance_rows(debate, held.stances))
    say_next(command("who", step.name), command("show", step.speaker))


def _emit_statement(node: Node) -> None:
    record = node.record
    kind = f"{record.form} ({node.kind})" if record.form else node.kind.value
    emit_heading(node.short)
    emit(f"{kind} · {node.id}\n\n{wrapped(node.text, 2)}")
    for word, value in (("Term", record.term), ("Limits", record.limits)):
        if value:
            emit(wrapped(f"{word}: {' '.join(value.split())}", 2, 2))
    emit()


def _emit_part(heading: str, rows: Sequence[Sequence[str]]) -> None:
    if rows:
        emit()
        emit_heading(heading)
        emit(columns(rows))


def _emit_around(debate: Debate, around: Neighbourhood) -> None:
    _emit_part("For it", _suffering(debate, around.reasons))
    _emit_part("Against it", _suffering(debate, around.attacks))
    _emit_part("Conceded", _suffering(debate, around.grants))
    _emit_part("Also", _suffering(debate, around.other))


def _around(around: Neighbourhood) -> dict[str, Any]:
    return {
        "bears_on": shapes.bearings(around.bears_on),
        "premise_in": shapes.bearings(around.premise_in),
        "for": shapes.bearings(around.reasons),
        "against": shapes.bearings(around.attacks),
        "conceded": shapes.bearings(around.grants),
        "other": shapes.bearings(around.other),
    }


def _speaking(debate: Debate, found: Iterable[Bearing], premise: str = "") -> list[tuple[str, str]]:
    """Write relations from the side of the node that speaks; of a premise, from the speaker's."""
    rows = []
    for bearing in found:
        one = bearing.relation
        speaker = f"{titled(debate, one.speaker)} {one.kind.traits.verb}" if premise else ""
        text = f"{speaker} {target_titled(debate, one.target)}".strip()
        remarks = relation_remarks(debate, one, but=premise)
        word = "the step" if premise else one.kind.traits.verb
        rows.append((word, f"{text}{f' · {remarks}' if remarks else ''}"))
        rows += _nested(debate, bearing.on_step)
    return rows


def _suffering(debate: Debate, found: Iterable[Bearing], depth: int = 0) -> list[tuple[str, str]]:
    """Write relations from the side of what they bear on, with what bears on each step below it."""
    rows = []
    for bearing in found:
        one = bearing.relation
        remarks = relation_remarks(debate, one)
        text = f"{titled(debate, one.speaker)}{f' · {remarks}' if remarks else ''}"
        rows.append((f"{'  ' * depth}{one.kind.traits.passive}", text))
        rows += _suffering(debate, bearing.on_step, depth + 1)
    return rows


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
