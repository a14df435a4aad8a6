"""How much of a node's relations its page shows, so that no page grows without end."""

from collections.abc import Iterable, Sequence
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
            rows.append(_chosen(links, ON_A_SIDE, texts))
            texts -= len(rows[-1])
        for row in rows:
            steps = []
            for link in row:
                steps.append(_with_step(link, texts))
                texts -= len(steps[-1].on_step)
            shown.append(tuple(steps))
    return tuple(shown), _size(lists) - _size(shown)


def _size(lists: Iterable[Sequence[Link]]) -> int:
    return sum([link.size for links in lists for link in links])


def _chosen(links: Sequence[Link], number: int, texts: int) -> Sequence[Link]:
    """Choose the weightiest links, the first of them with texts."""
    if len(links) > number:
        best = sorted(range(len(links)), key=lambda place: (-links[place].weight, place))[:number]
        links = [links[place] for place in sorted(best)]
    first = max(texts, 0)
    if len(links) <= first:
        return links
    return [*links[:first], *(replace(link, brief=True) for link in links[first:])]


def _with_step(link: Link, texts: int) -> Link:
    """Choose what bears on a link's step, the first of it with texts."""
    if not link.on_step:
        return link
    below = _chosen(link.on_step, ON_A_STEP, texts)
    return replace(link, on_step=tuple(_with_step(one, 0) for one in below))
