"""The work of a build is bounded: linear where the debate is easy, one budget where it is hard."""

import sys
from collections.abc import Callable, Mapping
from pathlib import Path
from types import FrameType

import pytest

from argmap.graph.argumentation.budget import Budget
from argmap.graph.model.debate import Debate
from argmap.loading.load import load
from argmap.render.site import site_files
from argmap.render.views import analysis

WriteDebate = Callable[[Mapping[str, str]], Path]

SMALL, FACTOR, LINEAR = 25, 4, 1.5
"""A size, how many times larger another is, and how much more than that its calls may grow."""


def circle(size: int, relation: str) -> Mapping[str, str]:
    """Relate each claim to the next one."""
    return {
        f"s/n{i}.yaml": f"kind: claim\ntext: Claim {i}.\n{relation}: n{(i + 1) % size}\n"
        for i in range(size)
    }


def calls_to_build(debate: Debate) -> int:
    """Count the calls of functions in a build; a loaded machine changes nothing about them."""
    calls = 0

    def count(_: FrameType, event: str, __: object) -> None:
        nonlocal calls
        calls += event == "call"

    sys.setprofile(count)
    try:
        assert list(site_files([debate]))
    finally:
        sys.setprofile(None)
    return calls


def test_calls_grow_in_proportion(tmp_path: Path, write_debate: WriteDebate) -> None:
    """In a ring of supports, in which each claim bears on all others."""
    calls_to_build(load(write_debate(circle(2, "supports"))).debate)  # imports what is needed
    small, large = (
        calls_to_build(load(write_debate(circle(size, "supports"))).debate)
        for size in (SMALL, FACTOR * SMALL)
    )
    assert large < LINEAR * FACTOR * small


def test_all_pages_share_one_budget(
    write_debate: WriteDebate, monkeypatch: pytest.MonkeyPatch
) -> None:
    """In a circle of rebuttals each of them could spend its own, and a build all of these."""
    given: list[tuple[int, Budget]] = []

    def budget(effort: int) -> Budget:
        given.append((effort, Budget(effort)))
        return given[-1][1]

    monkeypatch.setattr(analysis, "LABELLED_PER_BUILD", 8 * 32 * SMALL)
    monkeypatch.setattr(analysis, "Budget", budget)
    assert list(site_files([load(write_debate(circle(SMALL, "rebuts"))).debate]))
    assert len(given) == SMALL
    assert sum(effort for effort, _ in given) <= analysis.LABELLED_PER_BUILD
    assert any(left.left <= 0 for _, left in given)
