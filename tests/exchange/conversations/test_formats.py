"""Threads of every format come to the same people, sources, replies and quotations."""

import json
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from argmap.exchange.conversations.recognition import (
    CONVERSATIONS,
    conversation_format,
    read_thread,
)
from argmap.exchange.conversations.records import thread_records
from argmap.schema.errors import UnreadableFileError
from tests.exchange.conversations.samples import (
    ANSWERED,
    DISCOURSE,
    GITHUB,
    HACKER_NEWS,
    SAID,
    SAMPLES,
    records,
)

each_format = pytest.mark.parametrize("name", SAMPLES)
JSON_VALUES = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(max_size=20),
    lambda inner: (
        st.lists(inner, max_size=4)
        | st.dictionaries(
            st.sampled_from(["id", "data", "children", "body", "x"]), inner, max_size=4
        )
    ),
    max_leaves=10,
)


def test_every_format_has_a_sample() -> None:
    """None of them goes untested."""
    assert {each.name for each in CONVERSATIONS} == set(SAMPLES)


@each_format
def test_a_format_is_recognised_by_its_content(name: str) -> None:
    """No two formats can be mistaken for each other."""
    found = conversation_format(SAMPLES[name])

    assert found is not None
    assert found[0].name == name


@each_format
def test_the_same_conversation_reads_the_same(name: str) -> None:
    """Who wrote what, when, and in reply to what does not depend on the format."""
    made = records(name).records

    ann = "ann-archer" if name == "discourse" else "ann"
    days = [fields["date"] for fields in made.sources.values()]
    assert set(made.people) == {ann, "ben", "unidentified-1"}
    assert made.people["unidentified-1"]["identified"] == "unknown"
    assert days == ["2024-10-16", "2024-10-17", "2024-10-18"]
    assert made.sources["post"]["kind"] == "post"
    assert made.sources["c01"]["replies_to"] == "post"
    assert made.debate["title"] == "Tea"


@each_format
def test_a_quotation_leads_to_the_paragraph_that_is_quoted(name: str) -> None:
    """Ben's first words are Ann's, and are marked as hers where she said them."""
    made = records(name)
    source = made.records.sources["c01"]
    (quoted,) = [paragraph for paragraph in source["paragraphs"] if "quotes" in paragraph]
    start, end = quoted["chars"]

    assert SAID in made.document.text[start:end]
    (place,) = quoted["quotes"]["at"]
    (origin,) = [p for p in made.records.sources["post"]["paragraphs"] if p["id"] == place]
    assert made.document.text[slice(*origin["chars"])] == SAID


@each_format
def test_places_lead_to_the_words(name: str) -> None:
    """A place in the document is that of the paragraph, and a deleted author is nobody's name."""
    made = records(name)
    answer = made.records.sources["c01"]["paragraphs"]

    assert ANSWERED in {made.document.text[slice(*each["chars"])] for each in answer}
    assert made.records.sources["c02"]["author_established"] == "unknown"


@each_format
def test_no_word_of_the_thread_is_kept(name: str) -> None:
    """Only places and fingerprints are."""
    assert SAID not in json.dumps([records(name).records.sources, records(name).records.people])


def test_what_the_file_does_not_hold_is_reported() -> None:
    """Posts that a topic lists, comments that are only counted, messages that are lost."""
    reasons = {name: {loss.reason for loss in records(name).report.losses} for name in SAMPLES}

    assert "the topic lists it, and the file does not hold it" in reasons["discourse"]
    assert "the file only counts it" in reasons["reddit"]
    assert "the post counts it, and the file does not hold it" in reasons["forum-magnum"]
    assert "another message answers it, and the file does not hold it" in reasons["mbox"]
    assert "it was edited" in reasons["github"]


def test_a_signature_and_an_introduction_are_nobodys_words() -> None:
    """They are furniture, so nobody has to account for them."""
    paragraphs = records("mbox").records.sources["c01"]["paragraphs"]

    assert [p.get("no_claim") for p in paragraphs] == [
        "furniture",
        None,
        None,
        "furniture",
        "furniture",
    ]


def test_two_handles_are_two_people() -> None:
    """However alike their ids would be."""
    comments = [
        {
            **GITHUB["comments"][0],
            "id": f"IC_{n}",
            "url": f"https://example.org/{n}",
            "author": {"login": login},
        }
        for n, login in enumerate(["mona-cat_octo", "mona-cat-octo"])
    ]
    made = records("github", {**GITHUB, "comments": comments}).records

    assert {"mona-cat-octo", "mona-cat-octo-2"} <= set(made.people)
    assert made.sources["c01"]["author"] != made.sources["c02"]["author"]


def test_a_thread_of_any_depth_is_read() -> None:
    """Nothing is nested on the stack but what the JSON reader itself can bear."""
    item: dict[str, Any] = {**HACKER_NEWS["children"][0], "children": []}
    for number in range(100, 220):
        item = {**item, "id": number, "children": [item]}
    made = records("hacker-news", {**HACKER_NEWS, "children": [item]}).records

    assert len(made.sources) > 100


def test_a_raw_topic_quotes_as_it_was_typed() -> None:
    """``[quote="ann, post:1"]`` says whom and where."""
    posts = [dict(post) for post in DISCOURSE["post_stream"]["posts"][:2]]
    posts[1].pop("cooked")
    posts[1]["raw"] = f'[quote="ann, post:1, topic:7"]\n{SAID}\n[/quote]\n{ANSWERED}'
    made = records("discourse", {**DISCOURSE, "post_stream": {"posts": posts}}).records

    assert made.sources["c01"]["paragraphs"][0]["quotes"] == {
        "person": "ann-archer",
        "source": "post",
        "at": ["p1"],
    }


@pytest.mark.parametrize("data", [b"Tea.", b"[]", b"{}", b'{"a": 1}'])
def test_what_is_no_conversation_is_refused(data: bytes) -> None:
    """With a sentence that says what is known."""
    with pytest.raises(UnreadableFileError, match="'x' is no conversation that argmap knows"):
        read_thread("x", data)


@given(st.sampled_from(sorted(SAMPLES)), st.data())
def test_no_file_breaks_a_reader(name: str, data: st.DataObject) -> None:
    """Whatever stands where something else should: records, or a refusal."""
    raw = SAMPLES[name]
    start = data.draw(st.integers(0, len(raw)))
    end = data.draw(st.integers(start, len(raw)))
    put = data.draw(st.binary(max_size=8) | JSON_VALUES.map(lambda v: json.dumps(v).encode()))
    try:
        thread = read_thread("x", raw[:start] + put + raw[end:])
    except UnreadableFileError:
        return
    made = thread_records(thread, "tea")
    assert all(fields["author"] in made.records.people for fields in made.records.sources.values())


@given(JSON_VALUES)
def test_no_value_breaks_a_format(value: Any) -> None:
    """A value of any shape is recognised or not, and where it is, it is read or refused."""
    try:
        thread = read_thread("x", json.dumps({"post_stream": {"posts": [value, value]}}).encode())
    except UnreadableFileError:
        return
    thread_records(thread, "tea")
