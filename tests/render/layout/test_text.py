"""How many lines a text takes up."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from argmap.render.layout.text import lines

WORDS = st.lists(st.text("abcMÉ漢", min_size=1, max_size=30), max_size=30).map(" ".join)


@given(WORDS)
def test_at_least_one_line(text: str) -> None:
    """Every text takes up a line, the empty one too."""
    assert lines(text, 10) >= 1


@given(WORDS, st.floats(3, 30), st.floats(0, 30))
def test_more_room_fewer_lines(text: str, room: float, more: float) -> None:
    """In a wider column a text has no more lines, but for a word broken otherwise."""
    longest = max(map(len, text.split()), default=0)
    if longest * 1.1 <= room:
        assert lines(text, room + more) <= lines(text, room)


def test_long_word_is_broken() -> None:
    """A word of four hundred letters takes as many lines as it needs."""
    assert lines("x" * 400, 10.5) == 23


@pytest.mark.parametrize(("wide", "narrow"), [("漢" * 30, "x" * 30), ("M" * 30, "x" * 30)])
def test_wide_letters(wide: str, narrow: str) -> None:
    """Capitals and East Asian characters take more room."""
    assert lines(wide, 11) > lines(narrow, 11)


def test_marks_take_no_room() -> None:
    """An accent that stands on its own takes no room."""
    assert lines("e\N{COMBINING ACUTE ACCENT}" * 20, 11) == lines("e" * 20, 11)
