"""Where two people part: their clashes, grouped by the claim under fire."""

from collections.abc import Collection, Iterator
from itertools import combinations
from typing import NamedTuple

from argmap.graph.analysis.holders import drawers, holders, step_holders
from argmap.graph.model.debate import Debate, Relation, Stance, Target
from argmap.graph.model.memo import memoized
from argmap.schema.vocabulary import RelationKind, StanceKind


class Clash(NamedTuple):
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
        """Order clashes by claim, then attack, then people."""
        name = self.attack.name if self.attack is not None else ""
        return (self.claim, name, self.against, self.held_by)


@memoized
def clashes(debate: Debate) -> tuple[Clash, ...]:
    """List all clashes of a debate.

    Returns
    -------
    tuple of Clash
        Each attack by somebody (who draws it, or accepts its source) on a node or a step that
        somebody else holds, and each pair of opposite stances on one node. An implied denial is not
        counted: it is the attack over again.

    Notes
    -----
    Linear in relations and stances, times the people at each.

    Examples
    --------
    >>> from argmap.graph.model.examples import tea
    >>> for clash in clashes(tea()):
    ...     print(clash.claim, clash.against, clash.held_by)
    drink-tea ben ann
    drink-tea ben ann
    tea-calms ben ann
    """
    pairs = [*_attacks(debate), *_opposite_stances(debate)]
    return tuple(sorted(pairs, key=Clash.sort_key))


def between(debate: Debate, p: str, q: str) -> tuple[Clash, ...]:
    """List the clashes of two people."""
    return tuple(_by_pair(debate).get((min(p, q), max(p, q)), ()))


def clashing_pairs(debate: Debate) -> Collection[tuple[str, str]]:
    """List the pairs of people who clash somewhere, each in order of id."""
    return _by_pair(debate).keys()


@memoized
def accepted_by_opponents(debate: Debate, node: str) -> bool:
    """Tell whether two people accept a node who clash somewhere else."""
    accepting, pairs = holders(debate, node), clashing_pairs(debate)
    return any(pair in pairs for pair in combinations(accepting, 2))


@memoized
def _by_pair(debate: Debate) -> dict[tuple[str, str], list[Clash]]:
    clashes_of: dict[tuple[str, str], list[Clash]] = {}
    for clash in clashes(debate):
        p, q = clash.against, clash.held_by
        clashes_of.setdefault((min(p, q), max(p, q)), []).append(clash)
    return clashes_of


def _attacks(debate: Debate) -> Iterator[Clash]:
    for attack in debate.relations:
        if not attack.is_attack:
            continue
        drawing = drawers(debate, attack)
        attackers = sorted({*drawing, *holders(debate, attack.speaker)})
        for p in attackers:
            explicit = not attack.inferred and p in drawing
            conceded = p not in drawing and _only_concedes(debate, p, attack.speaker)
            for q in _holding(debate, attack):
                if p != q:
                    yield Clash(attack.end, p, q, attack, explicit=explicit, conceded=conceded)


def _only_concedes(debate: Debate, person: str, node: str) -> bool:
    """Tell whether somebody who accepts a node only concedes it."""
    stances = debate.nodes[node].stances
    return not any(
        s.person == person and s.accepts and s.kind is not StanceKind.CONCEDES
        for s in stances
        if s.step is None
    )


def _holding(debate: Debate, attack: Relation) -> tuple[str, ...]:
    """List who holds what an attack hits."""
    if isinstance(attack.target, Relation):
        return step_holders(debate, attack.target)
    return holders(debate, attack.target)


def _opposite_stances(debate: Debate) -> Iterator[Clash]:
    for node in debate.nodes:
        accepting = holders(debate, node)
        denials: dict[str, Stance] = {}
        for stance in debate.nodes[node].stances:
            if stance.step is None and stance.rejects:
                denials.setdefault(stance.person, stance)
        for p, denial in sorted(denials.items()):
            for q in accepting:
                if p != q:
                    yield Clash(node, p, q, denial=denial)


class Disagreement(NamedTuple):
    """A claim at which people part.

    Attributes
    ----------
    claim : str
        The id of the claim under fire.
    clashes : tuple of Clash
        The clashes at it.
    """

    claim: str
    clashes: tuple[Clash, ...]

    @property
    def explicit(self) -> int:
        """How many of the clashes people make themselves."""
        return sum(clash.explicit for clash in self.clashes)

    @property
    def steps(self) -> tuple[Relation, ...]:
        """The steps to the claim that are under fire, in order of name."""
        hit = {
            clash.attack.target.name: clash.attack.target
            for clash in self.clashes
            if clash.attack is not None and isinstance(clash.attack.target, Relation)
        }
        return tuple(hit[name] for name in sorted(hit))

    @property
    def under_fire(self) -> tuple[Target, ...]:
        """The claim, and the steps to it that are under fire."""
        return (self.claim, *self.steps)

    @property
    def people(self) -> tuple[str, ...]:
        """Everybody who clashes here, in order of id."""
        return tuple(sorted({p for c in self.clashes for p in (c.against, c.held_by)}))


def disagreements(debate: Debate, pair: tuple[str, str] | None = None) -> tuple[Disagreement, ...]:
    """Group clashes by the claim under fire, the liveliest first.

    Parameters
    ----------
    pair : tuple of str, optional
        The ids of two people: only their clashes.

    Returns
    -------
    tuple of Disagreement
        Ordered by explicit clashes, then all clashes, then id. Leverage on a topic comes between
        the last two where there is a topic; see `argmap.graph.analysis.people.cruxes`.

    Notes
    -----
    Linear in the clashes, but for sorting; the clashes of a debate are found once.

    Examples
    --------
    >>> from argmap.graph.model.examples import tea
    >>> [disagreement.claim for disagreement in disagreements(tea(), ("ann", "ben"))]
    ['drink-tea', 'tea-calms']
    """
    chosen = clashes(debate) if pair is None else between(debate, *pair)
    grouped: dict[str, list[Clash]] = {}
    for clash in chosen:
        grouped.setdefault(clash.claim, []).append(clash)
    by_claim = [Disagreement(claim, tuple(group)) for claim, group in grouped.items()]
    return tuple(sorted(by_claim, key=lambda d: (-d.explicit, -len(d.clashes), d.claim)))


def grounds(debate: Debate, claim: str, person: str) -> tuple[Relation, ...]:
    """List the reasons for a claim that a person gives or accepts."""
    return tuple(
        reason
        for reason in debate.bearing_on(claim, RelationKind.SUPPORTS)
        if person in step_holders(debate, reason)
        or all(person in holders(debate, source) for source in reason.sources)
    )
