"""Boxes in columns."""

from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from argmap.render.layout.columns import Size, pack

SCREEN = Size(16, 9)
HEIGHTS = st.lists(st.integers(1, 90), min_size=1, max_size=12)


@given(HEIGHTS)
def test_no_two_boxes_touch(heights: list[int]) -> None:
    """Each box is below the one before it, or at the top of the next column; all lie within."""
    columns = pack(heights, 10, 2, SCREEN)

    for (one, other), height in zip(pairwise(columns.corners), heights, strict=False):
        below = other.x == one.x and other.y == one.y + height + 2
        assert below or (other.x == one.x + 12 and other.y == 0)
    for corner, height in zip(columns.corners, heights, strict=True):
        assert corner.x + 10 <= columns.size.width
        assert corner.y + height <= columns.size.height


def test_whole_fills_a_screen() -> None:
    """Many boxes alike come near to the shape of a screen."""
    width, height = pack([10] * 60, 10, 1, SCREEN).size

    assert 1.2 < width / height < 2.6


def test_nothing_to_pack() -> None:
    """Without boxes there is nothing, and no error."""
    assert pack([], 10, 1, SCREEN).corners == ()
