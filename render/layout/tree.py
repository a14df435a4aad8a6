"""A tidy tree: parents beside their children, no cards overlapping, no lines crossing."""

from collections.abc import Hashable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from operator import sub
from typing import NamedTuple, TypeVar

Key = TypeVar("Key", bound=Hashable)


class Spot(NamedTuple):
    """Where a card lies: how many steps from the root, and its top."""

    level: int
    top: float


@dataclass(slots=True)
class _Reach:
    """How far up and down a subtree reaches on each level, the deepest level first.

    The numbers are relative to two bases, so that a list can be taken over from a subtree and moved
    without touching all of it.
    """

    tops: list[float]
    bottoms: list[float]
    top_base: float = 0.0
    bottom_base: float = 0.0

    def crown(self, top: float, bottom: float) -> None:
        """Put one more level before the first."""
        self.tops.append(top - self.top_base)
        self.bottoms.append(bottom - self.bottom_base)

    def clearance(self, other: "_Reach", gap: float) -> float:
        """Find how far another has to move down to lie clear below this one."""
        base = self.bottom_base - other.top_base + gap
        overlap: float = max(map(sub, reversed(self.bottoms), reversed(other.tops)))
        return overlap + base

    def join(self, other: "_Reach", shift: float) -> None:
        """Take in another that lies below this one, moved down; it is used up."""
        shared = range(-1, -1 - min(len(self.tops), len(other.tops)), -1)
        # The shorter list is written into the longer one, which then serves both: that keeps it
        # linear.
        if len(other.tops) > len(self.tops):
            base = other.top_base + shift
            for level in shared:
                other.tops[level] = self.tops[level] + self.top_base - base
            self.tops, self.top_base = other.tops, base
        base = other.bottom_base + shift
        if len(other.bottoms) >= len(self.bottoms):
            self.bottoms, self.bottom_base = other.bottoms, base
        else:
            for level in shared:
                self.bottoms[level] = other.bottoms[level] + base - self.bottom_base


def tidy_tree(
    tops: Sequence[Key],
    children: Mapping[Key, Sequence[Key]],
    heights: Mapping[Key, float],
    gap: float,
) -> dict[Key, Spot]:
    """Place the cards of a forest: roots in the first column, what is below a node in the next.

    Parameters
    ----------
    tops : sequence
        The roots, from top to bottom.
    children : mapping
        The nodes below each node, from top to bottom; only nodes with a height are placed.
    heights : mapping
        The height of each node's card.
    gap : float
        The least distance between cards of one column.

    Returns
    -------
    dict
        The column and top of each card, parents first. The uppermost card lies at 0.

    Notes
    -----
    The idea of Reingold and Tilford [1]_ for cards of different heights: a subtree knows, for every
    level, how far up and down it reaches, and moves down along those before it until it is clear of
    them on every level that both have. To join two subtrees costs the levels of the shallower, so
    all is linear in the number of nodes. Nothing calls itself: no depth is too great.

    References
    ----------
    .. [1] E. Reingold and J. Tilford, "Tidier drawings of trees", IEEE Transactions on Software
       Engineering 7 (1981).

    Examples
    --------
    >>> tidy_tree("a", {"a": "bc"}, {"a": 2, "b": 2, "c": 2}, 1)
    {'a': Spot(level=0, top=1.5), 'b': Spot(level=1, top=0.0), 'c': Spot(level=1, top=3.0)}
    """
    order = _parents_first(tops, children, heights)
    below = {node: [c for c in children.get(node, ()) if c in heights] for node in order}
    reaches: dict[Key, _Reach] = {}
    middles: dict[Key, float] = {}
    shifts: dict[Key, float] = {}
    # Children before parents: a parent is centred on children whose places are known.
    for node in reversed(order):
        half = heights[node] / 2
        if not (under := below[node]):
            middles[node], reaches[node] = half, _Reach([0.0], [heights[node]])
            continue
        reach = _stack(under, reaches, shifts, gap)
        first, last = (middles[child] + shifts[child] for child in (under[0], under[-1]))
        middle = (first + last) / 2
        reach.crown(middle - half, middle + half)
        middles[node], reaches[node] = middle, reach
    whole = _stack(tops, reaches, shifts, gap)
    origins = dict.fromkeys(tops, -whole.top_base - min(whole.tops, default=0.0))
    for node in order:
        origins[node] += shifts[node]
        origins.update(dict.fromkeys(below[node], origins[node]))
    return {
        node: Spot(level, round(origins[node] + middles[node] - heights[node] / 2, 4))
        for node, level in order.items()
    }


def _parents_first(
    tops: Sequence[Key], children: Mapping[Key, Sequence[Key]], heights: Mapping[Key, float]
) -> dict[Key, int]:
    """List the nodes in reading order, each with its level."""
    order: dict[Key, int] = {}
    pending = [(0, top) for top in reversed(tops)]
    while pending:
        level, node = pending.pop()
        order[node] = level
        pending += [(level + 1, c) for c in reversed(children.get(node, ())) if c in heights]
    return order


def _stack(
    nodes: Iterable[Key], reaches: dict[Key, _Reach], shifts: dict[Key, float], gap: float
) -> _Reach:
    """Put subtrees one below the other, as close as they go, and note how far each one moves."""
    whole = _Reach([], [])
    for node in nodes:
        reach = reaches.pop(node)
        shifts[node] = whole.clearance(reach, gap) if whole.tops else 0.0
        whole.join(reach, shifts[node])
    return whole
