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
from argmap.graph.analysis.holders import is_passive, makers
from argmap.graph.analysis.objections import Objection
from argmap.graph.model.debate import Debate, Relation, Target
from argmap.graph.model.wording import counted
from argmap.graph.queries.open_issues import (
    HEADINGS,
    OpenIssues,
    SourceObjections,
    is_held_by_nobody,
    number_of,
    open_issues,
)

EXAMPLES = """\b
Examples:
  argmap open          what to reply to, answer or take up
  argmap open --all    also objections to which nobody here owes a reply
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

    Objections to a view that is only reported or parodied here, or whose holder is known from
    quotations only, are not among them; --all lists them too.
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
    emit_heading(f"{counted(issues.size, 'open issue')}\n")
    number = issues.counts["objections"]
    emit_heading(f"{HEADINGS['objections']} ({number})")
    items = _by_source(debate, issues.objections, brief=brief)
    emit_items(items or ["  None."], weight=_WEIGHT)
    _emit_others(debate, issues, everything=everything)
    answered = [_answered(debate, one, brief=brief) for one in issues.answered_by_others]
    _emit_part("answered_by_others", answered)
    _emit_part("questions", aligned(_questions(debate, issues.questions)))
    _emit_part("partly_answered", aligned(_questions(debate, issues.partly_answered)))
    sources = [_source(debate, source) for source in issues.sources]
    _emit_part("sources", sources, run_in="")
    _emit_part("untouched", [debate.nodes[node].short for node in issues.untouched], run_in="")


def _emit_part(part: str, items: Sequence[str], *, run_in: str | None = None) -> None:
    emit()
    emit_heading(f"{HEADINGS[part]} ({len(items)})")
    if items:
        emit_items(items, run_in=run_in)
    else:
        emit("  None.")


def _by_source(debate: Debate, groups: Sequence[SourceObjections], *, brief: bool) -> list[str]:
    """List objections below the source that makes them; in brief without it."""
    items = []
    for source, group in groups:
        listed = [_objection(debate, one, brief=brief) for one in group]
        items += listed if brief else ["\n".join([f"  {_source(debate, source)}", *listed])]
    return items


def _emit_others(debate: Debate, issues: OpenIssues, *, everything: bool) -> None:
    """Count the objections to which nobody here owes a reply, or list them too."""
    others = (
        (issues.to_passive, "to views only reported or parodied here"),
        (issues.to_absent, "to views known from quotations only"),
    )
    if everything:
        for groups, what in others:
            if groups:
                emit(f"  {what[0].upper()}{what[1:]} ({number_of(groups)}), not counted")
                emit_items(_by_source(debate, groups, brief=False), 4)
    elif parts := [f"{number_of(groups)} {what}" for groups, what in others if groups]:
        emit(wrapped(f"Left out: {', '.join(parts)}; --all lists them.", 2, 2))


def _objection(debate: Debate, objection: Objection, *, brief: bool = False) -> str:
    """Name an objection, and what it attacks: in brief a step by its nearer end."""
    against = _aim(debate, objection, brief=brief)
    mark = inferred_mark(objection.attack)
    held = ", which nobody on record holds" if _says_unheld(debate, objection.target) else ""
    line = f"- {objection_title(debate, objection)}{mark}, against {against}{held}"
    return wrapped(line, 2 if brief else 4, 4)


def _says_unheld(debate: Debate, target: Target) -> bool:
    """Tell whether to say that nobody holds a target: not where it goes without saying."""
    told = target.inferred if isinstance(target, Relation) else is_passive(debate, target)
    return not told and bool(debate.stances) and is_held_by_nobody(debate, target)


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
        return "Not attributed to a source"
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
        "number": issues.size,
        "counts": issues.counts,
        "objections": [_group_shape(debate, group) for group in issues.objections],
        "to_absent": [_group_shape(debate, group) for group in issues.to_absent],
        "to_passive": [_group_shape(debate, group) for group in issues.to_passive],
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
