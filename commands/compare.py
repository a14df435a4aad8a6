"""``argmap compare``: two people side by side."""

from typing import Any

from argmap.commands.terminal.descriptions import INFERRED, inferred_mark
from argmap.commands.terminal.lookup import find_pair
from argmap.commands.terminal.open_debate import open_debate
from argmap.commands.terminal.options import HERE, Brief, Claims, DebateId, Json, PersonWords
from argmap.commands.terminal.output import (
    columns,
    emit,
    emit_heading,
    emit_json,
    say_next,
    wrapped,
)
from argmap.graph.analysis.explain.titles import names, objection_title, title
from argmap.graph.analysis.objections import Objection
from argmap.graph.analysis.people.comparison import Comparison
from argmap.graph.analysis.people.comparison import compare as compared
from argmap.graph.analysis.people.disagreements import Clash
from argmap.graph.analysis.people.exchanges import makers
from argmap.graph.analysis.people.positions_at import PositionsAt, positions_at
from argmap.graph.model.debate import Debate, Relation, Target


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
        emit_json(_shape(found, lines))
        return
    emit_heading(" and ".join(opened.people[one].name for one in found.people))
    _issues(opened, found)
    _disagreements(opened, lines, brief=brief)
    _list("Both accept", [_shared(opened, found, node) for node in found.shared], brief=brief)
    _list("Both deny", [opened.nodes[node].short for node in found.denied], brief=brief)
    for one, to in (found.people, found.people[::-1]):
        answered = [_answer(opened, r) for r in found.answers if one in makers(opened, r)]
        _list(f"{opened.people[one].name} answers {opened.people[to].name}", answered, brief=brief)
    for one, to in (found.people, found.people[::-1]):
        conceded = {
            g.node: None for g in found.concessions if g.by == one and g.node not in found.shared
        }
        heading = f"{opened.people[one].name} concedes to {opened.people[to].name}"
        _list(heading, [opened.nodes[node].short for node in conceded], brief=brief)
    for (one, to), left in zip((found.people, found.people[::-1]), found.not_replied, strict=True):
        heading = f"{opened.people[one].name} has not replied to {opened.people[to].name}"
        _list(heading, [_objection(opened, objection) for objection in left], brief=brief)
    say_next(f"crux --between {p} {q}", f"position {p}", f"position {q}")


def _shared(debate: Debate, found: Comparison, node: str) -> str:
    """Name a node that both accept, and which of them concedes it to the other."""
    granting = sorted({grant.by for grant in found.concessions if grant.node == node})
    remark = f" (conceded by {names(debate, granting)})" if granting else ""
    return f"{debate.nodes[node].short}{remark}"


def _answer(debate: Debate, answer: Relation) -> str:
    """Name an answer that is no attack, and what it answers."""
    to = title(debate, answer.target)
    to = f"'{to}'" if isinstance(answer.target, str) else to
    part = ", in part" if answer.partly else ""
    return f"{debate.nodes[answer.speaker].short}, to {to}{part}{inferred_mark(answer)}"


def _objection(debate: Debate, objection: Objection) -> str:
    told = objection_title(debate, objection)
    return f"{told}, against {title(debate, objection.target)}{inferred_mark(objection.attack)}"


def _issues(debate: Debate, found: Comparison) -> None:
    for issue in found.issues:
        emit()
        emit(wrapped(f"To the question '{debate.nodes[issue.question].short}'", 2))
        for person, answers in zip(found.people, issue.answers, strict=True):
            told = "; ".join(debate.nodes[answer].short for answer in answers)
            emit(wrapped(f"{debate.people[person].name}: {told}", 4, 2))


def _disagreements(debate: Debate, lines: list[PositionsAt], *, brief: bool) -> None:
    emit()
    emit_heading(f"Where they disagree ({len(lines)})")
    for side in lines:
        if brief:
            emit(wrapped(brief_point(debate, side), 2, 4))
        else:
            emit_point(debate, side)
    if not lines:
        emit("  Nowhere on record.")


def emit_point(debate: Debate, side: PositionsAt) -> None:
    """Print a disagreement: the claim, each side's grounds, the attacks, and who spoke last."""
    disagreement = side.disagreement
    emit()
    emit(wrapped(f"{debate.nodes[disagreement.claim].short} ({disagreement.claim})", 2, 2))
    for person, reasons in side.grounds:
        told = "; ".join(_attack_title(debate, reason) for reason in reasons)
        emit(wrapped(f"+ for it, {debate.people[person].name}: {told}", 4, 2))
    for (against, target), attacks in _by_aim(side).items():
        aim = "it" if target == disagreement.claim else title(debate, target, disagreement.claim)
        told = "; ".join(_attack_title(debate, attack) for attack in attacks)
        sign = "+" if _is_defence(target) else "-"
        emit(wrapped(f"{sign} against {aim}, {names(debate, against)}: {told}", 4, 2))
    for person in _denials(disagreement.clashes):
        emit(wrapped(f"- {debate.people[person].name} denies it", 4, 2))
    if side.last:
        emit(wrapped(f"{names(debate, side.last)} spoke last.", 4))


def brief_point(debate: Debate, side: PositionsAt) -> str:
    """Name a disagreement in one line: the claim, who is against whom, and who spoke last."""
    disagreement = side.disagreement
    claim = disagreement.claim
    line = f"{debate.nodes[claim].short}: {names(debate, disagreement.people)}"
    return f"{line}; {names(debate, side.last)} spoke last" if side.last else line


def _by_aim(side: PositionsAt) -> dict[tuple[tuple[str, ...], Target], list[Relation]]:
    """Gather attacks by who makes them and what they hit: the claim first, then steps to it."""
    clashes = side.disagreement.clashes
    grouped: dict[tuple[tuple[str, ...], Target], list[Relation]] = {}
    for attack in sorted(side.attacks, key=lambda attack: _steps_to(attack.target)):
        who = tuple(sorted({clash.against for clash in clashes if clash.attack is attack}))
        grouped.setdefault((who, attack.target), []).append(attack)
    return grouped


def _steps_to(target: Target) -> int:
    """Count the steps from a target to the claim: none from the claim itself."""
    return 0 if isinstance(target, str) else 1 + _steps_to(target.target)


def _is_defence(target: Target) -> bool:
    """Tell whether an attack on a target speaks for the claim in the end: it hits an objection."""
    return not isinstance(target, str) and target.is_attack != _is_defence(target.target)


def _attack_title(debate: Debate, attack: Relation) -> str:
    own = f" ({INFERRED})" if attack.inferred else ""
    return f"{debate.nodes[attack.speaker].short}{own}"


def _denials(clashes: tuple[Clash, ...]) -> list[str]:
    return sorted({clash.against for clash in clashes if clash.denial is not None})


def _list(heading: str, rows: list[str], *, brief: bool) -> None:
    if rows:
        emit()
        emit_heading(f"{heading} ({len(rows)})")
        emit(wrapped(" · ".join(rows), 2) if brief else columns([(row,) for row in rows]))


def point_shape(side: PositionsAt) -> dict[str, Any]:
    """Write a disagreement for a program."""
    disagreement = side.disagreement
    return {
        "claim": disagreement.claim,
        "explicit_clashes": disagreement.explicit,
        "clashes": len(disagreement.clashes),
        "people": list(disagreement.people),
        "steps": [step.name for step in disagreement.steps],
        "grounds": {
            person: [{"relation": r.name, "inferred": r.inferred} for r in reasons]
            for person, reasons in side.grounds
        },
        "attacks": [
            {
                "relation": attack.name,
                "inferred": attack.inferred,
                "by": sorted({c.against for c in disagreement.clashes if c.attack is attack}),
            }
            for attack in side.attacks
        ],
        "denied_by": _denials(disagreement.clashes),
        "last": list(side.last),
    }


def _shape(found: Comparison, lines: list[PositionsAt]) -> dict[str, Any]:
    return {
        "people": list(found.people),
        "issues": [
            {
                "question": issue.question,
                "answers": dict(zip(found.people, map(list, issue.answers), strict=True)),
            }
            for issue in found.issues
        ],
        "disagreements": [point_shape(side) for side in lines],
        "shared": list(found.shared),
        "denied": list(found.denied),
        "answers": [
            {"relation": answer.name, "inferred": answer.inferred} for answer in found.answers
        ],
        "concessions": [{"by": g.by, "node": g.node, "to": g.to} for g in found.concessions],
        "not_replied": {
            person: [{"objection": one.name, "inferred": one.is_inferred} for one in left]
            for person, left in zip(found.people, found.not_replied, strict=True)
        },
    }
