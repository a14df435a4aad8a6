"""``argmap open``: what nobody has answered yet."""

from collections.abc import Sequence
from typing import Any

from argmap.commands.terminal.descriptions import inferred_mark
from argmap.commands.terminal.layout import columns, wrapped
from argmap.commands.terminal.open_debate import open_debate
from argmap.commands.terminal.options import HERE, Claims, DebateId, Json
from argmap.commands.terminal.output import emit, emit_heading, emit_json, say_next
from argmap.graph.analysis.explain.sentences import objection_title, title
from argmap.graph.model.debate import Debate, Target
from argmap.graph.queries.open_issues import (
    OpenIssues,
    SourceObjections,
    is_held_by_nobody,
    open_issues,
)


def open_(claims: Claims = HERE, debate: DebateId = None, *, json: Json = False) -> None:
    """List open issues: objections without a reply, questions, comments, claims nobody took up."""
    opened = open_debate(claims, debate)
    found = open_issues(opened)
    if json:
        emit_json(_shape(opened, found))
        return
    _objections(opened, found)
    _part("Open questions", _nodes(opened, found.questions))
    _part("Partly answered", _nodes(opened, found.partly_answered))
    _part("Comments that nobody answered", _sources(opened, found.sources))
    _part("Claims with reasons that nobody took up", _nodes(opened, found.untouched))
    say_next("new", "replies NODE", "show NODE")


def _objections(debate: Debate, found: OpenIssues) -> None:

    emit_heading("Objections without a reply")
    for group in found.objections:
        emit(f"\n  {_source(debate, group.source)}")
        for one in group.objections:
            emit(wrapped(f"- {objection_title(debate, one)}{inferred_mark(one.attack)}", 4, 2))
            emit(wrapped(f"against {title(debate, one.target)}{_unheld(debate, one.target)}", 8))
    if not found.objections:
        emit("  None.")


def _unheld(debate: Debate, target: Target) -> str:
    """Mark a target that nobody has to defend."""
    nobody = is_held_by_nobody(debate, target)
    return inferred_mark(target) or (" · nobody on record holds it" if nobody else "")


def _source(debate: Debate, source: str | None) -> str:
    if source is None:
        return "Without a source"
    author = debate.sources[source].author
    person = debate.people.get(author) if author is not None else None
    return f"{source}, by {person.name}" if person is not None else source


def _nodes(debate: Debate, nodes: Sequence[str]) -> list[tuple[str, str]]:
    return [(node, debate.nodes[node].short) for node in nodes]


def _sources(debate: Debate, sources: Sequence[str]) -> list[tuple[str]]:
    return [(_source(debate, source),) for source in sources]


def _part(heading: str, rows: Sequence[Sequence[str]]) -> None:
    emit()
    emit_heading(heading)
    emit(columns(rows) if rows else "  None.")


def _shape(debate: Debate, found: OpenIssues) -> dict[str, Any]:
    return {
        "objections": [_group_shape(debate, group) for group in found.objections],
        "questions": list(found.questions),
        "partly_answered": list(found.partly_answered),
        "sources": list(found.sources),
        "untouched": list(found.untouched),
    }


def _group_shape(debate: Debate, group: SourceObjections) -> dict[str, Any]:

    return {
        "source": group.source,
        "objections": [one.name for one in group.objections],
        "inferred": [one.name for one in group.objections if one.is_inferred],
        "unheld": [one.name for one in group.objections if is_held_by_nobody(debate, one.target)],
    }
