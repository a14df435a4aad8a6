"""Files that somebody spoilt: every command that edits refuses them with a message, or works."""

import random
import runpy
from collections import Counter
from collections.abc import Callable, Mapping
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

ROOT = Path(__file__).parents[2]
fuzz: Any = SimpleNamespace(**runpy.run_path(str(ROOT / "bench" / "fuzz_editing.py")))
FINE = settings(max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture])


@FINE
@given(st.sampled_from(list(fuzz.FILES)), st.randoms(use_true_random=False))
def test_no_spoilt_file_ends_a_command(tmp_path: Path, name: str, chance: random.Random) -> None:
    """Rename, merge, remove, confirm, format and fix, on a debate with one such file."""
    paths = fuzz.write_debate(tmp_path)
    paths[name].write_text(fuzz.spoilt(fuzz.FILES[name], chance), encoding="utf-8", newline="")
    assert fuzz.try_one(tmp_path, Counter()) == []


@pytest.mark.parametrize(
    ("name", "old", "new"),
    [
        ("s/tea.yaml", "stances: {", "stances: [{by: ann, stance: asks}]\nstances: {"),
        ("s/hot.yaml", "supports:\n", "supports: {with: b}\nsupports:\n"),
        ("s/hot.yaml", "    at:\n      - p1\n", "    at:\n  - p1\n"),
        ("s/hot.yaml", "stances:\n", "stances:\n- \n"),
        ("people/ann.yaml", "aliases: [anna]", "aliases: {anna: x}\naliases:\n- [anna]"),
    ],
)
def test_shapes_that_once_ended_a_command(tmp_path: Path, name: str, old: str, new: str) -> None:
    """A key that stands twice in another shape, and an item that is no mapping."""
    paths = fuzz.write_debate(tmp_path)
    assert old in fuzz.FILES[name]
    paths[name].write_text(fuzz.FILES[name].replace(old, new), encoding="utf-8")
    assert fuzz.try_one(tmp_path, Counter()) == []


def test_files_with_errors_are_reported_and_passed_over(
    write_debate: Callable[[Mapping[str, str]], Path], run: Callable[..., Any]
) -> None:
    """The others are formatted and confirmed."""
    twice = "kind: claim\ntext: Tea.\nsupports: {with: b}\nsupports: [b]\n"
    good = "kind: claim\ntext: Milk.\nstances: {by: ann, stance: asserts}"
    files = {"people/ann.yaml": "name: Ann\n", "s/a.yaml": twice, "s/b.yaml": good}
    root = write_debate(files)
    for words in (("fmt",), ("confirm", "--all")):
        ran = run(*words, within=root)
        assert "'claims/tea/s/a.yaml' has errors and is skipped" in ran.err
    text = (root / "claims/tea/s/b.yaml").read_text()
    assert "wording: " in text
    assert text.startswith("kind: claim\ntext: >-\n  Milk.\n")
