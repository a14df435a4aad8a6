"""The list of all nodes from A to Z, on pages of a fixed size."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import cache, partial
from itertools import groupby
from operator import attrgetter
from typing import Final, NamedTuple

from argmap.graph.model.text import fold
from argmap.graph.model.wording import message
from argmap.render.addresses import listing_page
from argmap.render.views.facets import Facet, facets, keys
from argmap.render.views.page_index import Head, PageIndex

ROWS: Final = 1_000
"""How many nodes one page lists."""
OTHER: Final = "#"
"""Where titles go that begin with no letter of the Latin alphabet."""


class ListingRow(NamedTuple):
    """A node of the list, and the keys of its facets where a script needs them."""

    head: Head
    keys: str = ""


class Letter(NamedTuple):
    """The nodes whose titles begin with a letter."""

    name: str
    rows: tuple[ListingRow, ...]


class Sheet(NamedTuple):
    """Where a page of the list lies, and which letters it reaches."""

    number: int
    path: str
    first: str
    last: str


class ListingPage(NamedTuple):
    """One page of a list of nodes.

    Attributes
    ----------
    title : str
        What is listed.
    letters : tuple of Letter
        The nodes of this page.
    total : int
        How many there are on all pages.
    sheet : Sheet
        This page.
    sheets : tuple of Sheet
        All pages of the list.
    facets : tuple of Facet
        The ways to narrow it down.
    chosen : str
        The key of the value that it is narrowed down to.
    """

    title: str
    letters: tuple[Letter, ...]
    total: int
    sheet: Sheet
    sheets: tuple[Sheet, ...]
    facets: tuple[Facet, ...] = ()
    chosen: str = ""


class _List(NamedTuple):
    """A list: its title, the key of the value it is narrowed down to, and its number of nodes."""

    title: str
    chosen: str
    size: int


class _Entry(NamedTuple):
    """A node as the list is sorted: by letter, then by title without case and accents."""

    letter: str
    folded: str
    node: str


def listing(index: PageIndex) -> Iterator[tuple[str, str, Callable[[], ListingPage]]]:
    """List the pages of all nodes from A to Z, and of those of each kind and status.

    Yields
    ------
    tuple of str, str and callable
        Where a page of at most 1,000 nodes lies, its title, and what gathers it. Gathering the
        first gathers all of them.
    """
    found = {node: keys(index, node) for node in index.order}
    offered = facets(index, found)
    lists = [_List(index.words.gettext(message("All statements")), "", len(index.nodes))]
    lists += [
        _List(value.name, value.key, value.count)
        for facet in offered
        for value in facet.values
        if value.path == listing_page(1, value.key)
    ]
    gathered = cache(partial(_gathered, index, found, offered, lists))
    for title, chosen, size in lists:
        for number in range(1, (-(-size // ROWS) or 1) + 1):
            path = listing_page(number, chosen)
            yield path, title, partial(_page, gathered, path)


def _page(gathered: Callable[[], Mapping[str, ListingPage]], path: str) -> ListingPage:
    return gathered()[path]


def _gathered(
    index: PageIndex,
    found: Mapping[str, tuple[str, ...]],
    offered: tuple[Facet, ...],
    lists: Iterable[_List],
) -> dict[str, ListingPage]:
    """Gather all pages, by path."""
    entries = sorted(_entry(head) for head in index.nodes.values())
    by_key: dict[str, list[_Entry]] = {"": entries}
    for entry in entries:
        for key in found[entry.node]:
            by_key.setdefault(key, []).append(entry)
    rows = with_keys = {node: ListingRow(head) for node, head in index.nodes.items()}
    if len(entries) <= ROWS:  # on a single page a script narrows the list down
        with_keys = {
            node: ListingRow(head, " ".join(found[node])) for node, head in index.nodes.items()
        }
    return {
        page.sheet.path: page
        for title, chosen, _ in lists
        for page in _sheets(rows if chosen else with_keys, by_key[chosen], title, offered, chosen)
    }


def _entry(head: Head) -> _Entry:
    folded = fold(head.title)
    first = folded[:1]
    return _Entry(first.upper() if "a" <= first <= "z" else OTHER, folded, head.id)


def _sheets(
    rows: Mapping[str, ListingRow],
    entries: list[_Entry],
    title: str,
    offered: tuple[Facet, ...],
    chosen: str,
) -> Iterator[ListingPage]:
    parts = [entries[start : start + ROWS] for start in range(0, len(entries), ROWS)] or [[]]
    sheets = tuple(_sheet(number, part, chosen) for number, part in enumerate(parts, 1))
    for sheet, part in zip(sheets, parts, strict=True):
        letters = tuple(
            Letter(name, tuple([rows[entry.node] for entry in those]))
            for name, those in groupby(part, key=attrgetter("letter"))
        )
        yield ListingPage(title, letters, len(entries), sheet, sheets, offered, chosen)


def _sheet(number: int, part: list[_Entry], chosen: str) -> Sheet:
    ends = (part[0].letter, part[-1].letter) if part else (OTHER, OTHER)
    return Sheet(number, listing_page(number, chosen), *ends)
