"""Load-bearing claims: disputed claims on which all of somebody's reasons for a topic rest.

In terms of graphs: dominators of the topic, among the claims under fire, in what one person says.
"""

from collections.abc import Collection, Iterable, Iterator, Sequence
from itertools import chain, combinations, islice
from typing import Final, NamedTuple

from argmap.graph.analysis.acceptance_value import Reasons
from argmap.graph.analysis.holders import holders
from argmap.graph.analysis.objections import Objection, objections
from argmap.graph.analysis.people.commitments import views
from argmap.graph.analysis.people.disagreements import Disagreement, only_concedes
from argmap.graph.analysis.people.exchanges import objectors
from argmap.graph.argumentation.horn import consequences
from argmap.graph.model.debate import Debate, Relation, Target
from argmap.graph.model.elements import name_of
from argmap.schema.vocabulary import RelationKind

SETS_TRIED: Final = 500
"""How many sets of disputed claims and steps are tried for one person and topic, of all sizes."""
LARGEST_SET: Final = 3


class LoadBearing(NamedTuple):
    """What somebody's reasons for a topic rest on.

    Attributes
    ----------
    topic : str
        The id of a node.
    person : str
        Who holds it.
    claims : tuple of (str or Relation)
        The least disputed claims without which none of their reasons is left: one claim, the most
        disputed, or one step, else the first two or three claims that do it together. Empty where
        no three do.
    disputed_by : tuple of str
        Who disputes the single claim or step; empty where nobody on record does, and yet an
        objection to it is recorded. Who only concedes that objection disputes nothing.
    undisputed : tuple of str
        Their reasons that need nothing that is disputed, by anybody on record or by an objection
        that nobody on record makes.
    has_reasons : bool
        Whether a reason of theirs is recorded.
    """

    topic: str
    person: str
    claims: tuple[Target, ...] = ()
    disputed_by: tuple[str, ...] = ()
    undisputed: tuple[str, ...] = ()
    has_reasons: bool = True


def load_bearing(
    debate: Debate, topic: str, disagreements: Sequence[Disagreement]
) -> tuple[LoadBearing, ...]:
    """Find for each person who holds a topic what their reasons for it rest on.

    Parameters
    ----------
    topic : str
        The id of a node.
    disagreements : sequence of Disagreement
        What is disputed, the liveliest first: by everybody, or what nobody of a few disputes would
        pass for undisputed.

    Notes
    -----
    Only supports count whose sources the person accepts. A crux asks what a person would say of the
    topic with all else they say left standing; this asks what would be left of their own reasons.
    Linear in those reasons for each set that is tried; at most `SETS_TRIED` sets.

    Examples
    --------
    >>> from argmap.graph.analysis.people.disagreements import disagreements
    >>> from argmap.graph.model.examples import tea
    >>> [found] = load_bearing(tea(), "drink-tea", disagreements(tea()))
    >>> found.person, found.claims, found.disputed_by
    ('ann', ('tea-calms',), ('ben',))
    """
    return tuple(_of(debate, person, topic, disagreements) for person in holders(debate, topic))


def _of(
    debate: Debate, person: str, topic: str, disagreements: Sequence[Disagreement]
) -> LoadBearing:
    reasons = _reasons(debate, person, topic)
    if not reasons[topic]:
        return LoadBearing(topic, person, has_reasons=False)
    used = {t for steps in reasons.values() for s in steps for t in _parts(s)}
    disputed = _disputed(disagreements, person)
    for target in sorted(used.difference(disputed), key=name_of):
        against = objections(debate, target)
        if any(set(objectors(debate, one)) != {person} for one in against):
            disputed[target] = {p for one in against for p in _disputants(debate, one)} - {person}
    candidates = [t for t in disputed if t in used and t not in debate.theses]
    carried = _carried(reasons, set(candidates))
    undisputed = [
        step.speaker
        for step in reasons[topic]
        if step not in disputed and carried.issuperset(step.sources)
    ]
    if undisputed:
        return LoadBearing(topic, person, undisputed=tuple(undisputed))
    claims = next(_removing_all(topic, reasons, candidates), ())
    disputed_by = tuple(sorted(disputed[claims[0]])) if len(claims) == 1 else ()
    return LoadBearing(topic, person, claims, disputed_by)


def _reasons(debate: Debate, person: str, topic: str) -> dict[str, list[Relation]]:
    """Gather what leads to the topic by supports that the person accepts."""
    own = views(debate, person)
    reasons: dict[str, list[Relation]] = {}
    pending = [topic]
    while pending:
        node = pending.pop()
        if node not in reasons:
            reasons[node] = [
                step
                for step in debate.bearing_on(node, RelationKind.SUPPORTS)
                if own.steps.get(step, True) and all(map(own.accepts, step.sources))
            ]
            pending += [source for step in reasons[node] for source in step.sources]
    return reasons


def _disputed(disagreements: Iterable[Disagreement], person: str) -> dict[Target, set[str]]:
    """List what of a person's others dispute, in the order of the disagreements, and who does."""
    critics: dict[Target, set[str]] = {}
    for one in disagreements:
        for opposition in one.oppositions:
            if opposition.held_by == person:
                target = one.claim if opposition.attack is None else opposition.attack.target
                who = critics.setdefault(target, set())
                if not opposition.conceded:
                    who.add(opposition.against)
    return critics


def _disputants(debate: Debate, objection: Objection) -> list[str]:
    """List who makes an objection, without those who only concede what it says."""
    people, attack = objectors(debate, objection), objection.attack
    return [p for p in people if attack is None or not only_concedes(debate, p, attack)]


def _parts(step: Relation) -> tuple[Target, ...]:
    return (step, *step.sources)


def _removing_all(
    topic: str, reasons: Reasons, candidates: Sequence[Target]
) -> Iterator[tuple[Target, ...]]:
    """Yield the least sets that leave no reason: claims before steps, then sets of claims."""
    claims = [target for target in candidates if isinstance(target, str)]
    steps = [target for target in candidates if not isinstance(target, str)]
    sets: list[Iterable[tuple[Target, ...]]] = [combinations([*claims, *steps], 1)]
    sets += [combinations(claims, size) for size in range(2, LARGEST_SET + 1)]
    for one in islice(chain.from_iterable(sets), SETS_TRIED):
        carried = _carried(reasons, one)
        if not any(step not in one and carried.issuperset(step.sources) for step in reasons[topic]):
            yield one


def _carried(reasons: Reasons, without: Collection[Target]) -> set[str]:
    """Find what is still carried without some claims and steps."""
    facts = [node for node, steps in reasons.items() if not steps and node not in without]
    clauses = [
        (frozenset(step.sources), node)
        for node, steps in reasons.items()
        if node not in without
        for step in steps
        if step not in without
    ]
    return consequences(facts, clauses)
