"""``argmap docs`` prints the documents that come with the package."""

from pathlib import Path
from typing import Any

ROOT = Path(__file__).parents[2]


def test_documents_are_listed_with_their_titles(run: Any) -> None:
    """The format first, then what lies in docs/."""
    lines = run("docs").out.splitlines()

    assert lines[0] == "  format        How a debate is written"
    assert len(lines) == 1 + len(list((ROOT / "docs").glob("*.md")))


def test_a_document_is_printed_as_it_is(run: Any, tmp_path: Path) -> None:
    """From anywhere, no debate is needed."""
    printed = run("docs", "format", within=tmp_path).out

    assert printed == (ROOT / "claims" / "README.md").read_text(encoding="utf-8")


def test_a_misspelt_document_is_misuse(run: Any) -> None:
    """The nearest is named."""
    ran = run("docs", "comands")

    assert ran.code == 2
    assert "did you mean 'commands'?" in ran.err
