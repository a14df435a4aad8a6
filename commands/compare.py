"""``argmap compare``: two people side by side."""

from functools import partial
from typing import Any, Final

from argmap.commands.terminal import json_shapes as shapes
from argmap.commands.terminal.descriptions import inferred_mark
from argmap.commands.terminal.disagreement_text import (
    disagreement_line,
    disagreement_shape,
    disagreement_text,
    nodes_at,
)
from argmap.commands.terminal.layout import aligned, wrapped
from argmap.commands.terminal.lookup import find_pair
from argmap.commands.terminal.open_debate import open_debate
from argmap.commands.terminal.options import HERE, Brief, Claims, DebateId, Json, PersonWords
from argmap.commands.terminal.output import (
    emit,
    emit_fitting,
    emit_heading,
    emit_items,
    emit_json,
    say_next,
)
from argmap.commands.terminal.status_options import claim_with_status, emit_mark_note
from argmap.graph.analysis.explain.sentence import INFERRED, names
from argmap.graph.analysis.explain.titles import objection_title, title
from argmap.graph.analysis.holders import makers
from argmap.graph.analysis.objections import Objection
from argmap.graph.analysis.people.comparison import Comparison, is_inferred_answer
from argmap.graph.analysis.people.comparison import compare as compared
from argmap.graph.analysis.people.positions_at import PositionsAt, positions_at
from argmap.graph.model.debate import Debate, Relation

_WEIGHT: Final = 3
"""How many lines disagreements get on a terminal for each that another list gets."""


EXAMPLES = """\b
Examples:
  argmap compare ann bob         where they agree, where not, and what one alone says
  argmap compare ann bob --json  the same for programs
"""


def compare(
    person: PersonWords,
    other: PersonWords,
    claims: Claims = HERE,
    debate: DebateId = None,
    *,
    brief: Brief = False,
    json: Json = False,
) -> None:
    """Compare two people: where they disagree, what they share, what they concede."""
    opened = open_debate(claims, debate, person, other)
    p, q = find_pair(opened, person, other)
    found = compared(opened, p, q)
    lines = [positions_at(opened, disagreement) for disagreement in found.disagreements]
    if json:
        named = _named(opened, found, lines)
        emit_json(_shape(found, lines) | shapes.statuses_of(opened, named))
        return
    emit_heading(" and ".join(opened.people[person].name for person in found.people))
    in_full = partial(_emit, opened, found, lines)
    in_brief = partial(_emit, opened, found, lines, brief=True)
    emit_fitting(*((in_brief,) if brief else (in_full, in_brief)))
    say_next(f"crux --between {p} {q}", f"position {p}", f"position {q}")


def _emit(
    debate: Debate,
    comparison: Comparison,
    lines: list[PositionsAt],
    *,
    brief: bool = False,
) -> None:
    """Print all that two people have in common, and all that keeps them apart."""
    _issues(debate, comparison, brief=brief)
    _disagreements(debate, lines, brief=brief)
    _list(
        "Both accept",
        [_shared(debate, comparison, node) for node in comparison.shared],
        brief=brief,
    )
    _list("Both deny", [claim_with_status(debate, node) for node in comparison.denied], brief=brief)
    pairs = (comparison.people, comparison.people[::-1])
    for one, to in pairs:
        answered = [_answer(debate, r) for r in comparison.answers if one in makers(debate, r)]
        _list(f"{debate.people[one].name} answers {debate.people[to].name}", answered, brief=brief)
    for one, to in pairs:
        conceded = _conceded(comparison, one)
        heading = f"{debate.people[one].name} concedes to {debate.people[to].name}"
        _list(heading, [claim_with_status(debate, *marked) for marked in conceded], brief=brief)
    for (one, to), left in zip(pairs, comparison.not_replied, strict=True):
        heading = f"{debate.people[one].name} has not replied to {debate.people[to].name}"
        _list(heading, [_objection(debate, objection) for objection in left], brief=brief)
    emit_mark_note(debate, _named(debate, comparison, lines))


def _conceded(comparison: Comparison, person: str) -> list[tuple[str, str]]:
    """List what a person concedes and the other does not share, with the mark of the editor."""
    links: dict[str, list[bool]] = {}
    for concession in comparison.concessions:
        if concession.by == person and concession.node not in comparison.shared:
            links.setdefault(concession.node, []).append(concession.inferred)
    return [(node, INFERRED if all(inferred) else "") for node, inferred in links.items()]


def _named(debate: Debate, comparison: Comparison, lines: list[PositionsAt]) -> list[str]:
    """List the nodes whose status is shown."""
    named = [
        *comparison.shared,
        *comparison.denied,
        *(point.node for point in comparison.concessions),
    ]
    named += [answer.speaker for answer in comparison.answers]
    named += [node for issue in comparison.issues for answers in issue.answers for node in answers]
    named += [node for side in lines for node in nodes_at(side)]
    named += [one.end for left in comparison.not_replied for one in left]
    return [node for node in named if node in debate.nodes]


def _shared(debate: Debate, comparison: Comparison, node: str) -> str:
    """Name a node that both accept, and which of them concedes it to the other."""
    conceding = sorted({point.by for point in comparison.concessions if point.node == node})
    conceded = f"conceded by {names(debate, conceding)}" if conceding else ""
    return claim_with_status(debate, node, conceded)


def _answer(debate: Debate, answer: Relation) -> str:
    """Name an answer that is no attack, and what it answers."""
    to = title(debate, answer.target)
    to = f"'{to}'" if isinstance(answer.target, str) else to
    part = ", in part" if answer.partly else ""
    said = claim_with_status(debate, answer.speaker, INFERRED if answer.inferred else "")
    return f"{said}, to {to}{part}"


def _objection(debate: Debate, objection: Objection) -> str:
    mark = inferred_mark(objection.attack)
    against = claim_with_status(debate, objection.target)
    return f"{objection_title(debate, objection)}{mark}, against {against}"


def _issues(debate: Debate, comparison: Comparison, *, brief: bool) -> None:
    """Print the questions that the two answer differently."""
    texts = []
    for issue in comparison.issues:
        lines = [wrapped(f"To the question '{debate.nodes[issue.question].short}'", 2)]
        for person, answers in zip(comparison.people, issue.answers, strict=True):
            titles = "; ".join(_of_issue(debate, answer, issue.question) for answer in answers)
            lines.append(wrapped(f"{debate.people[person].name}: {titles}", 4, 2))
        texts.append("\n".join(lines if brief else ["", *lines]))
    emit_items(texts)


def _of_issue(debate: Debate, answer: str, question: str) -> str:
    inferred = is_inferred_answer(debate, answer, question)
    return claim_with_status(debate, answer, INFERRED if inferred else "")


def _disagreements(debate: Debate, lines: list[PositionsAt], *, brief: bool) -> None:
    emit()
    emit_heading(f"Where they disagree ({len(lines)})")
    short = [disagreement_line(debate, side, named=False) for side in lines]
    if brief:
        emit_items(short, weight=_WEIGHT)
    else:
        emit_items([disagreement_text(debate, side) for side in lines], brief=short, weight=_WEIGHT)
    if not lines:
        emit("  Nowhere on record.")


def _list(heading: str, rows: list[str], *, brief: bool) -> None:
    if rows and brief:
        emit_items(rows, 0, run_in=f"{heading} ({len(rows)}): ")
    elif rows:
        emit()
        emit_heading(f"{heading} ({len(rows)})")
        emit_items(aligned([(row,) for row in rows]))


def _shape(comparison: Comparison, lines: list[PositionsAt]) -> dict[str, Any]:
    return {
        "people": list(comparison.people),
        "issues": [
            {
                "question": issue.question,
                "answers": dict(zip(comparison.people, map(list, issue.answers), strict=True)),
            }
            for issue in comparison.issues
        ],
        "disagreements": [disagreement_shape(side) for side in lines],
        "shared": list(comparison.shared),
        "denied": list(comparison.denied),
        "answers": [
            {"relation": answer.name, "inferred": answer.inferred} for answer in comparison.answers
        ],
        "concessions": [
            {"by": g.by, "node": g.node, "to": g.to, "inferred": g.inferred}
            for g in comparison.concessions
        ],
        "not_replied": {
            person: [{"objection": one.name, "inferred": one.is_inferred} for one in left]
            for person, left in zip(comparison.people, comparison.not_replied, strict=True)
        },
    }
