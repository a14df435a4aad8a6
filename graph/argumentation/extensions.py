"""The coherent positions of a framework, part by part."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import closing
from dataclasses import dataclass
from enum import StrEnum
from itertools import islice, product
from math import prod
from typing import Final

from argmap.graph.argumentation.budget import Budget, OutOfBudgetError
from argmap.graph.argumentation.credulous import ideal_extension
from argmap.graph.argumentation.encoding import Labellings
from argmap.graph.argumentation.framework import (
    Extension,
    Framework,
    accepted_by,
    undecided_parts,
)
from argmap.graph.argumentation.grounded import grounded_labelling

CAP: Final = 64
"""How many choices of one part are listed."""


class Semantics(StrEnum):
    """What makes a set of arguments a position that can be held together."""

    COMPLETE = "CO"
    """It holds exactly what it defends."""
    PREFERRED = "PR"
    """Complete, and nothing can be added."""
    STABLE = "ST"
    """Complete, and it attacks everything that it does not hold."""
    SEMI_STABLE = "SST"
    """Complete, and as near to stable as can be."""
    GROUNDED = "GR"
    """The least that is complete."""
    IDEAL = "ID"
    """The most that no preferred position contradicts."""


@dataclass(frozen=True, slots=True)
class Extensions:
    """All extensions, as choices that can be made part by part.

    Attributes
    ----------
    common : tuple of int
        What is in every extension because the grounded labelling has it in.
    choices : tuple of tuple of Extension
        For each undecided part what can be added there; an extension makes one choice in each.
    exact : bool
        Whether the choices are all there are; else a cap or the budget cut the list short.

    Examples
    --------
    >>> framework = Framework.of("abcd", ["ab", "ba", "cd", "dc"])
    >>> found = extensions(framework, Semantics.PREFERRED)
    >>> found.count
    4
    >>> next(iter(found))
    (0, 2)
    """

    common: Extension
    choices: tuple[tuple[Extension, ...], ...] = ()
    exact: bool = True

    @property
    def count(self) -> int:
        """How many there are, or how many are known where `exact` is false."""
        return prod(len(options) for options in self.choices)

    def __iter__(self) -> Iterator[Extension]:
        for chosen in product(*self.choices):
            yield tuple(sorted(self.common + tuple(a for choice in chosen for a in choice)))


def extensions(
    framework: Framework,
    semantics: Semantics,
    *,
    cap: int = CAP,
    budget: Budget | None = None,
) -> Extensions:
    """List the extensions of a framework.

    Parameters
    ----------
    framework : Framework
        The arguments and attacks.
    semantics : Semantics
        Which extensions.
    cap : int, default 64
        How many choices of one part to list at most.
    budget : Budget, optional
        What may be spent in all.

    Returns
    -------
    Extensions
        The choices, in ascending order, and whether they are all.

    Notes
    -----
    Never enumerated for the whole: a debate of ten thousand claims can have more preferred
    extensions than there are atoms, and yet only small parts in which there is a choice. In a part
    the number of calls to the solver is in proportion to the choices found; each call is
    NP-complete. Complete, preferred, stable, grounded: [1]_; semi-stable: [2]_; ideal: [3]_.

    References
    ----------
    .. [1] P. M. Dung, "On the acceptability of arguments and its fundamental role in nonmonotonic
       reasoning, logic programming and n-person games", Artificial Intelligence 77 (1995).
    .. [2] M. Caminada, W. Carnielli and P. Dunne, "Semi-stable semantics", Journal of Logic and
       Computation 22 (2012).
    .. [3] P. M. Dung, P. Mancarella and F. Toni, "Computing ideal sceptical argumentation",
       Artificial Intelligence 171 (2007).

    Examples
    --------
    >>> framework = Framework.of("abc", ["ab", "ba", "bc"])
    >>> [framework.named(found) for found in extensions(framework, Semantics.COMPLETE)]
    [(), ('a', 'c'), ('b',)]
    """
    budget = budget or Budget()
    labels = grounded_labelling(framework)
    common = accepted_by(labels)
    if semantics is Semantics.GROUNDED:
        return Extensions(common)
    if semantics is Semantics.IDEAL:
        ideal = ideal_extension(framework, budget)
        return Extensions(common, ((),), exact=False) if ideal is None else Extensions(ideal)
    choices, exact = [], True
    for part in undecided_parts(framework, labels):
        local, all_found = _listed(part.framework, semantics, cap, budget)
        choices.append(tuple(sorted(part.lift(extension) for extension in local)))
        exact = exact and all_found
    return Extensions(common, tuple(choices), exact)


def _listed(
    framework: Framework, semantics: Semantics, cap: int, budget: Budget
) -> tuple[list[Extension], bool]:
    """List the extensions of one part, and say whether they are all."""
    extensions: list[Extension] = []
    try:
        with closing(Labellings(framework, budget)) as labellings:
            search = SEARCHES[semantics](labellings, [])
            extensions += islice(search, cap)
            return extensions, next(search, None) is None
    except OutOfBudgetError:
        return extensions, False


def _complete(labellings: Labellings, assumptions: Sequence[int]) -> Iterator[Extension]:
    while (extension := labellings.find(assumptions)) is not None:
        yield extension
        labellings.ask(
            [*labellings.more_inside(extension), *(-labellings.inside(a) for a in extension)]
        )


def _preferred(labellings: Labellings, assumptions: Sequence[int]) -> Iterator[Extension]:
    while (extension := labellings.find(assumptions)) is not None:
        extension = labellings.grown(extension)
        yield extension
        labellings.ask(labellings.more_inside(extension))


def _stable(labellings: Labellings, assumptions: Sequence[int]) -> Iterator[Extension]:
    for argument in range(labellings.size):
        labellings.ask([labellings.decided(argument)])
    return _complete(labellings, assumptions)


def _semi_stable(labellings: Labellings, assumptions: Sequence[int]) -> Iterator[Extension]:
    while (extension := labellings.find(assumptions)) is not None:
        decided = labellings.widened(extension)
        still_decided = [labellings.decided(argument) for argument in sorted(decided)]
        # Each of them decides just this, which is as much as can be.
        yield from _complete(labellings, [*assumptions, *still_decided])
        labellings.ask(labellings.more_decided(decided))


SEARCHES: Final[Mapping[Semantics, Callable[[Labellings, Sequence[int]], Iterator[Extension]]]] = {
    Semantics.COMPLETE: _complete,
    Semantics.PREFERRED: _preferred,
    Semantics.STABLE: _stable,
    Semantics.SEMI_STABLE: _semi_stable,
}
"""How the extensions of one part are found one by one, of each labelling that meets assumptions.

What is grown or widened may meet them no more.
"""
