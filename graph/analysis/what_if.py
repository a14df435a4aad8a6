"""What would change if something were false, or true, or left unsaid; no file is touched."""

from collections.abc import Iterator
from dataclasses import replace
from typing import Final, NamedTuple

from argmap.graph.analysis.explain.dialectical_status import DialecticalStatus, dialectical_status
from argmap.graph.analysis.flattening import flatten
from argmap.graph.analysis.status import has_word
from argmap.graph.analysis.strength.evaluation import Evaluation, Weight
from argmap.graph.analysis.strength.weighing import weighing
from argmap.graph.analysis.supposition import Supposition
from argmap.graph.argumentation.grounded import grounded_labelling
from argmap.graph.argumentation.justification import justification_statuses, statuses_under
from argmap.graph.model.debate import Debate, Node, Relation, Target
from argmap.schema.vocabulary import Justification, Profile, RelationKind

VISIBLE: Final = 0.005
"""The least change of a weight that shows in two decimals."""


class Effect(NamedTuple):
    """What a supposition changes for one node or step.

    Attributes
    ----------
    target : str or Relation
        The node or the step.
    justification_before, justification_after : Justification or None
        Its words.
    before, after : DialecticalStatus
        What the record says of it, without and under the supposition.
    lost : tuple of Relation
        The reasons for it and the attacks on it that are gone.
    weights : tuple of float or None
        Its recorded weight, from 0 to 1, without and under the supposition; None where it could not
        be settled.
    """

    target: Target
    justification_before: Justification | None
    justification_after: Justification | None
    before: DialecticalStatus
    after: DialecticalStatus
    lost: tuple[Relation, ...]
    weights: tuple[Weight, Weight]

    @property
    def turned(self) -> bool:
        """Whether its word is another."""
        return self.justification_before is not self.justification_after


def what_if(
    debate: Debate, supposition: Supposition, profile: Profile = Profile.STRUCTURED
) -> tuple[Effect, ...]:
    """Say what a supposition changes; for several suppositions make one `WhatIf` of the debate.

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
    tuple of Effect
        As `WhatIf.changes`.

    Notes
    -----
    As much work as all words and all weights once; what is supposed then costs what it reaches.

    Examples
    --------
    >>> from argmap.graph.analysis.supposition import Supposition
    >>> from argmap.graph.model.examples import tea
    >>> changes = what_if(tea(), Supposition(rejected=frozenset({"tea-keeps-awake"})))
    >>> [(change.target, change.justification_after.value) for change in changes]
    [('tea-calms', 'stands'), ('drink-tea', 'stands')]
    """
    return WhatIf(debate, profile).changes(supposition)


class WhatIf:
    """A debate ready for suppositions: words and weights without any are found once.

    Parameters
    ----------
    debate : Debate
        The debate.
    profile : Profile, default structured
        How relations become attacks.

    Examples
    --------
    >>> from argmap.graph.analysis.supposition import Supposition
    >>> from argmap.graph.model.examples import tea
    >>> ready = WhatIf(tea())
    >>> len(ready.changes(Supposition(rejected=frozenset({"tea-keeps-awake"}))))
    2
    >>> ready.changes(Supposition())
    ()
    """

    def __init__(self, debate: Debate, profile: Profile = Profile.STRUCTURED) -> None:
        self._debate = debate
        self._flattening = flatten(debate, profile)
        self._labels = grounded_labelling(self._flattening.framework)
        self._statuses = justification_statuses(self._flattening.framework)
        weighed = weighing(debate)
        self._elements = weighed.elements
        self._evaluation = Evaluation(weighed.framework)
        self._weights = self._evaluation.weights()
        self._fixed: dict[int, float] = {}

    def changes(self, supposition: Supposition) -> tuple[Effect, ...]:
        """Say what a supposition changes.

        Parameters
        ----------
        supposition : Supposition
            What is supposed.

        Returns
        -------
        tuple of Effect
            First the nodes and steps whose word turns, then those that lose reasons or objections,
            and then the nodes whose weight moves by half a hundredth or more; each in order of
            name. What is supposed itself is left out, and so are the attacks on it.

        Notes
        -----
        Words and weights are found anew where the supposition reaches, phrases where something
        changes. The words are those of the debate `without` what the supposition takes away.
        """
        reduced = without(self._debate, supposition)
        statuses = self._statuses_under(supposition)
        weights = self._weights_under(supposition)
        lost = _lost(self._debate, reduced)
        found = []
        for target in _left(reduced, supposition):
            argument, element = self._flattening.arguments[target], self._elements[target]
            before = self._statuses[argument]
            words = (
                self._word(self._debate, target, before),
                self._word(reduced, target, statuses.get(argument, before)),
            )
            moved = self._weights[element], weights[element]
            if target in lost or words[0] is not words[1] or _moved(target, moved):
                records = (
                    dialectical_status(self._debate, target),
                    dialectical_status(reduced, target),
                )
                gone = tuple(lost.get(target, ()))
                found.append(Effect(target, *words, *records, gone, moved))
        return tuple(sorted(found, key=_rank))

    def _word(
        self, debate: Debate, target: Target, status: Justification | None
    ) -> Justification | None:
        silent = isinstance(target, str) and not has_word(debate, self._flattening, target)
        return None if silent else status

    def _statuses_under(self, supposition: Supposition) -> dict[int, Justification | None]:
        known = self._flattening.arguments
        gone: tuple[Target, ...] = (*supposition.rejected, *supposition.dropped)
        return statuses_under(
            self._flattening.framework,
            self._labels,
            accepted=[known[node] for node in supposition.accepted],
            rejected=[known[target] for target in gone if target in known],
        )

    def _weights_under(self, supposition: Supposition) -> list[Weight]:
        """Weigh everything under a supposition, and nothing of the one before."""
        gone: tuple[Target, ...] = (*supposition.rejected, *supposition.dropped)
        fixed = {self._elements[target]: 0.0 for target in gone if target in self._elements}
        fixed |= {self._elements[node]: 1.0 for node in supposition.accepted}
        self._evaluation.suppose({**dict.fromkeys(self._fixed), **fixed})
        self._fixed = fixed
        return self._evaluation.weights()


def _left(reduced: Debate, supposition: Supposition) -> Iterator[Target]:
    """Yield the nodes and steps of which a change is told."""
    supposed = supposition.rejected | supposition.accepted
    yield from (node for node in reduced.nodes if node not in supposed)
    for relation in reduced.relations:
        if relation.is_step and not (relation.is_attack and relation.target in supposed):
            yield relation


def _rank(change: Effect) -> tuple[bool, bool, str]:
    name = change.target if isinstance(change.target, str) else change.target.name
    return (not change.turned, not change.lost, name)


def _moved(target: Target, weights: tuple[Weight, Weight]) -> bool:
    before, after = weights
    if before is None or after is None or not isinstance(target, str):
        return False
    return abs(before - after) >= VISIBLE


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

    Notes
    -----
    Linear in the debate.
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
