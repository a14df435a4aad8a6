"""Rows in columns keep to the width of the terminal."""

from hypothesis import given
from hypothesis import strategies as st

from argmap.commands.terminal.layout import aligned

_CELL = st.text("ab-", min_size=1, max_size=30)
_PHRASE = st.lists(st.text("ab", min_size=1, max_size=8), max_size=6).map(" ".join)


@given(st.lists(st.tuples(_PHRASE, _CELL, _PHRASE), min_size=1), st.integers(40, 100))
def test_no_line_is_wider_than_the_terminal(rows: list[tuple[str, str, str]], wide: int) -> None:
    """However long the cells; and every cell is there, in order."""
    texts = aligned(rows, 0, wide)

    assert max(len(line) for text in texts for line in text.split("\n")) <= wide
    assert [text.split() for text in texts] == [" ".join(row).split() for row in rows]
