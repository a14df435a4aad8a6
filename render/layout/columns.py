"""Boxes of one width set in columns, in reading order, so that together they fill a screen."""

from collections.abc import Sequence
from typing import Final, NamedTuple

_ROUNDS: Final = 24
_MOST: Final = 40


class Size(NamedTuple):
    """A width and a height."""

    width: float
    height: float


class Corner(NamedTuple):
    """Where the upper left corner of a box lies."""

    x: float
    y: float


class Columns(NamedTuple):
    """Boxes in columns: their corners in the order given, and the size of the whole."""

    corners: tuple[Corner, ...]
    size: Size


def pack(heights: Sequence[float], width: float, gap: float, screen: Size) -> Columns:
    """Set boxes in columns: the number of columns with which the whole shows largest on a screen.

    Parameters
    ----------
    heights : sequence of float
        The heights of the boxes, in the order in which they are read.
    width : float
        The width of them all.
    gap : float
        The distance between boxes.
    screen : Size
        The shape of the screen.

    Returns
    -------
    Columns
        For each number of columns, the highest column is as low as the order allows.

    Examples
    --------
    >>> pack([4, 1, 2], 3, 1, Size(16, 9)).corners
    (Corner(x=0.0, y=0.0), Corner(x=4.0, y=0.0), Corner(x=4.0, y=2.0))
    """
    counts = range(1, min(len(heights), _MOST) + 1)
    tried = (_filled(heights, width, gap, _lowest(heights, gap, count)) for count in counts)
    return max(tried, key=lambda whole: _shown(whole, screen), default=Columns((), Size(0.0, 0.0)))


def _shown(whole: Columns, screen: Size) -> float:
    """Tell how large the whole shows on a screen."""
    return min(screen.width / whole.size.width, screen.height / whole.size.height)


def _lowest(heights: Sequence[float], gap: float, count: int) -> float:
    """Find how high so many columns have to be at least, by halving the range in question."""
    low, high = max(heights), sum(heights) + gap * (len(heights) - 1)
    for _ in range(_ROUNDS):
        middle = (low + high) / 2
        if _needed(heights, gap, middle) <= count:
            high = middle
        else:
            low = middle
    return high


def _needed(heights: Sequence[float], gap: float, most: float) -> int:
    """Count the columns of a given height that boxes need."""
    count, bottom = 1, -gap
    for height in heights:
        if bottom + gap + height > most:
            count, bottom = count + 1, -gap
        bottom += gap + height
    return count


def _filled(heights: Sequence[float], width: float, gap: float, most: float) -> Columns:
    """Fill columns of a given height one after the other."""
    corners = []
    x, y, lowest = 0.0, 0.0, 0.0
    for height in heights:
        if y and y + height > most:
            x, y = x + width + gap, 0.0
        corners.append(Corner(round(x, 2), round(y, 2)))
        lowest = max(lowest, y + height)
        y += height + gap
    return Columns(tuple(corners), Size(round(x + width, 2), round(lowest, 2)))
