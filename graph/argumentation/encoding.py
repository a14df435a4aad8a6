"""Labellings as clauses: what the solver is asked about a framework."""

from collections.abc import Iterable, Iterator

from argmap.graph.argumentation.budget import Budget
from argmap.graph.argumentation.framework import Extension, Framework
from argmap.graph.argumentation.sat import Solver


class Labellings:
    """The complete labellings of a framework, as the models of a solver.

    An argument is in exactly where all its attackers are out, and out exactly where one of them is
    in. An *admissible* labelling need not say so of everything: what is in has all its attackers
    out, and what is out has an attacker that is in. The clauses are linear in arguments and
    attacks. To be closed, like the solver.

    Parameters
    ----------
    framework : Framework
        The arguments and attacks.
    budget : Budget
        What may be spent in all.
    admissible : bool, default False
        Take the admissible labellings, small ones first, instead of the complete ones, large ones
        first.

    Examples
    --------
    >>> from contextlib import closing
    >>> with closing(Labellings(Framework.of("ab", ["ab", "ba"]), Budget())) as labellings:
    ...     labellings.find([labellings.inside(1)])
    (1,)
    """

    def __init__(self, framework: Framework, budget: Budget, *, admissible: bool = False) -> None:
        self.framework = framework
        self.size = len(framework)
        self._solver = Solver(
            self._clauses(admissible=admissible), 3 * self.size, self.size, budget
        )
        # For least defences the solver tries small sets first, else large ones: fewer calls either
        # way.
        sign = -1 if admissible else 1
        self._solver.prefer(sign * self.inside(argument) for argument in range(self.size))

    def close(self) -> None:
        """Free the memory of the solver."""
        self._solver.close()

    def inside(self, argument: int) -> int:
        """Give the literal that says an argument is in."""
        return argument + 1

    def outside(self, argument: int) -> int:
        """Give the literal that says an argument is out."""
        return self.size + argument + 1

    def decided(self, argument: int) -> int:
        """Give the literal that says an argument is in or out."""
        return 2 * self.size + argument + 1

    def ask(self, clause: Iterable[int]) -> None:
        """Ask from now on that one of these literals holds."""
        self._solver.add(clause)

    def find(self, assumptions: Iterable[int] = ()) -> Extension | None:
        """Find what is in, in some labelling under assumptions; None where there is none."""
        model = self._solver.solve(assumptions)
        return None if model is None else tuple(a for a in range(self.size) if model[a])

    def more_inside(self, extension: Iterable[int]) -> list[int]:
        """Give the clause that says something besides these is in."""
        members = set(extension)
        return [self.inside(a) for a in range(self.size) if a not in members]

    def more_decided(self, decided: set[int]) -> list[int]:
        """Give the clause that says something besides these is decided."""
        return [self.decided(a) for a in range(self.size) if a not in decided]

    def range(self, extension: Iterable[int]) -> set[int]:
        """Find what an extension decides: itself and all that it attacks."""
        members = set(extension)
        return members.union(*(self.framework.attacked[argument] for argument in members))

    def grown(self, extension: Extension) -> Extension:
        """Let more be in for as long as that is possible."""
        larger: Extension | None = extension
        while larger is not None:
            extension = larger
            members = [self.inside(a) for a in extension]
            larger = self._find_with(self.more_inside(extension), members)
        return extension

    def widened(self, extension: Extension) -> set[int]:
        """Decide more than an extension does, for as long as that is possible."""
        larger: Extension | None = extension
        while larger is not None:
            decided = self.range(larger)
            still_decided = [self.decided(a) for a in sorted(decided)]
            larger = self._find_with(self.more_decided(decided), still_decided)
        return decided

    def _find_with(self, clause: list[int], assumptions: list[int]) -> Extension | None:
        """Find a labelling in which a clause holds, for this once."""
        # A clause cannot be taken back, but one with a switch holds only while the switch is
        # assumed; afterwards it is turned off for good, and what the solver has learnt stays.
        switch = self._solver.fresh()
        self.ask([-switch, *clause])
        extension = self.find([switch, *assumptions])
        self.ask([-switch])
        return extension

    def _clauses(self, *, admissible: bool) -> Iterator[list[int]]:
        for argument, attackers in enumerate(self.framework.attackers):
            inside, outside = self.inside(argument), self.outside(argument)
            # Three literals an argument: in, out, and decided, for the clause that asks for more
            # decided.
            yield [-inside, -outside]
            yield [-self.decided(argument), inside, outside]
            # In: every attacker is out. Out: some attacker is in. These two make a set admissible.
            yield from ([-inside, self.outside(attacker)] for attacker in attackers)
            yield [-outside, *map(self.inside, attackers)]
            # The converses make the labelling complete: what may be in has to be, what may be out,
            # too.
            if not admissible:
                yield [inside, *(-self.outside(attacker) for attacker in attackers)]
                yield from ([-self.inside(attacker), outside] for attacker in attackers)
