"""Whether one claim, by itself, decides a topic for somebody."""

from collections.abc import Iterable, Mapping, Sequence
from functools import lru_cache
from typing import NamedTuple, TypeAlias

from argmap.graph.analysis.flattening import Flattening, flatten
from argmap.graph.analysis.holders import step_holders
from argmap.graph.analysis.people.commitments import views
from argmap.graph.analysis.people.disagreements import Disagreement, disagreements
from argmap.graph.analysis.people.positions_at import PositionsAt, elsewhere, positions_at
from argmap.graph.analysis.strength.leverage import leverages
from argmap.graph.argumentation.framework import Label
from argmap.graph.argumentation.grounded import label_under
from argmap.graph.model.debate import Debate, Relation, Target
from argmap.graph.model.memo import memoized
from argmap.schema.vocabulary import Profile


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


def is_crux(
    debate: Debate, flattening: Flattening, topic: str, claim: Target, person: str | None = None
) -> bool:
    """Tell whether accepting or rejecting one thing alone changes a topic.

    Parameters
    ----------
    debate : Debate
        The debate.
    flattening : Flattening
        The same debate as a framework.
    topic : str
        The id of a node.
    claim : str or Relation
        A node or a step, not the topic itself.
    person : str, optional
        In whose view; without one, in nobody's: on the arguments alone.

    Returns
    -------
    bool
        Whether the grounded label of the topic differs between the claim accepted and the claim
        rejected, while everything else that the person says, in words or by an attack, is taken as
        they say it. What they say of the topic, of the claim and of all that follows from the claim
        is left open.

    Notes
    -----
    Two labellings of what the topic depends on, each linear in that. The double crux of two people
    is a term of practical rationality training; that a single acceptance decides another is the
    pivot of abstract argumentation.

    Examples
    --------
    >>> from argmap.graph.analysis.flattening import flatten
    >>> from argmap.graph.model.examples import tea
    >>> debate = tea()
    >>> is_crux(debate, flatten(debate), "drink-tea", "tea-calms", "ann")
    False
    """
    labels = outcomes(debate, flattening, topic, claim, person)
    return labels is not None and labels[0] is not labels[1]


def outcomes(
    debate: Debate, flattening: Flattening, topic: str, claim: Target, person: str | None = None
) -> tuple[Label, Label] | None:
    """Find what becomes of a topic with a claim or a step accepted, and with it rejected.

    Parameters and the suppositions are those of `is_crux`.

    Returns
    -------
    tuple of Label or None
        The two grounded labels of the topic; None where the claim does not lead to the topic.

    Examples
    --------
    >>> from argmap.graph.analysis.flattening import flatten
    >>> from argmap.graph.model.examples import tea
    >>> debate = tea()
    >>> labels = outcomes(debate, flatten(debate), "tea-calms", "tea-keeps-awake")
    >>> [label.value for label in labels]
    ['undec', 'in']
    """
    if claim == topic or claim not in flattening.arguments:
        return None
    after = follows_from(debate, claim)
    if topic not in after:
        return None
    framework, known = flattening.framework, flattening.arguments
    said = _said(debate, person) if person is not None else {}
    supposed = {  # what follows is left open, the topic with it
        known[thing]: label
        for thing, label in said.items()
        if thing not in after and thing in known
    }
    with_it = label_under(framework, known[topic], supposed | {known[claim]: Label.IN})
    without_it = label_under(framework, known[topic], supposed | {known[claim]: Label.OUT})
    return with_it, without_it


@lru_cache(maxsize=1)  # people are asked about one claim in turn; more would outlive the debate
def follows_from(debate: Debate, claim: Target) -> frozenset[Target]:
    """Find everything that a node or a step leads to, through any number of relations."""
    found: set[Target] = set()
    pending: list[Target] = [claim]
    while pending:
        here = pending.pop()
        ahead: Iterable[Target]
        if isinstance(here, Relation):
            ahead = (here.target,)
        else:
            ahead = (*debate.spoken_by(here), *debate.premise_in(here))
        fresh = [thing for thing in ahead if thing not in found]
        found.update(fresh)
        pending += fresh
    return frozenset(found)


def cruxes(
    debate: Debate,
    flattening: Flattening,
    topic: str,
    disagreement: Disagreement,
    people: tuple[str, ...],
) -> tuple[Crux, ...]:
    """List what decides a topic at one point: the claim under fire, and the steps to it.

    Parameters
    ----------
    debate : Debate
        The debate.
    flattening : Flattening
        The same debate as a framework.
    topic : str
        The id of a node.
    disagreement : Disagreement
        Where people clash.
    people : tuple of str
        In whose views.

    Returns
    -------
    tuple of Crux
        The claim first, then the steps in order of name.

    Notes
    -----
    The labellings of `is_crux` for each person, and for the claim and each step under fire.
    """
    found = []
    under_fire: tuple[Target, ...] = (disagreement.claim, *disagreement.steps)
    for claim in under_fire:
        deciding = tuple(p for p in people if is_crux(debate, flattening, topic, claim, p))
        if deciding:
            opposite = _stand_opposite(debate, claim, deciding)
            found.append(Crux(topic, claim, deciding, opposite))
    return tuple(found)


class RankedDisagreement(NamedTuple):
    """A point at which people part, and what it does to some topics.

    Attributes
    ----------
    positions : PositionsAt
        The disagreement, and what each side brings to it.
    cruxes : tuple of Crux
        What at this point decides a topic for somebody.
    not_alone : tuple of tuple of str and int
        The topics that the point leads to and does not decide by itself, each with the number of
        objections to it from elsewhere.
    leverage : tuple of tuple of str and float or None
        For each topic how far the claim can move its weight, from 0 to 1; None where a weight could
        not be settled.
    """

    positions: PositionsAt
    cruxes: tuple[Crux, ...]
    not_alone: tuple[tuple[str, int], ...]
    leverage: tuple[tuple[str, float | None], ...]


def ranked_disagreements(
    debate: Debate,
    topics: Sequence[str] = (),
    pair: tuple[str, str] | None = None,
    profile: Profile = Profile.STRUCTURED,
    *,
    most: int | None = None,
) -> tuple[RankedDisagreement, ...]:
    """List where people part, and what each point does to some topics.

    Parameters
    ----------
    debate : Debate
        The debate.
    topics : sequence of str
        Ids of nodes; without any there are no cruxes and no leverage.
    pair : tuple of str, optional
        Only the clashes of these two.
    profile : Profile, default structured
        How relations become attacks.
    most : int, optional
        How many to look into, the first ones; without it all.

    Returns
    -------
    tuple of RankedDisagreement
        Ordered by explicit clashes, then all clashes, then leverage, then id.

    Notes
    -----
    For each disagreement, topic and person the labellings of `is_crux`; for each disagreement and
    topic two weighings of what the claim leads to.

    Examples
    --------
    >>> from argmap.graph.model.examples import tea
    >>> [found.positions.disagreement.claim for found in ranked_disagreements(tea(), ["drink-tea"])]
    ['drink-tea', 'tea-calms']
    """
    flattening = flatten(debate, profile)
    chosen = disagreements(debate, *(pair or ()))
    moved = (
        leverages(debate, [disagreement.claim for disagreement in chosen], topics) if topics else {}
    )
    levers = [
        tuple((topic, moved[disagreement.claim, topic]) for topic in topics)
        for disagreement in chosen
    ]
    ranked = sorted(zip(chosen, levers, strict=True), key=_rank)[:most]
    return tuple(
        _disagreement(debate, flattening, disagreement, lever, pair or disagreement.people)
        for disagreement, lever in ranked
    )


_Lever: TypeAlias = tuple[tuple[str, float | None], ...]


def _rank(one: tuple[Disagreement, _Lever]) -> tuple[int, int, float, str]:
    disagreement, lever = one
    most = max((value or 0.0 for _, value in lever), default=0.0)
    return (-disagreement.explicit, -len(disagreement.clashes), -most, disagreement.claim)


def _disagreement(
    debate: Debate,
    flattening: Flattening,
    disagreement: Disagreement,
    lever: _Lever,
    people: tuple[str, ...],
) -> RankedDisagreement:
    """Find what a point does to the topics, and what each side brings to it."""
    topics = [topic for topic, _ in lever]
    deciding = tuple(
        crux for topic in topics for crux in cruxes(debate, flattening, topic, disagreement, people)
    )
    decided = {crux.topic for crux in deciding}
    not_alone = tuple(
        (topic, len(elsewhere(debate, topic, disagreement)))
        for topic in topics
        if topic not in decided and topic in follows_from(debate, disagreement.claim)
    )
    return RankedDisagreement(positions_at(debate, disagreement), deciding, not_alone, lever)


@memoized
def _said(debate: Debate, person: str) -> Mapping[Target, Label]:
    """Label the nodes and steps that a person accepts and rejects, in words or by an attack."""
    own = views(debate, person)
    said: dict[Target, bool] = dict(own.steps.items())
    said |= {node: True for node in own.stated if own.accepts(node)}
    said |= {node: False for node in (*own.stated, *own.denied) if own.rejects(node)}
    return {thing: Label.IN if holds else Label.OUT for thing, holds in said.items()}


def _stand_opposite(debate: Debate, claim: Target, people: tuple[str, ...]) -> bool:
    """Tell whether of these people one accepts a node or a step and another rejects it."""
    held = [views(debate, person) for person in people]
    if isinstance(claim, Relation):
        accepting = set(step_holders(debate, claim)).intersection(people)
        return bool(accepting) and any(v.steps.get(claim) is False for v in held)
    return any(v.accepts(claim) for v in held) and any(v.rejects(claim) for v in held)
