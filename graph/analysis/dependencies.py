"""What the label and the value of one node or step depend on, and what they would be."""

from collections.abc import Iterator, Mapping
from typing import NamedTuple

from argmap.graph.analysis.acceptance_value import (
    NUMBERS,
    UNDECIDED,
    AcceptanceValue,
    reaching,
)
from argmap.graph.analysis.flattening import Flattening, flatten
from argmap.graph.analysis.holders import is_passive
from argmap.graph.analysis.supposition import NOTHING, Supposition, imposed
from argmap.graph.argumentation.budget import UNLIMITED, Budget
from argmap.graph.argumentation.framework import Label
from argmap.graph.argumentation.grounded import labels_within, reached
from argmap.graph.model.debate import Debate, Relation, Target
from argmap.graph.model.memo import memoized
from argmap.schema.vocabulary import Profile, RelationKind


class Dependencies:
    """The part of a debate that decides how one node or step fares.

    For many suppositions about one target: each costs what leads to the target, not the debate.

    Parameters
    ----------
    flattening : Flattening
        The same debate as a framework.
    target : str or Relation
        The id of a node, or a step that counts.
    budget : Budget, optional
        How many of the things that lead to the target may be looked at.

    Raises
    ------
    OutOfBudgetError
        Where more lead to it.

    Attributes
    ----------
    things : tuple of str or Relation
        The target and the nodes and steps that lead to it, the nearest first.
    size : int
        How many arguments are labelled for each supposition.

    Examples
    --------
    >>> from argmap.graph.analysis.flattening import flatten
    >>> from argmap.graph.model.examples import tea
    >>> debate = tea()
    >>> part = Dependencies(debate, flatten(debate), "tea-calms")
    >>> part.nodes
    ('tea-calms', 'tea-keeps-awake')
    >>> part.value()
    AcceptanceValue(label=0.5, value=0.5)
    >>> part.value(Supposition(rejected=frozenset({"tea-keeps-awake"})))
    AcceptanceValue(label=1.0, value=1.0)
    """

    def __init__(
        self, debate: Debate, flattening: Flattening, target: Target, budget: Budget | None = None
    ) -> None:
        self._debate = debate
        self._flattening = flattening
        self._target = target
        self.things = tuple(_leading_to(debate, flattening, target, budget or Budget(UNLIMITED)))
        self._nodes = tuple(thing for thing in self.things if isinstance(thing, str))
        self._labels = {a: flattening.labels[a] for a in self._arguments()}
        arguments = flattening.arguments
        self._level = {t: NUMBERS[self._labels[arguments[t]]] for t in self.things}
        reasons = {node: self._reasons_of(node) for node in self._nodes}
        self._reasons = {node: steps for node, steps in reasons.items() if steps}
        self._held = self._held_under(NOTHING)
        self.size = len(self._labels)

    @property
    def nodes(self) -> tuple[str, ...]:
        """The nodes among these, the nearest first."""
        return self._nodes

    def value(self, supposition: Supposition = NOTHING) -> AcceptanceValue:
        """Say how far the target is accepted under a supposition.

        Parameters
        ----------
        supposition : Supposition, optional
            What is supposed; what does not lead to the target changes nothing.

        Returns
        -------
        AcceptanceValue
            The same as `acceptance_values`; a step has its label for both numbers.
        """
        level = self._levels_under(supposition)
        target = self._target
        # Without reasons the value is the label, and the system need not be solved.
        if not isinstance(target, str) or not self._reasons:
            return AcceptanceValue(level[target], level[target])
        held = self._held
        if any(is_passive(self._debate, node) for node in supposition.accepted):
            held = self._held_under(supposition)
        supposed = supposition.accepted | supposition.rejected
        reasons = {node: steps for node, steps in held.items() if node not in supposed}
        for bound in (1.0, UNDECIDED):
            if level[target] >= bound and target in reaching(self._nodes, reasons, level, bound):
                return AcceptanceValue(level[target], bound)
        return AcceptanceValue(level[target], 0.0)

    def _levels_under(self, supposition: Supposition) -> Mapping[Target, float]:
        """Give the labels under a supposition as numbers; only what it reaches is labelled anew."""
        flattening, labels = self._flattening, self._labels
        accepted, rejected = imposed(self._debate, flattening, supposition)
        given = dict.fromkeys(accepted, Label.IN) | dict.fromkeys(rejected, Label.OUT)
        # What lies outside does not lead to the target, so supposing it cannot change the answer.
        within = {a: label for a, label in given.items() if a in labels}
        region = reached(flattening.framework, within, inside=labels)[len(within) :]
        changed = labels_within(flattening.framework, region, labels | within)
        things = ((flattening.things.get(a), changed[a]) for a in (*within, *region))
        return self._level | {thing: NUMBERS[label] for thing, label in things if thing is not None}

    def _reasons_of(self, node: str) -> list[Relation]:
        return [
            step
            for step in self._debate.bearing_on(node, RelationKind.SUPPORTS)
            if step in self._flattening.arguments
        ]

    def _held_under(self, supposition: Supposition) -> dict[str, list[Relation]]:
        """Leave out the reasons that have a passive source."""
        debate, accepted = self._debate, supposition.accepted
        passive = {n for n in self._nodes if n not in accepted and is_passive(debate, n)}
        held = {
            node: [step for step in steps if passive.isdisjoint(step.sources)]
            for node, steps in self._reasons.items()
        }
        return {node: steps for node, steps in held.items() if steps}

    def _arguments(self) -> Iterator[int]:
        """Yield the arguments of these, and the helpers that attack them."""
        flattening = self._flattening
        for thing in self.things:
            yield flattening.arguments[thing]
            if isinstance(thing, str):
                if thing in flattening.without_reason:
                    yield flattening.without_reason[thing]
            else:
                for source in set(thing.sources):
                    yield flattening.without_premise[thing, source]


def _leading_to(
    debate: Debate, flattening: Flattening, target: Target, budget: Budget
) -> Iterator[Target]:
    """Yield a target and all nodes and steps that bear on it, the nearest first."""
    bearing = _bearing(debate, (flattening.profile, flattening.explicit))
    seen: set[Target] = {target}
    level: list[Target] = [target]
    while level:
        yield from level
        budget.spend(len(level))
        steps: list[Relation] = []
        for thing in level:
            steps += [step for step in bearing[thing].steps if step not in seen]
            budget.check(len(steps))  # a level can be far larger than what is left for it
        nodes = {node for step in (*level, *steps) for node in bearing[step].nodes} - seen
        level = [*sorted(nodes), *steps]
        seen.update(level)


class _Bearing(NamedTuple):
    """What the label of a node or a step depends on directly: steps to it, and nodes."""

    steps: tuple[Relation, ...]
    nodes: tuple[str, ...]


@memoized
def _bearing(debate: Debate, how: tuple[Profile, bool]) -> dict[Target, _Bearing]:
    profile, explicit = how
    things = flatten(debate, profile, explicit=explicit).arguments
    return {
        thing: _Bearing(
            tuple(step for step in debate.bearing_on(thing) if step in things and _matters(step)),
            tuple(_resting_on(thing)),
        )
        for thing in things
    }


def _matters(step: Relation) -> bool:
    """Tell whether a step changes anything about its target."""
    supports = step.kind is RelationKind.SUPPORTS and isinstance(step.target, str)
    return step.is_attack or supports


def _resting_on(thing: Target) -> Iterator[str]:
    """Yield the nodes that the label of a step depends on: an attack's target strikes back."""
    if isinstance(thing, Relation):
        yield from thing.sources
        if thing.is_attack and isinstance(thing.target, str):
            yield thing.target
