"""The map: the statements of each section, each below what it bears on."""

from collections import deque
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Final, NamedTuple

from argmap.graph.model.debate import Debate, Relation
from argmap.render.addresses import section_map
from argmap.render.plane import Tile, style_sheet
from argmap.render.views.card import Card, card_of
from argmap.render.views.counts import Counts, count
from argmap.render.views.page_index import PageIndex, SectionHead
from argmap.schema.traits import RelationTraits
from argmap.schema.vocabulary import PREMISE, RelationKind

ONE_PAGE: Final = 1_000
"""Up to how many nodes one page shows; a larger debate has a map for each section."""
LEVELS: Final = 40
"""How many levels a map shows."""


class Area(NamedTuple):
    """A section on the map."""

    head: SectionHead
    root: str
    counts: Counts
    cards: tuple[Card, ...]
    hidden: int


class Key(NamedTuple):
    """A row of the legend: a kind of relation that occurs on the map."""

    kind: RelationKind
    word: RelationTraits


class MapPage(NamedTuple):
    """All that a map shows.

    Attributes
    ----------
    areas : tuple of Area
        The sections.
    keys : tuple of Key
        The legend.
    premise : RelationTraits or None
        How the legend names a premise, where there is one.
    unlinked, inferred : bool
        Whether a card bears on nothing; whether the editor added a link.
    named : frozenset of str
        The nodes that others on the map call by their titles.
    styles : str
        The style sheet that sets the sections side by side.
    """

    areas: tuple[Area, ...]
    keys: tuple[Key, ...]
    premise: RelationTraits | None
    unlinked: bool
    inferred: bool
    named: frozenset[str]
    styles: str


class MapTile(NamedTuple):
    """A section on the overview of the maps of a large debate."""

    title: str
    path: str
    root: str
    counts: Counts


class _Forest(NamedTuple):
    """The trees of a section: what stands at the left margin, and what hangs under each node."""

    tops: Sequence[str]
    children: Mapping[str, Sequence[str]]


def is_large(debate: Debate) -> bool:
    """Tell whether a debate is too large for a single map."""
    return len(debate.nodes) > ONE_PAGE


def map_of(index: PageIndex, node: str) -> str:
    """Find the place of a node on a map."""
    large = is_large(index.debate)
    page = section_map(index.debate.nodes[node].section) if large else "map.html"
    return f"{page}#c={node}"


def map_of_section(debate: Debate, section: str) -> str:
    """Find the place of a section on a map."""
    return section_map(section) if is_large(debate) else f"map.html#s={section}"


def map_tiles(index: PageIndex) -> tuple[MapTile, ...]:
    """List the sections of a large debate, each of which has a map."""
    return tuple(
        MapTile(section.title, section_map(section.id), _root_title(index, section.id), found)
        for section in index.debate.sections
        if (found := count(index, section.id)).nodes
    )


def map_page(index: PageIndex, sections: Iterable[str]) -> MapPage:
    """Gather what a map of some sections shows.

    Parameters
    ----------
    index : PageIndex
        The debate.
    sections : iterable of str
        The ids of the sections to show; one without nodes is left out.

    Returns
    -------
    MapPage
        Linear in the nodes of these sections and their relations.
    """
    forests = {s: _forest(index, s) for s in sections if index.outline.tops[s]}
    shown = {section: _shown(forest) for section, forest in forests.items()}
    here = frozenset[str]().union(*shown.values())
    areas = tuple(_area(index, s, forest, here) for s, forest in forests.items())
    cards = [card for area in areas for card in area.cards]
    links = [link for card in cards for link in card.links]
    kinds = {link.kind for link in links}
    return MapPage(
        areas,
        tuple(Key(kind, kind.traits) for kind in RelationKind if kind in kinds),
        PREMISE if any(link.word is PREMISE for link in links) else None,
        any(card.link is None for card in cards),
        any(link.inferred for link in links),
        frozenset(link.head.id for card in cards for link in card.named),
        style_sheet([Tile(area.head.title, [c.head.says for c in area.cards]) for area in areas]),
    )


def _root_title(index: PageIndex, section: str) -> str:
    """Name the root claim of a section, unless the section is called the same."""
    found = index.debate.section(section)
    title = index.nodes[found.root].title if found.root is not None else ""
    return title if title != found.title else ""


def _forest(index: PageIndex, section: str) -> _Forest:
    """Take out of the outline what hangs there for want of another place: it stands at the end."""
    outline, apart = index.outline, list[str]()
    children: dict[str, list[str]] = {}
    for node in index.within(section):
        below = outline.children.get(node, ())
        children[node] = [child for child in below if _has_place(index, child)]
        apart += [child for child in below if child not in children[node]]
    return _Forest((*outline.tops[section], *apart), children)


def _has_place(index: PageIndex, node: str) -> bool:
    """Tell whether a relation, or the file, puts a node under the one that it hangs under."""
    place, under = index.outline.places[node], index.debate.nodes[node].under
    end = under.speaker if isinstance(under, Relation) else under
    return place.relation is not None or (end is not None and end == place.parent)


def _shown(forest: _Forest) -> frozenset[str]:
    """Choose the nodes to show: level by level, as many as there is room for."""
    shown: set[str] = set()
    pending = deque((0, top) for top in forest.tops)
    while pending and len(shown) < ONE_PAGE:
        level, node = pending.popleft()
        shown.add(node)
        if level + 1 < LEVELS:
            pending += [(level + 1, child) for child in forest.children[node]]
    return frozenset(shown)


def _walk(forest: _Forest, shown: frozenset[str]) -> Iterator[tuple[int, str]]:
    """Yield what is shown, in reading order, each with its level."""
    pending = [(0, top) for top in reversed(forest.tops)]
    while pending:
        level, node = pending.pop()
        if node in shown:
            yield level, node
            pending += [(level + 1, child) for child in reversed(forest.children[node])]


def _area(index: PageIndex, section: str, forest: _Forest, here: frozenset[str]) -> Area:
    """Gather what is shown of a section."""
    order = list(_walk(forest, here))
    after = [level for level, _ in order[1:]] + [0]
    return Area(
        head=index.sections[section],
        root=_root_title(index, section),
        counts=count(index, section),
        cards=tuple(
            card_of(index, node, forest.children[node], level, max(level - following, 0), here)
            for (level, node), following in zip(order, after, strict=True)
        ),
        hidden=sum(top not in here for top in forest.tops),
    )
