"""Posts of LessWrong and the EA Forum with their comments, as their GraphQL service gives them."""

from typing import Final

from argmap.exchange.conversations.dates import iso_day
from argmap.exchange.conversations.html_lines import html_lines
from argmap.exchange.conversations.markdown_lines import markdown_lines
from argmap.exchange.conversations.thread import (
    NO_START,
    Json,
    Thread,
    ThreadLine,
    ThreadPost,
    key_of,
    list_of,
    part_of,
    text_of,
)

_POST: Final = ("data", "post", "result")
_COMMENTS: Final = ("data", "comments", "results")


def recognise(value: Json) -> bool:
    """Tell whether a JSON value is the answer to such a query."""
    post, comments = part_of(value, *_POST), part_of(value, *_COMMENTS)
    return (isinstance(post, dict) and "postedAt" in post) or (
        isinstance(comments, list)
        and any(isinstance(comment, dict) and "postedAt" in comment for comment in comments)
    )


def read(value: Json, _address: str = "") -> Thread:
    """Read a post and its comments; a comment without a parent answers the post."""
    post = part_of(value, *_POST)
    start = key_of(post, "_id")
    written = [each for each in list_of(value, *_COMMENTS) if isinstance(each, dict)]
    comments = [_entry(each, key_of(each, "parentCommentId") or start) for each in written]
    posts = [_entry(post, "")] if isinstance(post, dict) else []
    announced = part_of(post, "commentCount")
    absent = announced - len(comments) if isinstance(announced, int) else 0
    counted = {"the post counts it, and the file does not hold it": absent} if absent > 0 else {}
    return Thread(
        text_of(post, "title"),
        text_of(post, "pageUrl"),
        tuple(posts + comments),
        starts=bool(posts),
        missing=counted if posts else {NO_START: 1},
    )


def _entry(data: Json, parent: str) -> ThreadPost:
    user = part_of(data, "user")
    deleted = bool(data.get("deleted")) or not text_of(user, "displayName")
    marks = {
        "its author is deleted": deleted,
        "it has coauthors, who are left out: a source has one author": bool(
            list_of(data, "coauthors")
        ),
    }
    return ThreadPost(
        key=key_of(data, "_id"),
        author=text_of(user, "displayName"),
        date=iso_day(text_of(data, "postedAt")),
        url=text_of(data, "pageUrl"),
        parent=parent,
        lines=_lines(data),
        remarks=tuple(mark for mark, holds in marks.items() if holds),
    )


def _lines(data: Json) -> tuple[ThreadLine, ...]:
    title = text_of(data, "title")
    markdown = text_of(part_of(data, "contents"), "markdown")
    html = text_of(part_of(data, "contents"), "html") or text_of(data, "htmlBody")
    said = markdown_lines(markdown) if markdown else html_lines(html)
    return (*([ThreadLine(title)] if title else []), *said)
