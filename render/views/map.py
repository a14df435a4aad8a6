"""The map: the cards of each section as a tree, with the lines between them."""

from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby
from operator import itemgetter
from typing import Final, NamedTuple

from argmap.graph.model.debate import Debate
from argmap.graph.model.wording import Wording, message
from argmap.render.addresses import section_map
from argmap.render.layout.cards import Drawing, card_height, draw
from argmap.render.layout.plane import Tile, style_sheet
from argmap.render.layout.rails import line, line_to_step, rails
from argmap.render.views.card import Card, card_of, relation_word
from argmap.render.views.page_index import PageIndex, SectionHead
from argmap.render.views.section import Counts, count, shown_below
from argmap.schema.traits import RelationTraits
from argmap.schema.vocabulary import RelationKind

ONE_PAGE: Final = 1_000
"""Up to how many nodes one page shows; a larger debate has a map for each section."""
LEVELS: Final = 40
"""How many levels a map shows."""


class Stroke(NamedTuple):
    """A line of the tree: whose it is, the relation, and the path to draw."""

    node: str
    kind: RelationKind
    inferred: bool
    path: str


class Strokes(NamedTuple):
    """Lines of the same look."""

    look: str
    lines: tuple[Stroke, ...]


class Area(NamedTuple):
    """A section on the map; its width and height are those of the drawing, in em."""

    head: SectionHead
    root: str
    counts: Counts
    cards: tuple[Card, ...]
    strokes: tuple[Strokes, ...]
    width: float
    height: float
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
    inferred : bool
        Whether the editor added a link.
    styles : str
        The style sheet with everything's place.
    """

    areas: tuple[Area, ...]
    keys: tuple[Key, ...]
    inferred: bool
    styles: str


class MapTile(NamedTuple):
    """A section on the overview of the maps of a large debate."""

    title: str
    path: str
    root: str
    counts: Counts


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
    """Lay out a map of some sections.

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
    chosen = [section for section in sections if index.outline.tops[section]]
    tops = index.outline.tops
    shown = {s: shown_below(index, tops[s], ONE_PAGE, LEVELS) for s in chosen}
    here = frozenset[str]().union(*shown.values())
    drawn = [_area(index, section, shown[section], here) for section in chosen]
    areas = tuple(area for area, _ in drawn)
    links = [link for area in areas for card in area.cards for link in card.links]
    kinds = {link.kind for link in links}
    return MapPage(
        areas,
        tuple(Key(kind, kind.traits) for kind in RelationKind if kind in kinds),
        any(link.inferred for link in links),
        style_sheet([tile for _, tile in drawn]),
    )


def _root_title(index: PageIndex, section: str) -> str:
    """Name the root claim of a section, unless the section is called the same."""
    found = index.debate.section(section)
    title = index.nodes[found.root].title if found.root is not None else ""
    return title if title != found.title else ""


def _area(
    index: PageIndex, section: str, shown: frozenset[str], here: frozenset[str]
) -> tuple[Area, Tile]:
    """Draw a section; what the page says of it, and what the style sheet needs to know."""
    tops = index.outline.tops[section]
    order = [
        (level, node) for top in tops for level, node in index.outline.walk(top) if node in shown
    ]
    after = [level for level, _ in order[1:]] + [0]
    cards = tuple(
        card_of(index, node, level, max(level - following, 0), here)
        for (level, node), following in zip(order, after, strict=True)
    )
    texts = {card.head.id: _texts(card, index.words) for card in cards}
    drawing = draw(
        [top for top in tops if top in shown],
        index.outline.children,
        lambda node, width: card_height(*texts[node], width),
        frozenset(texts),
    )
    head, root = index.sections[section], _root_title(index, section)
    area = Area(
        head=head,
        root=root,
        counts=count(index, section),
        cards=cards,
        strokes=_strokes(index, [node for _, node in order], drawing),
        width=drawing.width,
        height=drawing.height,
        hidden=sum(top not in shown for top in tops),
    )
    return area, Tile(head.id, head.title, drawing)


def _texts(card: Card, words: Wording) -> tuple[str, str, str, bool]:
    """Give what a card's height depends on: title, header, statement, and whether it is marked."""
    head = card.head
    header = [words.gettext(card.how), card.elsewhere, head.holders]
    if card.link and card.link.inferred:
        header.append(words.gettext(message("added by the editor")))
    if card.kind:
        header.append(words.gettext(card.kind))
    if card.outside:
        one, several = (
            "%(num)s objection in another section",
            "%(num)s objections in other sections",
        )
        header.append(words.ngettext(one, several, card.outside))
    text = head.text or head.title
    return card.short, " ".join(filter(None, header)), text, head.status.is_open


def _strokes(index: PageIndex, nodes: Sequence[str], drawing: Drawing) -> tuple[Strokes, ...]:
    """Draw the lines of the tree, those of one look together."""
    found = [one for node in nodes for one in _lines(index, node, drawing)]
    found.sort(key=itemgetter(0))
    return tuple(
        Strokes(look, tuple(one for _, one in group))
        for look, group in groupby(found, key=itemgetter(0))
    )


def _lines(index: PageIndex, parent: str, drawing: Drawing) -> Iterator[tuple[str, Stroke]]:
    """Draw the lines to what hangs under a node, those of one look by one rail, each with it."""
    boxes, places = drawing.boxes, index.outline.places
    below = [
        (child, relation, relation_word(child, relation).look)
        for child in index.outline.children.get(parent, ())
        if child in boxes and (relation := places[child].relation) is not None
    ]
    step = places[parent].relation
    rail = rails([look for _, relation, look in below if relation.target is not step])
    for child, relation, look in below:
        if relation.target is step:
            path = line_to_step(boxes[child], boxes[parent])
        else:
            path = line(boxes[child], boxes[parent], rail[look])
        yield look, Stroke(child, relation.kind, relation.inferred, path)
