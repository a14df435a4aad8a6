"""``argmap kernels``: what people concede to the other side."""

from typing import Annotated, Any

import typer

from argmap.commands.terminal import json_shapes as shapes
from argmap.commands.terminal.completion import node_ids, person_ids
from argmap.commands.terminal.descriptions import (
    inferred_mark,
    locator,
    names,
    target_titled,
)
from argmap.commands.terminal.lookup import find_node, find_person
from argmap.commands.terminal.open_debate import open_debate
from argmap.commands.terminal.options import HERE, Brief, Claims, DebateId, Json
from argmap.commands.terminal.output import (
    columns,
    emit,
    emit_heading,
    emit_json,
    say,
    say_next,
    wrapped,
)
from argmap.graph.analysis.explain.titles import title
from argmap.graph.model.debate import Debate
from argmap.graph.model.wording import counted
from argmap.graph.queries import kernels as query
from argmap.graph.queries.kernels import Grant

EXAMPLES = """\b
Examples:
  argmap kernels
  argmap kernels --by byrnes --of value-spills-over
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
        emit_json({"concessions": [_shape(opened, grant) for grant in found]})
        return
    for grant in found:
        if brief:
            emit(wrapped(_line(opened, grant), 0, 4))
        else:
            _emit(opened, grant)
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


def _line(debate: Debate, grant: Grant) -> str:
    """Name a concession in one line: what, by whom, and to which claim."""
    who = names(debate, grant.by) or "nobody on record"
    line = f"{debate.nodes[grant.node].short}, by {who}"
    if grant.to is None:
        return line
    return f"{line}, to {title(debate, grant.to.target)}{inferred_mark(grant.to)}"


def _emit(debate: Debate, grant: Grant) -> None:
    node = debate.nodes[grant.node]
    emit_heading(f"{node.short} ({node.id})")
    emit(wrapped(node.text, 2))
    where = dict.fromkeys(
        locator(s.source, s.at) for s in node.stances if s.person in grant.by and s.accepts
    )
    rows = [("conceded by", names(debate, grant.by) or "nobody on record")]
    if any(where):
        rows.append(("where", "; ".join(place for place in where if place)))
    if grant.to is not None:
        rows.append(("to", f"{target_titled(debate, grant.to.target)}{inferred_mark(grant.to)}"))
    rows.append(("held by", names(debate, grant.held_by) or "nobody on record"))
    if node.record.limits:
        rows.append(("limits", " ".join(node.record.limits.split())))
    emit(columns(rows, 4) + "\n")
