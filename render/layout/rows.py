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
    return max(_tried(boxes, gap), key=_shown, default=Rows((), Size(0.0, 0.0)))


def _shown(rows: Rows) -> float:
    """Tell how large the whole shows on a screen."""
    return min(SCREEN / rows.size.width, 1 / rows.size.height)


def _tried(boxes: Sequence[Size], gap: float) -> Iterator[Rows]:
    if not boxes:
        return
    widest, highest = (max(sides) for sides in zip(*boxes, strict=True))
    area = sum((box.width + gap) * (box.height + gap) for box in boxes)
    for step in range(_WIDTHS):
        room = max(widest, sqrt(area * SCREEN) * (0.6 + step / 6))
        yield from (_rows(boxes, gap, Size(room, highest * more)) for more in _HEIGHTS)


def _rows(boxes: Sequence[Size], gap: float, most: Size) -> Rows:
    """Fill rows of at most a given width and height, each box by box and stack by stack."""
    corners = []
    x = y = 0.0  # the corner of the stack
    stack = Size(0.0, 0.0)
    right = bottom = 0.0  # how far all of it reaches
    for box in boxes:
        if stack.height and stack.height + gap + box.height <= most.height:
            stack = Size(max(stack.width, box.width), stack.height + gap + box.height)
        else:
            x += stack.width + gap if stack.height else 0.0
            if x and x + box.width > most.width:
                x, y = 0.0, bottom + gap
            stack = box
        corners.append(Corner(x, round(y + stack.height - box.height, 2)))
        right, bottom = max(right, x + stack.width), max(bottom, y + stack.height)
    return Rows(tuple(corners), Size(round(right, 2), round(bottom, 2)))
