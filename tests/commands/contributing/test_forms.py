"""The forms of a comparison: whatever a text says, it stays a text."""

import json
import os
import re
from collections.abc import Callable
from html.parser import HTMLParser
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from argmap.commands.terminal.diff_json import as_shape, read_shape
from argmap.commands.terminal.diff_markdown import COMMENT_CHARACTERS, as_markdown, fence, span
from argmap.commands.terminal.diff_text import as_text, summary
from argmap.graph.diff import Change, ChangeKind, DebateDiff, Level, LinkChanges, Piece, RelationEnd
from argmap.render.comparison import comparison_html
from argmap.schema.errors import UnreadableFileError

Run = Callable[..., Any]

HOSTILE = (
    "@everyone fixes #12 ![x](https://example.org/x.png) <img src=x onerror=alert(1)> "
    "``` `````` ::error:: [link](javascript:alert(1)) {{7*7}} \x1b[31m\n\n# heading"
)


def diffs(text: str) -> list[DebateDiff]:
    """Make a comparison in which a text stands wherever one can."""
    changes = [
        Change(ChangeKind.STATUS_CHANGED, "a", "stands", "weak", "new: b rebuts a"),
        Change(ChangeKind.NODE_ADDED, text, after=text),
        Change(ChangeKind.NODE_KIND_CHANGED, "a", "claim", "kernel"),
        Change(
            ChangeKind.NODE_MEANING_CHANGED,
            "a",
            text,
            text,
            text,
            (Piece("=", text), Piece("-", text, decisive=True), Piece("+", text)),
        ),
    ]
    ordered = tuple(sorted(changes, key=Change.sort_key))
    links = (RelationEnd(incoming=True, relation="kernel_of", other=text, title=text),)
    return [DebateDiff("tea", ordered, (LinkChanges("a", text, links, ()),))]


def outside_code(markdown: str) -> str:
    """Take all code out of Markdown, as a reader of it does: fences first, then spans."""
    rest = re.sub(r"^ *(`{3,})diff\n(.*?)^ *\1$", "", markdown, flags=re.MULTILINE | re.DOTALL)
    return re.sub(r"(?<!`)(`+)(?!`)(.+?)(?<!`)\1(?!`)", "", rest, flags=re.DOTALL)


def test_in_markdown_a_text_stands_in_code_only() -> None:
    """No name is called, no issue closed, no picture fetched."""
    left = outside_code(as_markdown(diffs(HOSTILE)))

    assert not set(left) & set("@#<![{") - set("#")
    assert "fixes" not in left
    assert left.count("#") == 3


@given(st.text())
def test_no_text_ends_its_own_code(text: str) -> None:
    """A fence is longer than any run of backticks in it, and so is a span."""
    ticks, *inner, last = fence([f"+ {text}"]).split("\n")
    assert last == ticks.removesuffix("diff")
    assert len(inner) == 1
    assert last not in inner[0]
    assert "\n" not in span(text)
    assert outside_code(span(text)).strip() == ""


def test_a_long_comparison_is_cut_for_a_comment() -> None:
    """And says how much more there is."""
    change = [Change(ChangeKind.NODE_ADDED, f"n{n:04}", after="word " * 100) for n in range(500)]

    found = as_markdown([DebateDiff("tea", tuple(change))])

    assert len(found) < COMMENT_CHARACTERS + 1000
    assert re.search(r"And \d+ more; `argmap diff` shows all\.$", found)


PARTS = (
    "section class h2 h3 p dl dt dd code del ins strong small table caption thead tbody tr th "
    "scope td ul li"
)
"""The tags and attributes of the template."""


class _Tags(HTMLParser):
    """Gathers the tags and attributes of a page."""

    def __init__(self) -> None:
        super().__init__()
        self.seen: set[str] = set()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.seen |= {tag, *(name for name, _ in attrs)}


def test_in_html_a_text_is_escaped() -> None:
    """Only the tags of the template are there; before and after stand side by side."""
    page = comparison_html(diffs(HOSTILE))
    tags = _Tags()
    tags.feed(page)

    assert tags.seen <= set(PARTS.split())
    assert "<strong>" in page
    assert page.index("Before") < page.index("After")
    assert "7*7" in page


def test_in_text_nothing_steers_the_terminal(run: Run, tmp_path: Path) -> None:
    """Escapes are taken out on the way to the terminal."""
    file = tmp_path / "diff.json"
    file.write_text(json.dumps({"format": 2, **as_shape(diffs(HOSTILE))}), encoding="utf-8")

    for form in ("text", "markdown"):
        assert "\x1b" not in run("diff", "--read", str(file), "--format", form, within=tmp_path).out


def test_what_was_written_can_be_read_back(tmp_path: Path) -> None:
    """All but the neighbourhoods, which only a page shows."""
    file = tmp_path / "diff.json"
    file.write_text(json.dumps({"format": 2, **as_shape(diffs("tea"))}), encoding="utf-8")

    (found,) = read_shape(file)

    assert found.changes == diffs("tea")[0].changes
    assert as_markdown([found]) == as_markdown(diffs("tea"))


@pytest.mark.parametrize(
    "spoil",
    [
        lambda shape: shape.pop("format"),
        lambda shape: shape.update(extra=1),
        lambda shape: shape["debates"][0].update(debate="../x"),
        lambda shape: shape["debates"][0]["changes"][0].update({"class": "new-class"}),
        lambda shape: shape["debates"][0]["changes"][0].update(before=["x"]),
        lambda shape: shape["debates"][0]["changes"][0].update(after="x" * 70_001),
    ],
)
def test_what_is_not_a_comparison_is_refused(
    spoil: Callable[[dict[str, Any]], object], tmp_path: Path
) -> None:
    """One wrong key or value is enough."""
    shape = {"format": 2, **as_shape(diffs("tea"))}
    spoil(shape)
    file = tmp_path / "diff.json"
    file.write_text(json.dumps(shape), encoding="utf-8")

    with pytest.raises(UnreadableFileError, match="is no comparison: look at"):
        read_shape(file)


def test_levels_are_not_believed(tmp_path: Path) -> None:
    """A change cannot claim to reach less far than its class does."""
    shape = {"format": 2, **as_shape(diffs("tea"))}
    shape["level"] = shape["debates"][0]["level"] = "META"
    for change in shape["debates"][0]["changes"]:
        change["level"] = "META"
    file = tmp_path / "diff.json"
    file.write_text(json.dumps(shape), encoding="utf-8")

    assert read_shape(file)[0].level is Level.CONCLUSION


def test_what_cannot_be_seen_is_taken_out(tmp_path: Path) -> None:
    """A stranger's comparison cannot turn a line of the comment round."""
    file = tmp_path / "diff.json"
    text = "\u202eTea\u2066 cal\u200bms.\U000e0041"
    file.write_text(json.dumps({"format": 2, **as_shape(diffs(text))}), encoding="utf-8")

    assert as_markdown(read_shape(file)) == as_markdown(diffs("Tea calms."))


def test_a_file_that_is_none_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Missing, not ordinary, or larger than any comparison."""
    os.mkfifo(tmp_path / "pipe")
    with pytest.raises(UnreadableFileError, match="not an ordinary file"):
        read_shape(tmp_path / "pipe")
    with pytest.raises(UnreadableFileError, match="cannot read"):
        read_shape(tmp_path / "nothing.json")
    monkeypatch.setattr("argmap.commands.terminal.diff_json.MAX_COMPARISON_BYTES", 2)
    (tmp_path / "large.json").write_text("[1, 2]", encoding="utf-8")
    with pytest.raises(UnreadableFileError, match="has more than 2 bytes"):
        read_shape(tmp_path / "large.json")


def test_several_debates_are_told_apart() -> None:
    """Each level says of which debate it is; those without change are not named."""
    change = (Change(ChangeKind.NODE_ADDED, "a", after="claim: Tea."),)
    found = [DebateDiff("coffee", change), DebateDiff("milk"), DebateDiff("tea", change)]

    assert as_text(found).count("CHANGES-ARGUMENT in") == 2
    assert "milk" not in as_text(found) + as_markdown(found) + comparison_html(found)
    assert summary(found) == "CHANGES-ARGUMENT: 2 node-added"


def test_long_texts_stand_below_each_other() -> None:
    """Where both would not fit on a line."""
    change = Change(ChangeKind.NODE_DETAILS_CHANGED, "a", "note: " + "x" * 40, "note: " + "y" * 40)

    lines = as_text([DebateDiff("tea", (change,))]).split("\n")

    assert [line.strip()[:1] for line in lines[-2:]] == ["-", "+"]


def test_many_files_left_out_are_counted() -> None:
    """Three are named."""
    files = tuple(f"claims/tea/basics/{name}.yaml" for name in "abcde")
    found = [DebateDiff("tea", left_out=files)]

    assert "and 2 more" in as_text(found)
    assert "and 2 more" in as_markdown(found)
    assert "e.yaml" in comparison_html(found)
