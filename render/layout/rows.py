"""Boxes packed in rows, in reading order, so that together they fill a screen."""

from collections.abc import Iterator, Sequence
from math import sqrt
from typing import Final, NamedTuple

SCREEN: Final = 16 / 9
"""The shape that the rows as a whole come near to: width by height."""
_WIDTHS: Final = 12
_HEIGHTS: Final = (1.0, 1.2, 1.45, 1.75)


class Size(NamedTuple):
    """A width and a height."""

    width: float
    height: float


class Corner(NamedTuple):
    """Where the upper left corner of a box lies."""

    x: float
    y: float


class Rows(NamedTuple):
    """Boxes in rows: their corners in the order given, and the size of the whole."""

    corners: tuple[Corner, ...]
    size: Size


def pack(boxes: Sequence[Size], gap: float) -> Rows:
    """Pack boxes in rows; what fits under the box before it goes there.

    Parameters
    ----------
    boxes : sequence of Size
        The boxes, in the order in which they are read.
    gap : float
        The distance between boxes.

    Returns
    -------
    Rows
        Of some fifty widths and heights of a row, those with which the whole shows largest on a
        screen.

    Examples
    --------
    >>> pack([Size(3, 4), Size(3, 1), Size(3, 2)], 1).corners
    (Corner(x=0.0, y=0.0), Corner(x=4.0, y=0.0), Corner(x=4.0, y=2.0))
    """
    if len(boxes) == 1:  # every row is the same, and a map of one section needs no choice
        return _filled(boxes, gap, boxes[0])
    tried = (_filled(boxes, gap, most) for most in _shapes(boxes, gap))
    return max(tried, key=_shown, default=Rows((), Size(0.0, 0.0)))


def _shown(rows: Rows) -> float:
    """Tell how large the whole shows on a screen."""
    width, height = rows.size
    return min(SCREEN / width, 1 / height)


def _shapes(boxes: Sequence[Size], gap: float) -> Iterator[Size]:
    """Yield the greatest widths and heights of a row to try, each once."""
    if not boxes:
        return
    widest, highest = (max(sides) for sides in zip(*boxes, strict=True))
    area = sum((box.width + gap) * (box.height + gap) for box in boxes)
    # Around the width at which all boxes, packed without loss, would have the shape of a screen.
    rooms = (max(widest, sqrt(area * SCREEN) * (0.6 + step / 6)) for step in range(_WIDTHS))
    for room in dict.fromkeys(rooms):
        yield from (Size(room, highest * more) for more in _HEIGHTS)


def _filled(boxes: Sequence[Size], gap: float, most: Size) -> Rows:
    """Fill rows of at most a given width and height, each box by box and stack by stack."""
    corners = []
    x = y = 0.0  # the corner of the stack
    wide = high = 0.0  # the size of the stack
    right = bottom = 0.0  # how far all of it reaches
    for width, height in boxes:
        # Under the box before it where that fits, so that many small boxes make no long row.
        if high and high + gap + height <= most.height:
            wide, high = max(wide, width), high + gap + height
        else:
            x += wide + gap if high else 0.0
            if x and x + width > most.width:
                x, y = 0.0, bottom + gap
            wide, high = width, height
        corners.append(Corner(x, round(y + high - height, 2)))
        right, bottom = max(right, x + wide), max(bottom, y + high)
    return Rows(tuple(corners), Size(round(right, 2), round(bottom, 2)))
