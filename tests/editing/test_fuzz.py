"""Files that somebody spoilt: every command that edits refuses them with a message, or works."""

import random
import runpy
from collections import Counter
from collections.abc import Callable, Mapping
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

ROOT = Path(__file__).parents[2]
fuzz: Any = SimpleNamespace(**runpy.run_path(str(ROOT / "bench" / "fuzz_editing.py")))


@settings(max_examples=150)
@given(st.sampled_from(list(fuzz.FILES)), st.integers(0, 4), st.randoms(use_true_random=False))
def test_no_spoilt_file_ends_a_command(name: str, case: int, chance: random.Random) -> None:
    """Whatever changes files refuses it or plans what reads back, in a debate with one such."""
    files = {**fuzz.FILES, name: fuzz.spoilt(fuzz.FILES[name], chance)}
    assert fuzz.try_one(files, Counter(), case) == []


def test_every_change_is_planned_where_nothing_is_spoilt() -> None:
    """But for one removal, in whose way a comment stands."""
    outcomes = Counter[str]()
    assert fuzz.try_one(fuzz.FILES, outcomes) == []
    assert outcomes["refused"] == 1


@pytest.mark.parametrize(
    ("name", "old", "new"),
    [
        ("s/tea.yaml", "stances: {", "stances: [{by: ann, stance: asks}]\nstances: {"),
        ("s/hot.yaml", "supports:\n", "supports: {with: b}\nsupports:\n"),
        ("s/hot.yaml", "    at:\n      - p1\n", "    at:\n  - p1\n"),
        ("s/hot.yaml", "stances:\n", "stances:\n- \n"),
        ("people/ann.yaml", "aliases: [anna]", "aliases: {anna: x}\naliases:\n- [anna]"),
        ("debate.yaml", "- {id: wood, title: W}\n  - id: thread\n    ", "id: thread\n  "),
    ],
)
def test_shapes_that_once_ended_a_command(name: str, old: str, new: str) -> None:
    """A key that stands twice in another shape, an item that is no mapping, a list of one."""
    assert old in fuzz.FILES[name]
    files = {**fuzz.FILES, name: fuzz.FILES[name].replace(old, new)}
    assert fuzz.try_one(files, Counter()) == []


@pytest.mark.parametrize(
    ("name", "old", "new"),
    [
        ("s/tea.yaml", "source: post", "source:---\n post"),
        ("s/tea.yaml", "source: post", "note:\n , source: post"),
        ("sources/post.yaml", 'abcdef"}', 'abcdef", qoutes: {person: bob}}'),
        ("sources/post.yaml", 'abcdef"}', 'abcdef", no_claim: headng}'),
        ("sources/post.yaml", 'abcdef"}', 'abcdef", no_claim: }'),
    ],
)
def test_what_has_no_meaning_is_not_lost(name: str, old: str, new: str) -> None:
    """A key without a value, and one that is misspelt, stay as they are or stop the change."""
    assert old in fuzz.FILES[name]
    files = {**fuzz.FILES, name: fuzz.FILES[name].replace(old, new)}
    assert fuzz.try_one(files, Counter()) == []


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
