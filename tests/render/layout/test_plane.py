"""The plane: sections with their heads, and the style sheet that places everything."""

from argmap.render.layout.cards import Drawing
from argmap.render.layout.plane import Tile, arrange, style_sheet
from argmap.render.layout.reading import Box

SMALL = Tile("a", "A", Drawing({"x": Box(2, 3.5, 20, 8, 3.5)}, 24, 14))
LARGE = [Tile(f"s{i}", "A section", Drawing({}, 70, 150)) for i in range(12)]


def test_small_map_needs_no_large_head() -> None:
    """Where everything is legible at once, a head is one line high."""
    plane = arrange([SMALL])

    assert plane.heads == (5.0,)
    assert plane.scale == 1


def test_heads_of_a_large_map_read_from_far() -> None:
    """Where all is seen at once only from far, a head has room for a title that is read there."""
    plane = arrange(LARGE)

    assert all(head * plane.scale * 16 > 30 for head in plane.heads)


def test_a_section_too_high_for_a_screen_has_room_for_its_head() -> None:
    """From where all of it is seen no title could be read; its head is high enough all the same."""
    plane = arrange([Tile("a", "A section with a title", Drawing({}, 71, 20_000))])

    assert plane.heads[0] > 5
    assert plane.columns.size.height > 20_000


def test_style_sheet_places_everything() -> None:
    """There is a rule for the plane, each section and each card, for wide screens with script."""
    text = style_sheet([SMALL])

    assert text.startswith("@media screen and (scripting: enabled) and (min-width: 74rem) {")
    assert "#s-a{--x:0em;--y:0em;" in text
    assert "#n-x{left:2em;top:3.5em;width:20em;min-height:8em}" in text
