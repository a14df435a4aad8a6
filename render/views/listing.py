"""The list of all nodes from A to Z, on pages of a fixed size."""

from collections.abc import Iterator, Mapping
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


class _Entry(NamedTuple):
    """A node as the list is sorted: by letter, then by title without case and accents."""

    letter: str
    folded: str
    node: str


def listing(index: PageIndex) -> Iterator[ListingPage]:
    """List all nodes from A to Z, and those of each kind and status, in pages of at most 1,000."""
    found = {node: keys(index, node) for node in index.order}
    offered = facets(index, found)
    entries = sorted(_entry(head) for head in index.nodes.values())
    by_key: dict[str, list[_Entry]] = {}
    for entry in entries:
        for key in found[entry.node]:
            by_key.setdefault(key, []).append(entry)
    rows = with_keys = {node: ListingRow(head) for node, head in index.nodes.items()}
    if len(entries) <= ROWS:  # on a single page a script narrows the list down
        with_keys = {
            node: ListingRow(head, " ".join(found[node])) for node, head in index.nodes.items()
        }
    title = index.words.gettext(message("All claims"))
    yield from _sheets(with_keys, entries, title, offered)
    for value in (value for facet in offered for value in facet.values):
        if value.path == listing_page(1, value.key):
            yield from _sheets(rows, by_key[value.key], value.name, offered, value.key)


def _entry(head: Head) -> _Entry:
    folded = fold(head.title)
    first = folded[:1]
    return _Entry(first.upper() if "a" <= first <= "z" else OTHER, folded, head.id)


def _sheets(
    rows: Mapping[str, ListingRow],
    entries: list[_Entry],
    title: str,
    offered: tuple[Facet, ...],
    chosen: str = "",
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
