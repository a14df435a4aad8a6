"""Where two people disagree: their oppositions, grouped by the claim under fire."""

from collections.abc import Collection, Iterator
from itertools import combinations
from typing import NamedTuple

from argmap.graph.analysis.holders import drawers, holders, step_holders
from argmap.graph.model.debate import Debate, Relation, Stance, Target
from argmap.graph.model.memo import memoized
from argmap.schema.vocabulary import RelationKind, StanceKind


class Opposition(NamedTuple):
    """One person against another, at one point.

    Attributes
    ----------
    claim : str
        The claim under fire: the target of the attack, or the right end of the step attacked.
    against, held_by : str
        Who attacks or rejects, and who holds what is attacked or accepts it.
    attack : Relation or None
        The attack; None where the two take opposite stances on one node.
    denial : Stance or None
        The rejecting stance, where the two take opposite stances.
    explicit : bool
        The two of them make it themselves: the attack was not added by the editor.
    conceded : bool
        The first does not make the attack, and only concedes what it says.
    """

    claim: str
    against: str
    held_by: str
    attack: Relation | None = None
    denial: Stance | None = None
    explicit: bool = True
    conceded: bool = False

    def sort_key(self) -> tuple[str, str, str, str]:
        """Order oppositions by claim, then attack, then people."""
        name = self.attack.name if self.attack is not None else ""
        return (self.claim, name, self.against, self.held_by)


@memoized
def oppositions(debate: Debate) -> tuple[Opposition, ...]:
    """List all oppositions of a debate.

    Returns
    -------
    tuple of Opposition
        Each attack by somebody (who draws it, or accepts its source) on a node or a step that
        somebody else holds, and each pair of opposite stances on one node. An implied denial is not
        counted: it is the attack over again.

    Notes
    -----
    Linear in relations and stances, times the people at each.

    Examples
    --------
    >>> from argmap.graph.model.examples import tea
    >>> for opposition in oppositions(tea()):
    ...     print(opposition.claim, opposition.against, opposition.held_by)
    drink-tea ben ann
    drink-tea ben ann
    tea-calms ben ann
    """
    pairs = [*_attacks(debate), *_opposite_stances(debate)]
    return tuple(sorted(pairs, key=Opposition.sort_key))


def between(debate: Debate, p: str, q: str) -> tuple[Opposition, ...]:
    """List the oppositions of two people."""
    return tuple(_by_pair(debate).get((min(p, q), max(p, q)), ()))


def opposed_pairs(debate: Debate) -> Collection[tuple[str, str]]:
    """List the pairs of people who disagree somewhere, each in order of id."""
    return _by_pair(debate).keys()


@memoized
def accepted_by_opponents(debate: Debate, node: str) -> bool:
    """Tell whether two people accept a node who disagree somewhere else."""
    accepting, pairs = holders(debate, node), opposed_pairs(debate)
    return any(pair in pairs for pair in combinations(accepting, 2))


@memoized
def _by_pair(debate: Debate) -> dict[tuple[str, str], list[Opposition]]:
    by_pair: dict[tuple[str, str], list[Opposition]] = {}
    for opposition in oppositions(debate):
        p, q = opposition.against, opposition.held_by
        by_pair.setdefault((min(p, q), max(p, q)), []).append(opposition)
    return by_pair


def _attacks(debate: Debate) -> Iterator[Opposition]:
    for attack in debate.relations:
        if not attack.is_attack:
            continue
        drawing = drawers(debate, attack)
        attackers = sorted({*drawing, *holders(debate, attack.speaker)})
        for p in attackers:
            explicit = not attack.inferred and p in drawing
            conceded = only_concedes(debate, p, attack)
            for q in _holding(debate, attack):
                if p != q:
                    yield Opposition(attack.end, p, q, attack, explicit=explicit, conceded=conceded)


def only_concedes(debate: Debate, person: str, attack: Relation) -> bool:
    """Tell whether somebody who accepts what an attack says does not make it, and only concedes it.

    Examples
    --------
    >>> from argmap.graph.model.examples import tea
    >>> only_concedes(tea(), "ben", tea().step("tea-keeps-awake -> tea-calms"))
    False
    """
    stances = debate.nodes[attack.speaker].stances
    return person not in drawers(debate, attack) and not any(
        s.person == person and s.accepts and s.kind is not StanceKind.CONCEDES
        for s in stances
        if s.step is None
    )


def _holding(debate: Debate, attack: Relation) -> tuple[str, ...]:
    """List who holds what an attack hits."""
    if isinstance(attack.target, Relation):
        return step_holders(debate, attack.target)
    return holders(debate, attack.target)


def _opposite_stances(debate: Debate) -> Iterator[Opposition]:
    for node in debate.nodes:
        accepting = holders(debate, node)
        denials: dict[str, Stance] = {}
        for stance in debate.nodes[node].stances:
            if stance.step is None and stance.rejects:
                denials.setdefault(stance.person, stance)
        for p, denial in sorted(denials.items()):
            for q in accepting:
                if p != q:
                    yield Opposition(node, p, q, denial=denial)


class Disagreement(NamedTuple):
    """A claim at which people part.

    Attributes
    ----------
    claim : str
        The id of the claim under fire.
    oppositions : tuple of Opposition
        The oppositions at it.
    """

    claim: str
    oppositions: tuple[Opposition, ...]

    @property
    def explicit(self) -> int:
        """How many of the oppositions people make themselves."""
        return sum(opposition.explicit for opposition in self.oppositions)

    @property
    def steps(self) -> tuple[Relation, ...]:
        """The steps to the claim that are under fire, in order of name."""
        hit = {
            opposition.attack.target.name: opposition.attack.target
            for opposition in self.oppositions
            if opposition.attack is not None and isinstance(opposition.attack.target, Relation)
        }
        return tuple(hit[name] for name in sorted(hit))

    @property
    def under_fire(self) -> tuple[Target, ...]:
        """The claim, and the steps to it that are under fire."""
        return (self.claim, *self.steps)

    @property
    def people(self) -> tuple[str, ...]:
        """Everybody who disagrees here, in order of id."""
        return tuple(sorted({p for c in self.oppositions for p in (c.against, c.held_by)}))


def disagreements(debate: Debate, pair: tuple[str, str] | None = None) -> tuple[Disagreement, ...]:
    """Group oppositions by the claim under fire, the liveliest first.

    Parameters
    ----------
    pair : tuple of str, optional
        The ids of two people: only their oppositions.

    Returns
    -------
    tuple of Disagreement
        Ordered by explicit oppositions, then all, then id. Leverage on a topic comes between the
        last two where there is a topic; see `argmap.graph.analysis.people.cruxes`.

    Notes
    -----
    Linear in the oppositions, but for sorting; the oppositions of a debate are found once.

    Examples
    --------
    >>> from argmap.graph.model.examples import tea
    >>> [disagreement.claim for disagreement in disagreements(tea(), ("ann", "ben"))]
    ['drink-tea', 'tea-calms']
    """
    chosen = oppositions(debate) if pair is None else between(debate, *pair)
    grouped: dict[str, list[Opposition]] = {}
    for opposition in chosen:
        grouped.setdefault(opposition.claim, []).append(opposition)
    by_claim = [Disagreement(claim, tuple(group)) for claim, group in grouped.items()]
    return tuple(sorted(by_claim, key=lambda d: (-d.explicit, -len(d.oppositions), d.claim)))


def grounds(debate: Debate, claim: str, person: str) -> tuple[Relation, ...]:
    """List the reasons for a claim that a person gives or accepts."""
    return tuple(
        reason
        for reason in debate.bearing_on(claim, RelationKind.SUPPORTS)
        if person in step_holders(debate, reason)
        or all(person in holders(debate, source) for source in reason.sources)
    )
