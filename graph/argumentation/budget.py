"""How much work a hard question may cost before the answer is "unknown"."""

import sys
from typing import Final

SEARCH_STEPS: Final = 200_000
"""How many tries, conflicts and calls of the solver one question may cost: some seconds."""

UNLIMITED: Final = sys.maxsize
"""For what has to be found whatever it costs."""


class OutOfBudgetError(Exception):
    """The budget is spent: the function that set it reports the answer as unknown."""


class Budget:
    """The effort left for a question: tries, and conflicts and calls of the solver.

    A conflict is one wrong turn of the search. Counting them instead of seconds gives the same
    answer on every machine: what is unknown here is unknown everywhere.

    Parameters
    ----------
    effort : int
        How many tries, conflicts and calls the question may cost; an analysis may count something
        else, such as the arguments that it labels.

    Examples
    --------
    >>> budget = Budget(10)
    >>> budget.spend(4)
    >>> budget.left
    6
    """

    __slots__ = ("left",)

    def __init__(self, effort: int = SEARCH_STEPS) -> None:
        self.left = effort

    def spend(self, effort: int) -> None:
        """Take something off; `OutOfBudgetError` once nothing is left."""
        self.left -= effort
        if self.left <= 0:
            raise OutOfBudgetError("the budget is spent")

    def check(self, effort: int) -> None:
        """Raise `OutOfBudgetError` where so much could not be spent; take nothing off."""
        if self.left <= effort:
            raise OutOfBudgetError("the budget is spent")
