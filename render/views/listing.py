"""The list of all nodes from A to Z, on pages of a fixed size."""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import groupby
from typing import Final

from argmap.graph.wording import fold
from argmap.render.addresses import listing_page
from argmap.render.views.atlas import Atlas, Head
from argmap.render.views.facets import Facet, facets, keys

ROWS: Final = 1_000
"""How many nodes one page lists."""
OTHER: Final = "#"
"""Where titles go that begin with no letter of the Latin alphabet."""


@dataclass(frozen=True, slots=True)
class Row:
    """A node of the list, and the keys of its facets where a script needs them."""

    head: Head
    keys: str = ""


@dataclass(frozen=True, slots=True)
class Letter:
    """The nodes whose titles begin with a letter."""

    name: str
    rows: tuple[Row, ...]


@dataclass(frozen=True, slots=True)
class Sheet:
    """Where a page of the list lies, and which letters it reaches."""

    number: int
    path: str
    first: str
    last: str


@dataclass(frozen=True, slots=True)
class ListingPage:
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


def listing(atlas: Atlas) -> Iterator[ListingPage]:
    """List all nodes from A to Z, and those of each kind and status, in pages of at most 1,000."""
    found = facets(atlas)
    by_key: dict[str, list[str]] = {}
    for node in atlas.order:
        for key in keys(atlas, node):
            by_key.setdefault(key, []).append(node)
    yield from _sheets(atlas, list(atlas.nodes), "All claims", found)
    for value in (value for facet in found for value in facet.values):
        if value.path == listing_page(1, value.key):
            yield from _sheets(atlas, by_key[value.key], value.name, found, value.key)


def _sheets(
    atlas: Atlas, nodes: list[str], title: str, offered: tuple[Facet, ...], chosen: str = ""
) -> Iterator[ListingPage]:
    heads = sorted(
        (atlas.nodes[node] for node in nodes),
        key=lambda head: (_letter(head), fold(head.title), head.id),
    )
    parts = [heads[start : start + ROWS] for start in range(0, len(heads), ROWS)] or [[]]
    sheets = tuple(_sheet(number, part, chosen) for number, part in enumerate(parts, 1))
    scripted = len(parts) == 1 and not chosen
    for sheet, part in zip(sheets, parts, strict=True):
        letters = tuple(
            Letter(name, tuple(_row(atlas, head, scripted=scripted) for head in those))
            for name, those in groupby(part, key=_letter)
        )
        yield ListingPage(title, letters, len(heads), sheet, sheets, offered, chosen)


def _row(atlas: Atlas, head: Head, *, scripted: bool) -> Row:
    return Row(head, " ".join(keys(atlas, head.id)) if scripted else "")


def _letter(head: Head) -> str:
    first = fold(head.title)[:1]
    return first.upper() if "a" <= first <= "z" else OTHER


def _sheet(number: int, part: list[Head], chosen: str) -> Sheet:
    ends = (_letter(part[0]), _letter(part[-1])) if part else (OTHER, OTHER)
    return Sheet(number, listing_page(number, chosen), *ends)
