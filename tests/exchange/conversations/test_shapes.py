"""The shapes in which tools hand over one and the same thread."""

from typing import Any, Final

import pytest

from tests.exchange.conversations.samples import FORUM_MAGNUM, GITHUB, records

COMMENTS: Final[list[dict[str, Any]]] = GITHUB["comments"]
ISSUE: Final = {key: value for key, value in GITHUB.items() if key != "comments"}
UNTITLED: Final = {key: value for key, value in GITHUB.items() if key != "title"}
PAGE: Final = {"totalCount": 2, "edges": [{"node": comment} for comment in COMMENTS]}
TIMELINE: Final = [{"event": "labeled", "actor": {"login": "ann"}}, *COMMENTS]
QUERIED: Final = {**ISSUE, "comments": PAGE}

POST: Final = FORUM_MAGNUM["data"]["post"]["result"]
ANSWERS: Final = FORUM_MAGNUM["data"]["comments"]["results"]
PLAIN: Final = {key: value for key, value in POST.items() if key != "contents"} | {
    "htmlBody": POST["contents"]["html"]
}

WHOLE: Final[dict[str, tuple[str, Any]]] = {
    "gh issue view --json without the title": ("github", UNTITLED),
    "edges of GraphQL": ("github", {"data": {"repository": {"discussion": QUERIED}}}),
    "a node of GraphQL": ("github", {"data": {"node": QUERIED}}),
    "data of GraphQL": ("github", {"repository": {"issueOrPullRequest": QUERIED}}),
    "an issue and its comments": ("github", {"issue": ISSUE, "comments": COMMENTS}),
    "jq -s of an issue and its comments": ("github", [{**ISSUE, "comments": 2}, COMMENTS]),
    "data of a forum": ("forum-magnum", FORUM_MAGNUM["data"]),
    "a list of posts": (
        "forum-magnum",
        {"data": {"posts": {"results": [POST]}, "comments": {"results": ANSWERS}}},
    ),
    "a post and its comments": ("forum-magnum", {"post": POST, "comments": ANSWERS}),
    "comments within a post": ("forum-magnum", {**PLAIN, "comments": ANSWERS}),
}
"""A thread of a post, an answer and a comment of somebody deleted, by who hands it over."""

COMMENTS_ALONE: Final[dict[str, tuple[str, Any]]] = {
    "gh issue view --json comments": ("github", {"comments": COMMENTS}),
    "gh api --slurp of two pages": ("github", [COMMENTS[:1], COMMENTS[1:]]),
    "gh api of the timeline": ("github", TIMELINE),
    "comments of a forum in a list": ("forum-magnum", ANSWERS),
}


@pytest.mark.parametrize("shape", WHOLE)
def test_a_thread_reads_the_same_in_every_shape(shape: str) -> None:
    """The post comes first, the others answer it, and nothing is missed that is there."""
    made = records(*WHOLE[shape]).records

    assert list(made.sources) == ["post", "c01", "c02"]
    assert made.sources["c01"]["replies_to"] == "post"
    assert set(made.people) == {"ann", "ben", "unidentified-1"}


@pytest.mark.parametrize("shape", COMMENTS_ALONE)
def test_comments_alone_are_read_too(shape: str) -> None:
    """They stand in the order of the file, and the post is reported as missing."""
    made = records(*COMMENTS_ALONE[shape])
    reasons = {loss.reason for loss in made.report.losses}

    assert [source["author"] for source in made.records.sources.values()] == [
        "ben",
        "unidentified-1",
    ]
    assert "the post that starts the thread is not in the file" in reasons


def test_an_author_without_an_account_has_the_name_that_the_comment_gives() -> None:
    """A forum names the author once more beside the account."""
    alone = {**ANSWERS[1], "author": "cat"}

    assert "cat" in records("forum-magnum", [alone]).records.people


def test_an_issue_that_counts_the_comments_beside_it_misses_none() -> None:
    """The number that the service gives is compared with what is there."""
    value = [{**ISSUE, "comments": 3}, COMMENTS]
    missing = [loss for loss in records("github", value).report.losses if "counts" in loss.reason]

    assert [loss.count for loss in missing] == [1]
