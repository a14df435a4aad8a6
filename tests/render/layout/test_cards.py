"""Cards and the lines between them."""

import re

from argmap.render.layout.cards import CARD, Box, card_height, draw, line, line_to_step


def numbers(path: str) -> list[float]:
    """Read the numbers of a path."""
    return [float(number) for number in re.findall(r"-?[\d.]+", path)]


def test_height_has_room_for_the_title_in_large_type() -> None:
    """A long title needs a higher card, even where the text is short."""
    assert card_height("A title of " + "many " * 9 + "words", "", "x") > card_height("Tea", "", "x")


def test_cards_lie_within_the_drawing() -> None:
    """Everything lies within the size that is told."""
    drawing = draw("a", {"a": "bc"}, {"a": 6.0, "b": 8.0, "c": 4.0})

    for box in drawing.boxes.values():
        assert 0 < box.x < box.x + CARD < drawing.width
        assert 0 < box.y < box.y + box.height < drawing.height


def test_nothing_to_draw() -> None:
    """A section without cards makes an empty drawing."""
    assert draw((), {}, {}).boxes == {}


def test_line_leads_to_the_side_of_the_parent() -> None:
    """A line starts at the left of a card and ends at the right side of the one above."""
    found = numbers(line(Box(30, 20, 6), Box(2, 10, 10), 0.5))

    assert found[:2] == [30, 23]
    assert found[-2:] == [2 + CARD, 15]


def test_line_to_a_step_goes_around_the_card() -> None:
    """An attack on a step passes above or below the card, and ends on the line to its left."""
    parent = Box(22, 10, 10)
    for box, past in ((Box(44, 0, 6), 9.1), (Box(44, 30, 6), 20.9)):
        found = numbers(line_to_step(box, parent))
        assert found[3] == past
        assert found[-1] == parent.middle
        assert found[-2] < parent.x
