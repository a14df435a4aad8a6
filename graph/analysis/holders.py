"""Who holds a node, denies it, draws a step, and where; and which nodes nobody holds."""

from collections.abc import Collection, Iterable

from argmap.graph.model.debate import Debate, Relation, Stance, Target
from argmap.graph.model.memo import memoized
from argmap.schema.provenance import Identified
from argmap.schema.vocabulary import CONFLICTS, RelationKind, StanceKind

_DISOWNED = frozenset({StanceKind.REPORTS, StanceKind.PARODIES})


@memoized
def holders(debate: Debate, node: str) -> tuple[str, ...]:
    """List the people who accept a node: who assert or concede it.

    Examples
    --------
    >>> from argmap.graph.model.examples import tea
    >>> holders(tea(), "tea-calms")
    ('ann',)
    """
    stances = debate.nodes[node].stances
    return tuple(sorted({s.person for s in stances if s.step is None and s.accepts}))


def is_tentative(debate: Debate, node: str, person: str) -> bool:
    """Tell whether somebody accepts a node, and never without a hedge.

    Examples
    --------
    >>> from argmap.graph.model.examples import tea
    >>> is_tentative(tea(), "tea-calms", "ann")
    False
    """
    stances = debate.nodes[node].stances
    own = [s.hedged for s in stances if s.person == person and s.step is None and s.accepts]
    return bool(own) and all(own)


@memoized
def drawers(debate: Debate, relation: Relation) -> tuple[str, ...]:
    """List the people who make a link.

    Parameters
    ----------
    relation : Relation
        One of its relations.

    Returns
    -------
    tuple of str
        In order of id: those whom the relation names, else all who assert its node. Who only
        concedes the node draws nothing, and nobody draws a link added by the editor.

    Examples
    --------
    >>> from argmap.graph.model.examples import tea
    >>> debate = tea()
    >>> drawers(debate, debate.step("tea-calms -> drink-tea"))
    ('ann',)
    """
    if relation.inferred:
        return ()
    if relation.drawn_by:
        return tuple(sorted(set(relation.drawn_by)))
    stances = debate.nodes[relation.speaker].stances
    asserted = (s for s in stances if s.step is None and s.kind is StanceKind.ASSERTS)
    return tuple(sorted({stance.person for stance in asserted}))


def makers(debate: Debate, relation: Relation) -> tuple[str, ...]:
    """List the people who make a move: who draws the relation, else who holds its node."""
    return drawers(debate, relation) or holders(debate, relation.speaker)


def accepted_in(debate: Debate, node: str, people: Collection[str]) -> frozenset[str]:
    """Find the sources in which some people accept a node, as far as they are known."""
    stances = debate.nodes[node].stances
    said = (s for s in stances if s.accepts and s.step is None and s.person in people)
    return frozenset(stance.source for stance in said if stance.source is not None)


def sources_of(
    debate: Debate, relation: Relation, people: Collection[str] | None = None
) -> frozenset[str]:
    """Find the sources in which a relation is made.

    Parameters
    ----------
    relation : Relation
        One of its relations.
    people : collection of str, optional
        Those who make it; `makers` of it unless given.

    Returns
    -------
    frozenset of str
        The one that the relation names, else those in which these people accept its node. What
        others say of the node, who only concede it, is no place where the relation is made.

    Examples
    --------
    >>> from argmap.graph.model.examples import tea
    >>> debate = tea()
    >>> sorted(sources_of(debate, debate.step("tea-keeps-awake -> tea-calms")))
    ['c2']
    """
    if relation.source is not None:
        return frozenset({relation.source})
    who = makers(debate, relation) if people is None else people
    return accepted_in(debate, relation.speaker, who)


def place_of(debate: Debate, relation: Relation) -> str | None:
    """Find the source in which a relation is made, the first by id where there are several."""
    return min(sources_of(debate, relation), default=None)


@memoized
def step_holders(debate: Debate, step: Relation) -> tuple[str, ...]:
    """List the people who accept a step: who draw it, or say that they accept it."""
    stances = debate.nodes[step.speaker].stances
    said = {s.person for s in stances if s.step is step and s.accepts}
    denied = {s.person for s in stances if s.step is step and not s.accepts}
    return tuple(sorted((said | set(drawers(debate, step))) - denied))


@memoized
def is_passive(debate: Debate, node: str) -> bool:
    """Tell whether a node is only reported or parodied, and held by nobody.

    Such a node stays in the debate and can be attacked, but it does not strike back and gives no
    reasons.
    """
    kinds = {s.kind for s in debate.nodes[node].stances if s.step is None}
    return bool(kinds & _DISOWNED) and not holders(debate, node)


@memoized
def participants(debate: Debate) -> tuple[str, ...]:
    """List the people who take part: the authors of a post or a comment, and who contributes here.

    Somebody known only by quotation cannot reply.

    Examples
    --------
    >>> from argmap.graph.model.examples import tea
    >>> participants(tea())
    ('ann', 'ben')
    """
    spoken = (s for s in debate.sources.values() if s.record.kind.traits.takes_part)
    here = (
        person.id
        for person in debate.people.values()
        if person.record.identified is Identified.BY_CONTRIBUTION
    )
    return tuple(sorted({*here, *(s.author for s in spoken if s.author is not None)}))


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
