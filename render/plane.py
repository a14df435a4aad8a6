"""The map seen from far: in how many columns its sections are set, and at which scale."""

from collections.abc import Sequence
from math import ceil
from typing import Final, NamedTuple

_SCREEN: Final = (1180 / 16, 660 / 16)
_WIDTH: Final = 55.0
"""How wide a section is, as in the style sheet of the map; all lengths are in em."""
_APART: Final = 6.0
_CARD, _LINE, _LETTERS = 3.4, 1.45, 95
"""How high a card is without its text and with its gap; a line of text; the letters of a line."""
_TITLE, _TITLE_LINE, _LETTER, _MARGIN = 0.9, 1.2, 0.52, 0.5
_FAR: Final = 0.3
_NEAR: Final = 3.0
_NARROWEST: Final = 4.0
"""How many em of the far type fit into a section at least: in a high one, no title would else."""
_MOST: Final = 40
_ROUNDS: Final = 24


class Tile(NamedTuple):
    """A section: its title, and the texts of its cards."""

    title: str
    texts: Sequence[str]


class Plane(NamedTuple):
    """How the sections are set.

    Attributes
    ----------
    columns : int
        In how many columns.
    width : float
        The width of all of them, in em.
    scale : float
        About the scale at which all is seen at once on a usual screen.
    far : float
        How many em look like one at that scale; less where a title would not fit.
    """

    columns: int
    width: float
    scale: float
    far: float


def arrange(tiles: Sequence[Tile]) -> Plane:
    """Choose the number of columns with which the whole shows largest on a screen.

    The browser sets the sections and measures them; heights are guessed here so that the page
    already looks as it will, before a script runs.

    Examples
    --------
    >>> arrange([Tile("Tea", ["Tea calms."])])
    Plane(columns=1, width=55.0, scale=1.0, far=3.0)
    """
    tried = (_in_columns(tiles, count) for count in range(1, min(len(tiles), _MOST) + 1))
    return max(tried, key=lambda plane: plane.scale, default=Plane(1, _WIDTH, 1.0, _NEAR))


def style_sheet(tiles: Sequence[Tile]) -> str:
    """Write the style sheet that says in how many columns sections are set, and at which scale."""
    columns, width, scale, far = arrange(tiles)
    return f".plane{{--columns:{columns};--w:{width:g}em;--scale:{scale:g};--far:{far:g}em}}\n"


def _in_columns(tiles: Sequence[Tile], count: int) -> Plane:
    """Set sections in so many columns, one after the other."""
    width = count * (_WIDTH + _APART) - _APART
    wide = min(_SCREEN[0] / width, 1.0)
    heights = [_height(tile, 1 / wide) for tile in tiles]
    scale = round(min(wide, _SCREEN[1] / _highest(heights, count)), 4)
    far = min(1 / scale, _WIDTH / _NARROWEST) if scale < _FAR else _NEAR
    return Plane(count, width, scale, round(far, 2))


def _highest(heights: Sequence[float], count: int) -> float:
    """Find how high the highest column is at least, by halving the range in question."""
    low, high = max(heights), sum(heights)
    for _ in range(_ROUNDS):
        most = (low + high) / 2
        columns, bottom = 1, 0.0
        for height in heights:
            columns, bottom = (columns, bottom) if bottom + height <= most else (columns + 1, 0.0)
            bottom += height
        low, high = (low, most) if columns <= count else (most, high)
    return high


def _height(tile: Tile, far: float) -> float:
    """Guess how high a section is, where ``far`` em look like one."""
    line = max(_WIDTH / far - 2 * _MARGIN, 1.0)
    head = ceil(len(tile.title) * _TITLE * _LETTER / line) * _TITLE * _TITLE_LINE + 2 * _MARGIN
    cards = sum(_CARD + ceil(len(text) / _LETTERS) * _LINE for text in tile.texts)
    return head * far + cards + _APART
