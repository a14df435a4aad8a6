"""How many lines a text takes up, estimated: the build measures no font."""

from functools import lru_cache
from math import ceil
from typing import Final
from unicodedata import combining, east_asian_width

SLACK: Final = 1.2
"""How much wider than estimated a text is taken to be, since fonts differ."""

_SPACE: Final = 0.28
_LETTER: Final = 0.5
_CAPITAL: Final = 0.72
_WIDE: Final = 1.0


def lines(text: str, room: float) -> int:
    """Count the lines that a text takes up, at least one.

    Parameters
    ----------
    text : str
        The text; a word wider than a line is broken.
    room : float
        The width of a line, in em of the text's own font.

    Returns
    -------
    int
        The number of lines, estimated with the slack of `SLACK`.

    Examples
    --------
    >>> lines("Tea calms.", 10), lines("Tea calms, and calm is good for everybody.", 10)
    (1, 3)
    """
    room /= SLACK
    count, used = 1, 0.0
    for width in map(_width, text.split()):
        if used and used + _SPACE + width <= room:
            used += _SPACE + width
            continue
        broken = ceil(width / room) - 1 if width > room else 0
        count += broken + (used > 0)
        used = width - broken * room
    return count


@lru_cache(maxsize=8192)
def _width(word: str) -> float:
    """Estimate the width of a word, in em of its font."""
    if word.isascii() and word.islower():
        return _LETTER * len(word)
    return sum(map(_glyph_width, word))


def _glyph_width(character: str) -> float:
    if combining(character):
        return 0.0
    if east_asian_width(character) in {"W", "F"}:
        return _WIDE
    return _CAPITAL if character.isupper() else _LETTER
