"""The whole debate at a glance: a column for each section, a block for each statement."""

from collections import Counter
from typing import Final, NamedTuple

from argmap.render.views.page_index import PageIndex

BLOCKS: Final = 1_500
"""How many blocks there are at most; of a larger debate only the upper levels are drawn."""
_GAP: Final = 8
_UNIT: Final = 10
_LEVEL: Final = 10


class Icicle(NamedTuple):
    """A picture of blocks.

    Attributes
    ----------
    width, height : int
        Its size.
    paths : tuple of (str, str)
        For each look of the style sheet the outline of all blocks that have it.
    """

    width: int
    height: int
    paths: tuple[tuple[str, str], ...]


def icicle(index: PageIndex) -> Icicle:
    """Draw the debate.

    Notes
    -----
    A block stands below the one it bears on, and is as wide as all that hangs below it; its look
    tells how it bears on it. Linear in nodes.
    """
    deepest = _levels(index)
    width = _widths(index)
    drawn: dict[str, list[str]] = {}
    x = height = 0
    for section in index.sections:
        for top in index.outline.tops[section]:
            pending = [(top, x)]
            while pending:
                node, left = pending.pop()
                level = index.depth[node]
                if level >= deepest:
                    continue
                height = max(height, level + 1)
                across = width[node] * _UNIT - 2
                block = f"M{left} {level * _LEVEL}h{across}v{_LEVEL - 2}h-{across}z"
                drawn.setdefault(_look(index, node), []).append(block)
                for child in index.outline.children.get(node, ()):
                    pending.append((child, left))
                    left += width[child] * _UNIT
            x += width[top] * _UNIT
        x += _GAP if index.outline.tops[section] else 0
    paths = tuple((look, "".join(drawn[look])) for look in sorted(drawn))
    return Icicle(max(x - _GAP, 0), height * _LEVEL, paths)


def _look(index: PageIndex, node: str) -> str:
    relation = index.outline.places[node].relation
    return relation.kind.traits.look if relation is not None else "chief"


def _levels(index: PageIndex) -> int:
    """Count the levels that are drawn: as many as there is room for, at least one."""
    counted = Counter(index.depth.values())
    total = levels = 0
    while counted[levels] and (not levels or total + counted[levels] <= BLOCKS):
        total += counted[levels]
        levels += 1
    return levels


def _widths(index: PageIndex) -> dict[str, int]:
    """Count the leaves below each node."""
    width: dict[str, int] = {}
    for node in reversed(index.order):
        below = index.outline.children.get(node, ())
        width[node] = max(1, sum(width[child] for child in below))
    return width
