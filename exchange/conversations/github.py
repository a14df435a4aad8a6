"""Issues, pull requests and discussions of GitHub, from its command line or its services."""

from collections.abc import Iterator
from typing import Final

from argmap.exchange.conversations.dates import iso_day
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

_COUNTED: Final = "the thread counts it, and the file does not hold it"
_NO_COMMENTS: Final = "the file lists no comments, and does not say whether there are any"
_APPS: Final = frozenset(
    [
        "allcontributors",
        "codecov",
        "coderabbitai",
        "copilot-pull-request-reviewer",
        "dependabot",
        "github-actions",
        "github-advanced-security",
        "mergify",
        "netlify",
        "pre-commit-ci",
        "renovate",
        "sonarcloud",
        "stale",
        "vercel",
    ]
)
"""Applications as ``gh`` writes them, which leaves ``[bot]`` out."""

_GHOST: Final = "ghost"
"""The account that stands in for everybody whose account is deleted."""


def recognise(value: Json) -> bool:
    """Tell whether a JSON value is an issue, a list of comments, or a discussion."""
    start = _discussion(value) or value
    if isinstance(start, dict):
        return "body" in start and ("author" in start or "user" in start) and "title" in start
    return (
        isinstance(value, list)
        and bool(value)
        and all(isinstance(each, dict) and {"user", "body"} <= each.keys() for each in value)
    )


def read(value: Json, _address: str = "") -> Thread:
    """Read an issue, a pull request or a discussion, each comment before its replies.

    A comment that names no other answers the post that starts the thread.
    """
    start = _discussion(value) or (value if isinstance(value, dict) else None)
    comments = value if isinstance(value, list) else _nodes(start, "comments")
    address = text_of(start, "html_url") or text_of(start, "url")
    # a list of comments does not hold what they answer: its address stands for it
    if start is None:
        address = text_of(comments[0], "html_url").partition("#")[0]
    first = _key(start) if start is not None else address
    posts = [_post(start, "")] if start is not None else []
    reviews = [*_reviews(start)]
    if reviews:  # each list is in the order of time, and a review may quote a comment
        comments = sorted([*comments, *reviews], key=_written)
    posts += [post for comment in comments for post in _comment(comment, first)]
    counted = [part_of(start, key) for key in ("comments", "reviews", "reviewThreads")]
    absent = sum(_absent(part) for part in [*counted, *_replies(comments)])
    missing = {_COUNTED: absent} if absent else {}
    return Thread(
        text_of(start, "title"),
        address,
        tuple(posts),
        starts=start is not None,
        missing=missing if start is not None else missing | {NO_START: 1},
        remarks=() if start is None or "comments" in start else (_NO_COMMENTS,),
    )


def _discussion(value: Json) -> Json:
    for kind in ("discussion", "issue", "pullRequest"):
        if found := part_of(value, "data", "repository", kind):
            return found
    return None


def _nodes(value: Json, key: str) -> list[Json]:
    """List what a key holds: a plain list, or the nodes of a page."""
    return list_of(value, key) or list_of(value, key, "nodes")


def _replies(comments: list[Json]) -> Iterator[Json]:
    for comment in comments:
        yield part_of(comment, "replies")


def _reviews(start: Json) -> Iterator[Json]:
    """Yield the reviews of a pull request, and the comments on its lines."""
    for review in _nodes(start, "reviews"):
        if isinstance(review, dict) and (text_of(review, "body") or _nodes(review, "comments")):
            yield {**review, "replies": review.get("comments")}
    for thread in _nodes(start, "reviewThreads"):
        first, *others = _nodes(thread, "comments") or [None]
        if isinstance(first, dict):
            yield {**first, "replies": others}


def _written(comment: Json) -> str:
    return text_of(comment, "createdAt") or text_of(comment, "submittedAt")


def _absent(page: Json) -> int:
    """Count what a page of results, or the number that REST gives, announces and does not hold."""
    if isinstance(page, int):
        return max(0, page)
    total = part_of(page, "totalCount")
    return max(0, total - len(list_of(page, "nodes"))) if isinstance(total, int) else 0


def _comment(comment: Json, first: str) -> Iterator[ThreadPost]:
    if not isinstance(comment, dict):
        return
    yield _post(comment, key_of(comment, "in_reply_to_id") or first)
    for reply in _nodes(comment, "replies"):
        if isinstance(reply, dict):
            yield _post(reply, _key(comment))


def _key(data: Json) -> str:
    return key_of(data, "id") or text_of(data, "url") or text_of(data, "html_url")


def _post(data: Json, parent: str) -> ThreadPost:
    author = part_of(data, "author") or part_of(data, "user")
    login = text_of(author, "login")
    deleted = login in {"", _GHOST}
    bot = part_of(author, "is_bot") is True or login.endswith("[bot]")
    bot = bot or "Bot" in {text_of(author, "type"), text_of(author, "__typename")}
    bot = bot or login.removeprefix("app/") in _APPS
    edited = bool(part_of(data, "includesCreatedEdit") or part_of(data, "lastEditedAt"))
    marks = {"its author is deleted": deleted, "a bot wrote it": bot, "it was edited": edited}
    title = text_of(data, "title")
    return ThreadPost(
        key=_key(data),
        author="" if deleted else login,
        name=text_of(author, "name"),
        date=iso_day(_written(data) or text_of(data, "created_at")),
        url=text_of(data, "html_url") or text_of(data, "url"),
        parent=parent,
        lines=(*([ThreadLine(title)] if title else []), *markdown_lines(text_of(data, "body"))),
        remarks=tuple(mark for mark, holds in marks.items() if holds),
    )
