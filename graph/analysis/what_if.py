"""The effects of a supposition: what changes if something is false, or true, or left out."""

from collections.abc import Iterator, Mapping, Sequence
from functools import cached_property
from typing import Final, NamedTuple

from argmap.graph.analysis.acceptance_value import (
    recorded_objections,
    recorded_reasons,
)
from argmap.graph.analysis.flattening import flatten
from argmap.graph.analysis.shifts import Shifts, carried, level, shifts, step_level
from argmap.graph.analysis.status import Statuses, statuses
from argmap.graph.analysis.strength.evaluation import Evaluation, Weight
from argmap.graph.analysis.strength.weighing import weighing
from argmap.graph.analysis.supposition import Supposition
from argmap.graph.model.debate import Debate, Relation, Target
from argmap.schema.vocabulary import Justification, Profile, RelationKind, Status

_NARROWS: Final = (RelationKind.QUALIFIES, RelationKind.KERNEL_OF)


class Effect(NamedTuple):
    """What a supposition changes for one node or step.

    Attributes
    ----------
    target : str or Relation
        The node or the step.
    statuses : tuple of Status or None
        Its status, without and under the supposition; a step has none.
    justifications : tuple of Justification or None
        Its formal justification, likewise.
    reasons, objections : Shifts
        What is recorded for it, and against it.
    weights : tuple of float or None
        Its recorded weight, from 0 to 1, likewise; None where it could not be settled.
    """

    target: Target
    statuses: tuple[Status | None, Status | None]
    justifications: tuple[Justification | None, Justification | None]
    reasons: Shifts
    objections: Shifts
    weights: tuple[Weight, Weight]

    @property
    def turned(self) -> bool:
        """Whether its status is another; of a step, whether it holds otherwise."""
        if isinstance(self.target, str):
            return self.statuses[0] is not self.statuses[1]
        return level(self.justifications[0]) != level(self.justifications[1])

    @property
    def name(self) -> str:
        """The id of the node, or the name of the step."""
        return self.target if isinstance(self.target, str) else self.target.name


def what_if(
    debate: Debate, supposition: Supposition, profile: Profile = Profile.STRUCTURED
) -> tuple[Effect, ...]:
    """Say what a supposition changes; for several suppositions make one `WhatIf` of the debate.

    Parameters
    ----------
    supposition : Supposition
        What is supposed.
    profile : Profile, default structured
        How relations become attacks.

    Returns
    -------
    tuple of Effect
        As `WhatIf.effects`.

    Raises
    ------
    UnknownIdError
        Where there is no such node.

    Notes
    -----
    As much work as all statuses and all weights twice.

    Examples
    --------
    >>> from argmap.graph.model.examples import tea
    >>> effects = what_if(tea(), Supposition(rejected=frozenset({"tea-keeps-awake"})))
    >>> [(effect.target, effect.statuses[1].value) for effect in effects]
    [('tea-calms', 'defended')]
    """
    return WhatIf(debate, profile).effects(supposition)


def narrowed_by(debate: Debate, supposition: Supposition) -> tuple[Relation, ...]:
    """List what the accepted nodes narrow: the views that they qualify, or are kernels of.

    Returns
    -------
    tuple of Relation
        Their ``qualifies`` and ``kernel_of`` relations, in order of name.

    Examples
    --------
    >>> from argmap.graph.model.examples import tea
    >>> narrowed_by(tea(), Supposition(accepted=frozenset({"tea-calms"})))
    ()
    """
    narrowing = (
        relation
        for node in supposition.accepted
        for relation in debate.spoken_by(node)
        if relation.kind in _NARROWS
    )
    return tuple(sorted(narrowing, key=lambda relation: relation.name))


class WhatIf:
    """A debate ready for suppositions: what holds without any is found once.

    Parameters
    ----------
    profile : Profile, default structured
        How relations become attacks.

    Examples
    --------
    >>> from argmap.graph.model.examples import tea
    >>> ready = WhatIf(tea())
    >>> len(ready.effects(Supposition(rejected=frozenset({"tea-keeps-awake"}))))
    1
    >>> ready.effects(Supposition())
    ()
    """

    def __init__(self, debate: Debate, profile: Profile = Profile.STRUCTURED) -> None:
        self._debate = debate
        self._profile = profile
        self._flattening = flatten(debate, profile)
        self._before = statuses(debate, profile)
        self._fixed: dict[int, float] = {}

    @cached_property
    def _weighed(self) -> tuple[Mapping[Target, int], Evaluation, list[Weight]]:
        weighed = weighing(self._debate)
        evaluation = Evaluation(weighed.framework)
        return weighed.elements, evaluation, evaluation.weights()

    def effects(self, supposition: Supposition) -> tuple[Effect, ...]:
        """Say what a supposition changes.

        Parameters
        ----------
        supposition : Supposition
            What is supposed.

        Returns
        -------
        tuple of Effect
            First the nodes and steps whose status changes, then the nodes for or against which
            something counts for more or for less; each in order of name. What is supposed itself is
            left out, and so is a step that only fares as its premises do.

        Notes
        -----
        What is recorded never changes: a reason whose step does not hold any more still is one, so
        a claim that loses its last reason reads *unsupported*, not *unargued*.
        """
        supposition = supposition.of(self._debate)
        after = statuses(self._debate, self._profile, supposition=supposition)
        turned = [*self._nodes(supposition, after), *self._steps(supposition, after)]
        if not turned:
            return ()
        elements, without, weights = self._weights_under(supposition)
        weighed = []
        for effect in turned:
            element = elements[effect.target]
            weighed.append(effect._replace(weights=(without[element], weights[element])))
        return tuple(sorted(weighed, key=lambda effect: (not effect.turned, effect.name)))

    def _nodes(self, supposition: Supposition, after: Statuses) -> Iterator[Effect]:
        before = self._before
        reasons, objections = (
            gather(self._debate, self._flattening, supposition)
            for gather in (recorded_reasons, recorded_objections)
        )
        for node in self._debate.nodes:
            if node in supposition.rejected or node in supposition.accepted:
                continue
            effect = _effect(
                node,
                before,
                after,
                shifts(reasons.get(node, ()), before, after, carried),
                shifts(objections.get(node, ()), before, after, step_level),
            )
            if effect.turned or effect.reasons.moved or effect.objections.moved:
                yield effect

    def _steps(self, supposition: Supposition, after: Statuses) -> Iterator[Effect]:
        """Yield the steps that hold otherwise on their own account, not for their premises."""
        before = self._before
        for step in self._flattening.steps:
            if step in supposition.dropped:
                continue
            if step.is_attack and step.target in supposition.accepted:
                continue
            effect = _effect(step, before, after, Shifts(), Shifts())
            if effect.turned and all(
                before.values[source].label == after.values[source].label for source in step.sources
            ):
                yield effect

    def _weights_under(
        self, supposition: Supposition
    ) -> tuple[Mapping[Target, int], Sequence[Weight], Sequence[Weight]]:
        """Weigh everything without and under a supposition, and nothing of the one before."""
        elements, evaluation, without = self._weighed
        fallen: tuple[Target, ...] = (*supposition.rejected, *supposition.dropped)
        fixed = {elements[target]: 0.0 for target in fallen if target in elements}
        fixed |= {elements[node]: 1.0 for node in supposition.accepted}
        # One evaluation serves all suppositions: the weights fixed for the one before are set free
        # first.
        evaluation.suppose({**dict.fromkeys(self._fixed), **fixed})
        self._fixed = fixed
        return elements, without, evaluation.weights()


def _effect(
    target: Target, before: Statuses, after: Statuses, reasons: Shifts, objections: Shifts
) -> Effect:
    """Make an effect; the weights come last, since they are costly."""
    return Effect(
        target,
        (before.status_of(target), after.status_of(target)),
        (before.justification_of(target), after.justification_of(target)),
        reasons,
        objections,
        (None, None),
    )
