"""The list of all nodes from A to Z, on pages of a fixed size."""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import groupby

from argmap.graph.wording import fold
from argmap.render.addresses import listing_page
from argmap.render.views.atlas import Atlas, Head

ROWS = 1_000
"""How many nodes one page lists."""
OTHER = "#"
"""Where titles go that begin with no letter of the Latin alphabet."""


@dataclass(frozen=True, slots=True)
class Letter:
    """The nodes whose titles begin with a letter."""

    name: str
    heads: tuple[Head, ...]


@dataclass(frozen=True, slots=True)
class Sheet:
    """Where a page of the list lies, and which letters it reaches."""

    number: int
    path: str
    first: str
    last: str


@dataclass(frozen=True, slots=True)
class ListingPage:
    """One page of the list of all nodes."""

    letters: tuple[Letter, ...]
    total: int
    sheet: Sheet
    sheets: tuple[Sheet, ...]


def listing(atlas: Atlas) -> Iterator[ListingPage]:
    """List all nodes from A to Z, accents aside, in pages of at most 1,000."""
    rows = sorted(atlas.nodes.values(), key=lambda head: (_letter(head), fold(head.title), head.id))
    parts = [rows[start : start + ROWS] for start in range(0, len(rows), ROWS)] or [[]]
    sheets = tuple(_sheet(number, part) for number, part in enumerate(parts, 1))
    for sheet, part in zip(sheets, parts, strict=True):
        letters = tuple(Letter(name, tuple(heads)) for name, heads in groupby(part, key=_letter))
        yield ListingPage(letters, len(rows), sheet, sheets)


def _letter(head: Head) -> str:
    first = fold(head.title)[:1]
    return first.upper() if "a" <= first <= "z" else OTHER


def _sheet(number: int, part: list[Head]) -> Sheet:
    ends = (_letter(part[0]), _letter(part[-1])) if part else (OTHER, OTHER)
    return Sheet(number, listing_page(number), *ends)
