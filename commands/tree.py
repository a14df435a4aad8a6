"""``argmap tree``: the map as an outline."""

from collections.abc import Sequence
from functools import partial
from typing import Annotated, Any, Final

import typer

from argmap.commands.terminal.completion import node_ids
from argmap.commands.terminal.descriptions import inferred_mark, titled
from argmap.commands.terminal.layout import outlined
from argmap.commands.terminal.lookup import find_node, find_sections
from argmap.commands.terminal.open_debate import open_debate
from argmap.commands.terminal.options import HERE, Claims, DebateId, Json
from argmap.commands.terminal.output import emit, emit_fitting, emit_heading, emit_json, say_next
from argmap.commands.terminal.status_options import emit_mark_note, status_mark
from argmap.graph.analysis.explain.sentence import INFERRED
from argmap.graph.analysis.explain.titles import title
from argmap.graph.analysis.status import statuses
from argmap.graph.model.debate import Debate, Relation, Section
from argmap.graph.model.outline import Outline, outline
from argmap.graph.model.wording import counted
from argmap.schema.errors import ArgmapError
from argmap.schema.vocabulary import ATTACKS, RelationKind

DEEPEST_SHAPE: Final = 100
"""How many levels of nested JSON are printed; programs that read it give up somewhere."""

EXAMPLES = """\b
Examples:
  argmap tree --depth 2
  argmap tree tea-calms
  argmap tree taste
"""


def tree(
    node: Annotated[
        list[str] | None,
        typer.Argument(
            help="A node or a section, by id or title; without it, every section.",
            metavar="NODE",
            autocompletion=node_ids,
        ),
    ] = None,
    depth: Annotated[
        int | None,
        typer.Option("--depth", metavar="N", min=0, help="How many levels below the start."),
    ] = None,
    claims: Claims = HERE,
    debate: DebateId = None,
    *,
    attacks: Annotated[
        bool,
        typer.Option("--attacks", help="Show attacks on steps too; below a NODE they always are."),
    ] = False,
    json: Json = False,
) -> None:
    """Print the map as an outline: whole, one section, or below a node.

    Each line says what the node does to the one above it. A reason or an objection whose own place
    is elsewhere is named under what it bears on.
    """
    opened = open_debate(claims, debate, node)
    sections = find_sections(opened, node or ())
    start = None if sections else find_node(opened, node or ())
    places = outline(opened)
    if json and start:
        emit_json({"tree": _shape(opened, places, start.id, depth)})
        return
    if json:
        emit_json(
            {"sections": [_section_shape(opened, places, section, depth) for section in sections]}
        )
        return
    tops = (
        [start.id]
        if start
        else [t for section in sections for t in places.tops.get(section.id, ())]
    )

    def emit_to(limit: int | None) -> None:
        if start:
            # below one node all that bears on it is named, for no other part shows it
            _emit_below(opened, places, start.id, limit, indent=0, attacks=True)
        _emit_sections(opened, places, sections, limit, attacks=attacks)
        shown = [n for top in tops for level, n in places.walk(top) if _within(level, limit)]
        emit_mark_note(opened, shown)

    emit_fitting(*(partial(emit_to, limit) for limit in _depths(places, tops, depth)))
    say_next(f"show {tops[0] if tops else opened.question or 'NODE'}")


def _within(level: int, limit: int | None) -> bool:
    return limit is None or level <= limit


def _depths(places: Outline, tops: Sequence[str], depth: int | None) -> list[int | None]:
    """List how far down to go: as asked, then ever less far."""
    deepest = max((level for top in tops for level, _ in places.walk(top)), default=0)
    return [depth, *reversed(range(deepest if depth is None else min(depth, deepest)))]


def _emit_sections(
    debate: Debate,
    places: Outline,
    sections: Sequence[Section],
    depth: int | None,
    *,
    attacks: bool,
) -> None:
    for number, section in enumerate(sections):
        if number and depth != 0:
            emit()
        emit_heading(f"{section.title} ({section.id})")
        for top in places.tops.get(section.id, ()):
            _emit_below(debate, places, top, depth, indent=1, attacks=attacks)


def _emit_below(
    debate: Debate, places: Outline, top: str, depth: int | None, *, indent: int, attacks: bool
) -> None:
    for level, node in places.walk(top):
        if not _within(level, depth):
            continue
        front = _front(debate, places, node) if level else ""
        cut = sum(1 for _ in places.walk(node)) - 1 if level == depth else 0
        more = f" …\u00a0{cut}\u00a0below" if cut else ""
        hidden = _attacks_on_steps(debate, places, node) if cut and attacks else 0
        more += f", {counted(hidden, 'attack')} on steps" if hidden else ""
        emit(outlined(f"{front}{_with_status(debate, node)}{more}", level + indent, 4))
        if not cut:
            for other in _from_elsewhere(debate, places, node, on_steps=attacks):
                line = f"{_bearing(debate, other)}{_with_status(debate, other.speaker)}"
                emit(outlined(f"{line}{inferred_mark(other)}", level + indent + 1, 4))


def _with_status(debate: Debate, node: str) -> str:
    status = status_mark(debate, node)
    return f"{titled(debate, node)}{f' · {status}' if status else ''}"


def _front(debate: Debate, places: Outline, node: str) -> str:
    """Say what a node does to the one above it; else to what it bears on elsewhere."""
    place = places.places[node]
    relation = place.relation or _relation_to(debate, node, place.parent)
    if relation is None:
        return ""
    mark = f" ({INFERRED})" if relation.inferred else ""
    if relation.speaker != node:
        return f"premise{mark}: "
    verb = relation.kind.traits.verb
    if not isinstance(relation.target, str):
        end = debate.nodes[relation.target.speaker].short
        return f"{verb} the step from '{end}'{mark}: "
    if relation.target != place.parent:
        return f"{verb} '{debate.nodes[relation.target].short}'{mark}: "
    return f"{verb}{mark}: "


def _relation_to(debate: Debate, node: str, parent: str | None) -> Relation | None:
    """Find the relation that says most of a node's place: one to its parent, else its first."""
    spoken = [*debate.spoken_by(node), *debate.premise_in(node)]
    near = [relation for relation in spoken if parent in {relation.end, relation.target}]
    return next(iter([*near, *spoken]), None)


def _from_elsewhere(
    debate: Debate, places: Outline, node: str, *, on_steps: bool
) -> list[Relation]:
    """List what speaks for a node, and against it, that its own branches do not show.

    Attacks on the steps from it only on request.
    """
    shown = set(places.children.get(node, ()))
    return [
        relation
        for relation in (*_reasons_for(debate, node), *_attacks_on(debate, node))
        if relation.speaker not in shown and (on_steps or isinstance(relation.target, str))
    ]


def _attacks_on_steps(debate: Debate, places: Outline, top: str) -> int:
    """Count the attacks on steps at a node and below it that the outline would show."""
    below = (node for _, node in places.walk(top))
    found = (r for node in below for r in _from_elsewhere(debate, places, node, on_steps=True))
    return sum(1 for relation in found if not isinstance(relation.target, str))


def _bearing(debate: Debate, relation: Relation) -> str:
    """Say how a relation reaches the node above it: itself, or a step from it."""
    passive = relation.kind.traits.passive
    if isinstance(relation.target, str):
        return f"{passive}: "
    return f"{title(debate, relation.target)} is {passive}: "


def _section_shape(
    debate: Debate, places: Outline, section: Section, depth: int | None
) -> dict[str, Any]:
    tops = places.tops.get(section.id, ())
    nodes = [_shape(debate, places, top, depth) for top in tops]
    return {"id": section.id, "title": section.title, "nodes": nodes}


def _shape(debate: Debate, places: Outline, top: str, depth: int | None) -> dict[str, Any]:
    """Write a node and all below it; without recursion, for a chain may be long."""
    deepest = max(level for level, _ in places.walk(top))
    if (deepest if depth is None else min(depth, deepest)) > DEEPEST_SHAPE:
        raise ArgmapError(
            f"the map is {deepest:,} levels deep below '{top}', too deep for JSON;"
            f" --depth {DEEPEST_SHAPE} prints the upper ones"
        )
    made: dict[str, dict[str, Any]] = {}
    found = statuses(debate)
    for level, node in places.walk(top):
        if depth is not None and level > depth:
            continue
        place = places.places[node]
        relation = place.relation or _relation_to(debate, node, place.parent)
        made[node] = {
            "id": node,
            "kind": debate.nodes[node].kind.value,
            "short": debate.nodes[node].short,
            "relation": relation.name if relation else None,
            "inferred": relation.inferred if relation else False,
            "status": found.nodes[node],
            "reasons": [_link_shape(reason) for reason in _reasons_for(debate, node)],
            "attacks": [_link_shape(attack) for attack in _attacks_on(debate, node)],
            "children": [],
        }
        if level and place.parent is not None:
            made[place.parent]["children"].append(made[node])
    return made[top]


def _reasons_for(debate: Debate, node: str) -> tuple[Relation, ...]:
    return debate.bearing_on(node, RelationKind.SUPPORTS)


def _attacks_on(debate: Debate, node: str) -> list[Relation]:
    """List the attacks on a node and on the steps from it."""
    found = list(debate.bearing_on(node, *ATTACKS))
    pending = [step for step in debate.spoken_by(node) if step.is_step]
    for step in pending:  # the list grows as it is read: attacks on attacks come after
        attacks = debate.bearing_on(step, *ATTACKS)
        found += attacks
        pending += attacks
    return found


def _link_shape(relation: Relation) -> dict[str, Any]:
    return {"relation": relation.name, "node": relation.speaker, "inferred": relation.inferred}
