"""Threads of Reddit: the pair of listings of a post and its comments."""

import re
from collections.abc import Iterable, Iterator
from typing import Final

from argmap.exchange.conversations.dates import epoch_day
from argmap.exchange.conversations.markdown_lines import markdown_lines
from argmap.exchange.conversations.thread import (
    NO_START,
    JsonValue,
    Thread,
    ThreadLine,
    ThreadPost,
    key_of,
    list_of,
    part_of,
    text_of,
    title_line,
)

_ADDRESS: Final = "https://www.reddit.com"
_TEXTS: Final = ("title", "selftext", "body")
_BARE: Final = re.compile(r"[<>]|&(?!(?:amp|lt|gt);)")
_BOT: Final = "AutoModerator"
_DELETED: Final = frozenset({"[deleted]", "[removed]"})


def recognise(value: JsonValue) -> bool:
    """Tell whether a JSON value is such a pair, or one listing of comments."""
    listings = value if isinstance(value, list) else [value]
    return bool(listings) and all(part_of(listing, "kind") == "Listing" for listing in listings)


def read(value: JsonValue, _address: str = "") -> Thread:
    """Read a post and all comments below it, each before its replies.

    Comments that the file only counts (``more``) are ``missing``.
    """
    listings = value if isinstance(value, list) else [value]
    children = [child for listing in listings for child in list_of(listing, "data", "children")]
    things = list(_things(children))
    if _is_escaped(data for _, data, _ in things):
        things = [(kind, _unescaped(data), parent) for kind, data, parent in things]
    posts = [_post(data, parent) for kind, data, parent in things if kind in {"t1", "t3"}]
    absent = sum(_count(data) for kind, data, _ in things if kind == "more")
    missing = {"the file only counts it": absent} if absent else {}
    start = next((data for kind, data, _ in things if kind == "t3"), None)
    return Thread(
        text_of(start, "title"),
        _address_of(start),
        tuple(posts),
        starts=start is not None,
        missing=missing if start is not None else missing | {NO_START: 1},
    )


def _things(children: list[JsonValue]) -> Iterator[tuple[str, JsonValue, str]]:
    """Yield kind, data and parent of each thing, without recursion."""
    pending = [(child, "") for child in reversed(children)]
    post = ""
    while pending:
        thing, parent = pending.pop()
        kind, data = text_of(thing, "kind"), part_of(thing, "data")
        if not isinstance(data, dict):
            continue
        key = key_of(data, "id")
        if kind == "t3":
            post = key
        yield kind, data, parent or ("" if kind == "t3" else post)
        # Reddit writes "" for no replies, which `list_of` reads as an empty list
        replies = [(reply, key) for reply in list_of(data, "replies", "data", "children")]
        pending += reversed(replies)


def _is_escaped(things: Iterable[JsonValue]) -> bool:
    """Tell whether the file has ``&gt;`` for ``>``, as it has unless ``raw_json=1`` was asked for.

    A file in which any of these signs stands by itself is not escaped.
    """
    return not any(_BARE.search(text_of(data, key)) for data in things for key in _TEXTS)


def _unescaped(data: JsonValue) -> JsonValue:
    texts = {key: text_of(data, key) for key in _TEXTS if isinstance(data.get(key), str)}
    for sign, entity in (("<", "&lt;"), (">", "&gt;"), ("&", "&amp;")):
        texts = {key: text.replace(entity, sign) for key, text in texts.items()}
    return {**data, **texts}


def _post(data: JsonValue, parent: str) -> ThreadPost:
    author = text_of(data, "author")
    deleted = author in _DELETED
    marks = {
        "its author is deleted": deleted,
        "a bot wrote it": author == _BOT,
        "it was edited": bool(data.get("edited")),
    }
    return ThreadPost(
        key=key_of(data, "id"),
        author="" if deleted else author,
        date=epoch_day(data.get("created_utc")),
        url=_address_of(data),
        parent=parent,
        lines=_lines(data),
        remarks=tuple(mark for mark, holds in marks.items() if holds),
    )


def _lines(data: JsonValue) -> tuple[ThreadLine, ...]:
    body = text_of(data, "selftext") or text_of(data, "body")
    said = () if body in _DELETED else markdown_lines(body)
    return (*title_line(text_of(data, "title")), *said)


def _address_of(data: JsonValue) -> str:
    path = text_of(data, "permalink")
    return f"{_ADDRESS}{path}" if path.startswith("/") else path


def _count(data: JsonValue) -> int:
    count = data.get("count")
    return count if isinstance(count, int) and count > 0 else len(list_of(data, "children"))
