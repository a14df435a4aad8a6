"""The whole debate at a glance: a column for each section, a block for each statement."""

from collections import Counter
from collections.abc import Mapping
from typing import Final, NamedTuple

from argmap.render.views.page_index import PageIndex, SectionHead

BLOCKS: Final = 1_500
"""How many blocks there are at most; of a larger debate only the upper levels are drawn."""
_GAP: Final = 8
_UNIT: Final = 10
_LEVEL: Final = 10


class Column(NamedTuple):
    """A section in the picture.

    Attributes
    ----------
    head : SectionHead
        The section.
    share : float
        How much of the picture's width it has, in per cent.
    width : int
        Its width, in the units of its paths.
    paths : tuple of (str, str)
        For each look of the style sheet the outline of all blocks that have it.
    disputed : str
        The outline of the blocks that are disputed.
    """

    head: SectionHead
    share: float
    width: int
    paths: tuple[tuple[str, str], ...]
    disputed: str


class Icicle(NamedTuple):
    """A picture of blocks: a column for each section, all of one height."""

    height: int
    columns: tuple[Column, ...]


def icicle(index: PageIndex) -> Icicle:
    """Draw the debate.

    Notes
    -----
    A block stands below the one it bears on, and is as wide as all that hangs below it; its look
    tells how it bears on it. Linear in nodes.
    """
    deepest, width = _levels(index), _widths(index)
    tops = index.outline.tops
    sections = [head for head in index.sections.values() if tops[head.id]]
    wide = {head.id: sum(width[top] for top in tops[head.id]) * _UNIT for head in sections}
    total = sum(wide.values()) + _GAP * len(sections)
    height = min(deepest, max(index.depth.values(), default=-1) + 1)
    columns = [
        Column(
            head,
            round(100 * (wide[head.id] + _GAP) / total, 3),
            wide[head.id] + _GAP,
            *_drawn(index, head.id, width, deepest),
        )
        for head in sections
    ]
    return Icicle(height * _LEVEL, tuple(columns))


def _drawn(
    index: PageIndex, section: str, width: Mapping[str, int], deepest: int
) -> tuple[tuple[tuple[str, str], ...], str]:
    """Outline the blocks of a section by their look, and those that are disputed."""
    drawn: dict[str, list[str]] = {}
    disputed = []
    x = 0
    for top in index.outline.tops[section]:
        pending = [(top, x)]
        while pending:
            node, left = pending.pop()
            level = index.depth[node]
            if level >= deepest:
                continue
            across = width[node] * _UNIT - 2
            block = f"M{left} {level * _LEVEL}h{across}v{_LEVEL - 2}h-{across}z"
            drawn.setdefault(_look(index, node), []).append(block)
            if index.nodes[node].status.is_open:
                disputed.append(block)
            for child in index.outline.children.get(node, ()):
                pending.append((child, left))
                left += width[child] * _UNIT
        x += width[top] * _UNIT
    return tuple((look, "".join(drawn[look])) for look in sorted(drawn)), "".join(disputed)


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
