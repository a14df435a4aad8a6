"""Texts are in the project's own words: six words in a row are allowed, seven are not."""

from collections.abc import Callable, Mapping
from pathlib import Path

import pytest

from argmap.checks.own_words import check_own_words
from argmap.loading.load import load
from argmap.loading.loaded import Loaded

Write = Callable[[Mapping[str, str]], Path]
DOCUMENT = "One, two three\nfour FIVE six don\u2019t eight\u2014nine ten."


@pytest.fixture
def found(write_debate: Write) -> Callable[[str], list[tuple[int, int, str]]]:
    """Find what a node's file copies of the document: line, column, message."""

    def find(text: str, title: str = "Tea") -> list[tuple[int, int, str]]:
        files = {
            "taste/a.yaml": f"kind: claim\n{text}",
            "debate.yaml": f"format: 1\ntitle: {title}\n",
        }
        loaded = load(write_debate(files))
        assert loaded.findings == ()
        return [
            (f.location.line, f.location.column, f.message)
            for f in check_own_words(loaded, DOCUMENT)
        ]

    return find


Found = Callable[..., list[tuple[int, int, str]]]


@pytest.mark.parametrize(
    "text",
    [
        "text: one two three four five six",
        "text: one two three four five six seven",
        "text: one two three four three four five six don't eight",
        "text: one-two-three-four-five-six",
    ],
)
def test_six_words_are_allowed(text: str, found: Found) -> None:
    """Six words in a row are how people speak."""
    assert found(f"{text}\n") == []


@pytest.mark.parametrize(
    ("text", "column"),
    [
        ("text: one two three four five six don't", 7),
        ("text: And ONE, two; three: four FIVE six don\u2019t know", 11),
        ("text: 'Say one two three four five six don''t'", 12),
        ('text: "Say one two three four five six don\'t"', 12),
    ],
)
def test_seven_words_are_found(text: str, column: int, found: Found) -> None:
    """Case, punctuation and the way a text is written make no difference."""
    text = text.replace("three:", "three")

    assert found(f"{text}\n") == [(2, column, "these 7 words also appear in the document")]


def test_longer_run_is_one_finding(found: Found) -> None:
    """A run has one finding, however long it is."""
    assert found("text: >-\n  so one two three four\n  five six don't eight nine it is\n") == [
        (3, 6, "these 9 words also appear in the document")
    ]


def test_two_runs_are_two_findings(found: Found) -> None:
    """Two runs with other words between them are two findings."""
    run = "one two three four five six don't"

    assert [place[:2] for place in found(f"text: >-\n  {run}\n  and\n  {run}\n")] == [
        (3, 3),
        (5, 3),
    ]


@pytest.mark.parametrize("key", ["short", "note", "topics"])
def test_all_prose_is_looked_at(key: str, found: Found) -> None:
    """Every text field counts, not only the text."""
    assert len(found(f"text: Tea.\n{key}: two three four five six don't eight\n")) == 1


def test_all_files_are_looked_at(write_debate: Write) -> None:
    """Notes on stances, people, sources and sections count; titles do not."""
    copied = "two three four five six don't eight"
    files = {
        "debate.yaml": "format: 1\ntitle: T\n"
        f"sections: {{id: taste, title: Tea, summary: {copied}}}\n",
        "taste/a.yaml": "kind: claim\ntext: T.\n"
        f"stances: {{by: ann, stance: asserts, note: {copied}}}\n",
        "people/ann.yaml": f"name: Ann\nsummary: {copied}\nidentified_note: {copied}\n",
        "sources/post.yaml": f"kind: post\ntitle: Tea\nauthor_note: {copied}\n",
    }
    loaded = load(write_debate(files))

    assert len(list(check_own_words(loaded, DOCUMENT))) == 5


def test_titles_are_exempt(found: Found) -> None:
    """A recorded title may be named, in a title and in a text."""
    assert (
        found("text: two three four five six don't eight\n", "two three four five six don't eight")
        == []
    )


def test_title_excuses_no_more_than_itself(found: Found) -> None:
    """A run that reaches beyond the title is found."""
    assert (
        len(
            found(
                "text: one two three four five six don't eight\n",
                "one two three four five six don't",
            )
        )
        == 1
    )


def test_escapes_hide_nothing(found: Found) -> None:
    """Words that an escape parts or spells are found as well."""
    assert len(found('text: "one two\\nthree four five s\\u0069x don\'t"\n')) == 1


def test_real_debate(empathy: Loaded, shared: Path) -> None:
    """The debate of this repository copies no seven words of its document."""
    document = (shared / "source" / "debate.txt").read_text(encoding="utf-8")

    assert list(check_own_words(empathy, document)) == []
