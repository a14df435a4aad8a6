"""What is odd about a thread is resolved, and always counted."""

import gzip
import json
from codecs import BOM_UTF8
from typing import Any

import pytest

from argmap.exchange.conversations.document import thread_document
from argmap.exchange.conversations.recognition import read_thread
from argmap.exchange.conversations.records import ThreadRecords, thread_records
from argmap.exchange.conversations.replies import ABSENT, CIRCLE, DELETED, ITSELF
from argmap.exchange.conversations.thread import NO_START
from argmap.schema.errors import UnreadableFileError
from tests.exchange.conversations.samples import (
    ANSWERED,
    DISCOURSE,
    FORUM_MAGNUM,
    GITHUB,
    HACKER_NEWS,
    MBOX,
    REDDIT,
    SAID,
    SAMPLES,
    records,
)

ISSUE = {"title": "Tea", "user": {"login": "ann"}, "body": SAID, "html_url": "https://e.org/1"}
UNTITLED = {key: ISSUE[key] for key in ISSUE.keys() - {"title"}}
each_format = pytest.mark.parametrize("name", SAMPLES)


def lost(made: ThreadRecords, thing: str) -> set[str]:
    """List the reasons for which things of a kind were changed or dropped."""
    return {loss.reason for loss in made.report.losses if loss.thing == thing}


def test_a_reply_to_a_deleted_comment_answers_the_one_above_it() -> None:
    """The thread stays together, and the report says where."""
    gone = {**HACKER_NEWS["children"][0], "author": None, "text": None}
    made = records("hacker-news", {**HACKER_NEWS, "children": [gone]})

    assert made.records.sources["c01"]["replies_to"] == "post"
    assert DELETED in lost(made, "reply")


@pytest.mark.parametrize(
    ("parents", "reason"), [((3, 2), CIRCLE), ((2, 2), ITSELF), ((99, 2), ABSENT)]
)
def test_a_reply_that_cannot_be_is_left_out_and_reported(
    parents: tuple[int, int], reason: str
) -> None:
    """Replies in a circle, to themselves, or to what is not there."""
    first, answer = DISCOURSE["post_stream"]["posts"][:2]
    numbered = enumerate(zip((2, 3), parents, strict=True), 20)
    posts = [
        {**answer, "id": each, "post_number": number, "reply_to_post_number": parent}
        for each, (number, parent) in numbered
    ]
    made = records("discourse", {**DISCOURSE, "post_stream": {"posts": [first, *posts]}})

    assert "replies_to" not in made.records.sources["c01"]
    assert made.records.sources["c02"]["replies_to"] == "c01"
    assert lost(made, "reply") == {reason}


@pytest.mark.parametrize(
    ("name", "value", "reason"),
    [
        ("github", {**ISSUE, "comments": 5}, "the thread counts it, and the file does not hold it"),
        ("github", [UNTITLED], NO_START),
        ("forum-magnum", {"data": {"comments": FORUM_MAGNUM["data"]["comments"]}}, NO_START),
        ("reddit", REDDIT[1:], NO_START),
        ("hacker-news", HACKER_NEWS["children"][0], NO_START),
        (
            "discourse",
            {**DISCOURSE, "post_stream": {"posts": DISCOURSE["post_stream"]["posts"][1:]}},
            NO_START,
        ),
    ],
)
def test_an_incomplete_file_says_so(name: str, value: Any, reason: str) -> None:
    """Comments without what they answer, and an issue whose comments are a file of their own."""
    assert reason in lost(records(name, value), "post")


def test_an_issue_without_a_list_of_comments_says_so() -> None:
    """Nobody can tell whether there are any."""
    made = records("github", {key: GITHUB[key] for key in GITHUB.keys() - {"comments"}})

    assert lost(made, "thread") == {
        "the file lists no comments, and does not say whether there are any"
    }


def test_reviews_of_a_pull_request_are_read_in_the_order_of_time() -> None:
    """They answer it as comments do; an approval without words says nothing."""
    author = {"login": "dora"}
    reviews = [
        {"id": "R1", "author": author, "body": "Why?", "submittedAt": "2024-10-16T12:00:00Z"},
        {"id": "R2", "author": author, "body": "", "submittedAt": "2024-10-20T12:00:00Z"},
    ]
    made = records("github", {**GITHUB, "reviews": reviews}).records

    assert [fields["author"] for fields in made.sources.values()][1:3] == ["dora", "ben"]
    assert made.sources["c01"]["replies_to"] == "post"
    assert len(made.sources) == 4


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("github", {**GITHUB, "author": {"login": "github-actions"}}),
        ("github", {**GITHUB, "author": {"login": "tea", "__typename": "Bot"}}),
        ("reddit", json.loads(SAMPLES["reddit"].decode().replace("ben", "AutoModerator"))),
        (
            "discourse",
            json.loads(SAMPLES["discourse"].decode().replace('"id": 12', '"user_id": -1')),
        ),
    ],
)
def test_a_bot_is_kept_and_reported(name: str, value: Any) -> None:
    """As each format shows one."""
    assert "a bot wrote it" in lost(records(name, value), "post")


def test_coauthors_are_reported() -> None:
    """A source has one author."""
    text = SAMPLES["forum-magnum"].decode()
    value = json.loads(text.replace('"commentCount"', '"coauthors": [{"displayName": "Co"}], "x"'))

    assert any("coauthors" in reason for reason in lost(records("forum-magnum", value), "post"))


def test_a_sentence_that_begins_with_from_parts_no_message() -> None:
    """A line that does has a time and a year."""
    data = MBOX.replace(ANSWERED, f"{ANSWERED}\n\nFrom the start I knew.").encode()
    thread = read_thread("x", data)

    assert len(thread.posts) == 3
    assert "From the start I knew." in [line.text for line in thread.posts[1].lines]


def test_messages_without_author_or_date_are_reported() -> None:
    """A date that is none counts as missing."""
    made = thread_records(
        read_thread("x", MBOX.replace("Date: Wed, 16 Oct 2024", "Date: tea time").encode()), "tea"
    )
    reasons = {loss.reason: loss.examples for loss in made.report.losses}

    assert reasons["it names no author"] == ("post 3",)
    assert "date" not in made.records.sources["post"]
    assert reasons["it has no date that can be read"] == ("post 1",)


def test_of_messages_with_one_id_the_first_is_answered() -> None:
    """In the text as in the records."""
    answer = MBOX[MBOX.index("From ben") : MBOX.index("From nobody")]
    again = answer.replace(ANSWERED, "Once more.")
    data = (MBOX + "\n" + again).replace("<lost@example.org>", "<2@example.org>").encode()

    assert "[3] deleted · 2024-10-18 · answers [2]" in thread_document(read_thread("x", data)).text


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (b"", "this file is empty"),
        (SAMPLES["discourse"][:60], "x.json:1: this is not valid JSON: it ends too early"),
        (SAMPLES["discourse"].decode().encode("utf-16"), "this is UTF-16; save it as UTF-8"),
        (gzip.compress(SAMPLES["github"]), "this is a gzip file"),
        (b'{"title": "T\xff"}', "x.json:1: byte 12 is not UTF-8"),
        (b"[" * 100_000, "nest deeper than 1000"),
    ],
)
def test_a_damaged_file_is_refused_with_reason_and_place(data: bytes, reason: str) -> None:
    """Cut off, empty, packed, or in another encoding."""
    with pytest.raises(UnreadableFileError, match=reason):
        read_thread("x.json", data)


@each_format
def test_a_byte_order_mark_is_no_part_of_a_file(name: str) -> None:
    """Windows writes one."""
    assert read_thread("x", BOM_UTF8 + SAMPLES[name]) == read_thread("x", SAMPLES[name])


@pytest.mark.parametrize("name", sorted(SAMPLES.keys() - {"mbox"}))
def test_half_a_character_is_replaced_and_reported(name: str) -> None:
    """Dumps cut texts in the middle of an emoji; files cannot hold the half."""
    cut = json.loads(
        SAMPLES[name].decode().replace("Tea is warm.", "Tea \\ud83d").replace("ben", "b\\udc00n")
    )
    made = records(name, cut)

    made.document.text.encode()
    assert made.records.people["b-n"]["name"] == "b?n"
    assert "half a character, as cut texts have, became a question mark" in lost(made, "post")


def test_invisible_characters_are_taken_out_of_titles_and_names_and_reported() -> None:
    """The place is named, and two handles that look alike stay two people."""
    comments = [
        {**each, "author": login}
        for each, login in zip(
            [HACKER_NEWS["children"][0], {**HACKER_NEWS["children"][0], "id": 9}],
            ["ben", "b\u200ben\0"],
            strict=True,
        )
    ]
    made = records("hacker-news", {**HACKER_NEWS, "title": "T\u200eea\u00ad", "children": comments})
    (loss,) = [loss for loss in made.report.losses if "author's name" in loss.reason]

    assert made.records.debate["title"] == "Tea"
    assert {"ben", "ben-2"} < set(made.records.people)
    assert made.records.people["ben-2"]["name"] == "ben"
    assert loss.examples == ("https://news.ycombinator.com/item?id=9",)
    assert lost(made, "thread") == {"invisible characters were taken out of its title"}


@pytest.mark.parametrize(
    "address", ["tea", "javascript:alert(1)", "https://exa mple.org", "http://"]
)
def test_an_address_that_is_none_is_left_out_and_reported(address: str) -> None:
    """It would make the folder wrong, or lead somewhere else."""
    made = records("github", {**GITHUB, "url": address})

    assert "url" not in made.records.sources["post"]
    assert "its address is no http or https address, and is left out" in lost(made, "post")


def test_an_escaped_file_of_reddit_quotes_all_the_same() -> None:
    """Without ``raw_json=1`` the service writes ``&gt;`` for the sign that quotes."""
    escaped = json.loads(
        SAMPLES["reddit"].decode().replace("> ", "&gt; ").replace('"Tea"', '"R&amp;D"')
    )
    made = records("reddit", escaped)

    assert made.records.debate["title"] == "R&D"
    assert made.records.sources["c01"]["paragraphs"][0]["quotes"]["source"] == "post"


@pytest.mark.parametrize("name", sorted(SAMPLES.keys() - {"mbox"}))
def test_a_title_of_two_lines_is_one_paragraph(name: str) -> None:
    """Each line of the document is one paragraph of a post."""
    made = records(name, json.loads(SAMPLES[name].decode().replace('"Tea"', '"Tea\\n\\ntime"')))

    assert made.records.debate["title"] == "Tea time"
    assert made.records.sources["c01"]["replies_to"] == "post"


def test_a_handle_of_two_lines_shifts_no_paragraph() -> None:
    """The line that names the author stays one line."""
    made = records("hacker-news", {**HACKER_NEWS, "author": "ann\narcher"})
    places = [p["chars"] for p in made.records.sources["post"]["paragraphs"]]

    assert [made.document.text[slice(*place)] for place in places] == ["Tea", SAID]


def test_posts_without_a_key_are_read() -> None:
    """They answer nothing, and nobody can answer them."""
    child = {**HACKER_NEWS["children"][0], "id": None, "text": None}
    made = records("hacker-news", {**HACKER_NEWS, "id": None, "children": [child]})

    assert [*made.records.sources] == ["post", "c01"]


def test_the_title_of_hacker_news_is_html() -> None:
    """As its texts are."""
    made = records("hacker-news", {**HACKER_NEWS, "title": "Tea &amp; toast"})

    assert made.records.debate["title"] == "Tea & toast"


@pytest.mark.parametrize(
    ("body", "quoted"),
    [
        ("> Tabs.", ("cat", "c02", ["p1"])),
        ("> Tabs or spaces?", ("ann", "post", ["p1"])),
        ("> Yes.", None),
        ("> Ta", None),
        ("> **Tabs** are what everybody here has.", ("cat", "c02", ["p2"])),
    ],
)
def test_a_whole_line_of_somebody_in_the_thread_is_found(
    body: str, quoted: tuple[str, str, list[str]] | None
) -> None:
    """However short, wherever in the file, unless two people wrote it."""
    said = {"dan": f"{body}\n\nYes.", "cat": "Tabs.\n\nTabs are what everybody here has.\n\nYes."}
    comments = [
        {"author": {"login": name}, "body": text, "url": f"https://example.org/{name}"}
        for name, text in said.items()
    ]
    title = {"title": "Tabs or spaces?", "author": {"login": "ann"}, "body": "Say."}
    made = records("github", {**title, "comments": comments})

    found = made.records.sources["c01"]["paragraphs"][0].get("quotes")
    assert found == (dict(zip(("person", "source", "at"), quoted, strict=True)) if quoted else None)


@pytest.mark.parametrize("format_", ["github", "hacker-news", "reddit", "forum-magnum"])
def test_the_title_of_a_thread_claims_nothing(format_: str) -> None:
    """It is marked as a heading, so that nobody is asked to read it; the next line is not."""
    post = records(format_).records.sources["post"]

    assert [each.get("no_claim") for each in post["paragraphs"]][:2] == ["heading", None]
