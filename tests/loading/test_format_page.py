"""The page that teaches the format: its examples are a debate, and they are right."""

import re
from pathlib import Path

import pytest

from argmap.checks.run import Checked, check_all
from argmap.commands.terminal.findings import as_text
from argmap.loading.load import load
from argmap.schema.finding import Severity
from argmap.schema.vocabulary import Kind, RelationKind, StanceKind

PAGE = Path(__file__).parents[2] / "claims" / "README.md"
TEXT = PAGE.read_text(encoding="utf-8")
BLOCKS = re.findall(r"```yaml\n(# claims/.*?)```", TEXT, re.DOTALL)
EXAMPLES = {block.split()[1]: block for block in BLOCKS}


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Write the examples of the page where they say they are."""
    for name, text in EXAMPLES.items():
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    return tmp_path


def clean(checked: Checked) -> str:
    """Say what is wrong; notes are no defects."""
    return as_text(f for f in checked.findings if f.severity is not Severity.NOTE)


def test_examples_are_clean(folder: Path) -> None:
    """Taken together, the examples have no error and no warning."""
    assert clean(check_all(folder)) == ""


def test_all_yaml_is_tested() -> None:
    """No example is shown without a path, so none escapes the test."""
    assert TEXT.count("```yaml") == len(EXAMPLES)


def test_every_kind_is_shown(folder: Path) -> None:
    """There is an example of every kind of node."""
    nodes = load(folder).debate.nodes.values()

    assert {node.kind for node in nodes} == set(Kind)


@pytest.mark.parametrize("words", [Kind, RelationKind, StanceKind])
def test_tables_are_complete(words: type[Kind]) -> None:
    """Each word of the format stands in a table, and no other does."""
    rows = re.findall(r"^\| `(\w+)` \|", TEXT, re.MULTILINE)

    assert set(words) <= set(rows)


def test_error_is_shown_as_it_is(folder: Path) -> None:
    """The error on the page is what a check says of that slip."""
    (shown,) = re.findall(r"```\n(claims/.*?)```", TEXT, re.DOTALL)
    path = folder / "claims/tea-or-coffee/calm/soup-is-warm-too.yaml"
    path.write_text(path.read_text("utf-8").replace("tea-is-warm ->", "tea-is-worm ->"), "utf-8")

    assert clean(check_all(folder)) == shown.strip()
