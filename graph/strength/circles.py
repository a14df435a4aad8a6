"""The order in which elements can be weighed: each after what it depends on, circles at once."""

from collections.abc import Iterable
from typing import Protocol


class Needy(Protocol):
    """Elements, numbered from 0, that need one another."""

    def __len__(self) -> int:
        """Tell how many there are."""

    def needs(self, element: int) -> Iterable[int]:
        """List the elements that one of them needs directly."""


def in_order_of_need(framework: Needy) -> list[tuple[int, ...]]:
    """Group elements into circles and singles, each after everything it needs.

    Parameters
    ----------
    framework : Needy
        The elements, such as those of a `BipolarFramework`, and what bears on them.

    Returns
    -------
    list of tuple of int
        The strongly connected components, members in ascending order.

    Notes
    -----
    Tarjan's algorithm [1]_ without recursion, so that no chain is too long. Linear in elements and
    influences.

    References
    ----------
    .. [1] R. Tarjan, "Depth-first search and linear graph algorithms", SIAM Journal on Computing 1
       (1972).

    Examples
    --------
    >>> from argmap.graph.strength.bipolar import BipolarFramework
    >>> framework = BipolarFramework.of(dict.fromkeys("abc", 0.5), ["ab", "ba"], ["bc"])
    >>> in_order_of_need(framework)
    [(0, 1), (2,)]
    """
    units: list[tuple[int, ...]] = []
    found: dict[int, int] = {}  # when each element was first seen
    low: dict[int, int] = {}  # the first seen that it leads back to
    open_: dict[int, None] = {}  # seen, not yet in a unit, in order
    for start in range(len(framework)):
        path = [] if start in found else [(start, iter(framework.needs(start)))]
        while path:
            element, needs = path[-1]
            if element not in found:
                found[element] = low[element] = len(found)
                open_[element] = None
            for other in needs:
                if other not in found:
                    path.append((other, iter(framework.needs(other))))
                    break
                if other in open_:
                    low[element] = min(low[element], found[other])
            else:
                path.pop()
                if path:
                    low[path[-1][0]] = min(low[path[-1][0]], low[element])
                if low[element] == found[element]:
                    units.append(_taken(open_, element))
    return units


def _taken(open_: dict[int, None], first: int) -> tuple[int, ...]:
    """Take off everything from an element on."""
    members: list[int] = []
    while not members or members[-1] != first:
        members.append(open_.popitem()[0])
    return tuple(sorted(members))
