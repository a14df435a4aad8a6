"""Whatever stands in a file is reported, and never ends a reading or a check."""

from collections.abc import Callable, Mapping
from pathlib import Path
from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from argmap.checks.run import check_all
from tests.fuzzing import damaged, findings_of, valid_files

WriteDebate = Callable[[Mapping[str, str]], Path]
CLAIM = "kind: claim\ntext: Tea calms.\n"


@given(st.integers(min_value=0))
@settings(max_examples=100, deadline=None)
def test_no_damage_raises(seed: int) -> None:
    """Files whose lines and keys were damaged have findings, and no damage ends the check."""
    findings_of(damaged(Random(seed), valid_files()))


def test_undamaged_files_have_no_finding() -> None:
    """What is damaged above begins without an error or a warning, so that much of it is read."""
    assert not [f for f in findings_of(valid_files()) if f.severity != "note"]


@pytest.mark.parametrize(
    "lines",
    [
        "stances: {by: ann}\nstances:\n  - by: ann\n    stance: asserts\n",
        "stances:\n  - by: ann\n    stance: asserts\nstances: {by: ann}\n",
        "supports: {with: b}\nsupports:\n  - with: b\n",
        "supports:\n  - with: b\nsupports: {with: b}\n",
        "topics: [a]\ntopics: {a: b}\ntopics:\n  - - a\n",
    ],
)
def test_a_key_that_stands_twice_in_two_shapes(write_debate: WriteDebate, lines: str) -> None:
    """It is one error of its own, and the first value counts."""
    root = write_debate({"basics/a.yaml": CLAIM + lines})

    assert "duplicate-key" in {finding.code for finding in check_all(root).findings}
