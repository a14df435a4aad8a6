"""Disagreements ranked, with what they do to some topics."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from itertools import chain
from typing import Final, NamedTuple

from argmap.graph.analysis.people.cruxes import (
    Crux,
    JointCruxes,
    cruxes,
    joint_cruxes,
    pivotal,
)
from argmap.graph.analysis.people.disagreements import Disagreement, disagreements
from argmap.graph.analysis.people.load_bearing import LoadBearing, load_bearing
from argmap.graph.analysis.people.outlook import Outlook
from argmap.graph.analysis.people.positions_at import PositionsAt, positions_at
from argmap.graph.analysis.strength.leverage import leverages
from argmap.graph.argumentation.budget import Budget, OutOfBudgetError
from argmap.graph.model.debate import Debate, Target
from argmap.graph.model.in_short import chief_claims
from argmap.schema.vocabulary import Profile

VALUES_FOR_ALL_TOPICS: Final = 400_000
"""How many labels and values may be found for all topics together: a second or two."""


class RankedDisagreement(NamedTuple):
    """A disagreement, and what it does to some topics.

    Attributes
    ----------
    positions : PositionsAt
        The disagreement, and what each side brings to it.
    cruxes : tuple of Crux
        What in it decides a topic for somebody.
    leverage : tuple of tuple of str and float or None
        For each topic how far the claim can move its weight, from 0 to 1; None where a weight could
        not be settled.
    """

    positions: PositionsAt
    cruxes: tuple[Crux, ...]
    leverage: tuple[tuple[str, float | None], ...]


class Ranking(NamedTuple):
    """Where people disagree, and what decides some topics.

    Attributes
    ----------
    disagreements : tuple of RankedDisagreement
        Those on which the dispute hangs first: on a topic, a thesis, or a claim that the editors
        name in what the debate comes down to. Then by explicit oppositions, all, leverage, id.
    joint : tuple of JointCruxes
        For each topic that no single disagreement of a pair decides, what it would take.
    pivotal : tuple of tuple of str and (str or Relation)
        Where nobody is on record: each topic with what decides it by itself.
    unknown : tuple of str
        The topics for which the budget did not allow to say what decides them.
    load_bearing : tuple of LoadBearing
        For each topic without a crux what the reasons of those who hold it rest on, by all that is
        disputed; between two people, what theirs rest on.
    """

    disagreements: tuple[RankedDisagreement, ...]
    joint: tuple[JointCruxes, ...] = ()
    pivotal: tuple[tuple[str, Target], ...] = ()
    unknown: tuple[str, ...] = ()
    load_bearing: tuple[LoadBearing, ...] = ()


def ranked_disagreements(
    debate: Debate,
    topics: Sequence[str] = (),
    pair: tuple[str, str] | None = None,
    profile: Profile = Profile.STRUCTURED,
    *,
    bearing_on: str | None = None,
    most: int | None = None,
) -> Ranking:
    """List where people disagree, and what that does to some topics.

    Parameters
    ----------
    topics : sequence of str
        Ids of nodes; without any there are no cruxes and no leverage.
    pair : tuple of str, optional
        Only the oppositions of these two.
    profile : Profile, default structured
        How relations become attacks.
    bearing_on : str, optional
        The id of a node: only the disagreements about it, and those that lead to it.
    most : int, optional
        How many to look into, the first ones; without it all.

    Raises
    ------
    UnknownIdError
        Where there is no such node or person.

    Notes
    -----
    For each disagreement and topic two weighings of what the claim leads to; see `cruxes` for the
    rest. All of it within one budget; what it does not reach is unknown.

    Examples
    --------
    >>> from argmap.graph.model.examples import tea
    >>> found = ranked_disagreements(tea(), ["drink-tea"], ("ann", "ben"))
    >>> [(one.positions.disagreement.claim, len(one.cruxes)) for one in found.disagreements]
    [('drink-tea', 1), ('tea-calms', 0)]
    """
    topics = [debate.node(topic).id for topic in topics]
    if pair is not None:
        pair = (debate.person(pair[0]).id, debate.person(pair[1]).id)
    chosen = list(disagreements(debate, pair))
    if bearing_on is not None:
        near = Outlook(debate, debate.node(bearing_on).id, profile)
        chosen = [one for one in chosen if _bears_on(one, near)]
    moved = leverages(debate, [one.claim for one in chosen], topics) if topics else {}
    levers = {one.claim: [(topic, moved[one.claim, topic]) for topic in topics] for one in chosen}
    chosen.sort(key=lambda one: _rank(one, levers[one.claim]))
    chief = chief_claims(debate).union(topics)
    shown = sorted(chosen, key=lambda one: one.claim not in chief)[:most]
    decisions = [
        _decision(
            debate,
            Outlook(debate, topic, profile, Budget(VALUES_FOR_ALL_TOPICS // len(topics))),
            shown,
            pair,
        )
        for topic in topics
    ]
    ranked = tuple(
        RankedDisagreement(
            positions_at(debate, one),
            tuple(crux for made in decisions for crux in made.cruxes.get(one.claim, ())),
            tuple(levers[one.claim]),
        )
        for one in shown
    )
    return Ranking(
        ranked,
        tuple(made.joint for made in decisions if made.joint is not None),
        tuple((made.topic, target) for made in decisions for target in made.pivotal),
        tuple(made.topic for made in decisions if made.unknown),
        tuple(chain.from_iterable(_without_crux(debate, made, chosen, pair) for made in decisions)),
    )


@dataclass(slots=True)
class _Decision:
    """What decides one topic, as far as the budget reached."""

    topic: str
    cruxes: dict[str, tuple[Crux, ...]] = field(default_factory=dict)
    joint: JointCruxes | None = None
    pivotal: list[Target] = field(default_factory=list)
    unknown: bool = False


def _decision(
    debate: Debate,
    outlook: Outlook,
    shown: Sequence[Disagreement],
    pair: tuple[str, str] | None,
) -> _Decision:
    """Find what decides a topic; what was found when the budget ran out is kept."""
    made = _Decision(outlook.topic)
    try:
        for one in shown:
            made.cruxes[one.claim] = cruxes(debate, outlook, one, pair or one.people)
        if pair is not None and not any(made.cruxes.values()):
            made.joint = joint_cruxes(outlook, shown, pair)
        if not debate.stances:
            made.pivotal.extend(pivotal(debate, outlook))
    except OutOfBudgetError:
        made.unknown = True
    return made


def _bears_on(disagreement: Disagreement, outlook: Outlook) -> bool:
    """Tell whether a disagreement is about a node, or leads to it."""
    return any(
        target == outlook.topic or outlook.leads_here(target) for target in disagreement.under_fire
    )


def _rank(
    disagreement: Disagreement, levers: Sequence[tuple[str, float | None]]
) -> tuple[int, int, float, str]:
    most = max((value or 0.0 for _, value in levers), default=0.0)
    return (-disagreement.explicit, -len(disagreement.oppositions), -most, disagreement.claim)


def _without_crux(
    debate: Debate,
    made: _Decision,
    chosen: Sequence[Disagreement],
    pair: tuple[str, str] | None,
) -> Iterable[LoadBearing]:
    """Find what the reasons for a topic rest on where no disagreement decides it."""
    if any(made.cruxes.values()):
        return ()
    if pair is None:
        return load_bearing(debate, made.topic, chosen)
    # what only others dispute is disputed all the same
    found = load_bearing(debate, made.topic, disagreements(debate))
    return (one for one in found if one.person in pair)
