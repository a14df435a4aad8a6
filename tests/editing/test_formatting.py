"""Putting files into good form."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from argmap.editing.formatting import formatted
from argmap.editing.marks import comments
from argmap.loading.loaded import Loaded
from argmap.loading.reader.document import Document
from argmap.loading.reader.events import parse


def read(text: str) -> Document:
    """Read a text as YAML."""
    return parse(Document("a.yaml", text))


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("text: Tea calms.", "text: >-\n  Tea calms.\n"),
        ("text: 'Tea: calm'\n\n\n", "text: >-\n  Tea: calm\n"),
        ("text: Tea\n  calms.\n# end", "text: >-\n  Tea calms.\n# end\n"),
        ("text: Tea calms. # cut\n", "text: Tea calms. # cut\n"),
        ("text: 'Tea calms.' # kept\n", "text: 'Tea calms.' # kept\n"),
        ("text: |\n  Tea\n  calms\n", "text: |\n  Tea\n  calms\n"),
        ("note: 'a\n\n  b'\n", "note: >-\n  a\n\n  b\n"),
        ("a: 1\r\nb: 2\nc: 3", "a: 1\r\nb: 2\r\nc: 3\r\n"),
        ("a: 1\nb: 2\r\n", "a: 1\nb: 2\n"),
        ("stances: [{by: a, note: 'x y'}]\n", "stances: [{by: a, note: 'x y'}]\n"),
        ("short: 'Tea'\n", "short: 'Tea'\n"),
        ("short: The\u0301  # e\u0301\n", "short: Th\u00e9  # \u00e9\n"),
        ("text:\n", "text:\n"),
        ("text: [\n", "text: [\n"),
    ],
)
def test_form(before: str, after: str) -> None:
    """Prose goes into a block, letters and line ends get one form; all else stays."""
    assert formatted(read(before)) == after


def test_the_debate_of_this_repository_is_in_good_form(empathy: Loaded) -> None:
    """Its nodes set the example."""
    assert all(formatted(document) == document.text for document in empathy.documents())


KEYS = st.sampled_from(["text", "short", "note", "limits", "topics"])
VALUES = st.one_of(
    st.text(st.sampled_from("ab e\u0301.,"), min_size=1).map(lambda t: f"'{t}'"),
    st.just("plain words\n  on two lines"),
    st.just(">-\n  in a block\n  of two"),
    st.just("'first\n\n  second'"),
)


@given(st.dictionaries(KEYS, VALUES, min_size=1), st.booleans(), st.sampled_from(["\n", "\r\n"]))
def test_a_second_pass_changes_nothing(values: dict[str, str], ended: bool, end: str) -> None:
    """Good form stays; the data and the comments were never touched."""
    text = "\n# why\n".join(f"{key}: {value}" for key, value in values.items())
    before = read((text + "\n" * ended).replace("\n", end))
    once = read(formatted(before))
    assert formatted(once) == once.text
    assert list(once.data or {}) == list(before.data or {})
    assert len(comments(once)) == len(comments(before))
