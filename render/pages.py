"""The pages of a debate: where each lies, by which template it is written, and what it shows."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from functools import cache, lru_cache, partial
from operator import methodcaller
from typing import Any, Final

from argmap.graph.analysis.explain.sentence import Phrase
from argmap.graph.analysis.people.disagreements import disagreements
from argmap.graph.model.debate import Section, Source
from argmap.graph.model.wording import message
from argmap.graph.queries.kernels import ConcededPoint, kernels
from argmap.loading.history import Revision
from argmap.render.addresses import (
    embedded_page,
    laid_out_by,
    node_page,
    relations_page,
    section_map,
    section_page,
    source_page,
)
from argmap.render.context import MenuItem
from argmap.render.page import Page, known, shortened, wide
from argmap.render.page_keys import PageKey
from argmap.render.views.changes import NodeHistory, changes_page, node_histories
from argmap.render.views.claim import claim_page
from argmap.render.views.common_ground import common_ground, has_common_ground
from argmap.render.views.disagreements import PairHead, parting_page
from argmap.render.views.embedded import embedded
from argmap.render.views.kernels import abridged, kernels_page
from argmap.render.views.legend import legend
from argmap.render.views.listing import listing
from argmap.render.views.map import MapPage, is_large, map_page, map_tiles
from argmap.render.views.open_issues import todo_page
from argmap.render.views.overview import SHORTEST, Overview, Ways, overview
from argmap.render.views.page_index import PageIndex
from argmap.render.views.pair import pair_heads, pair_view
from argmap.render.views.person import (
    PersonMaterial,
    PersonPage,
    PersonRow,
    material_by_person,
    people_rows,
    person_page,
)
from argmap.render.views.relations import all_relations, is_crowded
from argmap.render.views.reply import ReplyPage
from argmap.render.views.section import SectionPage, section_page_view
from argmap.render.views.short_read import short_read
from argmap.render.views.source import (
    Conversation,
    SourcePage,
    citations,
    conversation,
    replies_by_source,
    source_page_view,
)

MENU: Final = {
    "index.html": message("Overview"),
    "map.html": message("Map"),
    "cruxes.html": message("Where they disagree"),
    "common-ground.html": message("Common ground"),
    "claims.html": message("Statements"),
    "people/index.html": message("People"),
    "sources/index.html": message("Sources"),
    "search.html": message("Search"),
}
"""What the head of every page leads to, where the debate has such a page."""
FOOT: Final = {
    "short.html": message("Short read"),
    "open.html": message("Open issues"),
    "changes.html": message("Changes"),
    "about.html": message("How to read this"),
}
"""What the foot of every page leads to."""


def pages(
    index: PageIndex, history: Sequence[Revision] | None = None, *, embed: bool = False
) -> Iterator[Page]:
    """List the pages of a debate.

    Parameters
    ----------
    index : PageIndex
        The debate.
    history : sequence of Revision, optional
        How its files came to be, the latest first; without it the page of changes says so.
    embed : bool, default False
        Whether each claim also has a page to embed in other sites.

    Yields
    ------
    Page
        In a fixed order.
    """
    people, pairs = people_rows(index), pair_heads(index)
    yield from _views(index, history, people, pairs)
    yield from _maps(index)
    yield from _sections(index)
    yield from _claims(index, history, embed=embed)
    yield from _people(index, people, pairs)
    yield from _sources(index)
    for path, title, view in listing(index):
        key = methodcaller("of_listing", view)
        yield Page(path, "listing.html", title, view, key=key)
    yield Page("search.html", "search.html", Phrase("Search"), lambda: None, is_listed=False)
    yield Page("reply.html", "reply.html", Phrase("Reply"), ReplyPage, is_listed=False)
    yield Page("about.html", "about.html", Phrase("How to read this"), legend)


def menu(listed: Iterable[Page], names: Mapping[str, str]) -> tuple[MenuItem, ...]:
    """Choose the pages of a menu, in its order: those of its names that show something."""
    paths = {page.path for page in listed if not page.is_empty}
    return tuple(MenuItem(path, name) for path, name in names.items() if path in paths)


def _views(
    index: PageIndex,
    history: Sequence[Revision] | None,
    people: tuple[PersonRow, ...],
    pairs: tuple[PairHead, ...],
) -> Iterator[Page]:
    """List the pages that each look at the whole debate from one side."""
    read, changes = short_read(index), changes_page(index, history)
    conceded, todo = cache(partial(kernels_page, index)), cache(partial(todo_page, index))
    parting = cache(partial(parting_page, index, pairs))
    common = cache(lambda: common_ground(index, conceded()))
    beside = (read.words, changes.updated[:10])
    question = index.nodes.get(index.debate.question or "")
    about = shortened(question.says) if question is not None else index.debate.title

    def whole() -> Overview:
        return overview(index, people, Ways(parting(), common().shared, todo().size, *beside))

    yield wide("index.html", "overview.html", "", whole, about, beside=beside)
    page = known("short.html", "short.html", Phrase("The short read"), read, about)
    yield page._replace(is_empty=read.words <= SHORTEST)
    page = wide("cruxes.html", "cruxes.html", Phrase("Where they disagree"), parting)
    yield page._replace(is_empty=not disagreements(index.debate))
    page = wide("common-ground.html", "common-ground.html", Phrase("Common ground"), common)
    yield page._replace(is_empty=not has_common_ground(index))
    kernel_title = Phrase("What critics concede")
    yield wide("kernels.html", "kernels.html", kernel_title, lambda: abridged(conceded()))
    yield wide("open.html", "open.html", Phrase("Open issues"), todo)
    yield known("changes.html", "changes.html", Phrase("Changes"), changes)


def _claims(index: PageIndex, history: Sequence[Revision] | None, *, embed: bool) -> Iterator[Page]:
    past = node_histories(history or (), index.debate.aliases)
    conceded: dict[str, list[ConcededPoint]] = {}
    for point in kernels(index.debate):
        if point.to is not None:
            conceded.setdefault(point.to.end, []).append(point)
    for family in (*index.outline.tops.values(), *index.outline.children.values()):
        for before, node, after in _neighbours(family):
            title, about = index.debate.nodes[node].short, shortened(index.nodes[node].says)
            own = past.get(node, NodeHistory())
            view = partial(claim_page, index, node, conceded.get(node, ()), before, after, own)
            key = methodcaller("of_claim", "claim.html", node, before, after, own)
            yield Page(node_page(node), "claim.html", title, view, about, key=key)
            if embed:
                frame = partial(embedded, index, node)
                yield Page(embedded_page(node), "embed.html", title, frame, is_listed=False)
            if is_crowded(index.debate, node, len(conceded.get(node, ()))):
                everything: Callable[[], Any] = partial(
                    all_relations, index, node, conceded.get(node, ())
                )
                key = methodcaller("of_claim", "relations.html", node, None, None, NodeHistory())
                path = relations_page(node)
                yield Page(path, "relations.html", title, everything, is_listed=False, key=key)


def _neighbours(family: Sequence[Any]) -> Iterable[tuple[Any, Any, Any]]:
    return zip((None, *family), family, (*family[1:], None), strict=False)


def _maps(index: PageIndex) -> Iterator[Page]:
    """List the map of the whole debate or, of a large one, the tiles that lead to its maps."""
    if is_large(index.debate):
        yield Page("map.html", "map_tiles.html", Phrase("Map"), partial(map_tiles, index))
    else:
        whole = cache(partial(map_page, index, [section.id for section in index.debate.sections]))
        yield from _map("map.html", Phrase("Map"), whole)


def _map(
    path: str, title: Phrase | str, laid_out: Callable[[], MapPage], key: PageKey | None = None
) -> Iterator[Page]:
    yield Page(path, "map.html", title, laid_out, key=key)
    yield Page(laid_out_by(path), "layout.css", "", laid_out, is_listed=False, key=key)


def _sections(index: PageIndex) -> Iterator[Page]:
    """List the page of each section and, of a large debate, its map; it is laid out once.

    The files of a section are made in a row, so that one map is held at a time.
    """
    large = is_large(index.debate)
    map_of_section = lru_cache(maxsize=1)(lambda section: map_page(index, [section]))
    for section in index.debate.sections:
        about = shortened(" ".join(section.summary.split()))
        laid_out = partial(map_of_section, section.id)
        view = partial(_section, index, section, laid_out)
        key = methodcaller("of_section", section.id)
        yield Page(section_page(section.id), "section.html", section.title, view, about, key=key)
        if large:
            yield from _map(section_map(section.id), section.title, laid_out, key)


def _section(index: PageIndex, section: Section, laid_out: Callable[[], MapPage]) -> SectionPage:
    return section_page_view(index, section, laid_out())


def _sources(index: PageIndex) -> Iterator[Page]:
    replies, cited = replies_by_source(index), cache(partial(citations, index))
    thread = cache(lambda: conversation(index, cited(), replies))
    around = cache(lambda: _around_sources(thread()))

    def view(source: Source) -> SourcePage:
        neighbours = around().get(source.id, (None, None))
        return source_page_view(index, source, cited(), replies[source.id], neighbours)

    for source in index.debate.sources.values():
        shown, title = cache(partial(view, source)), index.sources[source.id].title
        key = methodcaller("of_view", "source.html", title, shown)
        yield Page(source_page(source.id), "source.html", title, shown, key=key)
    title_of_all, none = Phrase("Sources"), not index.sources
    yield Page("sources/index.html", "sources.html", title_of_all, thread, is_empty=none)


def _around_sources(thread: Conversation) -> dict[str, tuple[Any, Any]]:
    order = [turn.head for turn in thread.turns]
    return {here.id: (before, after) for before, here, after in _neighbours(order)}


def _people(
    index: PageIndex, rows: tuple[PersonRow, ...], pairs: tuple[PairHead, ...]
) -> Iterator[Page]:
    material = cache(partial(material_by_person, index, pairs))
    for head in index.people.values():
        about = shortened(" ".join((index.debate.people[head.id].record.summary or "").split()))
        view = partial(_person, index, head.id, material)
        yield wide(head.path, "person.html", head.name, view, about)
    page = known("people/index.html", "people.html", Phrase("People"), rows)
    yield page._replace(is_empty=not rows)
    for pair in pairs:
        one, other = (person.name for person in pair.people)
        yield wide(pair.path, "pair.html", _pair(one, other), partial(pair_view, index, pair))


def _person(
    index: PageIndex, person: str, material: Callable[[], Mapping[str, PersonMaterial]]
) -> PersonPage:
    return person_page(index, person, material()[person])


def _pair(one: str, other: str) -> Phrase:
    return Phrase("{one} and {other}", {"one": one, "other": other})
