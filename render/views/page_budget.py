"""How much of a node's relations its page shows, so that no page grows without end."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from typing import Final, NamedTuple

from argmap.render.views.links import LinkView

IN_FULL: Final = 9
"""How many relations are shown with the text of the node at their other end."""
LETTERS: Final = 1_800
"""How many letters these texts have together, about."""
IN_ALL: Final = 32
"""How many relations a page shows, with those on steps: as many as 24 kB hold."""
ON_A_SIDE: Final = 12
"""How many relations one list shows; the page of all relations of the node has the rest."""
ON_A_STEP: Final = 4
"""How many relations to one step are shown."""


class RelationLists(NamedTuple):
    """The relations of a node: the two sides, then the other lists, the most important first."""

    reasons: tuple[LinkView, ...]
    objections: tuple[LinkView, ...]
    formulations: tuple[LinkView, ...]
    remarks: tuple[LinkView, ...]
    bears_on: tuple[LinkView, ...]
    premise_in: tuple[LinkView, ...]


def fit(lists: RelationLists) -> tuple[RelationLists, int]:
    """Choose what to show of the relations of a node.

    Returns
    -------
    RelationLists
        Of each list the weightiest relations, in their order. The text of the node have first the
        reasons and the objections, by turns, then what bears on their steps, then the other lists;
        where the room for texts is used up, a relation has only the title.
    int
        How many relations are left out.
    """
    room, shown = _Budget(), list[tuple[LinkView, ...]]()
    for_and_against, rest = lists[:2], lists[2:]
    sides = [room.weightiest(links, ON_A_SIDE) for links in for_and_against]
    for rows in (room.by_turns(sides), [room.choose(links, ON_A_SIDE) for links in rest]):
        shown += [tuple([_with_step(link, room) for link in row]) for row in rows]
    return RelationLists(*shown), _size(lists) - _size(shown)


@dataclass
class _Budget:
    """What is left of the room of a page: for relations, for texts, and for letters in them."""

    relations: int = IN_ALL
    texts: int = IN_FULL
    letters: int = LETTERS

    def choose(self, links: Sequence[LinkView], number: int) -> Sequence[LinkView]:
        """Choose the weightiest links, so many at most, the first of them with texts."""
        return self.by_turns([self.weightiest(links, number)])[0]

    def by_turns(self, rows: Sequence[Sequence[LinkView]]) -> list[list[LinkView]]:
        """Give texts to the first link of each row, then to the second of each, and so on."""
        found = [list(row) for row in rows]
        for place in range(max(map(len, found), default=0)):
            for row in found:
                if place < len(row) and not self._holds_text(row[place]):
                    row[place] = replace(row[place], brief=True)
        return found

    def weightiest(self, links: Sequence[LinkView], number: int) -> Sequence[LinkView]:
        """Choose the weightiest links, so many at most, in their order."""
        number = min(number, self.relations)
        if len(links) > number:
            best = sorted(range(len(links)), key=lambda place: (-links[place].weight, place))
            links = [links[place] for place in sorted(best[:number])]
        self.relations -= len(links)
        return links

    def _holds_text(self, link: LinkView) -> bool:
        self.texts -= 1
        self.letters -= len(link.head.text)
        return self.texts >= 0 and self.letters >= 0


def _size(lists: Iterable[Sequence[LinkView]]) -> int:
    return sum([link.size for links in lists for link in links])


def _with_step(link: LinkView, room: _Budget) -> LinkView:
    """Choose what bears on a link's step."""
    if not link.on_step:
        return link
    below = room.choose(link.on_step, ON_A_STEP)
    return replace(link, on_step=tuple([_with_step(one, room) for one in below]))
