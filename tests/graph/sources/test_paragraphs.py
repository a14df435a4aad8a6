"""Parting a text into paragraphs."""

from bisect import bisect_right
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from argmap.graph.sources.paragraphs import decode, fingerprint, paragraphs, split
from argmap.loading.loaded import Loaded
from argmap.schema.errors import UnreadableFileError
from argmap.schema.provenance import SourceKind

DEBATE_TEXT = Path("source/debate.txt")
COMPLETE = ("post", "c01", "c07", "c17", "millidge-2023")
"""Sources of the frozen debate with all their paragraphs."""


def _ids(text: str, *, headings: bool = True) -> list[str]:
    return [paragraph.id for paragraph in paragraphs(text, headings=headings)]


@given(st.text())
def test_a_paragraph_is_where_it_says(text: str) -> None:
    """The recorded place leads to the words of the fingerprint, for any text whatever."""
    for _, line, words in split(text):
        assert text[line.start : line.end] == words
        assert fingerprint(words) == line.sha256


@given(st.text())
def test_paragraphs_have_no_outer_blanks_and_miss_no_line(text: str) -> None:
    """Every line with something in it is a paragraph; lines end at a line feed and nowhere else."""
    assert [words for _, _, words in split(text)] == [
        line.strip() for line in text.split("\n") if line.strip()
    ]


@given(st.lists(st.sampled_from(["Hi", "1. Tea", "2.1 Milk", "1. ^", "A.", "1. Tea"])))
def test_ids_are_unique(lines: list[str]) -> None:
    """A number used twice opens no second part."""
    found = _ids("\n".join(lines))

    assert len(set(found)) == len(found)


def test_headings_and_footnotes_open_parts() -> None:
    """Each counts from one; the heading itself is the first."""
    text = "Hi\n\n1. Tea\n\nIt wakes.\n2.1 Milk\n  1. ^\nSo they say."

    assert _ids(text) == ["p1", "s1.p1", "s1.p2", "s2.1.p1", "fn1.p1", "fn1.p2"]


@pytest.mark.parametrize("line", ["1. Tea wakes.", f"2 {'long ' * 30}", "1)", "3.", "v1. Tea"])
def test_other_numbered_lines_open_nothing(line: str) -> None:
    """Sentences, long lines and bare numbers are ordinary paragraphs."""
    assert _ids(line) == ["p1"]


def test_comments_have_no_parts() -> None:
    """Their paragraphs are counted through."""
    assert _ids("1. Tea\nIt wakes.", headings=False) == ["p1", "p2"]


def test_only_the_lines_of_the_source_are_taken() -> None:
    """Lines count from one, blank ones too."""
    found = paragraphs("a\n\nb\nc", headings=False, lines=(3, 3))

    assert [(p.id, p.chars) for p in found] == [("p1", (3, 4))]


def test_line_ends_and_byte_order_marks_make_no_difference() -> None:
    """The same text has the same places, whichever system saved it."""
    assert decode(b"\xef\xbb\xbfa\r\nb") == decode(b"a\nb") == "a\nb"


def test_what_is_not_utf8_is_refused() -> None:
    """With the byte and the line."""
    with pytest.raises(UnreadableFileError, match="the byte 0xff on line 2 is not UTF-8"):
        decode(b"a\n\xff")


def test_the_real_sources_come_out_of_the_real_text(empathy: Loaded, shared: Path) -> None:
    """Ids, places and fingerprints, all of them, exactly as they are recorded."""
    text = decode((shared / DEBATE_TEXT).read_bytes())
    starts = [0]
    for line in text.split("\n"):
        starts.append(starts[-1] + len(line) + 1)
    for source in map(empathy.debate.sources.__getitem__, COMPLETE):
        recorded = [(p.id, p.chars, p.sha256) for p in source.paragraphs]
        lines = (bisect_right(starts, recorded[0][1][0]), bisect_right(starts, recorded[-1][1][0]))
        is_post = source.record.kind is SourceKind.POST

        assert [tuple(p) for p in paragraphs(text, headings=is_post, lines=lines)] == recorded
