"""``argmap tree``: the map as an outline."""

from typing import Annotated, Any

import typer

from argmap.commands.terminal.completion import node_ids
from argmap.commands.terminal.descriptions import titled
from argmap.commands.terminal.layout import wrapped
from argmap.commands.terminal.lookup import find_node
from argmap.commands.terminal.open_debate import open_debate
from argmap.commands.terminal.options import HERE, Claims, DebateId, Json
from argmap.commands.terminal.output import emit, emit_heading, emit_json, say_next
from argmap.graph.model.debate import Debate
from argmap.graph.model.outline import Outline, outline

EXAMPLES = """\b
Examples:
  argmap tree --depth 2
  argmap tree value-spills-over
"""


def tree(
    node: Annotated[
        list[str] | None,
        typer.Argument(
            help="Where to start; without it, every section.",
            metavar="NODE",
            autocompletion=node_ids,
        ),
    ] = None,
    depth: Annotated[
        int | None, typer.Option("--depth", min=0, help="How many levels below the start.")
    ] = None,
    claims: Claims = HERE,
    debate: DebateId = None,
    *,
    json: Json = False,
) -> None:
    """Draw the map as an outline, whole or below a node.

    Each line says what the node does to the one above it.
    """
    opened = open_debate(claims, debate, node)
    start = find_node(opened, node) if node else None
    places = outline(opened)
    tops = {"": (start.id,)} if start else places.tops
    if json:
        trees = {s: [_shape(opened, places, top, depth) for top in of] for s, of in tops.items()}
        found = {"tree": trees[""][0]} if start else {"sections": _sections(opened, trees)}
        emit_json(found)
        return
    for number, section in enumerate(opened.sections if start is None else ()):
        emit_heading(f"\n{section.title}" if number else section.title)
        for top in tops.get(section.id, ()):
            _emit_below(opened, places, top, depth, indent=1)
    if start is not None:
        _emit_below(opened, places, start.id, depth, indent=0)
    say_next(f"show {start.id if start else opened.question or 'NODE'}")


def _emit_below(
    debate: Debate, places: Outline, top: str, depth: int | None, *, indent: int
) -> None:
    for level, node in places.walk(top):
        if depth is None or level <= depth:
            word = _word(places, node) if level else ""
            line = f"{word} {titled(debate, node)}".strip()
            cut = sum(1 for _ in places.walk(node)) - 1 if level == depth else 0
            line += f" …\u00a0{cut}\u00a0below" if cut else ""
            emit(wrapped(line, 2 * (level + indent), 4))


def _word(places: Outline, node: str) -> str:
    """Say what a node does to the one above it."""
    relation = places.places[node].relation
    if relation is None:
        return "under it:"
    if relation.speaker != node:
        return "premise:"
    word = relation.kind.traits.verb
    return f"{word}:" if isinstance(relation.target, str) else f"{word} a step:"


def _sections(debate: Debate, trees: dict[str, list[dict[str, Any]]]) -> list[dict[str, Any]]:
    return [
        {"id": section.id, "title": section.title, "nodes": trees.get(section.id, [])}
        for section in debate.sections
    ]


def _shape(debate: Debate, places: Outline, top: str, depth: int | None) -> dict[str, Any]:
    """Write a node and all below it; without recursion, for a chain may be long."""
    made: dict[str, dict[str, Any]] = {}
    for level, node in places.walk(top):
        if depth is not None and level > depth:
            continue
        place = places.places[node]
        made[node] = {
            "id": node,
            "kind": debate.nodes[node].kind.value,
            "short": debate.nodes[node].short,
            "relation": place.relation.name if place.relation else None,
            "children": [],
        }
        if level and place.parent is not None:
            made[place.parent]["children"].append(made[node])
    return made[top]
