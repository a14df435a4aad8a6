"""``argmap kernels``: what people concede to the other side."""

from collections.abc import Sequence
from typing import Annotated, Any

import typer

from argmap.commands.terminal import json_shapes as shapes
from argmap.commands.terminal.completion import node_ids, person_ids
from argmap.commands.terminal.descriptions import inferred_mark, locator, target_titled
from argmap.commands.terminal.layout import columns, wrapped
from argmap.commands.terminal.lookup import find_node, find_person
from argmap.commands.terminal.open_debate import open_debate
from argmap.commands.terminal.options import HERE, Brief, Claims, DebateId, Json
from argmap.commands.terminal.output import (
    emit_items,
    emit_json,
    say,
    say_next,
)
from argmap.commands.terminal.status_options import claim_with_status, emit_mark_note, status_mark
from argmap.graph.analysis.explain.sentence import names
from argmap.graph.analysis.holders import is_tentative
from argmap.graph.model.debate import Debate
from argmap.graph.model.wording import counted, listed
from argmap.graph.queries import kernels as query
from argmap.graph.queries.kernels import ConcededPoint

EXAMPLES = """\b
Examples:
  argmap kernels
  argmap kernels --by ann --of tea-calms
"""


def kernels(
    by: Annotated[
        str | None,
        typer.Option("--by", help="Who concedes it.", metavar="PERSON", autocompletion=person_ids),
    ] = None,
    of: Annotated[
        str | None,
        typer.Option(
            "--of", help="To which node it is conceded.", metavar="NODE", autocompletion=node_ids
        ),
    ] = None,
    claims: Claims = HERE,
    debate: DebateId = None,
    *,
    brief: Brief = False,
    json: Json = False,
) -> None:
    """List what people concede: kernels of truth and other concessions.

    Shows who concedes it, to which claim, who holds that claim, and within which limits.
    """
    opened = open_debate(claims, debate, by, of)
    person = find_person(opened, by).id if by is not None else None
    node = find_node(opened, of).id if of is not None else None
    found = query.kernels(opened, by=person, of=node)
    if json:
        concessions = [_shape(opened, point) for point in found]
        emit_json({"concessions": concessions} | shapes.statuses_of(opened, _named(found)))
        return
    lines = [_line(opened, point, by=person, of=node) for point in found]
    if brief:
        emit_items(lines, 0)
    else:
        emit_items([_text(opened, point) for point in found], 0, brief=lines, headed=True)
    emit_mark_note(opened, _named(found))
    say(counted(len(found), "concession"))
    say_next(f"show {found[0].node}" if found else "kernels")


def _shape(debate: Debate, point: ConcededPoint) -> dict[str, Any]:
    return {
        "node": shapes.brief(debate.nodes[point.node]),
        "by": list(point.by),
        "to": shapes.relation(point.to) if point.to else None,
        "held_by": list(point.held_by),
        "limits": debate.nodes[point.node].record.limits,
    }


def _line(debate: Debate, point: ConcededPoint, *, by: str | None, of: str | None) -> str:
    """Write a concession in a line: what, and unless it was asked by whom, to which claim."""
    line = claim_with_status(debate, point.node)
    if by is None:
        line += f", by {names(debate, point.by) or 'nobody on record'}"
    if point.to is not None and point.to.target != of:
        line += f", to {claim_with_status(debate, point.to.target)}{inferred_mark(point.to)}"
    return wrapped(line, 0, 4)


def _named(found: Sequence[ConcededPoint]) -> list[str]:
    """List the nodes whose status is shown."""
    return [node for g in found for node in (g.node, *([g.to.end] if g.to else ()))]


def _conceding(debate: Debate, point: ConcededPoint) -> str:
    """Name who concedes something, and who of them only tentatively."""
    hedges = (" (tentatively)" if is_tentative(debate, point.node, p) else "" for p in point.by)
    return listed(
        [debate.people[p].name + hedge for p, hedge in zip(point.by, hedges, strict=True)]
    )


def _text(debate: Debate, point: ConcededPoint) -> str:
    node = debate.nodes[point.node]
    rows = [("status", status_mark(debate, node.id))] if status_mark(debate, node.id) else []
    where = dict.fromkeys(
        locator(s.source, s.at) for s in node.stances if s.person in point.by and s.accepts
    )
    rows.append(("conceded by", _conceding(debate, point) or "nobody on record"))
    if any(where):
        rows.append(("where", "; ".join(place for place in where if place)))
    if point.to is not None:
        to = [target_titled(debate, point.to.target), status_mark(debate, point.to.target)]
        rows.append(("to", f"{' · '.join(filter(None, to))}{inferred_mark(point.to)}"))
    rows.append(("held by", names(debate, point.held_by) or "nobody on record"))
    if node.record.limits:
        rows.append(("limits", " ".join(node.record.limits.split())))
    return f"{node.short} ({node.id})\n{wrapped(node.text, 2)}\n{columns(rows, 4)}\n"
