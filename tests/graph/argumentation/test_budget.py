"""Hard questions end, and say honestly that the answer is unknown."""

import random
from contextlib import closing
from itertools import combinations
from unittest.mock import patch

import pytest

from argmap.graph.argumentation import small_search
from argmap.graph.argumentation.acceptance import (
    Verdict,
    credulously_accepted,
    sceptically_accepted,
    some_extension,
)
from argmap.graph.argumentation.budget import Budget, OutOfBudgetError
from argmap.graph.argumentation.credulous import credulous, ideal_extension
from argmap.graph.argumentation.extensions import CAP, Semantics, extensions
from argmap.graph.argumentation.framework import Framework
from argmap.graph.argumentation.justification import justification_statuses
from argmap.graph.argumentation.minimal_defences import minimal_defences
from argmap.graph.argumentation.sat import Solver

HARD = (Semantics.PREFERRED, Semantics.STABLE, Semantics.SEMI_STABLE, Semantics.IDEAL)


def _pairs(count: int) -> Framework:
    """Make pairs of arguments that attack each other."""
    attacks = [(a, a ^ 1) for a in range(2 * count)]
    return Framework.numbered([str(a) for a in range(2 * count)], attacks)


def _tangle(size: int) -> Framework:
    """Make a dense framework in which nothing is easy."""
    draw = random.Random(7)
    attacks = [(draw.randrange(size), draw.randrange(size)) for _ in range(6 * size)]
    return Framework.numbered([str(a) for a in range(size)], attacks)


def test_more_extensions_than_atoms_are_counted() -> None:
    """Two choices in each of three hundred parts are counted exactly and never listed."""
    found = extensions(_pairs(300), Semantics.PREFERRED)
    assert found.exact
    assert found.count == 2**300
    assert len(next(iter(found))) == 300


def test_a_cap_is_said() -> None:
    """A list that stops at its cap does not claim to be all."""
    ring = Framework.numbered("abcdefgh", [(a, b) for a in range(8) for b in range(8) if a != b])
    assert extensions(ring, Semantics.PREFERRED, cap=8).exact
    cut = extensions(ring, Semantics.PREFERRED, cap=7)
    assert (cut.count, cut.exact) == (7, False)
    assert CAP == 64


@pytest.mark.parametrize("semantics", HARD)
def test_a_spent_budget_means_unknown(semantics: Semantics) -> None:
    """With next to no budget there is neither a yes, nor a no, nor a list that claims to be all."""
    framework = _tangle(80)
    assert some_extension(framework, semantics, Budget(1)) == Verdict(None)
    assert credulously_accepted(framework, 5, semantics, Budget(1)) == Verdict(None)
    assert sceptically_accepted(framework, 5, semantics, Budget(1)) == Verdict(None)
    assert not extensions(framework, semantics, budget=Budget(1)).exact


def test_what_was_found_before_the_end_is_kept() -> None:
    """A spent budget leaves the words unknown that depend on it, and only those."""
    framework = Framework.of("abcde", ["ab", "ba", "cd", "dc", "ee"])
    found = credulous(framework, Budget(4))
    assert found.accepted == {0, 1}
    assert found.unknown == {2, 3, 4}
    words = justification_statuses(framework, Budget(4))
    assert [word and word.value for word in words] == [
        "contested",
        "contested",
        None,
        None,
        None,
    ]
    assert ideal_extension(framework, Budget(4)) is None


def test_defences_are_cut_short_honestly() -> None:
    """A list of defences that stops at its cap, or at the end of the budget, says so."""
    defenders = [str(number) for number in range(5)]
    attacks = [("x", "a"), *((defender, "x") for defender in defenders)]
    framework = Framework.of(["a", "x", *defenders], attacks)
    assert len(minimal_defences(framework, 0).sets) == 5
    capped = minimal_defences(framework, 0, cap=2)
    assert (len(capped.sets), capped.exact) == (2, False)
    assert minimal_defences(framework, 0, budget=Budget(1)).exact is False


def test_a_small_search_makes_no_more_tries_than_it_may() -> None:
    """Whether it looks for all defences of an argument, or whether there is one."""
    framework = Framework.of("axbcdy", ["xa", "bx", "cx", "dx", "yb", "yc", "yd"])
    budget = Budget(100)
    with patch.multiple(small_search, TRIES=2, TRIES_EACH=2):
        assert small_search.least_defences(framework, 0, budget) is None
        assert budget.left == 98
        assert small_search.defensible(framework, {1, 2, 3, 4, 5}, budget) == {0}
        assert budget.left == 96


def test_giving_up_in_the_middle_is_no_answer() -> None:
    """A search that stops within a call has not shown that there is nothing to find."""
    places, things = range(8), range(9)
    clauses = [[1 + 8 * thing + place for place in places] for thing in things]
    clauses += [
        [-(1 + 8 * one + place), -(1 + 8 * other + place)]
        for place in places
        for one, other in combinations(things, 2)
    ]
    budget = Budget(100)
    with (
        closing(Solver(clauses, 72, 72, budget)) as solver,
        pytest.raises(OutOfBudgetError, match="spent"),
    ):
        solver.solve()
    assert budget.left == 0


def test_the_same_budget_gives_the_same_answer() -> None:
    """Effort is counted, not timed, so an answer that was cut short is cut at the same place."""
    first, second = (
        extensions(_tangle(80), Semantics.COMPLETE, budget=Budget(60)) for _ in range(2)
    )
    assert first == second
