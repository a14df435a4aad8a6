"""``argmap open``: what nobody has answered yet."""

from collections.abc import Sequence
from typing import Any, Final

from argmap.commands.terminal import json_shapes as shapes
from argmap.commands.terminal.command_group import All
from argmap.commands.terminal.descriptions import inferred_mark, locator
from argmap.commands.terminal.layout import aligned, wrapped
from argmap.commands.terminal.open_debate import open_debate
from argmap.commands.terminal.options import HERE, Claims, DebateId, Json
from argmap.commands.terminal.output import (
    emit,
    emit_fitting,
    emit_heading,
    emit_items,
    emit_json,
    say_next,
)
from argmap.graph.analysis.explain.sentence import names
from argmap.graph.analysis.explain.titles import objection_title, title
from argmap.graph.analysis.holders import makers
from argmap.graph.analysis.objections import Objection
from argmap.graph.model.debate import Debate
from argmap.graph.queries.open_issues import (
    OpenIssues,
    SourceObjections,
    is_held_by_nobody,
    open_issues,
)

EXAMPLES = """\b
Examples:
  argmap open          what to reply to, answer or take up
  argmap open --all    also objections to views that nobody here holds
"""

_WEIGHT: Final = 3
"""How many lines objections get on a terminal for each that another list gets."""


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
    emit_fitting(
        lambda: _emit(opened, found, everything=everything),
        lambda: _emit(opened, found, everything=everything, brief=True),
    )
    say_next("new", "replies NODE", "show NODE")


def _emit(debate: Debate, issues: OpenIssues, *, everything: bool, brief: bool = False) -> None:
    """Print each list; in brief objections not by their sources, and steps by one end."""
    _emit_objections(debate, issues, everything=everything, brief=brief)
    _emit_part(
        "Answered, but not by anybody who holds what is attacked",
        [_answered(debate, objection, brief=brief) for objection in issues.answered_by_others],
    )
    _emit_part("Open questions", aligned(_questions(debate, issues.questions)))
    _emit_part("Partly answered", aligned(_questions(debate, issues.partly_answered)))
    sources = [_source(debate, source) for source in issues.sources]
    _emit_part("Comments that nobody answered", sources, run_in="")
    titles = [debate.nodes[node].short for node in issues.untouched]
    _emit_part("Claims with reasons that nobody took up", titles, run_in="")


def _emit_part(heading: str, items: Sequence[str], *, run_in: str | None = None) -> None:
    emit()
    emit_heading(f"{heading} ({len(items)})")
    if items:
        emit_items(items, run_in=run_in)
    else:
        emit("  None.")


def _emit_objections(debate: Debate, issues: OpenIssues, *, everything: bool, brief: bool) -> None:
    """List the objections that somebody here has to answer; count the others, or list them too."""
    unheld = [
        objection
        for group in issues.objections
        for objection in group.objections
        if is_held_by_nobody(debate, objection.target)
    ]
    number = sum(len(group.objections) for group in issues.objections)
    absent = [objection for group in issues.to_absent for objection in group.objections]
    items = []
    for source, group in issues.objections:
        listed = [_objection(debate, one, brief=brief) for one in group if one not in unheld]
        head = [] if brief else [f"  {_source(debate, source)}"]
        items += ["\n".join([*head, *listed])] if head and listed else listed
    emit_heading(f"Objections without a reply ({number - len(unheld)})")
    if items:
        emit_items(items, weight=_WEIGHT)
    else:
        emit("  None.")
    others = (
        (unheld, "to what nobody on record holds"),
        (absent, "to views known from quotations only"),
    )
    for some, what in others:
        if some and everything:
            emit(f"  {what[0].upper()}{what[1:]}")
            emit_items([_objection(debate, one) for one in some], 4)
    if (unheld or absent) and not everything:
        parts = [f"{len(some)} {what}" for some, what in others if some]
        emit(wrapped(f"Left out: {', '.join(parts)}; --all lists them.", 2, 2))


def _objection(debate: Debate, objection: Objection, *, brief: bool = False) -> str:
    """Name an objection, and what it attacks: in brief a step by its nearer end."""
    against = _aim(debate, objection, brief=brief)
    mark = inferred_mark(objection.attack)
    line = f"- {objection_title(debate, objection)}{mark}, against {against}"
    return wrapped(line, 2 if brief else 4, 4)


def _answered(debate: Debate, objection: Objection, *, brief: bool) -> str:
    replying = sorted({person for reply in objection.replies for person in makers(debate, reply)})
    line = f"- {objection_title(debate, objection)}, against {_aim(debate, objection, brief=brief)}"
    return wrapped(f"{line}; answered by {names(debate, replying)}", 2, 4)


def _aim(debate: Debate, objection: Objection, *, brief: bool) -> str:
    target = objection.target
    nearer = None if isinstance(target, str) or not brief else target.target
    return f"{title(debate, target, nearer)}{inferred_mark(target)}"


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


def _shape(debate: Debate, issues: OpenIssues) -> dict[str, Any]:
    return {
        "objections": [_group_shape(debate, group) for group in issues.objections],
        "to_absent": [_group_shape(debate, group) for group in issues.to_absent],
        "answered_by_others": [
            shapes.objection(debate, objection) for objection in issues.answered_by_others
        ],
        "questions": list(issues.questions),
        "partly_answered": list(issues.partly_answered),
        "sources": list(issues.sources),
        "untouched": list(issues.untouched),
    }


def _group_shape(debate: Debate, group: SourceObjections) -> dict[str, Any]:

    return {
        "source": group.source,
        "objections": [objection.name for objection in group.objections],
        "inferred": [objection.name for objection in group.objections if objection.is_inferred],
        "unheld": [
            objection.name
            for objection in group.objections
            if is_held_by_nobody(debate, objection.target)
        ],
    }
