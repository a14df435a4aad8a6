"""Topics of Discourse forums, as ``/t/<id>.json`` gives them."""

import re
from typing import Final

from argmap.exchange.conversations.dates import iso_day
from argmap.exchange.conversations.html_lines import html_lines
from argmap.exchange.conversations.markdown_lines import markdown_lines
from argmap.exchange.conversations.thread import (
    NO_START,
    JsonValue,
    Quote,
    Thread,
    ThreadLine,
    ThreadPost,
    key_of,
    list_of,
    part_of,
    text_of,
)

_SMALL_ACTION: Final = 3
"""The type of a post that only says what was done: "closed this topic"."""

_OPEN: Final = re.compile(r'\[quote(?:="?(?P<author>[^,"\]]*)(?:,\s*post:(?P<post>\d+))?[^\]]*)?\]')
_CLOSE: Final = "[/quote]"


def recognise(value: JsonValue) -> bool:
    """Tell whether a JSON value is a topic."""
    return isinstance(part_of(value, "post_stream", "posts"), list)


def read(value: JsonValue, address: str = "") -> Thread:
    """Read a topic.

    Parameters
    ----------
    value : JSON value
        The file.
    address : str, optional
        The address of the forum; without it posts have none, for the file does not hold it.

    Returns
    -------
    Thread
        Its posts by number. A file often holds only the first posts; how many the ``stream`` lists
        beyond them is ``missing``.

    Notes
    -----
    A post that names none it replies to answers the first one, as readers of a topic see it.
    """
    written = [post for post in list_of(value, "post_stream", "posts") if isinstance(post, dict)]
    posts = [post for post in written if post.get("post_type") != _SMALL_ACTION]
    first = key_of(posts[0], "post_number") if posts else ""
    there = {key_of(post, "id") for post in written}
    absent = sum(str(each) not in there for each in list_of(value, "post_stream", "stream"))
    base = address.rstrip("/")
    topic = f"{base}/t/{key_of(value, 'id')}" if base else ""
    missing = {"the topic lists it, and the file does not hold it": absent} if absent else {}
    if first != "1" and not absent:
        missing = {NO_START: 1}
    return Thread(
        text_of(value, "title"),
        topic,
        tuple(_post(post, first, topic) for post in posts),
        starts=first == "1",
        missing=missing,
    )


def _post(post: JsonValue, first: str, topic: str) -> ThreadPost:
    number = key_of(post, "post_number")
    deleted = bool(post.get("user_deleted") or post.get("deleted_at"))
    cooked = text_of(post, "cooked")
    version, user = post.get("version"), post.get("user_id")
    marks = {
        "it was edited": isinstance(version, int) and version > 1,
        "its author is deleted": deleted,
        "a bot wrote it": isinstance(user, int) and user < 0,
        "several people may have written it: it is a wiki": post.get("wiki") is True,
    }
    return ThreadPost(
        key=number,
        author=text_of(post, "username"),
        name=text_of(post, "name"),
        date=iso_day(text_of(post, "created_at")),
        url=f"{topic}/{number}" if topic else "",
        parent="" if number == first else key_of(post, "reply_to_post_number") or first,
        lines=html_lines(cooked) if cooked else _raw_lines(text_of(post, "raw")),
        remarks=tuple(mark for mark, holds in marks.items() if holds),
    )


def _raw_lines(raw: str) -> tuple[ThreadLine, ...]:
    """Read the lines of a post as it was typed, with ``[quote="ann, post:3"]``."""
    lines: list[ThreadLine] = []
    quote: Quote | None = None
    for line in markdown_lines(raw.replace(_CLOSE, f"\n{_CLOSE}\n")):
        opened = _OPEN.match(line.text)
        if line.text == _CLOSE:
            quote = None
            continue
        words = line.text
        if opened:
            quote = Quote(opened["author"] or "", opened["post"] or "")
            words = words[opened.end() :].strip()
        if words:
            lines.append(ThreadLine(words, quote or line.quote))
    return tuple(lines)
