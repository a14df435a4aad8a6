"""The effects of a supposition: what changes if something is false, or true, or left out."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import cached_property
from typing import Final, NamedTuple

from argmap.graph.analysis.acceptance_value import (
    NUMBERS,
    UNDECIDED,
    recorded_objections,
    recorded_reasons,
)
from argmap.graph.analysis.flattening import flatten
from argmap.graph.analysis.status import Statuses, statuses
from argmap.graph.analysis.strength.evaluation import Evaluation, Weight
from argmap.graph.analysis.strength.weighing import weighing
from argmap.graph.analysis.supposition import Supposition
from argmap.graph.argumentation.framework import Label
from argmap.graph.model.debate import Debate, Relation, Target
from argmap.schema.vocabulary import Justification, Profile, RelationKind, Status

_NARROWS: Final = (RelationKind.QUALIFIES, RelationKind.KERNEL_OF)
_DECIDED: Final = {
    Justification.STANDS: NUMBERS[Label.IN],
    Justification.DEFEATED: NUMBERS[Label.OUT],
}


class Shift(NamedTuple):
    """A reason or an objection that counts for more, or for less, under a supposition.

    Attributes
    ----------
    relation : Relation
        The reason or the objection.
    before, after : float
        How far it holds without and under the supposition: 1 it holds, 0.5 it is contested, 0 it
        does not hold. A reason holds as far as its step and its premises, with their own reasons.
    """

    relation: Relation
    before: float
    after: float


class Shifts(NamedTuple):
    """The reasons for a node, or the objections to it, under a supposition.

    Attributes
    ----------
    recorded : int
        How many there are.
    before, after : int
        How many of them hold or are contested, without and under the supposition.
    moved : tuple of Shift
        Those that count for more or for less, in order of name.
    """

    recorded: int = 0
    before: int = 0
    after: int = 0
    moved: tuple[Shift, ...] = ()


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
                _shifts(reasons.get(node, ()), before, after, _carried),
                _shifts(objections.get(node, ()), before, after, _step_level),
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


def _shifts(
    relations: Sequence[Relation],
    before: Statuses,
    after: Statuses,
    level: Callable[[Statuses, Relation], float],
) -> Shifts:
    """Compare how far some reasons or objections hold."""
    shifts = [Shift(r, level(before, r), level(after, r)) for r in relations]
    return Shifts(
        len(shifts),
        sum(shift.before > 0 for shift in shifts),
        sum(shift.after > 0 for shift in shifts),
        tuple(shift for shift in shifts if shift.before != shift.after),
    )


def _carried(known: Statuses, reason: Relation) -> float:
    """Say how far a reason holds: as its step, and as its premises with their own reasons."""
    return min(
        _step_level(known, reason), *(known.values[source].value for source in reason.sources)
    )


def _step_level(known: Statuses, step: Relation) -> float:
    return level(known.justification_of(step))


def level(justification: Justification | None) -> float:
    """Give the grounded label behind a justification as a number: 1 holds, 0 does not.

    Examples
    --------
    >>> level(Justification.STANDS), level(Justification.WEAK), level(Justification.DEFEATED)
    (1.0, 0.5, 0.0)
    """
    if justification is None:
        return UNDECIDED
    return _DECIDED.get(justification, UNDECIDED)
