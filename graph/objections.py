"""What stands against a node or a step, and what has been said in reply."""

from dataclasses import dataclass

from argmap.graph.debate import Debate, Relation, Stance, Target
from argmap.graph.holders import holders, is_passive
from argmap.schema.vocabulary import ATTACKS, RelationKind, StanceKind

REPLIES = (
    *(kind for kind in RelationKind if kind in ATTACKS),
    RelationKind.KERNEL_OF,
    RelationKind.QUALIFIES,
    RelationKind.CLARIFIES,
    RelationKind.ANSWERS,
)
"""The relations by which somebody replies to an objection."""

_ON_NODES = (RelationKind.REBUTS, RelationKind.UNDERMINES)


@dataclass(frozen=True, slots=True)
class Objection:
    """Something said against a node or a step.

    Attributes
    ----------
    target : str or Relation
        The node or the step it is against.
    attack : Relation or None
        The relation that makes it; None for a bare denial.
    denial : Stance or None
        The stance of somebody who denies the target and gives no argument against it.
    replies : tuple of Relation
        What has been said in reply by somebody who does not hold it.
    """

    target: Target
    attack: Relation | None = None
    denial: Stance | None = None
    replies: tuple[Relation, ...] = ()

    @property
    def name(self) -> str:
        """How it is called in lists: the attack's name, or who denies."""
        if self.attack is not None:
            return self.attack.name
        return f"{self.denial.person} denies {self.denial.node}" if self.denial else ""

    @property
    def end(self) -> str:
        """The id of the node it is against, in the end: that to which an attacked step leads."""
        return self.target if isinstance(self.target, str) else self.target.end


def objections(debate: Debate, target: Target) -> tuple[Objection, ...]:
    """List the objections to a node or a step.

    Parameters
    ----------
    debate : Debate
        The debate.
    target : str or Relation
        The id of a node, or a step.

    Returns
    -------
    tuple of Objection
        For a node: each ``rebuts`` and ``undermines`` from a node that somebody may hold, and each
        denial by a person who makes no such attack. For a step: each undercut of it from such a
        node. In order of name.

    Notes
    -----
    A node that is only reported or parodied objects to nothing. Linear in the relations at hand.

    Examples
    --------
    >>> from argmap.graph.examples import tea
    >>> [objection.name for objection in objections(tea(), "tea-calms")]
    ['tea-keeps-awake -> tea-calms']
    """
    kinds = _ON_NODES if isinstance(target, str) else (RelationKind.UNDERCUTS,)
    attacks = [
        attack
        for attack in debate.bearing_on(target, *kinds)
        if not is_passive(debate, attack.speaker)
    ]
    found = [Objection(target, attack, None, replies(debate, attack)) for attack in attacks]
    found += [Objection(target, denial=denial) for denial in _bare_denials(debate, target, attacks)]
    return tuple(sorted(found, key=lambda objection: objection.name))


def reasons(debate: Debate, target: Target) -> tuple[Relation, ...]:
    """List the reasons given for a node or a step, but for those that nobody holds."""
    return tuple(
        reason
        for reason in debate.bearing_on(target, RelationKind.SUPPORTS)
        if not any(is_passive(debate, source) for source in reason.sources)
    )


def is_challenged(debate: Debate, reason: Relation) -> bool:
    """Tell whether a reason is under objection: one of its sources, or the step from them."""
    return bool(objections(debate, reason)) or any(
        objections(debate, source) for source in reason.sources
    )


def replies(debate: Debate, attack: Relation) -> tuple[Relation, ...]:
    """List what was said in reply to an attack.

    Parameters
    ----------
    debate : Debate
        The debate.
    attack : Relation
        The attack.

    Returns
    -------
    tuple of Relation
        The attacks, kernels, qualifications, clarifications and answers that lead to the attack's
        node or to the attack itself, from a node with a holder who does not hold the attack's; a
        node without any stance counts as somebody else's. In order of name.
    """
    against = set(holders(debate, attack.speaker))
    candidates = (
        *debate.bearing_on(attack.speaker, *REPLIES),
        *debate.bearing_on(attack, *REPLIES),
    )
    others = (reply for reply in candidates if _from_somebody_else(debate, reply, against))
    return tuple(sorted(others, key=lambda reply: reply.name))


def _from_somebody_else(debate: Debate, reply: Relation, against: set[str]) -> bool:
    if not debate.nodes[reply.speaker].stances:
        return True
    return bool(set(holders(debate, reply.speaker)) - against)


def _bare_denials(debate: Debate, target: Target, attacks: list[Relation]) -> list[Stance]:
    """Find the denials of a node by people who make no attack on it."""
    if not isinstance(target, str):
        return []
    arguing = {person for attack in attacks for person in holders(debate, attack.speaker)}
    said = {
        stance.person: stance
        for stance in debate.nodes[target].stances
        if stance.kind is StanceKind.DENIES and stance.step is None
    }
    return [said[person] for person in sorted(said) if person not in arguing]
