"""The lines of a section: from the side of a card, by a rail, to the card it hangs under."""

from collections.abc import Mapping, Sequence
from typing import Final

from argmap.render.layout.reading import BAND_GAP, GAP, INDENT, Box

ANCHOR: Final = 1.2
"""From the top of a card to its line: beside its first words, however high the card grows."""

_FIRST: Final = 0.6
_APART: Final = 0.6
_LAST: Final = 1.8
_ASIDE: Final = 0.4
_ROUND: Final = 0.5
_END: Final = 0.1


def rails(looks: Sequence[str]) -> Mapping[str, float]:
    """Give each look of a line a rail to the right of the parent's left side.

    Parameters
    ----------
    looks : sequence of str
        The looks of the lines that lead to one card; the same look may occur often.

    Returns
    -------
    Mapping of str to float
        The distances, in em.

    Examples
    --------
    >>> rails(["for", "against", "for"])
    {'for': 0.6, 'against': 1.2}
    """
    names = list(dict.fromkeys(looks))
    apart = min(_APART, (_LAST - _FIRST) / max(len(names) - 1, 1))
    return {name: round(_FIRST + number * apart, 2) for number, name in enumerate(names)}


def line(box: Box, parent: Box, rail: float) -> str:
    """Draw the line from a card to the card it hangs under, as the path of an SVG.

    Parameters
    ----------
    box, parent : Box
        The cards.
    rail : float
        How far to the right of the parent's left side its rail is.
    """
    indent = min(box.x - parent.x, INDENT)  # smaller where a tree is deep
    return _path(box, parent, parent.x + rail * indent / INDENT, parent.bottom + _END)


def line_to_step(box: Box, parent: Box) -> str:
    """Draw the line from a card to the step that leads from its parent.

    It ends on the parent's own line, where that leaves the card.
    """
    return _path(box, parent, parent.x - _ASIDE, parent.y + ANCHOR)


def _path(box: Box, parent: Box, x: float, end: float) -> str:
    """Lead from the left side of a card to a rail and up."""
    start = f"M{box.x:g} {_short(box.y + ANCHOR)}"
    if box.x - parent.x <= INDENT:
        return f"{start}{_left_and_up(x)}V{_short(end)}"
    # In the right column: up beside the column, and straight on where it begins under the parent.
    beside = box.x - INDENT + x - parent.x
    under = box.column - parent.bottom < GAP + BAND_GAP / 2
    if under and x > parent.x and beside < parent.x + parent.width - _FIRST:
        return f"{start}{_left_and_up(beside)}V{_short(end)}"
    above = box.column - GAP / 2 + _ROUND
    left = f"V{_short(above)}q0-{_ROUND:g}-{_ROUND:g}-{_ROUND:g}"
    return f"{start}{_left_and_up(beside)}{left}{_left_and_up(x)}V{_short(end)}"


def _left_and_up(x: float) -> str:
    """Go left to a rail, and round the corner upward."""
    return f"H{_short(x + _ROUND)}q-{_ROUND:g} 0-{_ROUND:g}-{_ROUND:g}"


def _short(length: float) -> str:
    """Write a length with no more digits than can be seen."""
    return f"{round(length, 1):g}"
