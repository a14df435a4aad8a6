"""``argmap kernels``: what people concede to the other side."""

from collections.abc import Sequence
from typing import Annotated, Any

import typer

from argmap.commands.terminal import json_shapes as shapes
from argmap.commands.terminal.completion import node_ids, person_ids
from argmap.commands.terminal.descriptions import inferred_mark, locator, names, target_titled
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
from argmap.graph.model.debate import Debate
from argmap.graph.model.wording import counted
from argmap.graph.queries import kernels as query
from argmap.graph.queries.kernels import Grant

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
        concessions = [_shape(opened, grant) for grant in found]
        emit_json({"concessions": concessions} | shapes.statuses_of(opened, _named(found)))
        return
    lines = [_line(opened, grant, by=person, of=node) for grant in found]
    if brief:
        emit_items(lines, 0)
    else:
        emit_items([_text(opened, grant) for grant in found], 0, brief=lines, headed=True)
    emit_mark_note(opened, _named(found))
    say(counted(len(found), "concession"))
    say_next(f"show {found[0].node}" if found else "kernels")


def _shape(debate: Debate, grant: Grant) -> dict[str, Any]:
    return {
        "node": shapes.brief(debate.nodes[grant.node]),
        "by": list(grant.by),
        "to": shapes.relation(grant.to) if grant.to else None,
        "held_by": list(grant.held_by),
        "limits": debate.nodes[grant.node].record.limits,
    }


def _line(debate: Debate, grant: Grant, *, by: str | None, of: str | None) -> str:
    """Write a concession in a line: what, and unless it was asked by whom, to which claim."""
    line = claim_with_status(debate, grant.node)
    if by is None:
        line += f", by {names(debate, grant.by) or 'nobody on record'}"
    if grant.to is not None and grant.to.target != of:
        line += f", to {claim_with_status(debate, grant.to.target)}{inferred_mark(grant.to)}"
    return wrapped(line, 0, 4)


def _named(found: Sequence[Grant]) -> list[str]:
    """List the nodes whose status is shown."""
    return [node for g in found for node in (g.node, *([g.to.end] if g.to else ()))]


def _text(debate: Debate, grant: Grant) -> str:
    node = debate.nodes[grant.node]
    rows = [("status", status_mark(debate, node.id))] if status_mark(debate, node.id) else []
    where = dict.fromkeys(
        locator(s.source, s.at) for s in node.stances if s.person in grant.by and s.accepts
    )
    rows.append(("conceded by", names(debate, grant.by) or "nobody on record"))
    if any(where):
        rows.append(("where", "; ".join(place for place in where if place)))
    if grant.to is not None:
        to = [target_titled(debate, grant.to.target), status_mark(debate, grant.to.target)]
        rows.append(("to", f"{' · '.join(filter(None, to))}{inferred_mark(grant.to)}"))
    rows.append(("held by", names(debate, grant.held_by) or "nobody on record"))
    if node.record.limits:
        rows.append(("limits", " ".join(node.record.limits.split())))
    return f"{node.short} ({node.id})\n{wrapped(node.text, 2)}\n{columns(rows, 4)}\n"
