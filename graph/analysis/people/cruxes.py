"""Cruxes: which disagreement, by itself or with others, decides a topic for somebody."""

from collections.abc import Iterator, Sequence
from itertools import combinations, islice
from typing import Final, NamedTuple

from argmap.graph.analysis.holders import step_holders
from argmap.graph.analysis.people.commitments import views
from argmap.graph.analysis.people.disagreements import Disagreement
from argmap.graph.analysis.people.outlook import Outlook
from argmap.graph.model.debate import Debate, Relation, Target

SETS_TRIED: Final = 200
"""How many sets of claims are tried for one topic before the answer is "unknown"."""

LARGEST_SET: Final = 3


class Crux(NamedTuple):
    """A claim or a step that decides a topic in somebody's view.

    Attributes
    ----------
    topic : str
        The id of the node that hangs on it.
    claim : str or Relation
        What decides it.
    people : tuple of str
        In whose view.
    double : bool
        It decides the topic for both people of a pair, and they stand opposite.
    """

    topic: str
    claim: Target
    people: tuple[str, ...]
    double: bool = False


class JointCruxes(NamedTuple):
    """What it takes to decide a topic that no single disagreement of two people decides.

    Attributes
    ----------
    topic : str
        The id of a node.
    sets : tuple of tuple of (str or Relation)
        The smallest sets of claims and steps, of two or else of three, that decide it together for
        one of the two.
    complete : bool
        False where more sets were left than `SETS_TRIED`, so others may decide it, too.
    """

    topic: str
    sets: tuple[tuple[Target, ...], ...]
    complete: bool = True


def cruxes(
    debate: Debate, outlook: Outlook, disagreement: Disagreement, people: tuple[str, ...]
) -> tuple[Crux, ...]:
    """List what decides a topic at one disagreement: the claim under fire, and the steps to it.

    Parameters
    ----------
    outlook : Outlook
        The topic.
    disagreement : Disagreement
        Where people disagree.
    people : tuple of str
        In whose views.

    Returns
    -------
    tuple of Crux
        The claim first, then the steps in order of name. A claim is a crux for somebody where
        accepting it and rejecting it give the topic another label or another value, while all else
        that they say is taken as they say it.

    Notes
    -----
    Two labellings of what each claim reaches, for each person. The double crux of two people is a
    term of practical rationality training; that a single acceptance decides another is the pivot
    of abstract argumentation.

    Examples
    --------
    >>> from argmap.graph.analysis.people.disagreements import disagreements
    >>> from argmap.graph.model.examples import tea
    >>> debate = tea()
    >>> first, *_ = disagreements(debate)
    >>> cruxes(debate, Outlook(debate, "tea-calms"), first, ("ann", "ben"))
    ()
    """
    deciding_claims = []
    for claim in disagreement.under_fire:
        if outlook.may_decide(claim):
            deciding = tuple(p for p in people if outlook.decide((claim,), p))
            if deciding:
                opposite = _stand_opposite(debate, claim, deciding)
                deciding_claims.append(Crux(outlook.topic, claim, deciding, opposite))
    return tuple(deciding_claims)


def joint_cruxes(
    outlook: Outlook, disagreements: Sequence[Disagreement], pair: tuple[str, str]
) -> JointCruxes:
    """Find the smallest sets of disagreements that decide a topic together for one of two people.

    Parameters
    ----------
    outlook : Outlook
        The topic, which no single one decides.
    disagreements : sequence of Disagreement
        Those of the two, the liveliest first: they are tried in that order.
    pair : tuple of str
        The two people.
    """
    claims = [
        claim
        for disagreement in disagreements
        for claim in disagreement.under_fire
        if outlook.may_decide(claim)
    ]
    tried = 0
    for size in range(2, LARGEST_SET + 1):
        candidates = combinations(claims, size)
        chosen = list(islice(candidates, SETS_TRIED - tried))
        tried += len(chosen)
        deciding = [one for one in chosen if any(outlook.decide(one, p) for p in pair)]
        complete = next(candidates, None) is None
        if deciding or not complete:
            return JointCruxes(outlook.topic, tuple(deciding), complete)
    return JointCruxes(outlook.topic, ())


def pivotal(debate: Debate, outlook: Outlook) -> Iterator[Target]:
    """Yield the claims and steps under attack that decide a topic by themselves, in nobody's view.

    For debates in which nobody is on record. In order of name; claims first.

    Examples
    --------
    >>> from argmap.graph.model.examples import tea
    >>> debate = tea()
    >>> [step.name for step in pivotal(debate, Outlook(debate, "drink-tea"))]
    ['tea-calms -> drink-tea']
    """
    attacked = {relation.target for relation in debate.relations if relation.is_attack}
    claims = sorted(target for target in attacked if isinstance(target, str))
    steps = sorted((t for t in attacked if isinstance(t, Relation)), key=lambda step: step.name)
    targets: tuple[Target, ...] = (*claims, *steps)
    for target in targets:
        if outlook.may_decide(target) and outlook.decide((target,)):
            yield target


def _stand_opposite(debate: Debate, claim: Target, people: tuple[str, ...]) -> bool:
    """Tell whether of these people one accepts a node or a step and another rejects it."""
    held = [views(debate, person) for person in people]
    if isinstance(claim, Relation):
        accepting = set(step_holders(debate, claim)).intersection(people)
        return bool(accepting) and any(v.steps.get(claim) is False for v in held)
    return any(v.accepts(claim) for v in held) and any(v.rejects(claim) for v in held)
