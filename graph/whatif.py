"""What would change if something were false, or true, or left unsaid; no file is touched."""

from dataclasses import dataclass, replace
from typing import Final

from argmap.graph.analysis import Statuses, statuses
from argmap.graph.debate import Debate, Node, Relation, Target
from argmap.graph.phrases import Record, record
from argmap.graph.strength.evaluation import Evaluation, Weight
from argmap.graph.strength.weighing import weighing
from argmap.schema.vocabulary import Profile, RelationKind, Status

VISIBLE: Final = 0.005
"""The least change of a weight that shows in two decimals."""


@dataclass(frozen=True, slots=True)
class Supposition:
    """What is supposed.

    Attributes
    ----------
    rejected, accepted : frozenset of str
        Ids of nodes taken to be out, and to be in, whatever bears on them.
    dropped : frozenset of Relation
        Relations taken not to be there, with all that leads to them.
    """

    rejected: frozenset[str] = frozenset()
    accepted: frozenset[str] = frozenset()
    dropped: frozenset[Relation] = frozenset()


@dataclass(frozen=True, slots=True)
class Change:
    """What a supposition changes for one node or step.

    Attributes
    ----------
    target : str or Relation
        The node or the step.
    word_before, word_after : Status or None
        Its words.
    before, after : Record
        What the record says of it, without and under the supposition.
    lost : tuple of Relation
        The reasons for it and the attacks on it that are gone.
    weights : tuple of float or None
        Its recorded weight, from 0 to 1, without and under the supposition; None where it could not
        be settled.
    """

    target: Target
    word_before: Status | None
    word_after: Status | None
    before: Record
    after: Record
    lost: tuple[Relation, ...]
    weights: tuple[Weight, Weight]

    @property
    def turned(self) -> bool:
        """Whether its word is another."""
        return self.word_before is not self.word_after


def whatif(
    debate: Debate, supposition: Supposition, profile: Profile = Profile.STRUCTURED
) -> tuple[Change, ...]:
    """Say what a supposition changes.

    Parameters
    ----------
    debate : Debate
        The debate.
    supposition : Supposition
        What is supposed.
    profile : Profile, default structured
        How relations become attacks.

    Returns
    -------
    tuple of Change
        First the nodes and steps whose word turns, then those that lose reasons or objections, and
        then the nodes whose weight moves by half a hundredth or more; each in order of name. What
        is supposed itself is left out.

    Notes
    -----
    The words are found anew for the whole debate, weights and phrases only where they can change.

    Examples
    --------
    >>> from argmap.graph.examples import tea
    >>> changes = whatif(tea(), Supposition(rejected=frozenset({"tea-keeps-awake"})))
    >>> [(change.target, change.word_after.value) for change in changes]
    [('tea-calms', 'stands'), ('drink-tea', 'stands')]
    """
    reduced = without(debate, supposition)
    before, after = statuses(debate, profile), statuses(reduced, profile)
    lost = _lost(debate, reduced)
    weights = _weights(debate, supposition)
    left: list[Target] = [*reduced.nodes, *(r for r in reduced.relations if r.is_step)]
    supposed = supposition.rejected | supposition.accepted
    found = []
    for target in left:
        words = _word(before, target), _word(after, target)
        moved = weights.get(target, (None, None))
        changes = target in lost or words[0] is not words[1] or _moved(target, moved)
        if changes and target not in supposed:
            records = record(debate, target), record(reduced, target)
            found.append(Change(target, *words, *records, tuple(lost.get(target, ())), moved))
    return tuple(sorted(found, key=_rank))


def _rank(change: Change) -> tuple[bool, bool, str]:
    return (not change.turned, not change.lost, _name(change.target))


def _moved(target: Target, weights: tuple[Weight, Weight]) -> bool:
    before, after = weights
    if before is None or after is None or not isinstance(target, str):
        return False
    return abs(before - after) >= VISIBLE


def _weights(debate: Debate, supposition: Supposition) -> dict[Target, tuple[Weight, Weight]]:
    """Weigh everything without and under a supposition."""
    weighed = weighing(debate)
    evaluation = Evaluation(weighed.framework)
    before = evaluation.weights()
    gone: tuple[Target, ...] = (*supposition.rejected, *supposition.dropped)
    fixed = {weighed.elements[target]: 0.0 for target in gone if target in weighed.elements}
    fixed |= {weighed.elements[node]: 1.0 for node in supposition.accepted}
    evaluation.suppose(fixed)
    after = evaluation.weights()
    return {
        target: (before[element], after[element]) for target, element in weighed.elements.items()
    }


def _word(words: Statuses, target: Target) -> Status | None:
    return words.nodes.get(target) if isinstance(target, str) else words.steps.get(target.name)


def _name(target: Target) -> str:
    return target if isinstance(target, str) else target.name


def _lost(debate: Debate, reduced: Debate) -> dict[Target, list[Relation]]:
    """Find what each node and step has lost: the reasons for it, and the attacks on it."""
    kept = set(reduced.relations)
    lost: dict[Target, list[Relation]] = {}
    for relation in debate.relations:
        if relation not in kept and (relation.is_attack or relation.kind is RelationKind.SUPPORTS):
            lost.setdefault(relation.target, []).append(relation)
    return lost


def without(debate: Debate, supposition: Supposition) -> Debate:
    """Leave out what a supposition takes away.

    Parameters
    ----------
    debate : Debate
        The debate.
    supposition : Supposition
        What is supposed.

    Returns
    -------
    Debate
        The same nodes, without the steps from rejected nodes, the attacks on accepted ones, the
        dropped relations, and all that led to any of these.
    """
    gone: set[Relation] = set(supposition.dropped)
    for relation in debate.relations:
        if relation.is_step and supposition.rejected.intersection(relation.sources):
            gone.add(relation)
        if relation.is_attack and relation.target in supposition.accepted:
            gone.add(relation)
    pending = list(gone)
    while pending:
        fresh = [r for r in debate.bearing_on(pending.pop()) if r not in gone]
        gone.update(fresh)
        pending += fresh
    nodes = {
        node.id: _needing_nothing(node) if node.id in supposition.accepted else node
        for node in debate.nodes.values()
    }
    kept = tuple(r for r in debate.relations if r not in gone)
    return replace(debate, nodes=nodes, relations=kept)


def _needing_nothing(node: Node) -> Node:
    """Take away a node's need of support: what is accepted does not fall for want of a reason."""
    return replace(node, record=node.record.model_copy(update={"needs_support": False}))
