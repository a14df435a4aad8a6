"""The record phrase: in a few words, what the debate's record says about a node or a step.

The six status words say how a node fares; most nodes of a real debate fare alike. The phrase says
what has been done about it: objected to, replied to, granted, or left alone.
"""

from itertools import combinations
from typing import NamedTuple

from argmap.graph.analysis.holders import holders, is_passive, step_holders
from argmap.graph.analysis.objections import (
    argued_denials,
    is_challenged,
    is_reading_under_fire,
    objections,
    reasons,
)
from argmap.graph.analysis.people.disagreements import clashing_pairs
from argmap.graph.model.debate import Debate, Target
from argmap.graph.model.memo import memoized
from argmap.schema.vocabulary import RelationKind


class DialecticalStatus(NamedTuple):
    """What the record says about a node or a step.

    Attributes
    ----------
    phrase : str
        The first that fits of: *held by nobody*, *objected to, no reply recorded*, *n of m
        objections have a reply*, *every objection has a reply*, *only its reasons are challenged*,
        *accepted by opponents*, *unchallenged*.
    objections, answered : int
        How many objections there are, and how many have a reply.
    reasons, challenged : int
        How many reasons there are, and how many are under objection.
    granted_by : tuple of str
        The people who grant a part of it and do not hold it.
    qualified_by : tuple of str
        The people who narrow it and do not hold it.
    readings : int
        How many readings of it are under objection: nodes that say what it means.
    denied_by : tuple of str
        The people who deny it and argue only against the reasons for it.
    """

    phrase: str
    objections: int = 0
    answered: int = 0
    reasons: int = 0
    challenged: int = 0
    granted_by: tuple[str, ...] = ()
    qualified_by: tuple[str, ...] = ()
    readings: int = 0
    denied_by: tuple[str, ...] = ()

    def __str__(self) -> str:
        return self.phrase


@memoized
def dialectical_status(debate: Debate, target: Target) -> DialecticalStatus:
    """Say what the record says about a node or a step.

    Parameters
    ----------
    debate : Debate
        The debate.
    target : str or Relation
        The id of a node, or a step.

    Returns
    -------
    DialecticalStatus
        The phrase, and the counts behind it.

    Notes
    -----
    Linear in what bears on the target and on the reasons for it. No semantics is involved: the
    phrase is exact whatever the budget.

    Examples
    --------
    >>> from argmap.graph.model.examples import tea
    >>> dialectical_status(tea(), "tea-calms").phrase
    'objected to, no reply recorded'
    """
    against = objections(debate, target)
    answered = sum(bool(objection.replies) for objection in against)
    given = reasons(debate, target)
    challenged = sum(is_challenged(debate, reason) for reason in given)
    return DialecticalStatus(
        _phrase(debate, target, len(against), answered, challenged),
        len(against),
        answered,
        len(given),
        challenged,
        _others_by(debate, target, RelationKind.KERNEL_OF),
        _others_by(debate, target, RelationKind.QUALIFIES),
        sum(
            is_reading_under_fire(debate, reading)
            for reading in debate.bearing_on(target, RelationKind.CLARIFIES)
        ),
        tuple(denial.person for denial in argued_denials(debate, target)),
    )


def _phrase(debate: Debate, target: Target, against: int, answered: int, challenged: int) -> str:
    """Choose the first phrase that fits."""
    if isinstance(target, str) and is_passive(debate, target):
        return "held by nobody"
    if against:
        return _replied(against, answered)
    if challenged:
        return "only its reasons are challenged"
    if isinstance(target, str) and accepted_by_opponents(debate, target):
        return "accepted by opponents"
    return "unchallenged"


def _replied(against: int, answered: int) -> str:
    if not answered:
        return "objected to, no reply recorded"
    if answered < against:
        return f"{answered} of {against} objections have a reply"
    return "every objection has a reply"


@memoized
def accepted_by_opponents(debate: Debate, node: str) -> bool:
    """Tell whether two people accept a node who clash somewhere else."""
    accepting, pairs = holders(debate, node), clashing_pairs(debate)
    return any(pair in pairs for pair in combinations(accepting, 2))


def _others_by(debate: Debate, target: Target, kind: RelationKind) -> tuple[str, ...]:
    """List the people who do something to a target that they do not hold themselves."""
    speaking = {p for r in debate.bearing_on(target, kind) for p in holders(debate, r.speaker)}
    if not speaking:
        return ()
    own = holders(debate, target) if isinstance(target, str) else step_holders(debate, target)
    return tuple(sorted(speaking.difference(own)))
