"""The lines between cards."""

import re

from argmap.render.layout.rails import ANCHOR, line, line_to_step, rails
from argmap.render.layout.reading import GAP, INDENT, Box

PARENT = Box(10, 10, 50, 5, 10)
UNDER = PARENT.bottom + GAP


def numbers(path: str) -> list[float]:
    """Read the numbers of a path."""
    return [float(number) for number in re.findall(r"-?[\d.]+", path)]


def corner(path: list[float]) -> float:
    """Find where the last rail of a path is: the path turns upward half an em before it."""
    return round(path[-6] - 0.5, 2)


def test_each_look_has_a_rail() -> None:
    """Lines of one look share a rail, all within the indentation."""
    found = rails(["for", "against", "for", "step", "concession", "other"])

    assert list(found) == ["for", "against", "step", "concession", "other"]
    assert sorted(found.values()) == list(found.values())
    assert 0 < found["for"] < found["other"] < INDENT


def test_line_leads_up_to_the_parent() -> None:
    """A line starts at the left of a card, beside its first words, and ends under its parent."""
    found = numbers(line(Box(10 + INDENT, 30, 30, 4, UNDER), PARENT, 0.6))

    assert found[:2] == [12.4, 30 + ANCHOR]
    assert corner(found) == 10.6
    assert PARENT.bottom < found[-1] < UNDER


def test_line_from_the_right_column_goes_straight_up() -> None:
    """Where the right column begins under the parent, its rail ends there."""
    found = numbers(line(Box(40, 30, 20, 4, UNDER), PARENT, 0.6))

    assert corner(found) == 40 - INDENT + 0.6
    assert PARENT.bottom < found[-1] < UNDER


def test_line_from_a_later_right_column_goes_around() -> None:
    """A right column further down leads to the left above itself, and then up."""
    found = numbers(line(Box(40, 34, 20, 4, 30), PARENT, 0.6))

    assert 30 - GAP < found[7] < 30
    assert corner(found) == 10.6


def test_line_to_a_step_ends_on_it() -> None:
    """An attack on a step ends on the line that leaves the parent's card to the left."""
    for box in (Box(10 + INDENT, 30, 30, 4, UNDER), Box(40, 30, 20, 4, UNDER)):
        found = numbers(line_to_step(box, PARENT))
        assert found[-1] == PARENT.y + ANCHOR
        assert PARENT.x - INDENT < corner(found) < PARENT.x
