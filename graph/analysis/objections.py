"""What stands against a node or a step, and what has been said in reply."""

from collections import Counter
from collections.abc import Iterable
from typing import NamedTuple

from argmap.graph.analysis.holders import (
    argued_denials,
    bare_denials,
    holders,
    is_passive,
    sources_of,
    step_holders,
)
from argmap.graph.model.debate import Debate, Relation, Stance, Target
from argmap.graph.model.memo import memoized
from argmap.graph.sources.order import before
from argmap.schema.vocabulary import (
    ATTACKS,
    CONFLICTS,
    Kind,
    ObjectionState,
    RelationKind,
    StanceKind,
)

REPLIES = tuple(kind for kind in RelationKind if kind.traits.is_reply)
"""The relations by which somebody replies to an objection."""


class Objection(NamedTuple):
    """Something said against a node or a step.

    Attributes
    ----------
    target : str or Relation
        The node or the step it is against.
    attack : Relation or None
        The relation that makes it; None for a bare denial.
    denial : Stance or None
        The stance of somebody who denies the target and argues neither against it nor against a
        step to it.
    replies : tuple of Relation
        What somebody asserts in reply who does not hold it.
    conceded_by : tuple of str
        The people who accept the target and concede the objection, or assert what is right in it.
    """

    target: Target
    attack: Relation | None = None
    denial: Stance | None = None
    replies: tuple[Relation, ...] = ()
    conceded_by: tuple[str, ...] = ()

    @property
    def state(self) -> ObjectionState:
        """What became of it."""
        if self.replies:
            return ObjectionState.ANSWERED
        return ObjectionState.CONCEDED if self.conceded_by else ObjectionState.OPEN

    @property
    def name(self) -> str:
        """How it is called in lists: the attack's name, or who denies."""
        if self.attack is not None:
            return self.attack.name
        return f"{self.denial.person} denies {self.denial.node}" if self.denial else ""

    @property
    def is_inferred(self) -> bool:
        """Whether it is a link added by the editor."""
        return self.attack is not None and self.attack.inferred

    @property
    def end(self) -> str:
        """The id of the node it is against, in the end: that to which an attacked step leads."""
        return self.target if isinstance(self.target, str) else self.target.end


@memoized
def objections(debate: Debate, target: Target) -> tuple[Objection, ...]:
    """List the objections to a node or a step.

    Parameters
    ----------
    target : str or Relation
        The id of a node, or a step.

    Returns
    -------
    tuple of Objection
        For a node: each ``rebuts`` and ``undermines`` without a passive source, and each denial by
        a person who attacks neither it nor a step to it. For a step: each undercut of it without a
        passive source. In order of name.

    Notes
    -----
    A node that is only reported or parodied is passive. Linear in the relations at hand.

    Examples
    --------
    >>> from argmap.graph.model.examples import tea
    >>> [objection.name for objection in objections(tea(), "tea-calms")]
    ['tea-keeps-awake -> tea-calms']
    """
    kinds = CONFLICTS if isinstance(target, str) else (RelationKind.UNDERCUTS,)
    attacks = [
        attack
        for attack in debate.bearing_on(target, *kinds)
        if not any(is_passive(debate, source) for source in attack.sources)
    ]
    found = [
        Objection(target, attack, None, replies(debate, attack), concessions(debate, attack))
        for attack in attacks
    ]
    found += [Objection(target, denial=denial) for denial in bare_denials(debate, target, attacks)]
    return tuple(sorted(found, key=lambda objection: objection.name))


@memoized
def reasons(debate: Debate, target: Target) -> tuple[Relation, ...]:
    """List the reasons given for a node or a step, but for those that nobody holds."""
    return tuple(
        reason
        for reason in debate.bearing_on(target, RelationKind.SUPPORTS)
        if not any(is_passive(debate, source) for source in reason.sources)
    )


@memoized
def is_challenged(debate: Debate, reason: Relation) -> bool:
    """Tell whether a reason is under objection: one of its sources, or the step from them."""
    return bool(objections(debate, reason)) or any(
        objections(debate, source) or argued_denials(debate, source) for source in reason.sources
    )


@memoized
def is_challenge_answered(debate: Debate, reason: Relation) -> bool:
    """Tell whether every objection to a reason has a reply."""
    targets: tuple[Target, ...] = (reason, *reason.sources)
    against = [objection for target in targets for objection in objections(debate, target)]
    denied = any(argued_denials(debate, source) for source in reason.sources)
    return not denied and all(objection.replies for objection in against)


@memoized
def replies(debate: Debate, attack: Relation) -> tuple[Relation, ...]:
    """List what was said in reply to an attack.

    Parameters
    ----------
    attack : Relation
        The attack.

    Returns
    -------
    tuple of Relation
        The attacks, qualifications, clarifications and answers that lead to the attack's node or to
        the attack itself, from a node that somebody asserts who does not hold the attack's; a node
        without any stance counts as somebody else's. What is known to have been said before the
        attack is no reply to it, and a concession never is; nor is what is attacked: of two rivals
        that speak against each other, each would answer the other. In order of name.
    """
    candidates = (
        *debate.bearing_on(attack.speaker, *REPLIES),
        *debate.bearing_on(attack, *REPLIES),
    )
    if not candidates:
        return ()
    against = set(holders(debate, attack.speaker))
    attacked = {attack.target} if isinstance(attack.target, str) else {*attack.target.sources}
    others = (
        reply
        for reply in candidates
        if attacked.isdisjoint(reply.sources)
        and _from_somebody_else(debate, reply, against)
        and not _was_said_before(debate, reply, attack)
    )
    return tuple(sorted(others, key=lambda reply: reply.name))


@memoized
def concessions(debate: Debate, attack: Relation) -> tuple[str, ...]:
    """List the people who accept what is attacked and yet concede the attack.

    Parameters
    ----------
    attack : Relation
        The attack.

    Returns
    -------
    tuple of str
        In order of id: those with a *concedes* stance on the attack's node, and those who assert a
        kernel of it.
    """
    stances = debate.nodes[attack.speaker].stances
    conceding = {s.person for s in stances if s.step is None and s.kind is StanceKind.CONCEDES}
    for kernel in debate.bearing_on(attack.speaker, RelationKind.KERNEL_OF):
        conceding |= _asserting(debate, kernel.speaker)
    target = attack.target
    accepting = holders(debate, target) if isinstance(target, str) else step_holders(debate, target)
    return tuple(sorted(conceding.intersection(accepting)))


def is_mutual(debate: Debate, attack: Relation) -> bool:
    """Tell whether an attack is on a node that speaks against the attacking one in turn."""
    back = debate.bearing_on(attack.speaker, *CONFLICTS)
    return any(one.speaker == attack.target for one in back)


def tally(against: Iterable[Objection]) -> dict[ObjectionState, int]:
    """Count the objections in each state.

    Examples
    --------
    >>> from argmap.graph.model.examples import tea
    >>> {state.value: number for state, number in tally(objections(tea(), "tea-calms")).items()}
    {'answered': 0, 'conceded': 0, 'open': 1}
    """
    counts = Counter(objection.state for objection in against)
    return {state: counts[state] for state in ObjectionState}


def remarks(debate: Debate, target: Target) -> tuple[Relation, ...]:
    """List what was said of a node or a step that is no objection to it.

    Parameters
    ----------
    target : str or Relation
        The id of a node, or a step.

    Returns
    -------
    tuple of Relation
        The answers, kernels, qualifications and clarifications from a node that somebody asserts
        who does not hold the target; each reading of it that is under objection, by anybody; and
        the questions about it. What a term means is no move. In order of name.
    """
    replying = (kind for kind in REPLIES if kind not in ATTACKS)
    kinds = (RelationKind.ABOUT, RelationKind.KERNEL_OF, *replying)
    against = set(holders(debate, target if isinstance(target, str) else target.speaker))
    return tuple(
        sorted(
            (
                remark
                for remark in debate.bearing_on(target, *kinds)
                if debate.nodes[remark.speaker].kind is not Kind.DEFINITION
                and (
                    remark.kind is RelationKind.ABOUT
                    or _is_said(debate, remark, against)
                    or is_reading_under_fire(debate, remark)
                )
            ),
            key=lambda remark: remark.name,
        )
    )


def is_reading_under_fire(debate: Debate, relation: Relation) -> bool:
    """Tell whether a relation says what its target means, in a way that somebody objects to."""
    clarifies = relation.kind is RelationKind.CLARIFIES
    return clarifies and bool(objections(debate, relation.speaker))


def _is_said(debate: Debate, reply: Relation, against: set[str]) -> bool:
    said = not is_passive(debate, reply.speaker)
    return said and _from_somebody_else(debate, reply, against)


def _from_somebody_else(debate: Debate, reply: Relation, against: set[str]) -> bool:
    if not debate.nodes[reply.speaker].stances:
        return True
    return bool(_asserting(debate, reply.speaker) - against)


def _asserting(debate: Debate, node: str) -> set[str]:
    stances = debate.nodes[node].stances
    return {s.person for s in stances if s.step is None and s.kind is StanceKind.ASSERTS}


def _was_said_before(debate: Debate, reply: Relation, attack: Relation) -> bool:
    """Tell whether the sources establish that one was said before the other."""
    early, late = sources_of(debate, reply), sources_of(debate, attack)
    return (
        bool(early)
        and bool(late)
        and all(before(debate, one, other) for one in early for other in late)
    )
