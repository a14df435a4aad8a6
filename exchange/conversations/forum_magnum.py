"""Posts of LessWrong and the EA Forum with their comments, as their GraphQL service gives them."""

from argmap.exchange.conversations.dates import iso_day
from argmap.exchange.conversations.html_lines import html_lines
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


def recognise(value: JsonValue) -> bool:
    """Tell whether a JSON value is the answer to such a query, whole or unwrapped."""
    return any("postedAt" in entry for entry in (_post(value), *_comments(value)))


def read(value: JsonValue, _address: str = "") -> Thread:
    """Read a post and its comments; a comment without a parent answers the post."""
    post = _post(value)
    start = key_of(post, "_id")
    comments = [_entry(each, key_of(each, "parentCommentId") or start) for each in _comments(value)]
    posts = [_entry(post, "")] if post else []
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


def _post(value: JsonValue) -> dict[str, JsonValue]:
    """Find the post in a whole answer, in its ``data``, or where it stands by itself."""
    data = part_of(value, "data") or value
    listed = list_of(data, "posts", "results")
    alone = listed[0] if len(listed) == 1 else data
    for post in (part_of(data, "post", "result"), part_of(data, "post"), alone):
        if isinstance(post, dict) and "postedAt" in post and "parentCommentId" not in post:
            return post
    return {}


def _comments(value: JsonValue) -> list[dict[str, JsonValue]]:
    """List the comments: results of a query of their own, a list in the post, or the whole file."""
    data = part_of(value, "data") or value
    beside = list_of(data, "comments", "results") or list_of(data, "comments")
    within = list_of(_post(value), "comments", "results") or list_of(_post(value), "comments")
    listed = value if isinstance(value, list) else beside or within
    return [comment for comment in listed if isinstance(comment, dict)]


def _entry(data: JsonValue, parent: str) -> ThreadPost:
    user = part_of(data, "user")
    author = text_of(user, "displayName") or text_of(user, "username") or text_of(data, "author")
    deleted = bool(data.get("deleted")) or not author
    marks = {
        "its author is deleted": deleted,
        "it has coauthors, who are left out: a source has one author": bool(
            list_of(data, "coauthors")
        ),
    }
    return ThreadPost(
        key=key_of(data, "_id"),
        author=author,
        date=iso_day(text_of(data, "postedAt")),
        url=text_of(data, "pageUrl"),
        parent=parent,
        lines=_lines(data),
        remarks=tuple(mark for mark, holds in marks.items() if holds),
    )


def _lines(data: JsonValue) -> tuple[ThreadLine, ...]:
    markdown = text_of(part_of(data, "contents"), "markdown")
    html = text_of(part_of(data, "contents"), "html") or text_of(data, "htmlBody")
    said = markdown_lines(markdown) if markdown else html_lines(html)
    return (*title_line(text_of(data, "title")), *said)
