"""``argmap open``: what nobody has answered yet."""

from collections.abc import Sequence
from typing import Any

from argmap.commands.terminal import json_shapes as shapes
from argmap.commands.terminal.command_group import All
from argmap.commands.terminal.descriptions import inferred_mark, locator, names
from argmap.commands.terminal.open_debate import open_debate
from argmap.commands.terminal.options import HERE, Claims, DebateId, Json
from argmap.commands.terminal.output import (
    columns,
    emit,
    emit_heading,
    emit_json,
    say_next,
    wrapped,
)
from argmap.graph.analysis.explain.titles import objection_title, title
from argmap.graph.analysis.objections import Objection
from argmap.graph.analysis.people.exchanges import makers
from argmap.graph.model.debate import Debate
from argmap.graph.queries.open_issues import (
    OpenIssues,
    SourceObjections,
    is_held_by_nobody,
    open_issues,
)


def open_(
    claims: Claims = HERE,
    debate: DebateId = None,
    *,
    everything: All = False,
    json: Json = False,
) -> None:
    """List open issues: objections without a reply, questions, comments, claims nobody took up.

    Objections to a view that nobody here holds, or whose holder is known from quotations only, are
    counted; --all lists them too.
    """
    opened = open_debate(claims, debate)
    found = open_issues(opened)
    if json:
        emit_json(_shape(opened, found))
        return
    _emit_objections(opened, found, everything=everything)
    _emit_answered_by_others(opened, found.answered_by_others)
    _emit_part("Open questions", _questions(opened, found.questions))
    _emit_part("Partly answered", _questions(opened, found.partly_answered))
    _emit_part("Comments that nobody answered", [(_comments(opened, found.sources),)])
    titles = [opened.nodes[node].short for node in found.untouched]
    _emit_part("Claims with reasons that nobody took up", [(" · ".join(titles),)])
    say_next("new", "replies NODE", "show NODE")


def _emit_objections(debate: Debate, found: OpenIssues, *, everything: bool) -> None:
    """List the objections that somebody here has to answer; count the others, or list them too."""
    groups = [(group.source, list(group.objections)) for group in found.objections]
    unheld = [one for _, group in groups for one in group if is_held_by_nobody(debate, one.target)]
    absent = [one for group in found.to_absent for one in group.objections]
    emit_heading("Objections without a reply")
    shown = 0
    for source, group in groups:
        listed = [one for one in group if one not in unheld]
        shown += len(listed)
        if listed:
            emit(f"  {_source(debate, source)}")
        for one in listed:
            _emit_objection(debate, one)
    if not shown:
        emit("  None.")
    others = (
        (unheld, "to what nobody on record holds"),
        (absent, "to views known from quotations only"),
    )
    for some, what in others:
        if some and everything:
            emit(f"  {what[0].upper()}{what[1:]}")
            for one in some:
                _emit_objection(debate, one)
    if (unheld or absent) and not everything:
        parts = [f"{len(some)} {what}" for some, what in others if some]
        emit(wrapped(f"Left out: {', '.join(parts)}; --all lists them.", 2, 2))


def _emit_objection(debate: Debate, one: Objection) -> None:
    against = f"{title(debate, one.target)}{inferred_mark(one.target)}"
    mark = inferred_mark(one.attack)
    emit(wrapped(f"- {objection_title(debate, one)}{mark}, against {against}", 4, 4))


def _emit_answered_by_others(debate: Debate, found: Sequence[Objection]) -> None:
    if found:
        emit()
        emit_heading("Answered, but not by anybody who holds what is attacked")
    for one in found:
        replying = sorted({person for reply in one.replies for person in makers(debate, reply)})
        line = f"- {objection_title(debate, one)}, against {title(debate, one.target)}"
        emit(wrapped(f"{line}; answered by {names(debate, replying)}", 2, 4))


def _source(debate: Debate, source: str | None) -> str:
    if source is None:
        return "Without a source"
    author = debate.sources[source].author
    person = debate.people.get(author) if author is not None else None
    return f"{source}, by {person.name}" if person is not None else source


def _questions(debate: Debate, nodes: Sequence[str]) -> list[tuple[str, str]]:
    """Name questions, each with who asks it and where."""
    rows = []
    for node in nodes:
        asked = [
            f"{debate.people[stance.person].name}, {locator(stance.source, stance.at)}"
            for stance in debate.nodes[node].stances
        ]
        who = "; ".join(part.removesuffix(", ") for part in asked) or "nobody on record"
        rows.append((debate.nodes[node].short, who))
    return rows


def _comments(debate: Debate, sources: Sequence[str]) -> str:
    return " · ".join(_source(debate, source) for source in sources)


def _emit_part(heading: str, rows: Sequence[Sequence[str]]) -> None:
    emit()
    emit_heading(heading)
    emit(columns(rows) if any(map(any, rows)) else "  None.")


def _shape(debate: Debate, found: OpenIssues) -> dict[str, Any]:
    return {
        "objections": [_group_shape(debate, group) for group in found.objections],
        "to_absent": [_group_shape(debate, group) for group in found.to_absent],
        "answered_by_others": [shapes.objection(debate, one) for one in found.answered_by_others],
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
