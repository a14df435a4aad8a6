"""``argmap who``: who holds a node or draws a step."""

from collections.abc import Iterable
from typing import TYPE_CHECKING

from argmap.commands import shapes
from argmap.commands.layout import columns, wrapped
from argmap.commands.nodes import find_target
from argmap.commands.opening import open_debate
from argmap.commands.options import HERE, Claims, DebateId, Json, NodeOrStepWords
from argmap.commands.output import emit, emit_heading, emit_json, say_next
from argmap.commands.phrases import SPEAKS, names, stance_phrase, stance_remarks, titled

if TYPE_CHECKING:
    from argmap.graph.debate import Debate, Node, Relation, Stance

EXAMPLES = """\b
Examples:
  argmap who value-spills-over
  argmap who 'similar-codes -> value-spills-over'
"""


def who(
    node: NodeOrStepWords, claims: Claims = HERE, debate: DebateId = None, *, json: Json = False
) -> None:
    """Say who holds a node or draws a step.

    Lists everybody's stated stance, with its place in the source. Whoever asserts a node draws the
    steps from it, unless the map names others.
    """
    from argmap.graph.debate import Node
    from argmap.graph.holders import drawers
    from argmap.graph.queries.stances import stances_on

    opened = open_debate(claims, debate)
    found = find_target(opened, node)
    held = stances_on(opened, found)
    steps = [r for r in opened.spoken_by(found.id) if r.is_step] if isinstance(found, Node) else []
    drawn = {step.name: drawers(opened, step) for step in steps}
    if json:
        name = {"node": found.id} if isinstance(found, Node) else {"step": found.name}
        emit_json(
            name
            | {
                "stances": shapes.stances(held.stances),
                "on_steps": shapes.stances(held.on_steps),
                "drawn_by": list(held.drawn_by),
                "steps": {step: list(people) for step, people in drawn.items()},
            }
        )
        return
    _emit_head(opened, found)
    _emit_stances(opened, held.stances, "nobody on record takes a stance on it")
    if held.on_steps:
        emit_heading("\nOn single steps from it")
        _emit_stances(opened, held.on_steps, "")
    if isinstance(found, Node):
        _emit_drawers(opened, steps)
        say_next(f"show {found.id}", *(f"position {s.person}" for s in held.stances[:1]))
    else:
        drawn_by = names(opened, held.drawn_by) or "nobody on record"
        own = "the mapper alone" if found.inferred else drawn_by
        emit(f"\n  drawn by {own}")
        say_next(f"show '{found.name}'", f"who {found.speaker}")


def _emit_head(debate: "Debate", found: "Node | Relation") -> None:
    from argmap.graph.debate import Node

    if isinstance(found, Node):
        emit_heading(found.short)
        emit(wrapped(found.text, 2) + "\n")
    else:
        emit_heading(found.name)
        target = found.target if isinstance(found.target, str) else found.target.name
        end = titled(debate, target) if isinstance(found.target, str) else f"'{target}'"
        emit(wrapped(f"{titled(debate, found.speaker)} {SPEAKS[found.kind]} {end}", 2) + "\n")


def _emit_stances(debate: "Debate", stances: Iterable["Stance"], otherwise: str) -> None:
    rows = [
        (debate.people[s.person].name, stance_phrase(s), stance_remarks(debate, s)) for s in stances
    ]
    emit(columns(rows) if rows else f"  {otherwise}")


def _emit_drawers(debate: "Debate", steps: Iterable["Relation"]) -> None:
    """Say who draws the steps from a node."""
    from argmap.graph.holders import drawers

    rows = []
    for step in steps:
        people = "the mapper alone" if step.inferred else names(debate, drawers(debate, step))
        rows.append((step.name, people or "nobody on record"))
    if rows:
        emit_heading("\nIts steps are drawn by")
        for name, people in rows:
            emit(wrapped(f"{people}: {name}", 2, 2))
