"""The way from the top of a section down to a node, as a few sentences."""

from typing import Final, NamedTuple

from argmap.graph.model.debate import Relation
from argmap.render.views.page_index import Head, PageIndex, SectionHead
from argmap.schema.traits import RelationTraits

STEPS_SHOWN: Final = 4
"""How many steps of the way a page shows; a deeper place names the number left out."""


class Crumb(NamedTuple):
    """One step of the way down to a node: the node, and how it bears on the one above."""

    head: Head
    word: RelationTraits | None
    on_step: bool = False


class Breadcrumbs(NamedTuple):
    """The way from the top of the section down to a node.

    Attributes
    ----------
    section : SectionHead
        The section.
    crumbs : tuple of Crumb
        The nodes above, the nearest last.
    left_out : int
        How many nodes lie between the section's top and the first of them.
    last : Crumb
        The node itself.
    """

    section: SectionHead
    crumbs: tuple[Crumb, ...]
    left_out: int
    last: Crumb


def breadcrumbs(index: PageIndex, node: str) -> Breadcrumbs:
    """Follow the way down to a node."""
    up = [node]
    while len(up) <= STEPS_SHOWN and (above := index.outline.places[up[-1]].parent) is not None:
        up.append(above)
    section = index.sections[index.debate.nodes[node].section]
    crumbs = tuple(_crumb(index, above) for above in reversed(up[1:]))
    left_out = index.depth[node] - len(crumbs)
    if crumbs and not left_out and crumbs[0].head.title == section.title:
        crumbs = crumbs[1:]  # the section says it already
    return Breadcrumbs(section, crumbs, left_out, _crumb(index, node))


def _crumb(index: PageIndex, node: str) -> Crumb:
    relation = index.outline.places[node].relation
    if relation is None:
        return Crumb(index.nodes[node], None)
    return Crumb(index.nodes[node], relation.kind.traits, isinstance(relation.target, Relation))
