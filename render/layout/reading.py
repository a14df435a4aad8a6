"""A tree set for reading: what hangs under a card stands below it, indented, in two columns."""

from collections.abc import Callable, Hashable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import accumulate
from operator import itemgetter
from typing import Final, Generic, NamedTuple, TypeVar

Key = TypeVar("Key", bound=Hashable)

INDENT: Final = 2.4
"""From the left side of a card to that of the cards under it."""
GAP: Final = 1.1
"""Between cards one below the other."""
BAND_GAP: Final = 1.0
"""More of it between what is set in columns and what follows, so that a line can pass."""
GUTTER: Final = INDENT + 0.8
"""Between columns."""
WIDEST: Final = 50.0
"""The greatest width of a card, so that its lines can be read."""

_NARROWEST: Final = 20.0
_NARROWEST_COLUMN: Final = 26.0
_USUAL: Final = 30.0
_UNEVEN: Final = 0.63
_TALL: Final = 20.0


class Box(NamedTuple):
    """Where a card lies, how high it is at least, and where its column begins."""

    x: float
    y: float
    width: float
    height: float
    column: float

    @property
    def bottom(self) -> float:
        """Where it ends."""
        return self.y + self.height


@dataclass(slots=True)
class _Forest(Generic[Key]):
    """What is to be placed, and where it has been placed."""

    below: Mapping[Key, Sequence[Key]]
    height: Callable[[Key, float], float]
    sizes: dict[Key, float] = field(default_factory=dict)
    depths: dict[Key, int] = field(default_factory=dict)
    boxes: dict[Key, Box] = field(default_factory=dict)

    def measure(self, tops: Sequence[Key]) -> None:
        """Estimate how high each subtree is in one column, and count its levels."""
        for _, node in reversed(list(_walk(tops, self.below))):
            under = self.below[node]
            own = self.height(node, _USUAL) + GAP
            self.sizes[node] = own + sum(self.sizes[child] for child in under)
            self.depths[node] = max((self.depths[child] + 1 for child in under), default=0)

    def spread(self, nodes: Sequence[Key], x: float, right: float, y: float) -> float:
        """Set subtrees in bands of two columns, and tell where they end.

        A subtree in a band of its own has its card above the bands of what hangs under it. Each
        level is narrower, and what is too narrow is stacked: so a handful of calls are nested at
        most.
        """
        if (right - x - GUTTER) / 2 < _NARROWEST_COLUMN:
            return self.stack(nodes, x, right, y)
        for number, band in enumerate(self._bands(nodes)):
            y += BAND_GAP if number else 0
            if len(band) == 1:
                bottom = self._put(band[0], x, right, y, y)
                y = self.spread(self.below[band[0]], x + INDENT, right, bottom)
            else:
                (_, cut), middle = self._cut(band), (x + right + GUTTER) / 2
                left = self.stack(band[:cut], x, middle - GUTTER, y)
                y = max(left, self.stack(band[cut:], middle, right, y))
        return y

    def stack(self, nodes: Sequence[Key], x: float, right: float, y: float) -> float:
        """Set subtrees one below the other, and tell where they end."""
        depth = max((self.depths[node] for node in nodes), default=0)
        # Deep trees are indented less, so that their last cards are not too narrow.
        indent = min(INDENT, max(right - x - _NARROWEST, 0.0) / depth) if depth else 0.0
        columns = {-1: y}
        for level, node in _walk(nodes, self.below):
            y = columns[level] = self._put(node, x + level * indent, right, y, columns[level - 1])
        return y

    def _put(self, node: Key, x: float, right: float, y: float, column: float) -> float:
        """Place one card, and tell where the next one begins."""
        width = round(min(right - x, WIDEST), 1)
        height = self.height(node, width)
        self.boxes[node] = Box(round(x, 1), round(y, 1), width, height, round(column, 1))
        return y + height + GAP

    def _bands(self, nodes: Sequence[Key]) -> Iterator[Sequence[Key]]:
        """Divide subtrees that would fill columns unevenly: the highest then stands alone."""
        pending = [nodes] if nodes else []
        while pending:
            band = pending.pop()
            sizes = [self.sizes[node] for node in band]
            at, highest = max(enumerate(sizes), key=itemgetter(1))
            if len(band) == 1 or highest < _TALL or self._cut(band)[0] < _UNEVEN * sum(sizes):
                yield band
                continue
            parts = (band[:at], band[at : at + 1], band[at + 1 :])
            pending += [part for part in reversed(parts) if part]

    def _cut(self, nodes: Sequence[Key]) -> tuple[float, int]:
        """Find how high the higher column is at least, and where to divide subtrees for that."""
        before = list(accumulate(self.sizes[node] for node in nodes))
        return min(
            (max(above, before[-1] - above), cut) for cut, above in enumerate(before[:-1], 1)
        )


def reading_tree(
    tops: Sequence[Key],
    children: Mapping[Key, Sequence[Key]],
    height: Callable[[Key, float], float],
    width: float,
    shown: frozenset[Key],
) -> dict[Key, Box]:
    """Place the cards of a forest.

    Parameters
    ----------
    tops : sequence
        The roots, in reading order.
    children : mapping
        The nodes below each node, in reading order.
    height : callable
        The height of the card of a node, for the width of the card.
    width : float
        How much room there is from left to right.
    shown : frozenset
        The nodes to place; what is below another node is left out.

    Returns
    -------
    dict
        The places of the cards, in reading order: down the left column, then down the right one.

    Notes
    -----
    As in a newspaper: a card above, what hangs under it in two columns of about one height. Where
    a high subtree would leave a column half empty, it gets the full width, and those before it and
    those after it get columns of their own. Each such division takes a sixth of the height away:
    the whole is linear in the number of nodes, times a logarithm for the siblings at one place.

    Examples
    --------
    >>> boxes = reading_tree("a", {"a": "bc"}, lambda node, width: 4.0, 60.0, frozenset("abc"))
    >>> [(box.x, box.y) for box in boxes.values()]
    [(0.0, 0.0), (2.4, 5.1), (32.8, 5.1)]
    """
    below = {node: [c for c in children.get(node, ()) if c in shown] for node in shown}
    forest = _Forest(below, height)
    forest.measure(tops)
    forest.spread(tops, 0.0, width, 0.0)
    return forest.boxes


def _walk(tops: Sequence[Key], below: Mapping[Key, Sequence[Key]]) -> Iterator[tuple[int, Key]]:
    """Yield nodes in reading order, each with its level; nothing calls itself, however deep."""
    pending = [(0, top) for top in reversed(tops)]
    while pending:
        level, node = pending.pop()
        yield level, node
        pending += [(level + 1, child) for child in reversed(below[node])]
