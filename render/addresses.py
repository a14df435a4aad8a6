"""Where pages lie, and which addresses outside the site a page may link to.

An address is relative to the debate's folder and names a file, so that the site works from a disk
and under any path.
"""

import re
from functools import cache
from typing import Final
from urllib.parse import urlsplit

from argmap.graph.analysis.explain.sentence import Phrase
from argmap.graph.model.wording import ENGLISH, Wording

_PART: Final = re.compile(r"(s|fn)?([0-9]+(?:\.[0-9]+)*)\Z")
_PARAGRAPH: Final = re.compile(r"p([0-9]+)\Z")


def node_page(node: str) -> str:
    """Find the page of a node."""
    return f"claims/{_file(node)}"


def person_page(person: str) -> str:
    """Find the page of a person."""
    return f"people/{_file(person)}"


def source_page(source: str) -> str:
    """Find the page of a source."""
    return f"sources/{_file(source)}"


def section_page(section: str) -> str:
    """Find the page of a section."""
    return f"sections/{_file(section)}"


def pair_page(one: str, other: str) -> str:
    """Find the page that compares two people; no id holds two hyphens in a row."""
    return f"compare/{one}--{other}.html"


def embedded_page(node: str) -> str:
    """Find the page of a node that other sites show within theirs."""
    return f"embed/{_file(node)}"


def relations_page(node: str) -> str:
    """Find the page of all relations of a node that has too many for its own."""
    return f"around/{_file(node)}"


def facet_page(key: str) -> str:
    """Find the page that lists the nodes of one kind or status, by the key of the facet's value."""
    return f"lists/{key}.html"


def section_map(section: str) -> str:
    """Find the map of a section that has a page of its own."""
    return f"maps/{_file(section)}"


def laid_out_by(page: str) -> str:
    """Find the style sheet with the places of all that a map on a page shows.

    Examples
    --------
    >>> laid_out_by("maps/tea.html")
    'maps/tea.css'
    """
    return f"{page.removesuffix('.html')}.css"


def listing_page(number: int, key: str = "") -> str:
    """Find a page of the list of all claims, or of those that a key names; counted from 1."""
    first = facet_page(key) if key else "claims.html"
    return first if number == 1 else first.replace(".html", f"-{number}.html")


def _file(identifier: str) -> str:
    """Name the file of an id; no id ends in a hyphen, so nothing else is called ``index-``."""
    return "index-.html" if identifier == "index" else f"{identifier}.html"


def upward(path: str) -> str:
    """Find the way from a page to the folder its path starts in.

    Examples
    --------
    >>> upward("claims/tea.html"), upward("claims.html")
    ('../', '')
    """
    return "../" * path.count("/")


def outside(url: object) -> str | None:
    """Allow an address outside the site: http or https, and nobody's name or password in it.

    Examples
    --------
    >>> outside("https://example.org/post")
    'https://example.org/post'
    >>> outside("https://bank.example@evil.example/") is None
    True
    >>> outside("javascript:alert(1)") is None
    True
    """
    if url is None:
        return None
    try:
        parts = urlsplit(str(url))
    except ValueError:  # a host in broken brackets
        return None
    safe = parts.scheme in {"http", "https"} and parts.hostname and "@" not in parts.netloc
    return str(url) if safe else None


@cache
def paragraph_in(paragraph: str, words: Wording = ENGLISH) -> str:
    """Name a paragraph in words; its numbers do not part from their nouns at the end of a line.

    Examples
    --------
    >>> paragraph_in("fn1.p1").split()
    ['footnote', '1,', 'paragraph', '1']
    """
    part, _, last = paragraph.rpartition(".")
    number, place = _PARAGRAPH.match(last), _PART.match(part)
    if number is None or (part and (place is None or place[1] is None)):
        return paragraph
    if place is None:
        named = Phrase("paragraph\N{NO-BREAK SPACE}{paragraph}", {"paragraph": number[1]})
    elif place[1] == "s":
        named = Phrase(
            "section\N{NO-BREAK SPACE}{part}, paragraph\N{NO-BREAK SPACE}{paragraph}",
            {"part": place[2], "paragraph": number[1]},
        )
    else:
        named = Phrase(
            "footnote\N{NO-BREAK SPACE}{part}, paragraph\N{NO-BREAK SPACE}{paragraph}",
            {"part": place[2], "paragraph": number[1]},
        )
    return named.written(words)
