"""Where a person stands: what the sources record, what follows from it, what is left open."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field

from argmap.graph.analysis.objections import Objection
from argmap.graph.analysis.people.commitments import Commitment, commitments, views
from argmap.graph.analysis.people.exchanges import not_replied
from argmap.graph.analysis.people.retractions import retractions
from argmap.graph.analysis.people.tensions import Tension, disowned, tensions
from argmap.graph.model.debate import Debate, Relation, Stance, Target
from argmap.graph.queries.stances import in_order
from argmap.graph.sources.order import in_order as sources_in_order
from argmap.schema.vocabulary import StanceKind


@dataclass(frozen=True, slots=True)
class Position:
    """What a person states, and what that comes to.

    Attributes
    ----------
    person : str
        The person's id.
    stated : Mapping of StanceKind to tuple of Stance
        The stances of each kind that occurs, in the order of the model's table.
    implied : tuple of Relation
        The attacks they draw on nodes and on steps that they do not otherwise speak of: implied
        denials. Those of nodes first.
    commitments : tuple of Commitment
        What follows from their own stances, each with the step that leads there.
    tensions : tuple of Tension
        Where their stances pull in two directions, each with its witness.
    retractions : tuple of Relation
        The qualifications by which they narrow an earlier statement of their own.
    not_replied : tuple of Objection
        Objections to what they hold that they left without a reply; only for who takes part.
    attributed : tuple of Stance
        Other people's reports of this person's view.
    disowned : tuple of Stance
        Those of the reports that the person denies.
    """

    person: str
    stated: Mapping[StanceKind, tuple[Stance, ...]] = field(default_factory=dict)
    implied: tuple[Relation, ...] = ()
    commitments: tuple[Commitment, ...] = ()
    tensions: tuple[Tension, ...] = ()
    retractions: tuple[Relation, ...] = ()
    not_replied: tuple[Objection, ...] = ()
    attributed: tuple[Stance, ...] = ()
    disowned: tuple[Stance, ...] = ()


def position(
    debate: Debate,
    person: str,
    on: str | None = None,
    *,
    section: str | None = None,
    source: str | None = None,
) -> Position:
    """Gather what a person states, and what that comes to.

    Parameters
    ----------
    person : str
        The person's id.
    on : str, optional
        The id of a node: only what concerns it, and what bears directly on it or on a step to it.
    section : str, optional
        The id of a section: only its nodes.
    source : str, optional
        The id of a source: only what the person states there, and the nodes this concerns.

    Returns
    -------
    Position
        What is stated, and apart from it what is implied.

    Raises
    ------
    UnknownIdError
        Where there is no such person, node, section or source.

    Notes
    -----
    Linear in the debate, but for `commitments` and `not_replied`.

    Examples
    --------
    >>> from argmap.graph.model.examples import tea
    >>> held = position(tea(), "ben")
    >>> [attack.name for attack in held.implied]
    ['tea-keeps-awake -> tea-calms', 'hot-drinks-calm -> tea-calms -> drink-tea']
    >>> [objection.name for objection in position(tea(), "ann").not_replied]
    ['hot-drinks-calm -> tea-calms -> drink-tea', 'tea-keeps-awake -> tea-calms']
    """
    known = debate.person(person).id
    near = set(debate.nodes) if on is None else _close_to(debate, debate.node(on).id)
    if section is not None:
        chapter = debate.section(section).id
        near = {node for node in near if debate.nodes[node].section == chapter}
    chosen = [stance for stance in debate.stances if stance.node in near]
    if source is not None:
        chosen = [stance for stance in chosen if stance.source == debate.source(source).id]
        near = {stance.node for stance in chosen if stance.person == known}
    own = _as_said(debate, [stance for stance in chosen if stance.person == known])
    kinds = [kind for kind in StanceKind if any(stance.kind is kind for stance in own)]
    held = views(debate, known)
    implied = [
        *(held.denied[node] for node in sorted(held.denied)),
        *(held.denied_steps[step] for step in sorted(held.denied_steps, key=lambda s: s.name)),
    ]
    return Position(
        known,
        {kind: tuple(s for s in own if s.kind is kind) for kind in kinds},
        implied=tuple(attack for attack in implied if _is_near(near, attack.target)),
        commitments=tuple(one for one in commitments(debate, known) if one.node in near),
        tensions=tuple(t for t in tensions(debate, known) if _is_near(near, t.target)),
        retractions=tuple(one for one in retractions(debate, known) if one.end in near),
        not_replied=tuple(o for o in not_replied(debate, known) if _is_near(near, o.target)),
        attributed=in_order([stance for stance in chosen if stance.attributes_to == known]),
        disowned=tuple(stance for stance in disowned(debate, known) if stance.node in near),
    )


def _as_said(debate: Debate, stances: Sequence[Stance]) -> list[Stance]:
    """Sort stances as a reader of the sources meets them, those on one node at its first place."""
    listed = {source: number for number, source in enumerate(sources_in_order(debate))}
    lines = {
        (source.id, paragraph.id): number
        for source in debate.sources.values()
        for number, paragraph in enumerate(source.paragraphs)
    }

    def place(stance: Stance) -> tuple[int, int]:
        source = stance.source or ""
        line = min((lines.get((source, one), 0) for one in stance.at), default=0)
        return listed.get(source, len(listed)), line

    first: dict[str, tuple[int, int]] = {}
    for stance in stances:
        first[stance.node] = min(place(stance), first.get(stance.node, (len(listed) + 1, 0)))
    return sorted(stances, key=lambda s: (first[s.node], s.node, place(s), s.index))


def _close_to(debate: Debate, node: str) -> set[str]:
    near, pending = {node}, list(debate.bearing_on(node))
    while pending:
        relation: Relation = pending.pop()
        near.update(relation.sources)
        pending += debate.bearing_on(relation)
    return near


def _is_near(near: Collection[str], target: Target) -> bool:
    """Tell whether a node is near, or all that a step is made of."""
    if isinstance(target, str):
        return target in near
    return _is_near(near, target.target) and target.speaker in near
