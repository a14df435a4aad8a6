"""The local map: what a node bears on, the node, and what bears on it; one relation far.

What neither speaks for the node nor against it, nor concedes it something, is left to the page.
"""

from collections.abc import Iterable
from itertools import groupby
from typing import Final, NamedTuple

from argmap.graph.model.debate import Relation
from argmap.graph.queries.neighbourhood import Bearing, Neighbourhood
from argmap.render.views.page_index import Head, PageIndex
from argmap.schema.traits import RelationTraits
from argmap.schema.vocabulary import PREMISE

NODES_SHOWN: Final = 5
"""How many nodes of a group the map shows."""
_CHIEF: Final = frozenset({"for", "against", "step", "concession"})


class Neighbour(NamedTuple):
    """A node of the local map.

    Attributes
    ----------
    head : Head
        The node; for an attack on a step, where the step starts.
    to : Head or None
        Where that step leads.
    inferred : bool
        The editor added the link.
    attacks : int
        How many attacks there are on the step between the two.
    """

    head: Head
    to: Head | None = None
    inferred: bool = False
    attacks: int = 0


class Group(NamedTuple):
    """The neighbours that bear on a node, or on which it bears, in one way."""

    word: RelationTraits
    neighbours: tuple[Neighbour, ...]
    hidden: int = 0


class LocalMap(NamedTuple):
    """What a node bears on (``ahead``), and what bears on it (``behind``)."""

    ahead: tuple[Group, ...]
    behind: tuple[Group, ...]


def local_map(index: PageIndex, around: Neighbourhood) -> LocalMap:
    """Draw the local map of a node."""
    ahead = (*_groups(index, around.bears_on, ahead=True), *_premises(index, around))
    found = (*around.reasons, *around.attacks, *around.kernels, *around.other)
    return LocalMap(ahead, _groups(index, found, ahead=False))


def _groups(index: PageIndex, found: Iterable[Bearing], *, ahead: bool) -> tuple[Group, ...]:
    return tuple(
        _group(index, kind.traits, list(those), ahead=ahead)
        for kind, those in groupby(found, key=lambda bearing: bearing.relation.kind)
        if ahead or kind.traits.look in _CHIEF
    )


def _premises(index: PageIndex, around: Neighbourhood) -> tuple[Group, ...]:
    needed = list(around.premise_in)
    return (_group(index, PREMISE, needed, ahead=True),) if needed else ()


def _group(index: PageIndex, word: RelationTraits, found: list[Bearing], *, ahead: bool) -> Group:
    shown = tuple(_neighbour(index, bearing, ahead=ahead) for bearing in found[:NODES_SHOWN])
    return Group(word, shown, len(found) - len(shown))


def _neighbour(index: PageIndex, found: Bearing, *, ahead: bool) -> Neighbour:
    relation = found.relation
    attacks = sum(other.relation.is_attack for other in found.on_step)
    if not ahead:
        return Neighbour(index.nodes[relation.speaker], None, relation.inferred, attacks)
    if isinstance(relation.target, Relation):
        start, end = relation.target.speaker, relation.target.end
        return Neighbour(index.nodes[start], index.nodes[end], relation.inferred, attacks)
    return Neighbour(index.nodes[relation.target], None, relation.inferred, attacks)
