"""The order in which things can be settled: each after what it needs, circles at once."""

from collections.abc import Callable, Iterable


def strongly_connected_components(
    size: int, needs: Callable[[int], Iterable[int]]
) -> list[tuple[int, ...]]:
    """Group things into circles and singles, each after everything it needs.

    Parameters
    ----------
    size : int
        How many things there are; they are numbered from 0.
    needs : callable
        Lists what a thing needs directly; it is asked once for each.

    Returns
    -------
    list of tuple of int
        The strongly connected components, members in ascending order.

    Notes
    -----
    Tarjan's algorithm [1]_ without recursion, so that no chain is too long. Linear in things and
    needs.

    References
    ----------
    .. [1] R. Tarjan, "Depth-first search and linear graph algorithms", SIAM Journal on Computing 1
       (1972).

    Examples
    --------
    >>> strongly_connected_components(3, [[1], [0], [1]].__getitem__)
    [(0, 1), (2,)]
    """
    units: list[tuple[int, ...]] = []
    order: dict[int, int] = {}  # when each was first seen
    low: dict[int, int] = {}  # the first seen that it leads back to
    open_: dict[int, None] = {}  # seen, not yet in a unit, in order
    for start in range(size):
        # The path stands for the calls of the recursive algorithm: Python's own stack ends at
        # 1,000.
        path = [] if start in order else [(start, iter(needs(start)))]
        while path:
            thing, unseen = path[-1]
            if thing not in order:
                order[thing] = low[thing] = len(order)
                open_[thing] = None
            for other in unseen:
                if other not in order:
                    path.append((other, iter(needs(other))))
                    break
                # A thing in a finished unit leads nowhere new; only open ones can close a circle.
                if other in open_:
                    low[thing] = min(low[thing], order[other])
            else:
                path.pop()
                if path:
                    low[path[-1][0]] = min(low[path[-1][0]], low[thing])
                # It leads back to nothing earlier, so all that opened after it is one unit with it.
                if low[thing] == order[thing]:
                    units.append(_taken(open_, thing))
    return units


def _taken(open_: dict[int, None], first: int) -> tuple[int, ...]:
    """Take off everything from a thing on."""
    members: list[int] = []
    while not members or members[-1] != first:
        members.append(open_.popitem()[0])
    return tuple(sorted(members))
