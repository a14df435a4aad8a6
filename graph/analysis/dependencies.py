"""What the label and the value of one node or step depend on, and what they would be."""

from collections.abc import Iterator
from typing import NamedTuple

from argmap.graph.analysis.acceptance_value import NUMBERS, AcceptanceValue, least_values
from argmap.graph.analysis.flattening import Flattening, flatten
from argmap.graph.analysis.holders import is_passive
from argmap.graph.analysis.supposition import NOTHING, Supposition, imposed
from argmap.graph.argumentation.budget import UNLIMITED, Budget
from argmap.graph.argumentation.framework import Label
from argmap.graph.argumentation.grounded import labels_within
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
        self._region = list(self._arguments())
        self._inside = frozenset(self._region)
        self._reasons = {node: self._reasons_of(node) for node in self.nodes}
        self.size = len(self._region)

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
        accepted, rejected = imposed(self._debate, self._flattening, supposition)
        imposed_labels = dict.fromkeys(accepted, Label.IN) | dict.fromkeys(rejected, Label.OUT)
        # What lies outside does not lead to the target, so supposing it cannot change the answer.
        within = {a: label for a, label in imposed_labels.items() if a in self._inside}
        labels = labels_within(self._flattening.framework, self._region, within)
        arguments = self._flattening.arguments
        # Without reasons the value is the label, and the system need not be solved.
        if not isinstance(self._target, str) or not any(self._reasons.values()):
            label = NUMBERS[labels[arguments[self._target]]]
            return AcceptanceValue(label, label)
        level = {thing: NUMBERS[labels[arguments[thing]]] for thing in self.things}
        supposed = supposition.accepted | supposition.rejected
        reasons = {
            node: given
            for node in self.nodes
            if node not in supposed and (given := self._held(node, supposition))
        }
        return least_values(self.nodes, reasons, level)[self._target]

    def _reasons_of(self, node: str) -> list[Relation]:
        return [
            step
            for step in self._debate.bearing_on(node, RelationKind.SUPPORTS)
            if step in self._flattening.arguments
        ]

    def _held(self, node: str, supposition: Supposition) -> list[Relation]:
        """Leave out the reasons of a node that have a passive source."""
        return [
            step
            for step in self._reasons[node]
            if not any(
                is_passive(self._debate, source) and source not in supposition.accepted
                for source in step.sources
            )
        ]

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
