"""Items of Hacker News with their children, as its search service gives them."""

from collections.abc import Iterator
from html import unescape
from typing import Final

from argmap.exchange.conversations.dates import iso_day
from argmap.exchange.conversations.html_lines import html_lines
from argmap.exchange.conversations.plain_lines import plain_lines
from argmap.exchange.conversations.thread import (
    NO_START,
    JsonValue,
    Thread,
    ThreadLine,
    ThreadPost,
    key_of,
    list_of,
    text_of,
    title_line,
)

_ADDRESS: Final = "https://news.ycombinator.com/item?id="


def recognise(value: JsonValue) -> bool:
    """Tell whether a JSON value is an item with its children."""
    return isinstance(value, dict) and {"id", "author", "children", "type"} <= value.keys()


def read(value: JsonValue, _address: str = "") -> Thread:
    """Read an item and all that was said below it, each comment before its replies."""
    starts = text_of(value, "type") != "comment"
    return Thread(
        _title(value),
        _ADDRESS + key_of(value, "id"),
        tuple(_posts(value)),
        starts=starts,
        missing={} if starts else {NO_START: 1},
    )


def _posts(root: JsonValue) -> Iterator[ThreadPost]:
    """Go through the tree without recursion: a thread may be as deep as it likes."""
    pending = [(root, "")]
    while pending:
        item, parent = pending.pop()
        key = key_of(item, "id")
        yield ThreadPost(
            key=key,
            author=text_of(item, "author"),
            date=iso_day(text_of(item, "created_at")),
            url=_ADDRESS + key,
            parent=parent,
            lines=_lines(item),
            remarks=() if text_of(item, "author") else ("its author is deleted",),
        )
        children = [child for child in list_of(item, "children") if isinstance(child, dict)]
        pending += [(child, key) for child in reversed(children)]


def _title(item: JsonValue) -> str:
    """Read the title, which is HTML as the text is."""
    return unescape(text_of(item, "title")).strip()


def _lines(item: JsonValue) -> tuple[ThreadLine, ...]:
    """Read the lines; a title and an address are what a link says, and ``>`` quotes."""
    address = text_of(item, "url")
    said = [line.text for line in html_lines(text_of(item, "text"))]
    return (
        *title_line(_title(item)),
        *([ThreadLine(address, furniture=True)] if address else []),
        *plain_lines("\n".join(said)),
    )
