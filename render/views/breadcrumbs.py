"""The way from the top of a section down to a node, as a few sentences."""

from typing import Final, NamedTuple

from argmap.graph.model.debate import Relation
from argmap.render.labels import RELATIONS, RelationWord
from argmap.render.views.page_index import Atlas, Head, SectionHead

STEPS_SHOWN: Final = 4
"""How many steps of the way a page shows; a deeper place names the number left out."""


class Rung(NamedTuple):
    """One step of the way down to a node: the node, and how it bears on the one above."""

    head: Head
    word: RelationWord | None
    on_step: bool = False


class Trail(NamedTuple):
    """The way from the top of the section down to a node.

    Attributes
    ----------
    section : SectionHead
        The section.
    rungs : tuple of Rung
        The nodes above, the nearest last.
    left_out : int
        How many nodes lie between the section's top and the first of them.
    last : Rung
        The node itself.
    """

    section: SectionHead
    rungs: tuple[Rung, ...]
    left_out: int
    last: Rung


def trail(atlas: Atlas, node: str) -> Trail:
    """Follow the way down to a node."""
    up = [node]
    while len(up) <= STEPS_SHOWN and (above := atlas.outline.places[up[-1]].parent) is not None:
        up.append(above)
    section = atlas.sections[atlas.debate.nodes[node].section]
    rungs = tuple(_rung(atlas, above) for above in reversed(up[1:]))
    return Trail(section, rungs, atlas.depth[node] - len(rungs), _rung(atlas, node))


def _rung(atlas: Atlas, node: str) -> Rung:
    relation = atlas.outline.places[node].relation
    if relation is None:
        return Rung(atlas.nodes[node], None)
    return Rung(atlas.nodes[node], RELATIONS[relation.kind], isinstance(relation.target, Relation))
