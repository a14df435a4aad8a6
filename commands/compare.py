"""``argmap compare``: two people side by side."""

from functools import partial
from typing import Any, Final, NamedTuple

from argmap.commands.terminal import json_shapes as shapes
from argmap.commands.terminal.descriptions import inferred_mark, titled
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
from argmap.commands.terminal.status_options import claim_with_status, emit_mark_note, status_mark
from argmap.graph.analysis.explain.sentence import INFERRED
from argmap.graph.analysis.explain.titles import names, objection_title, title
from argmap.graph.analysis.objections import Objection
from argmap.graph.analysis.people.comparison import Comparison, is_inferred_answer
from argmap.graph.analysis.people.comparison import compare as compared
from argmap.graph.analysis.people.disagreements import Clash
from argmap.graph.analysis.people.exchanges import makers
from argmap.graph.analysis.people.positions_at import PositionsAt, positions_at
from argmap.graph.model.debate import Debate, Relation, Target

_WEIGHT: Final = 3
"""How many lines disagreements get on a terminal for each that another list gets."""


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
    emit_heading(" and ".join(opened.people[one].name for one in found.people))
    in_full = partial(_emit, opened, found, lines)
    in_brief = partial(_emit, opened, found, lines, brief=True)
    emit_fitting(*((in_brief,) if brief else (in_full, in_brief)))
    say_next(f"crux --between {p} {q}", f"position {p}", f"position {q}")


def _emit(
    debate: Debate,
    found: Comparison,
    lines: list[PositionsAt],
    *,
    brief: bool = False,
) -> None:
    """Print all that two people have in common, and all that keeps them apart."""
    _issues(debate, found, brief=brief)
    _disagreements(debate, lines, brief=brief)
    _list("Both accept", [_shared(debate, found, node) for node in found.shared], brief=brief)
    _list("Both deny", [claim_with_status(debate, node) for node in found.denied], brief=brief)
    pairs = (found.people, found.people[::-1])
    for one, to in pairs:
        answered = [_answer(debate, r) for r in found.answers if one in makers(debate, r)]
        _list(f"{debate.people[one].name} answers {debate.people[to].name}", answered, brief=brief)
    for one, to in pairs:
        conceded = _conceded(found, one)
        heading = f"{debate.people[one].name} concedes to {debate.people[to].name}"
        _list(heading, [claim_with_status(debate, *marked) for marked in conceded], brief=brief)
    for (one, to), left in zip(pairs, found.not_replied, strict=True):
        heading = f"{debate.people[one].name} has not replied to {debate.people[to].name}"
        _list(heading, [_objection(debate, objection) for objection in left], brief=brief)
    emit_mark_note(debate, _named(debate, found, lines))


def _conceded(found: Comparison, person: str) -> list[tuple[str, str]]:
    """List what a person concedes and the other does not share, with the mark of the editor."""
    links: dict[str, list[bool]] = {}
    for one in found.concessions:
        if one.by == person and one.node not in found.shared:
            links.setdefault(one.node, []).append(one.inferred)
    return [(node, INFERRED if all(inferred) else "") for node, inferred in links.items()]


def _named(debate: Debate, found: Comparison, lines: list[PositionsAt]) -> list[str]:
    """List the nodes whose status is shown."""
    named = [*found.shared, *found.denied, *(point.node for point in found.concessions)]
    named += [answer.speaker for answer in found.answers]
    named += [node for issue in found.issues for answers in issue.answers for node in answers]
    named += [node for side in lines for node in nodes_at(side)]
    named += [one.end for left in found.not_replied for one in left]
    return [node for node in named if node in debate.nodes]


def nodes_at(side: PositionsAt) -> list[str]:
    """List the nodes that are named at a disagreement."""
    reasons = [reason.speaker for _, given in side.grounds for reason in given]
    return [side.disagreement.claim, *reasons, *(attack.speaker for attack in side.attacks)]


def _shared(debate: Debate, found: Comparison, node: str) -> str:
    """Name a node that both accept, and which of them concedes it to the other."""
    conceding = sorted({point.by for point in found.concessions if point.node == node})
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


def _issues(debate: Debate, found: Comparison, *, brief: bool) -> None:
    """Print the questions that the two answer differently."""
    texts = []
    for issue in found.issues:
        lines = [wrapped(f"To the question '{debate.nodes[issue.question].short}'", 2)]
        for person, answers in zip(found.people, issue.answers, strict=True):
            told = "; ".join(_of_issue(debate, answer, issue.question) for answer in answers)
            lines.append(wrapped(f"{debate.people[person].name}: {told}", 4, 2))
        texts.append("\n".join(lines if brief else ["", *lines]))
    emit_items(texts)


def _of_issue(debate: Debate, answer: str, question: str) -> str:
    inferred = is_inferred_answer(debate, answer, question)
    return claim_with_status(debate, answer, INFERRED if inferred else "")


def _disagreements(debate: Debate, lines: list[PositionsAt], *, brief: bool) -> None:
    emit()
    emit_heading(f"Where they disagree ({len(lines)})")
    short = [brief_point(debate, side, named=False) for side in lines]
    if brief:
        emit_items(short, weight=_WEIGHT)
    else:
        emit_items([point(debate, side) for side in lines], brief=short, weight=_WEIGHT)
    if not lines:
        emit("  Nowhere on record.")


def point(debate: Debate, side: PositionsAt) -> str:
    """Write a disagreement: the claim, each side's grounds, the attacks, and who spoke last."""
    disagreement = side.disagreement
    status = status_mark(debate, disagreement.claim)
    head = [titled(debate, disagreement.claim), *([status] if status else [])]
    lines = ["", wrapped(" · ".join(head), 2, 2)]
    for person, reasons in side.grounds:
        told = "; ".join(_attack_title(debate, reason) for reason in reasons)
        lines.append(wrapped(f"+ for it, {debate.people[person].name}: {told}", 4, 2))
    for aim, attacks in _by_aim(side).items():
        told = "; ".join(_attack_title(debate, attack) for attack in attacks)
        lines.append(wrapped(f"{_aimed(debate, side, aim)}: {told}", 4, 2))
    deniers = (debate.people[person].name for person in _denials(disagreement.clashes))
    lines += [wrapped(f"- {denier} denies it", 4, 2) for denier in deniers]
    if side.last:
        lines.append(wrapped(f"{names(debate, side.last)} spoke last.", 4))
    return "\n".join(lines)


def brief_point(debate: Debate, side: PositionsAt, *, named: bool) -> str:
    """Write a disagreement in one line: the claim, who disagrees if not known, who spoke last."""
    disagreement = side.disagreement
    told = [names(debate, disagreement.people)] if named else []
    told += [f"{names(debate, side.last)} spoke last"] if side.last else []
    claim = claim_with_status(debate, disagreement.claim)
    return wrapped(f"{claim}: {'; '.join(told)}" if told else claim, 2, 4)


class _Aim(NamedTuple):
    """Who attacks what, or only concedes the objection to it."""

    people: tuple[str, ...]
    target: Target
    conceded: bool


def _by_aim(side: PositionsAt) -> dict[_Aim, list[Relation]]:
    """Gather attacks by who makes them and what they hit: the claim first, then steps to it."""
    grouped: dict[_Aim, list[Relation]] = {}
    for attack in sorted(side.attacks, key=lambda attack: _steps_to(attack.target)):
        for conceded, who in ((False, side.made_by(attack)), (True, side.conceded_by(attack))):
            if who:
                grouped.setdefault(_Aim(who, attack.target, conceded), []).append(attack)
    return grouped


def _aimed(debate: Debate, side: PositionsAt, aim: _Aim) -> str:
    """Say who attacks the claim or a step to it, or who concedes the objection to that."""
    claim = side.disagreement.claim
    end = "it" if aim.target == claim else title(debate, aim.target, claim)
    sign = "+" if _is_defence(aim.target) else "-"
    who = names(debate, aim.people)
    if not aim.conceded:
        return f"{sign} against {end}, {who}"
    verb = "concedes" if len(aim.people) == 1 else "concede"
    return f"{sign} {who} {verb} the objection to {end}"


def _steps_to(target: Target) -> int:
    """Count the steps from a target to the claim: none from the claim itself."""
    return 0 if isinstance(target, str) else 1 + _steps_to(target.target)


def _is_defence(target: Target) -> bool:
    """Tell whether an attack on a target speaks for the claim in the end: it hits an objection."""
    return not isinstance(target, str) and target.is_attack != _is_defence(target.target)


def _attack_title(debate: Debate, attack: Relation) -> str:
    return claim_with_status(debate, attack.speaker, INFERRED if attack.inferred else "")


def _denials(clashes: tuple[Clash, ...]) -> list[str]:
    return sorted({clash.against for clash in clashes if clash.denial is not None})


def _list(heading: str, rows: list[str], *, brief: bool) -> None:
    if rows and brief:
        emit_items(rows, 0, run_in=f"{heading} ({len(rows)}): ")
    elif rows:
        emit()
        emit_heading(f"{heading} ({len(rows)})")
        emit_items(aligned([(row,) for row in rows]))


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
                "by": list(side.made_by(attack)),
                "conceded_by": list(side.conceded_by(attack)),
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
        "concessions": [
            {"by": g.by, "node": g.node, "to": g.to, "inferred": g.inferred}
            for g in found.concessions
        ],
        "not_replied": {
            person: [{"objection": one.name, "inferred": one.is_inferred} for one in left]
            for person, left in zip(found.people, found.not_replied, strict=True)
        },
    }
