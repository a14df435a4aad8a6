"""Fit an answer to a terminal: long lists are shortened, and what is left out is counted."""

from bisect import bisect_right
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from argmap.commands.terminal.layout import wrapped

SEPARATOR: Final = " · "
"""What stands between items that share a line."""


@dataclass(frozen=True, slots=True)
class Items:
    """A list within an answer, the most important item first.

    Attributes
    ----------
    items : tuple of str
        Each is a line, or several.
    brief : tuple of str
        Each item once more in a line, for those of which not all has room; empty where there is no
        shorter form.
    indent : int
        The columns that the line which counts the rest is indented by.
    run_in : str or None
        What stands before items that share lines; None where each begins a line.
    weight : int
        How many lines it may have for each that a list of weight 1 has.
    sorts : tuple of tuple of str
        What each item is, one and several of them, where what is left out is counted by that.
    """

    items: tuple[str, ...]
    brief: tuple[str, ...] = ()
    indent: int = 2
    run_in: str | None = None
    weight: int = 1
    sorts: tuple[tuple[str, str], ...] = ()

    def lines(self, shown: int | None = None, in_brief: int = 0) -> list[str]:
        """Write the first items, all by default, then some more in brief, and count the rest.

        Examples
        --------
        >>> Items(("  tea", "  coffee", "  cocoa")).lines(1)
        ['  tea', '  … 2 more']
        >>> sorts = ("drink", "drinks"), ("drink", "drinks"), ("biscuit", "biscuits")
        >>> Items(("  tea", "  coffee", "  shortbread"), sorts=sorts).lines(1)
        ['  tea', '  … 1 more drink; 1 biscuit']
        """
        shown = len(self.items) if shown is None else shown
        whole, short = self.items[:shown], self.brief[shown : shown + in_brief]
        apart = [""] if whole and short and not whole[-1].endswith("\n") else []
        items, left = [*whole, *apart, *short], len(self.items) - len(whole) - len(short)
        rest = [f"… {self._counted(len(self.items) - left)}"] if left else []
        if self.run_in is not None:
            text = f"{self.run_in}{SEPARATOR.join([*items, *rest])}"
            return wrapped(text, self.indent, 2 if self.run_in else 0).split("\n")
        return [line for item in items for line in item.split("\n")] + [
            " " * self.indent + line for line in rest
        ]

    def _counted(self, first: int) -> str:
        """Count the items from one on, each sort by itself, first that of the first item."""
        if not self.sorts:
            return f"{len(self.items) - first:,} more"
        left = Counter(sorted(self.sorts[first:], key=lambda sort: sort != self.sorts[0]))
        return "; ".join(
            f"{number:,}{'' if told else ' more'} {several if number > 1 else one}"
            for told, ((one, several), number) in enumerate(left.items())
        )

    def within(self, room: int) -> list[str]:
        """Write as many of the first items as have room, at least one; in brief what has none."""
        number = len(self.items)
        # the lines only grow with the items that are shown, so bisection finds how many have room
        if self.brief and len(self.lines(0, number)) <= room:
            whole = range(1, number + 1)
            shown = bisect_right(whole, room, key=lambda n: len(self.lines(n, number - n)))
            return self.lines(shown, number - shown)
        if len(self.lines()) <= room:
            return self.lines()
        some = range(2, number)
        return self.least(1 + bisect_right(some, room, key=lambda n: len(self.least(n))))

    def least(self, shown: int = 1) -> list[str]:
        """Write some items in the shortest form, by default the first."""
        return self.lines(0, shown) if self.brief else self.lines(shown)


def fit(answer: Sequence[str | Items], height: int) -> list[str]:
    """Write an answer within a height, if shortening its lists can do that.

    What is not a list is kept. The lists share the lines that remain by their weights, and none
    gets more than it needs (weighted max-min fairness).

    Parameters
    ----------
    answer : sequence of str or Items
        Lines, and lists among them.
    height : int
        How many lines there are.

    Returns
    -------
    list of str
        Lines; more than ``height`` where even the shortest form has more.

    Examples
    --------
    >>> fit(["Hot:", Items(("  tea", "  coffee", "  cocoa")), "Cold:", Items(("  water",))], 5)
    ['Hot:', '  tea', '  … 2 more', 'Cold:', '  water']
    """
    lists = [part for part in answer if isinstance(part, Items)]
    rooms = iter(_share(lists, height - (len(answer) - len(lists))))
    lines: list[str] = []
    for part in answer:
        lines += part.within(next(rooms)) if isinstance(part, Items) else [part]
    return lines


def length(answer: Sequence[str | Items]) -> int:
    """Count the lines of an answer whose lists are whole."""
    return sum(len(part.lines()) if isinstance(part, Items) else 1 for part in answer)


def _share(lists: Sequence[Items], total: int) -> list[int]:
    """Give each list its first item, then share what remains; the least demanding are served first.

    What a list does not need is left to those that come after it.
    """
    rooms = [len(part.least()) for part in lists]
    needs = [len(part.lines()) - room for part, room in zip(lists, rooms, strict=True)]
    total, weights = total - sum(rooms), sum(part.weight for part in lists)
    for at in sorted(range(len(lists)), key=lambda at: needs[at] / lists[at].weight):
        more = min(needs[at], max(0, total) * lists[at].weight // weights)
        rooms[at] += more
        total -= more
        weights -= lists[at].weight
    return rooms
