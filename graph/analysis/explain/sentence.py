"""A sentence with named places, which text and pages fill each in their own way."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from string import Formatter
from typing import Final, NamedTuple

from argmap.graph.model.debate import Debate
from argmap.graph.model.phrasing import listed

SHOWN: Final = 3
"""How many nodes a sentence names before it counts the rest."""


class NamedNode(NamedTuple):
    """A node that a sentence names, and the people who put it forward."""

    node: str
    people: tuple[str, ...] = ()


class NamedNodes(NamedTuple):
    """The nodes named in one place of a sentence, and how many more there are."""

    named: tuple[NamedNode, ...]
    more: int = 0


@dataclass(frozen=True, slots=True)
class Phrase:
    """A whole sentence with named places.

    Attributes
    ----------
    template : str
        The sentence, its places in braces.
    values : Mapping of str to str or NamedNodes
        What stands in each place: a text, or nodes that a page makes links of.

    Examples
    --------
    >>> from argmap.graph.model.examples import tea
    >>> sentence = Phrase("not if {claim} holds", {"claim": mentions([NamedNode("tea-calms")])})
    >>> sentence.text(tea())
    "not if 'Tea calms.' holds"
    """

    template: str
    values: Mapping[str, str | NamedNodes]

    def pieces(self) -> Iterator[str | NamedNodes]:
        """Yield the texts and the nodes of the sentence in their order."""
        text = ""
        for before, place, _, _ in Formatter().parse(self.template):
            text += before
            value = self.values[place] if place else ""
            if isinstance(value, NamedNodes):
                if text:
                    yield text
                yield value
                text = ""
            else:
                text += value
        if text:
            yield text

    def text(self, debate: Debate) -> str:
        """Write the sentence with the titles of the nodes in quotes."""
        return "".join(
            piece if isinstance(piece, str) else _titles(debate, piece) for piece in self.pieces()
        )


def mentions(nodes: Iterable[NamedNode], shown: int = SHOWN) -> NamedNodes:
    """Name some nodes: all of them, or the first few where there are more than fit."""
    named = tuple(nodes)
    kept = named if len(named) <= shown else named[: shown - 1]
    return NamedNodes(kept, len(named) - len(kept))


def _titles(debate: Debate, found: NamedNodes) -> str:
    titles = [_title(debate, mention) for mention in found.named]
    return listed([*titles, *([f"{found.more} more"] if found.more else [])])


def _title(debate: Debate, mention: NamedNode) -> str:
    title = f"'{debate.nodes[mention.node].short}'"
    people = listed([debate.people[person].name for person in mention.people])
    return f"{title} ({people})" if people else title
