"""Writing paragraphs into the files of sources."""

from bisect import bisect_right
from collections.abc import Callable, Mapping
from functools import partial
from pathlib import Path

import pytest
import yaml

from argmap.editing.paragraph_list import line_of, write_paragraphs
from argmap.editing.source_index import index, refresh
from argmap.graph.sources.paragraphs import decode, fingerprint
from argmap.loading.load import load
from argmap.loading.loaded import Loaded
from argmap.schema.errors import UnknownIdError, UnreadableFileError, UnsafeEditError
from argmap.schema.source import ParagraphRecord

WriteDebate = Callable[[Mapping[str, str]], Path]

COMPLETE = ("post", "c01", "c07", "c17", "millidge-2023")
"""Sources of the frozen debate with all their paragraphs."""
TEXT = "Tea\n\nIt wakes.\n\nSo they say.\n"
POST = f"""\
# the only post
kind: post
author: ann   # stated
paragraphs:
  # the heading claims nothing
  - {{id: p1, chars: [0, 3], sha256: "{fingerprint("Tea")}", no_claim: heading}}  # short
  - {{id: p2, chars: [5, 14], sha256: "{fingerprint("It wakes.")}"}}
title: Tea
"""
FILES = {
    "people/ann.yaml": "name: Ann\n",
    "sources/post.yaml": POST,
    "basics/wakes.yaml": "kind: claim\ntext: Tea keeps one up.\n"
    "stances: {by: ann, stance: asserts, source: post, at: p2}\n",
}


@pytest.fixture
def tea(write_debate: WriteDebate) -> Loaded:
    """Load a debate with one post of two paragraphs, the second one cited."""
    loaded = load(write_debate(FILES))
    assert loaded.findings == ()
    return loaded


def _paragraphs(text: str) -> list[tuple[str, list[int]]]:
    return [(p["id"], p["chars"]) for p in yaml.safe_load(text)["paragraphs"]]


def test_a_shift_touches_only_the_places(tea: Loaded) -> None:
    """Everything else in the file stays, to the byte."""
    (found,) = refresh(tea, f"New.\n{TEXT}")

    assert found.after == POST.replace("[0, 3]", "[5, 8]").replace("[5, 14]", "[10, 19]")
    assert (found.shifted, found.refused) == (2, ())


def test_an_unchanged_text_changes_no_file(tea: Loaded) -> None:
    """Nothing to write."""
    (found,) = refresh(tea, TEXT)

    assert found.before == found.after


def test_a_cited_paragraph_that_is_gone_is_refused(tea: Loaded) -> None:
    """Its locators would lead nowhere."""
    (found,) = refresh(tea, "Tea\n\nIt awakes.\n")

    assert found.refused == ("p2",)


def test_an_uncited_paragraph_may_go_and_is_named(tea: Loaded) -> None:
    """Dropped, but not in silence."""
    (found,) = refresh(tea, "It wakes.\n")

    assert (found.dropped, found.refused) == (("p1",), ())
    assert _paragraphs(found.after) == [("p2", [0, 9])]


def test_more_lines_keep_comments_marks_and_other_keys(tea: Loaded) -> None:
    """A mark belongs to the words, wherever they stand."""
    found = index(tea, TEXT, "post", lines=(1, 5))

    assert found.added == ("p3",)
    assert "# the heading claims nothing" in found.after
    assert "no_claim: heading}  # short" in found.after
    assert found.after.endswith("title: Tea\n")
    assert _paragraphs(found.after) == [("p1", [0, 3]), ("p2", [5, 14]), ("p3", [16, 28])]


def test_a_new_first_paragraph_leaves_the_ids_of_the_others(tea: Loaded) -> None:
    """The same words keep their id; the new ones get the next number."""
    found = index(tea, f"New.\n{TEXT}", "post", lines=(1, 6))

    assert found.refused == ()
    assert [name for name, _ in _paragraphs(found.after)] == ["p3", "p1", "p2", "p4"]


def test_a_quoted_paragraph_counts_as_cited(write_debate: WriteDebate) -> None:
    """Another source's 'quotes' is a locator too."""
    quoting = (
        "kind: comment\nparagraphs:\n"
        f'  - {{id: p1, chars: [40, 41], sha256: "{"0" * 16}", '
        "quotes: {person: ann, source: post, at: p1}}\n"
    )
    loaded = load(write_debate({**FILES, "sources/reply.yaml": quoting}))
    found = index(loaded, "Coffee\n\nIt wakes.", "post", lines=(1, 3))

    assert found.refused == ("p1",)


def test_the_first_new_source_is_a_post_and_the_next_a_comment(write_debate: WriteDebate) -> None:
    """A post has parts, a comment has none."""
    folder = write_debate({})
    text = "1. Tea\nIt wakes.\n"
    first = index(load(folder), text, "essay")
    sources = folder / "claims" / "tea" / "sources"
    sources.mkdir()
    (sources / "essay.yaml").write_text(first.after, encoding="utf-8")
    second = index(load(folder), text, "reply", lines=(2, 2))

    assert first.after.startswith("kind: post\nparagraphs:\n  - {id: s1.p1,")
    assert second.after.startswith("kind: comment\nparagraphs:\n  - {id: p1,")


def test_lines_without_words_are_refused(tea: Loaded) -> None:
    """Probably a slip in the numbers."""
    with pytest.raises(UnreadableFileError, match="no paragraph in these lines"):
        index(tea, TEXT, "post", lines=(2, 2))


def test_a_bad_id_and_a_broken_file_are_refused(write_debate: WriteDebate) -> None:
    """Nothing is written over what cannot be read."""
    loaded = load(write_debate({"sources/post.yaml": "kind: [\n"}))

    with pytest.raises(UnknownIdError, match="'My Post' cannot be the id"):
        index(loaded, TEXT, "My Post")
    with pytest.raises(UnreadableFileError, match="has errors"):
        index(loaded, TEXT, "post")


@pytest.mark.parametrize(
    "wrong", ["no_claim: headng}", "no_claim: }", "qoutes: {person: ann}}", "nonsense}"]
)
def test_paragraphs_with_errors_are_not_written(write_debate: WriteDebate, wrong: str) -> None:
    """What cannot be read would be lost."""
    post = POST.replace("no_claim: heading}", wrong)
    loaded = load(write_debate({**FILES, "sources/post.yaml": post}))
    for change in (refresh, partial(index, source="post", lines=(1, 4))):
        with pytest.raises(UnsafeEditError, match=r"paragraphs in '.*post.yaml' have errors; fix"):
            change(loaded, f"New.\n\n{TEXT}")


@pytest.mark.parametrize("newline", ["\n", "\r\n"])
@pytest.mark.parametrize(
    "before",
    ["kind: post", "kind: post\nparagraphs: []\n", "paragraphs:   []  # none\nkind: post\n"],
)
def test_a_list_is_written_where_there_was_none(before: str, newline: str) -> None:
    """At its key or at the end, with the file's own line ends."""
    one = ParagraphRecord(id="p1", chars=(0, 1), sha256="0" * 16)
    after = write_paragraphs(before.replace("\n", newline), [one])

    assert _paragraphs(after) == [("p1", [0, 1])]
    assert yaml.safe_load(after)["kind"] == "post"
    assert ("\r\n" in after) == (newline in before.replace("\n", newline) and newline == "\r\n")


def test_a_line_of_yaml_keeps_every_mark() -> None:
    """A quotation with several places, and a reason to claim nothing."""
    paragraph = ParagraphRecord.model_validate(
        {
            "id": "p1",
            "chars": (0, 1),
            "sha256": "0" * 16,
            "quotes": {"person": "ann", "source": "post", "at": ["p1", "p2"]},
            "no_claim": "repeated",
        }
    )

    assert line_of(paragraph).endswith(
        "quotes: {person: ann, source: post, at: [p1, p2]}, no_claim: repeated}"
    )


def test_indexing_the_real_sources_again_changes_nothing(empathy: Loaded, shared: Path) -> None:
    """From the real text every file comes out as it is, marks and all."""
    text = decode((shared / "source" / "debate.txt").read_bytes())
    starts = [0]
    for line in text.split("\n"):
        starts.append(starts[-1] + len(line) + 1)
    for source in map(empathy.debate.sources.__getitem__, COMPLETE):
        ends = source.paragraphs[0].chars[0], source.paragraphs[-1].chars[0]
        found = index(
            empathy,
            text,
            source.id,
            lines=(bisect_right(starts, ends[0]), bisect_right(starts, ends[1])),
        )

        assert found.after == found.before
