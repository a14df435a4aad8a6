"""How much of a node's relations its page shows, so that no page grows without end."""

from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from argmap.render.views.links import Link

IN_FULL: Final = 5
"""How many relations are shown with the text of the node at their other end."""
ON_A_SIDE: Final = 12
"""How many relations one list shows; the page of all relations of the node has the rest."""
ON_A_STEP: Final = 4
"""How many relations to one step are shown."""

SIDES: Final = 2
"""How many of the lists are the two sides, for and against."""

Lists = tuple[tuple[Link, ...], ...]


def fit(lists: Lists) -> tuple[Lists, int]:
    """Choose what to show of some lists of relations.

    Parameters
    ----------
    lists : tuple of tuple of Link
        The lists, the most important first.

    Returns
    -------
    tuple of tuple of Link
        Of each list the weightiest relations, in their order. The text of the node have the
        reasons and objections first, then what bears on their steps, then the other lists; where
        the room for texts is used up, a relation has only the title.
    int
        How many relations are left out.
    """
    texts = IN_FULL
    shown: list[tuple[Link, ...]] = []
    for group in (lists[:SIDES], lists[SIDES:]):
        rows = []
        for links in group:
            row = _weightiest(links, ON_A_SIDE)
            rows.append([replace(link, brief=place >= texts) for place, link in enumerate(row)])
            texts -= len(row)
        for row in rows:
            steps = []
            for link in row:
                steps.append(_with_step(link, texts))
                texts -= len(steps[-1].on_step)
            shown.append(tuple(steps))
    return tuple(shown), sum(map(_size, lists)) - sum(map(_size, shown))


def _size(links: Sequence[Link]) -> int:
    return sum(link.size for link in links)


def _weightiest(links: Sequence[Link], number: int) -> list[Link]:
    best = sorted(range(len(links)), key=lambda place: (-links[place].weight, place))[:number]
    return [links[place] for place in sorted(best)]


def _with_step(link: Link, texts: int) -> Link:
    """Choose what bears on a link's step, the first of it with texts."""
    below = _weightiest(link.on_step, ON_A_STEP)
    inner = (replace(one, brief=place >= texts) for place, one in enumerate(below))
    return replace(link, on_step=tuple(_with_step(one, 0) for one in inner))
