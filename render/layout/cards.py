"""A section of the map in em: its cards, and the lines from each to what it hangs under."""

from collections.abc import Mapping, Sequence
from typing import Final, NamedTuple

from argmap.render.layout.text import lines
from argmap.render.layout.tree import Spot, tidy_tree

CARD: Final = 16.0
"""The width of a card."""
COLUMN: Final = 20.5
"""From the left side of a card to that of the cards under it."""
GAP: Final = 1.8
"""Between cards one above the other."""
EDGE: Final = 2.0
"""Around the cards of a section."""

LEAST: Final = 6.0
"""The least height of a card: from far, there is a large sign on it."""

_ROOM: Final = 13.8
_TEXT, _TEXT_LINE = 0.92, 1.36
_TITLE, _TITLE_LINE = 1.6, 1.2
_HOW, _HOW_LINE = 0.8, 1.4
_BOLD: Final = 1.2
_AROUND: Final = 1.6
_STEP_ASIDE: Final = 1.3
_REACH: Final = (0.2, 0.8)


class Box(NamedTuple):
    """Where a card lies and how high it is at least."""

    x: float
    y: float
    height: float

    @property
    def middle(self) -> float:
        """Half-way down."""
        return self.y + self.height / 2


class Drawing(NamedTuple):
    """The cards of a section, and how much room they take."""

    boxes: Mapping[str, Box]
    width: float
    height: float


def card_height(title: str, how: str, text: str) -> float:
    """Estimate how high a card is: for its title in large type, or for how it bears and its text.

    Examples
    --------
    >>> card_height("Tea", "speaks for", "Tea calms. ") < card_height("Tea", "", "Tea calms. " * 20)
    True
    """
    large = lines(title, _ROOM / _TITLE / _BOLD) * _TITLE * _TITLE_LINE
    small = lines(how, _ROOM / _HOW) * _HOW * _HOW_LINE
    small += lines(text, _ROOM / _TEXT) * _TEXT * _TEXT_LINE
    return round(max(_AROUND + max(large, small), LEAST), 2)


def draw(
    tops: Sequence[str], children: Mapping[str, Sequence[str]], heights: Mapping[str, float]
) -> Drawing:
    """Lay out the cards of a section.

    Parameters
    ----------
    tops : sequence of str
        The ids at the top of the section.
    children : Mapping of str to sequence of str
        The ids below each.
    heights : Mapping of str to float
        The heights of the cards that are shown.

    Returns
    -------
    Drawing
        In em; linear in the number of cards.
    """
    spots = tidy_tree(tops, children, heights, GAP)
    boxes = {node: _box(spot, heights[node]) for node, spot in spots.items()}
    right = max((box.x for box in boxes.values()), default=0.0)
    bottom = max((box.y + box.height for box in boxes.values()), default=0.0)
    return Drawing(boxes, right + CARD + EDGE, round(bottom + EDGE, 2))


def _box(spot: Spot, height: float) -> Box:
    return Box(EDGE + spot.level * COLUMN, round(EDGE + spot.top, 2), height)


def line(box: Box, parent: Box, share: float) -> str:
    """Draw the line from a card to the card it hangs under, as the path of an SVG.

    Parameters
    ----------
    box, parent : Box
        The cards.
    share : float
        How far down the parent's side the line ends, from 0 to 1, so that lines do not meet.
    """
    first, last = _REACH
    end = parent.y + parent.height * (first + (last - first) * share)
    x, half = parent.x + CARD, (box.x + parent.x + CARD) / 2
    return (
        f"M{box.x:g} {box.middle:.4g}C{half:g} {box.middle:.4g} {half:g} {end:.4g} {x:g} {end:.4g}"
    )


def line_to_step(box: Box, parent: Box) -> str:
    """Draw the line from a card to the step that leads from its parent, around the parent's card.

    It ends on the parent's own line, where that leaves the card.
    """
    up = box.middle < parent.middle
    past = parent.y - GAP / 2 if up else parent.y + parent.height + GAP / 2
    turn, end = box.x - _STEP_ASIDE, parent.x - _STEP_ASIDE
    return f"M{box.x:g} {box.middle:.4g}H{turn:g}V{past:.4g}H{end:g}V{parent.middle:.4g}"
