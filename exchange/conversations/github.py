"""Issues, pull requests and discussions of GitHub, from its command line or its services."""

from collections.abc import Iterator
from typing import Final

from argmap.exchange.conversations.dates import iso_day
from argmap.exchange.conversations.markdown_lines import markdown_lines
from argmap.exchange.conversations.thread import (
    NO_START,
    JsonValue,
    Thread,
    ThreadPost,
    key_of,
    list_of,
    part_of,
    text_of,
    title_line,
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

_KINDS: Final = ("discussion", "issue", "pullRequest", "issueOrPullRequest", "node")
"""What a query of GraphQL asks for, by the name of the field."""

_GHOST: Final = "ghost"
"""The account that stands in for everybody whose account is deleted."""


def recognise(value: JsonValue) -> bool:
    """Tell whether a JSON value is an issue, a discussion, or a list of comments."""
    start = _start(value)
    if start is not None:
        return _is_written(start) and ("title" in start or "comments" in start)
    return any(map(_is_written, _listed(value)))


def read(value: JsonValue, _address: str = "") -> Thread:
    """Read an issue, a pull request or a discussion, each comment before its replies.

    A comment that names no other answers the post that starts the thread.
    """
    start = _start(value)
    comments = [each for each in _listed(value) if _is_written(each) and each is not start]
    address = _url(start)
    # a list of comments does not hold what they answer: its address stands for it
    if start is None:
        address = (_url(comments[0]) if comments else "").partition("#")[0]
    first = _key(start) if start is not None else address
    posts = [_post(start, "")] if start is not None else []
    reviews = [*_reviews(start)]
    if reviews:  # each list is in the order of time, and a review may quote a comment
        comments = sorted([*comments, *reviews], key=_written)
    posts += [post for comment in comments for post in _comment(comment, first)]
    counted = [part_of(start, key) for key in ("comments", "reviews", "reviewThreads")]
    absent = sum(_absent(part, len(comments)) for part in [*counted, *_replies(comments)])
    missing = {_COUNTED: absent} if absent else {}
    said = start is None or "comments" in start or bool(comments)
    return Thread(
        text_of(start, "title"),
        address,
        tuple(posts),
        starts=start is not None,
        missing=missing if start is not None else missing | {NO_START: 1},
        remarks=() if said else (_NO_COMMENTS,),
    )


def _start(value: JsonValue) -> JsonValue:
    """Find the post that starts the thread: in an answer of GraphQL, in a list, or by itself."""
    if isinstance(value, list):
        titled = [each for each in _listed(value) if _is_written(each) and "title" in each]
        return titled[0] if len(titled) == 1 else None
    data = part_of(value, "data") or value
    for holder in (part_of(data, "repository"), data):
        for kind in _KINDS:
            if start := part_of(holder, kind):
                return start
    # `gh issue view --json comments` asks for the comments alone
    return value if isinstance(value, dict) and _is_written(value) else None


def _listed(value: JsonValue) -> list[JsonValue]:
    """List the comments of a thread; a list may hold one list for each page of results."""
    if isinstance(value, list):
        pages = (each if isinstance(each, list) else [each] for each in value)
        return [comment for page in pages for comment in page]
    return _nodes(_start(value), "comments") or _nodes(value, "comments")


def _is_written(value: JsonValue) -> bool:
    """Tell a post from an event of the timeline, which has no text or nobody who wrote it."""
    if not (isinstance(value, dict) and "body" in value):
        return False
    writers = [value[key] for key in ("author", "user") if key in value]
    return bool(writers) and all(writer is None or isinstance(writer, dict) for writer in writers)


def _nodes(value: JsonValue, key: str) -> list[JsonValue]:
    """List what a key holds: a plain list, or the nodes of a page."""
    return list_of(value, key) or _page(part_of(value, key))


def _page(page: JsonValue) -> list[JsonValue]:
    """List what a page of results holds: ``nodes``, or each within an ``edges`` entry."""
    return list_of(page, "nodes") or [part_of(edge, "node") for edge in list_of(page, "edges")]


def _replies(comments: list[JsonValue]) -> Iterator[JsonValue]:
    for comment in comments:
        yield part_of(comment, "replies")


def _reviews(start: JsonValue) -> Iterator[JsonValue]:
    """Yield the reviews of a pull request, and the comments on its lines."""
    for review in _nodes(start, "reviews"):
        if isinstance(review, dict) and (text_of(review, "body") or _nodes(review, "comments")):
            yield {**review, "replies": review.get("comments")}
    for thread in _nodes(start, "reviewThreads"):
        first, *others = _nodes(thread, "comments") or [None]
        if isinstance(first, dict):
            yield {**first, "replies": others}


def _written(comment: JsonValue) -> str:
    return text_of(comment, "createdAt") or text_of(comment, "submittedAt")


def _absent(page: JsonValue, beside: int) -> int:
    """Count what a page of results announces and does not hold.

    REST gives a number alone; its comments, if any, stand beside the issue.
    """
    if isinstance(page, int):
        return max(0, page - beside)
    total = part_of(page, "totalCount")
    return max(0, total - len(_page(page))) if isinstance(total, int) else 0


def _comment(comment: JsonValue, first: str) -> Iterator[ThreadPost]:
    if not isinstance(comment, dict):
        return
    yield _post(comment, key_of(comment, "in_reply_to_id") or first)
    for reply in _nodes(comment, "replies"):
        if isinstance(reply, dict):
            yield _post(reply, _key(comment))


def _key(data: JsonValue) -> str:
    return key_of(data, "id") or text_of(data, "url") or text_of(data, "html_url")


def _url(data: JsonValue) -> str:
    return text_of(data, "html_url") or text_of(data, "url")


def _post(data: JsonValue, parent: str) -> ThreadPost:
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
        url=_url(data),
        parent=parent,
        lines=(*title_line(title), *markdown_lines(text_of(data, "body"))),
        remarks=tuple(mark for mark, holds in marks.items() if holds),
    )
