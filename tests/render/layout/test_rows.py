"""Boxes in rows."""

from itertools import combinations

from hypothesis import given
from hypothesis import strategies as st

from argmap.render.layout.rows import Size, pack

BOXES = st.lists(st.builds(Size, st.integers(1, 90), st.integers(1, 90)), min_size=1, max_size=12)


@given(BOXES)
def test_no_two_boxes_touch(boxes: list[Size]) -> None:
    """All boxes keep the gap, and lie within the whole."""
    rows = pack(boxes, 2)
    placed = list(zip(rows.corners, boxes, strict=True))

    for (a, one), (b, other) in combinations(placed, 2):
        beside = a.x + one.width + 2 <= b.x or b.x + other.width + 2 <= a.x
        assert beside or a.y + one.height + 2 <= b.y or b.y + other.height + 2 <= a.y
    for corner, box in placed:
        assert corner.x + box.width <= rows.size.width
        assert corner.y + box.height <= rows.size.height


def test_whole_fills_a_screen() -> None:
    """Many boxes alike come near to the shape of a screen."""
    width, height = pack([Size(10, 10)] * 60, 1).size

    assert 1.2 < width / height < 2.6


def test_nothing_to_pack() -> None:
    """Without boxes there is nothing, and no error."""
    assert pack([], 1).corners == ()
