"""How high cards are, and where they lie in their section."""

from argmap.render.layout.cards import card_height, draw


def test_height_has_room_for_the_title_in_large_type() -> None:
    """A long title needs a higher card, even where the text is short."""
    long = "A title of " + "many " * 9 + "words"

    assert card_height(long, "", "x", False, 30) > card_height("Tea", "", "x", False, 30)


def test_wider_card_is_lower() -> None:
    """The same text needs fewer lines in a wider card."""
    text = "Tea calms. " * 20

    assert card_height("Tea", "", text, False, 50) < card_height("Tea", "", text, False, 25)


def test_cards_lie_within_the_drawing() -> None:
    """Everything lies within the size that is told."""
    drawing = draw("a", {"a": "bc"}, lambda node, width: 6.0, frozenset("abc"))

    for box in drawing.boxes.values():
        assert 0 < box.x < box.x + box.width < drawing.width
        assert 0 < box.y < box.bottom < drawing.height


def test_nothing_to_draw() -> None:
    """A section without cards makes an empty drawing."""
    assert draw((), {}, lambda node, width: 1.0, frozenset()).boxes == {}
