"""A disagreement of two people as the command line prints it: in full, in a line, as JSON."""

from typing import Any, NamedTuple

from argmap.commands.terminal.descriptions import titled
from argmap.commands.terminal.layout import wrapped
from argmap.commands.terminal.status_options import claim_with_status, reason_remark, status_mark
from argmap.graph.analysis.explain.sentence import INFERRED, names
from argmap.graph.analysis.explain.titles import title
from argmap.graph.analysis.people.disagreements import Opposition
from argmap.graph.analysis.people.positions_at import PositionsAt
from argmap.graph.model.debate import Debate, Relation, Target


def disagreement_text(debate: Debate, side: PositionsAt) -> str:
    """Write a disagreement: the claim, each side's grounds, the attacks, and who spoke last."""
    disagreement = side.disagreement
    status = status_mark(debate, disagreement.claim)
    head = [titled(debate, disagreement.claim), *([status] if status else [])]
    lines = ["", wrapped(" · ".join(head), 2, 2)]
    for person, reasons in side.grounds:
        titles = "; ".join(_attack_title(debate, reason) for reason in reasons)
        lines.append(wrapped(f"+ for it, {debate.people[person].name}: {titles}", 4, 2))
    for aim, attacks in _by_aim(side).items():
        titles = "; ".join(_attack_title(debate, attack) for attack in attacks)
        lines.append(wrapped(f"{_aimed(debate, side, aim)}: {titles}", 4, 2))
    deniers = (debate.people[person].name for person in _denials(disagreement.oppositions))
    lines += [wrapped(f"- {denier} denies it", 4, 2) for denier in deniers]
    if side.last:
        lines.append(wrapped(f"{names(debate, side.last)} spoke last.", 4))
    return "\n".join(lines)


def disagreement_line(debate: Debate, side: PositionsAt, *, named: bool) -> str:
    """Write a disagreement in one line: the claim, who disagrees if not known, who spoke last."""
    disagreement = side.disagreement
    remarks = [names(debate, disagreement.people)] if named else []
    remarks += [f"{names(debate, side.last)} spoke last"] if side.last else []
    claim = claim_with_status(debate, disagreement.claim)
    return wrapped(f"{claim}: {'; '.join(remarks)}" if remarks else claim, 2, 4)


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
    mark = INFERRED if attack.inferred else ""
    return claim_with_status(debate, attack.speaker, reason_remark(debate, attack), mark)


def _denials(oppositions: tuple[Opposition, ...]) -> list[str]:
    return sorted(
        {opposition.against for opposition in oppositions if opposition.denial is not None}
    )


def nodes_at(side: PositionsAt) -> list[str]:
    """List the nodes that are named at a disagreement."""
    reasons = [reason.speaker for _, given in side.grounds for reason in given]
    return [side.disagreement.claim, *reasons, *(attack.speaker for attack in side.attacks)]


def disagreement_shape(side: PositionsAt) -> dict[str, Any]:
    """Write a disagreement for a program."""
    disagreement = side.disagreement
    return {
        "claim": disagreement.claim,
        "explicit_oppositions": disagreement.explicit,
        "oppositions": len(disagreement.oppositions),
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
        "denied_by": _denials(disagreement.oppositions),
        "last": list(side.last),
    }
