"""A section of the map in em: how high its cards are, and where they lie."""

from collections.abc import Callable, Mapping, Sequence
from math import ceil
from typing import Final, NamedTuple

from argmap.render.layout.reading import Box, reading_tree
from argmap.render.layout.text import lines

EDGE: Final = 1.5
"""Around the cards of a section."""
WIDTH: Final = 71.0
"""The width of a section: two columns on the screen of a laptop, without panning sideways."""

_ROOM: Final = 2.0
_AROUND: Final = 1.1
_TEXT_LINE: Final = 1.36
_TITLE, _TITLE_LINE = 1.6, 1.2
_HEAD, _HEAD_LINE = 0.88, 1.3
_BOLD: Final = 1.1
_BOLD_SANS: Final = 1.22
_MARK: Final = 8.0


class Drawing(NamedTuple):
    """The cards of a section, and how much room they take."""

    boxes: Mapping[str, Box]
    width: float
    height: float


def card_height(title: str, header: str, text: str, is_marked: bool, width: float) -> float:
    """Estimate how high a card is: for its title in large type, or for its header and its text.

    A mark takes room from the header.

    Examples
    --------
    >>> card_height("Tea", "speaks for", "Tea calms.", False, 30.0)
    3.7
    """
    room = width - _ROOM
    large = lines(title, room / _TITLE / _BOLD) * _TITLE * _TITLE_LINE
    beside = room / _HEAD - (_MARK if is_marked else 0)
    small = lines(header, beside / _BOLD_SANS) * _HEAD * _HEAD_LINE
    small += lines(text, room) * _TEXT_LINE
    return ceil(10 * (_AROUND + max(large, small))) / 10  # no more digits than can be seen


def draw(
    tops: Sequence[str],
    children: Mapping[str, Sequence[str]],
    height: Callable[[str, float], float],
    shown: frozenset[str],
) -> Drawing:
    """Lay out the cards of a section.

    Parameters
    ----------
    tops : sequence of str
        The ids at the top of the section.
    children : Mapping of str to sequence of str
        The ids below each.
    height : callable
        The height of a card, for its width.
    shown : frozenset of str
        The cards that are shown.

    Returns
    -------
    Drawing
        In em; linear in the number of cards.
    """
    placed = reading_tree(tops, children, height, WIDTH - 2 * EDGE, shown)
    boxes = {node: _within(box) for node, box in placed.items()}
    bottom = max((box.bottom for box in boxes.values()), default=0.0)
    return Drawing(boxes, WIDTH, round(bottom + EDGE, 1))


def _within(box: Box) -> Box:
    """Move a card away from the edges of its section."""
    x, y, column = (round(at + EDGE, 1) for at in (box.x, box.y, box.column))
    return box._replace(x=x, y=y, column=column)
