"""What the label and the value of one node or step depend on, and what they would be."""

from collections.abc import Iterator

from argmap.graph.analysis.acceptance_value import NUMBERS, AcceptanceValue, least_values
from argmap.graph.analysis.flattening import Flattening
from argmap.graph.analysis.holders import is_passive
from argmap.graph.analysis.supposition import NOTHING, Supposition, imposed
from argmap.graph.argumentation.framework import Label
from argmap.graph.argumentation.grounded import labels_within
from argmap.graph.model.debate import Debate, Relation, Target
from argmap.schema.vocabulary import RelationKind


class Dependencies:
    """The part of a debate that decides how one node or step fares.

    For many suppositions about one target: each costs what leads to the target, not the debate.

    Parameters
    ----------
    debate : Debate
        The debate.
    flattening : Flattening
        The same debate as a framework.
    target : str or Relation
        The id of a node, or a step that counts.

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

    def __init__(self, debate: Debate, flattening: Flattening, target: Target) -> None:
        self._debate = debate
        self._flattening = flattening
        self._target = target
        self.things = tuple(_leading_to(debate, flattening, target))
        self._region = list(self._arguments())
        self._inside = frozenset(self._region)
        self.size = len(self._region)

    @property
    def nodes(self) -> tuple[str, ...]:
        """The nodes among these, the nearest first."""
        return tuple(thing for thing in self.things if isinstance(thing, str))

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
        supposed = dict.fromkeys(accepted, Label.IN) | dict.fromkeys(rejected, Label.OUT)
        within = {a: label for a, label in supposed.items() if a in self._inside}
        labels = labels_within(self._flattening.framework, self._region, within)
        level = {t: NUMBERS[labels[self._flattening.arguments[t]]] for t in self.things}
        if not isinstance(self._target, str):
            return AcceptanceValue(level[self._target], level[self._target])
        return least_values(self.nodes, self._reasons(supposition), level)[self._target]

    def _reasons(self, supposition: Supposition) -> dict[str, list[Relation]]:
        """Gather the reasons of the nodes, as `recorded_reasons` does for all."""
        reasons: dict[str, list[Relation]] = {}
        supposed = supposition.accepted | supposition.rejected
        for step in self.things:
            if not isinstance(step, Relation) or step.kind is not RelationKind.SUPPORTS:
                continue
            target = step.target
            if isinstance(target, str) and target not in supposed:
                passive = (
                    is_passive(self._debate, source) and source not in supposition.accepted
                    for source in step.sources
                )
                if not any(passive):
                    reasons.setdefault(target, []).append(step)
        return reasons

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


def _leading_to(debate: Debate, flattening: Flattening, target: Target) -> Iterator[Target]:
    """Yield a target and all nodes and steps that bear on it, the nearest first."""
    seen: set[Target] = {target}
    level: list[Target] = [target]
    while level:
        yield from level
        steps = [
            step
            for thing in level
            for step in debate.bearing_on(thing)
            if step not in seen and step in flattening.arguments and _matters(step)
        ]
        nodes = {node for step in (*level, *steps) for node in _resting_on(step)} - seen
        level = [*sorted(nodes), *steps]
        seen.update(level)


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
