"""Who denies a node, and whether they argue for it."""

from collections.abc import Iterable

from argmap.graph.analysis.holders import holders
from argmap.graph.model.debate import Debate, Relation, Stance, Target
from argmap.graph.model.memo import memoized
from argmap.schema.vocabulary import CONFLICTS, RelationKind, StanceKind


def denials(debate: Debate, target: Target) -> tuple[Stance, ...]:
    """List the denials of a node, one for each person, in order of person."""
    denied = _denied(debate).get(target, {})
    return tuple(denied[person] for person in sorted(denied))


@memoized
def argued_denials(debate: Debate, target: Target) -> tuple[Stance, ...]:
    """List the denials of a node by people who argue against it only by attacking steps to it.

    They are no objections of their own: what is attacked are the reasons.
    """
    denied = denials(debate, target)
    if not isinstance(target, str) or not denied:
        return ()
    direct = _arguing(debate, debate.bearing_on(target, *CONFLICTS))
    through = _arguing(debate, _undercuts_of_reasons(debate, target)) - direct
    return tuple(denial for denial in denied if denial.person in through)


def bare_denials(debate: Debate, target: Target, attacks: Iterable[Relation]) -> list[Stance]:
    """List the denials of a node by people who attack neither it nor a step to it."""
    denied = denials(debate, target)
    if not isinstance(target, str) or not denied:
        return []
    arguing = _arguing(debate, (*attacks, *_undercuts_of_reasons(debate, target)))
    return [denial for denial in denied if denial.person not in arguing]


@memoized
def _denied(debate: Debate) -> dict[Target, dict[str, Stance]]:
    """Gather the denials of each node, by person."""
    denied: dict[Target, dict[str, Stance]] = {}
    for stance in debate.stances:
        if stance.kind is StanceKind.DENIES and stance.step is None:
            denied.setdefault(stance.node, {})[stance.person] = stance
    return denied


def _undercuts_of_reasons(debate: Debate, node: str) -> list[Relation]:
    steps = debate.bearing_on(node, RelationKind.SUPPORTS)
    return [r for step in steps for r in debate.bearing_on(step, RelationKind.UNDERCUTS)]


def _arguing(debate: Debate, attacks: Iterable[Relation]) -> set[str]:
    return {person for attack in attacks for person in holders(debate, attack.speaker)}
