"""Text in lines and columns; files written whole."""

import os
import unicodedata
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from argmap.commands.terminal.layout import columns, width, wrapped
from argmap.commands.terminal.output import plain
from argmap.editing.atomic_write import write_file
from argmap.graph.model.wording import counted, listed
from argmap.schema.errors import UnwritableFileError

WORDS = st.lists(st.text("abc", min_size=1, max_size=6), max_size=30).map(" ".join)


@given(WORDS, st.integers(0, 8), st.integers(20, 60))
def test_wrapping_keeps_every_word(text: str, indent: int, wide: int) -> None:
    """In order, and within the width."""
    lines = wrapped(text, indent, 2, wide).splitlines()

    assert " ".join(lines).split() == text.split()
    assert all(len(line) <= wide for line in lines)


@given(st.lists(st.tuples(st.text("ab", max_size=5), WORDS)))
def test_columns_keep_every_cell(rows: list[tuple[str, str]]) -> None:
    """The last one is wrapped, none is cut."""
    assert " ".join(columns(rows, wide=40).split()) == " ".join(
        word for row in rows for cell in row for word in cell.split()
    )


def test_text_that_goes_to_no_terminal_has_a_fixed_width() -> None:
    """The same bytes on every machine."""
    assert width() == 100


def test_text_follows_a_terminal(monkeypatch: pytest.MonkeyPatch) -> None:
    """As wide as it is, but never too narrow to read."""
    monkeypatch.setattr("sys.stdout.isatty", lambda: True)
    monkeypatch.setattr(
        "argmap.commands.terminal.layout.get_terminal_size", lambda _: os.terminal_size((100, 24))
    )
    assert width() == 100
    monkeypatch.setattr(
        "argmap.commands.terminal.layout.get_terminal_size", lambda _: os.terminal_size((10, 24))
    )
    assert width() == 40


def test_things_are_counted_and_listed_as_in_a_sentence() -> None:
    """One reply, two replies; a, b or c."""
    assert counted(2, "reply", "replies") == "2 replies"
    assert listed(["a", "b", "c"], "or") == "a, b or c"
    assert listed([]) == ""


@given(st.text())
def test_what_is_printed_holds_no_control_characters(text: str) -> None:
    """But for line ends and tabs."""
    assert not any(unicodedata.category(c) == "Cc" and c not in "\n\t" for c in plain(text))


def test_what_turns_a_text_is_shown_as_a_sign() -> None:
    """A terminal would show what follows from right to left."""
    assert plain("a \u202e b") == "a \ufffd b"


def test_a_file_is_replaced_whole(tmp_path: Path) -> None:
    """Its folder is made, its line ends stay, and nothing is left beside it."""
    file = tmp_path / "new" / "a.yaml"
    write_file(file, "one\r\ntwo\n")

    assert file.read_bytes() == b"one\r\ntwo\n"
    assert list(file.parent.iterdir()) == [file]


def test_a_file_that_cannot_be_written_is_reported(tmp_path: Path) -> None:
    """Nothing is left beside it either."""
    (tmp_path / "a.yaml").mkdir()

    with pytest.raises(UnwritableFileError, match="cannot write"):
        write_file(tmp_path / "a.yaml", "text")
    assert [entry.name for entry in tmp_path.iterdir()] == ["a.yaml"]
