"""``argmap who``: who holds a node or draws a step."""

from collections.abc import Iterable, Sequence
from functools import partial
from typing import Any

from argmap.commands.terminal import json_shapes as shapes
from argmap.commands.terminal.descriptions import (
    locator,
    stance_phrase,
    stance_remarks,
    titled,
)
from argmap.commands.terminal.layout import columns, wrapped
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
from argmap.graph.analysis.explain.sentence import INFERRED, names
from argmap.graph.analysis.explain.titles import objection_title
from argmap.graph.analysis.holders import drawers
from argmap.graph.analysis.objections import Objection, objections
from argmap.graph.model.debate import Debate, Node, Relation, Stance
from argmap.graph.model.wording import counted
from argmap.graph.queries.questions import answers_in_words, answers_to, state_of
from argmap.graph.queries.stances import stances_on
from argmap.schema.vocabulary import Kind

EXAMPLES = """\b
Examples:
  argmap who tea-calms
  argmap who 'hot-tea -> tea-calms'
"""


def who(
    node: NodeOrStepWords, claims: Claims = HERE, debate: DebateId = None, *, json: Json = False
) -> None:
    """Show who holds a node or makes a step, and who attacks it.

    Lists everybody's stated stance with its place in the source; for a question also who answers
    it, and how. Those who assert a node make the steps from it, unless the file names others.
    """
    opened = open_debate(claims, debate, *node)
    found = find_targets(opened, node)
    if json:
        emit_json_each([_shape(opened, one) for one in found])
        return
    emit_each(found, partial(_emit_one, opened))
    first = found[0]
    if isinstance(first, Node):
        holders = stances_on(opened, first).stances
        say_next(f"show {first.id}", *(f"position {s.person}" for s in holders[:1]))
    else:
        say_next(
            command("show", first.name),
            command("replies", first.name),
            command("who", first.speaker),
        )


def _shape(debate: Debate, target: Node | Relation) -> dict[str, Any]:
    """Write who holds a node or makes a step."""
    held = stances_on(debate, target)
    against = objections(debate, target.id if isinstance(target, Node) else target)
    steps = {step.name: list(drawers(debate, step)) for step in _steps_from(debate, target)}
    named = (
        {"node": target.id} | shapes.answers(debate, target)
        if isinstance(target, Node)
        else {"step": target.name}
    )
    return named | {
        "stances": shapes.stances(held.stances),
        "on_steps": shapes.stances(held.on_steps),
        "drawn_by": list(held.drawn_by),
        "steps": steps,
        "attacked_by": [shapes.objection(debate, one) for one in against],
    }


def _emit_one(debate: Debate, target: Node | Relation) -> None:
    held = stances_on(debate, target)
    _emit_head(debate, target)
    if isinstance(target, Node):
        _emit_stances(debate, held.stances, _silence(debate, target))
        _emit_answers(debate, target)
    else:
        emit(f"  made by {_who_draws(debate, target)}")
        _emit_stances(debate, held.stances)
    if held.on_steps:
        emit_heading("\nStances on single steps")
        _emit_stances(debate, held.on_steps)
    _emit_attackers(debate, objections(debate, target.id if isinstance(target, Node) else target))
    if isinstance(target, Node):
        _emit_drawers(debate, _steps_from(debate, target))


def _steps_from(debate: Debate, target: Node | Relation) -> list[Relation]:
    return [r for r in debate.spoken_by(target.id) if r.is_step] if isinstance(target, Node) else []


def _emit_head(debate: Debate, found: Node | Relation) -> None:
    if isinstance(found, Node):
        emit_heading(found.short)
        emit(wrapped(found.text, 2) + "\n")
    else:
        emit_heading(found.name)
        target = found.target if isinstance(found.target, str) else found.target.name
        end = titled(debate, target) if isinstance(found.target, str) else f"'{target}'"
        emit(wrapped(f"{titled(debate, found.speaker)} {found.kind.traits.verb} {end}", 2) + "\n")


def _silence(debate: Debate, node: Node) -> str:
    """Say that nobody takes a stance; nobody has to on the question of the whole debate."""
    if node.id == debate.question:
        return "the question of the whole debate"
    verb = "asks it" if node.kind is Kind.QUESTION else "takes a stance on it"
    return f"nobody on record {verb}"


def _emit_answers(debate: Debate, node: Node) -> None:
    """Say who answers a question, and how."""
    if node.kind is not Kind.QUESTION:
        return
    given = answers_to(debate, node.id)
    state, told = state_of(debate, node.id).label.capitalize(), answers_in_words(debate, node.id)
    settled = "" if told.casefold().startswith(state.casefold()) else f" ({told})"
    emit_heading(f"\n{state} by{settled}" if given else f"\n{state}: nothing answers it yet")
    for answer in given:
        own = INFERRED if answer.inferred else ""
        parts = [titled(debate, answer.speaker), "in part" if answer.partly else "", own]
        emit(wrapped(" · ".join(filter(None, parts)), 2, 2))
        held = stances_on(debate, debate.nodes[answer.speaker]).stances
        rows = [
            (debate.people[s.person].name, stance_phrase(s), locator(s.source, s.at)) for s in held
        ]
        emit(columns(rows, 6) if rows else "      nobody on record holds it")


def _emit_stances(debate: Debate, stances: Iterable[Stance], otherwise: str = "") -> None:
    rows = [
        (debate.people[s.person].name, stance_phrase(s), stance_remarks(debate, s)) for s in stances
    ]
    if rows or otherwise:
        emit(columns(rows) if rows else f"  {otherwise}")


def _emit_attackers(debate: Debate, against: Sequence[Objection]) -> None:
    """Say who objects, with what, and how many replies that has."""
    if against:
        emit_heading("\nAttacked by")
    lines = []
    for one in against:
        replied = counted(len(one.replies), "reply", "replies")
        replied = replied if one.replies else "no reply recorded"
        lines.append(wrapped(f"{objection_title(debate, one)} · {replied}", 2, 2))
    emit_items(lines)


def _who_draws(debate: Debate, step: Relation) -> str:
    if step.inferred:
        return "the editor alone"
    return names(debate, drawers(debate, step)) or "nobody on record"


def _emit_drawers(debate: Debate, steps: Iterable[Relation]) -> None:
    """Say who draws the steps from a node."""
    rows = [(step.name, _who_draws(debate, step)) for step in steps]
    if rows:
        emit_heading("\nWho makes the steps from it")
        emit_items([wrapped(f"{people}: {name}", 2, 2) for name, people in rows])
