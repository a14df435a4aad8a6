"""The map seen from far: its columns, its scale, and type that can be read from there."""

from hypothesis import given
from hypothesis import strategies as st

from argmap.render.plane import Tile, arrange, style_sheet

TEXT = "A sentence that takes two lines of a card. " * 4
LARGE = [Tile("A section", [TEXT] * 20) for _ in range(12)]


def test_small_map_is_not_scaled() -> None:
    """Where everything is legible at once, it is shown as it is."""
    plane = arrange([Tile("A", ["Tea calms."])])

    assert (plane.columns, plane.scale) == (1, 1)


def test_titles_of_a_large_map_read_from_far() -> None:
    """Where all is seen at once only from far, type is as large there as near by."""
    plane = arrange(LARGE)

    assert plane.columns > 4
    assert 0.95 < plane.far * plane.scale <= 1.01


def test_a_section_too_high_for_a_screen_has_room_for_its_title() -> None:
    """From where all of it is seen no title could be read; a line holds a word all the same."""
    plane = arrange([Tile("A section with a title", [TEXT] * 3_000)])

    assert plane.far * 4 <= plane.width


@given(st.lists(st.integers(1, 60), min_size=1, max_size=20))
def test_whole_fits_a_screen(sizes: list[int]) -> None:
    """However many sections there are, there is a number of columns, and all of them are seen."""
    plane = arrange([Tile("A section", [TEXT] * size) for size in sizes])

    assert 1 <= plane.columns <= len(sizes)
    assert plane.width * plane.scale <= 1180 / 16 + 0.1


def test_style_sheet() -> None:
    """The sheet has one rule, for the plane."""
    assert style_sheet([]) == ".plane{--columns:1;--w:55em;--scale:1;--far:3em}\n"
