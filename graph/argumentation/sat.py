"""The SAT solver: the one module that knows which it is."""

from collections.abc import Iterable, Sequence
from typing import Final

from argmap.graph.argumentation.budget import Budget

SOLVER: Final = "cadical153"
_PER_CALL: Final = 20


class Solver:
    """An incremental SAT solver that stops when its budget is spent.

    To be closed, because the solver's memory is not Python's: see `contextlib.closing`.

    Parameters
    ----------
    clauses : iterable of sequence of int
        Of each clause one literal has to hold: a variable, or its denial as a negative number.
    variables : int
        How many variables the clauses have, numbered from 1.
    asked : int
        The values of how many of them, from the first on, are asked for.
    budget : Budget
        What may be spent in all.

    Examples
    --------
    >>> from contextlib import closing
    >>> with closing(Solver([[1, 2], [-1]], variables=2, asked=2, budget=Budget())) as solver:
    ...     solver.solve()
    ...     solver.solve([-2])
    [False, True]
    """

    def __init__(
        self, clauses: Iterable[Sequence[int]], variables: int, asked: int, budget: Budget
    ) -> None:
        # here, because it takes a while to load and most debates never need it
        from pysat.solvers import Solver as PySatSolver  # type: ignore[import-untyped]

        self._solver = PySatSolver(name=SOLVER, bootstrap_with=clauses)
        self._last = variables
        self._asked = asked
        self._budget = budget
        # a call reads and writes a value for every variable, conflict or not
        self._call = 1 + asked // _PER_CALL

    def close(self) -> None:
        """Free the memory of the solver, which answers no more questions then."""
        self._solver.delete()

    def prefer(self, literals: Iterable[int]) -> None:
        """Try these values first."""
        self._solver.set_phases(list(literals))

    def add(self, clause: Iterable[int]) -> None:
        """Ask that one of these literals holds, from now on."""
        self._solver.add_clause(list(clause))

    def fresh(self) -> int:
        """Make a variable that nothing speaks of yet."""
        self._last += 1
        return self._last

    def solve(self, assumptions: Iterable[int] = ()) -> list[bool] | None:
        """Find a model under assumptions.

        Returns
        -------
        list of bool or None
            The values that are asked for, the first in place 0; None where there is no model.

        Raises
        ------
        OutOfBudgetError
            Where the budget does not reach.
        """
        self._budget.spend(self._call)
        before = self._conflicts()
        self._solver.conf_budget(self._budget.left)
        satisfiable = self._solver.solve_limited(assumptions=list(assumptions))
        gave_up = satisfiable is None
        self._budget.spend(self._budget.left if gave_up else self._conflicts() - before)
        if not satisfiable:
            return None
        return [literal > 0 for literal in self._solver.get_model()[: self._asked]]

    def _conflicts(self) -> int:
        return int(self._solver.accum_stats()["conflicts"])
