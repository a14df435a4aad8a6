"""Weights: exact without circles; circles are settled by damped iteration, or refused."""

from collections.abc import Mapping
from heapq import heappop, heappush
from math import inf
from typing import Final, TypeAlias

from argmap.graph.analysis.strength.bipolar import BipolarFramework, Influence
from argmap.graph.analysis.strength.formulae import FORMULAE, Formula, Method
from argmap.graph.model.components import strongly_connected_components

Weight: TypeAlias = float | None
"""From 0 to 1; None where a circle does not come to rest."""

INFLUENCES_WEIGHED: Final = 1_000_000
"""How many influences may be weighed for one question: some four seconds."""

DAMPING: Final = 1.0
"""Undamped at first: most circles are wide and weak, and come to rest soonest so."""
LEAST_DAMPING: Final = 0.01
PATIENCE: Final = 50
"""After so many rounds the residual must have halved, or the damping is."""
RESIDUAL: Final = 1e-10
ROUNDS: Final = 20_000


def weights(
    framework: BipolarFramework,
    method: Method = Method.QUADRATIC_ENERGY,
    fixed: Mapping[int, float] | None = None,
) -> list[Weight]:
    """Weigh every element.

    Parameters
    ----------
    framework : BipolarFramework
        The elements, and what bears on them.
    method : Method, default quadratic-energy
        The formula.
    fixed : Mapping of int to float, optional
        Weights that are supposed, whatever bears on the element; 0 is as if it were not there.

    Returns
    -------
    list of float or None
        The weight of each element, from 0 to 1, the more the stronger; None in a circle that does
        not come to rest, and for all that depends on one: never a number that is not a solution.

    Notes
    -----
    Elements are weighed after what they depend on. Strongly connected components are settled by
    damped iteration from the base scores, until every formula holds but for 1e-10; there is no
    proof that it always converges, and on some frameworks undamped iteration does not [1]_. Linear
    on what is free of circles.

    References
    ----------
    .. [1] T. Mossakowski and F. Neuhaus, "Modular semantics and characteristics for bipolar
       weighted argumentation graphs", arXiv 1807.06685 (2018).

    Examples
    --------
    >>> framework = BipolarFramework.of({"a": 0.5, "b": 1.0}, attacks=["ba"])
    >>> weights(framework)
    [0.25, 1.0]
    """
    return Evaluation(framework, method, fixed).weights()


class Evaluation:
    """The weights of a framework, kept up to date while suppositions change.

    Attributes
    ----------
    effort : int
        How many influences may still be weighed; circles are refused when it is spent.
    """

    def __init__(
        self,
        framework: BipolarFramework,
        method: Method = Method.QUADRATIC_ENERGY,
        fixed: Mapping[int, float] | None = None,
        effort: int = INFLUENCES_WEIGHED,
    ) -> None:
        self.framework = framework
        self.effort = effort
        self._formula: Formula = FORMULAE[method]
        self._fixed = dict(fixed or {})
        self._values = [0.0] * len(framework)
        self._refused: set[int] = set()
        self._units = strongly_connected_components(len(framework), framework.needs)
        self._unit_of = [0] * len(framework)
        self._needs: list[set[int]] = []
        self._users: list[list[int]] = [[] for _ in self._units]
        # What an element costs grows with what bears on it: one with ten thousand attackers is no
        # cheaper than a circle of as many.
        self._cost = [
            1 + len(attacks) + len(supports)
            for attacks, supports in zip(framework.attacks, framework.supports, strict=True)
        ]
        self._index()
        for unit in range(len(self._units)):
            self._settle(unit)

    def weight(self, element: int) -> Weight:
        """Give the weight of an element now."""
        return None if element in self._refused else self._values[element]

    def weights(self) -> list[Weight]:
        """Give the weight of each element now."""
        return [self.weight(element) for element in range(len(self.framework))]

    def suppose(self, changes: Mapping[int, Weight]) -> None:
        """Fix some weights, or free them again with None, and weigh again what depends on them.

        Notes
        -----
        Only what is reached by a weight that really changes is visited.
        """
        for element, weight in changes.items():
            if weight is None:
                self._fixed.pop(element, None)
            else:
                self._fixed[element] = weight
        pending = sorted({self._unit_of[element] for element in changes})
        waiting = set(pending)
        while pending:
            unit = heappop(pending)
            waiting.remove(unit)
            if self._settle(unit):
                for user in self._users[unit]:
                    if user not in waiting:
                        waiting.add(user)
                        heappush(pending, user)

    def _index(self) -> None:
        """Note which unit each element is in, what each unit needs, and which units use it."""
        for unit, members in enumerate(self._units):
            for element in members:
                self._unit_of[element] = unit
        for unit, members in enumerate(self._units):
            needs = {need for element in members for need in self.framework.needs(element)}
            self._needs.append(needs)
            for other in {self._unit_of[need] for need in needs} - {unit}:
                self._users[other].append(unit)

    def _settle(self, unit: int) -> bool:
        """Weigh a unit, and tell whether anything changed."""
        members, needs = self._units[unit], self._needs[unit]
        before = [self.weight(element) for element in members]
        self._refused.difference_update(members)
        for element in members:
            if element in self._fixed:
                self._values[element] = self._fixed[element]
        free = [element for element in members if element not in self._fixed]
        if not self._refused.isdisjoint(needs):
            self._refused.update(free)
        elif not needs.isdisjoint(free):
            self._settle_circle(free)
        else:
            self.effort -= sum(map(self._cost.__getitem__, free))
            for element in free:
                self._values[element] = self._weigh(element)
        return before != [self.weight(element) for element in members]

    def _settle_circle(self, members: list[int]) -> None:
        """Move a circle towards what its formulae say until it rests, or give it up."""
        values, damping = self._values, _Damping()
        cost = sum(map(self._cost.__getitem__, members))
        for element in members:
            values[element] = self.framework.base[element]
        for _ in range(ROUNDS):
            self.effort -= cost
            if self.effort <= 0:
                break
            steps = [self._weigh(element) - values[element] for element in members]
            residual = max(map(abs, steps))
            if residual < RESIDUAL:
                return
            factor = damping.after(residual)
            for element, step in zip(members, steps, strict=True):
                values[element] += factor * step
        self._refused.update(members)

    def _weigh(self, element: int) -> float:
        """Apply the formula to what bears on an element now."""
        carried = self._carried
        attacks = [carried(attack) for attack in self.framework.attacks[element]]
        supports = [
            carried(group[0]) if len(group) == 1 else max(map(carried, group))
            for group in self.framework.supports[element]
        ]
        return self._formula(self.framework.base[element], attacks, supports)

    def _carried(self, influence: Influence) -> float:
        """Say what an influence carries: the least of its premises, times its step."""
        premises, step = influence
        values = self._values
        least = values[premises[0]]
        for premise in premises[1:]:
            least = min(least, values[premise])
        return least if step is None else least * values[step]


class _Damping:
    """How far to go at each round: less once the residual has stopped falling."""

    def __init__(self) -> None:
        self.factor = DAMPING
        self.goal = inf
        self.patience = PATIENCE

    def after(self, residual: float) -> float:
        """Give the factor for the next step."""
        self.patience -= 1
        if residual <= self.goal / 2:
            self.goal, self.patience = residual, PATIENCE
        elif not self.patience:
            self.factor = max(LEAST_DAMPING, self.factor / 2)
            self.goal, self.patience = residual, PATIENCE
        return self.factor
