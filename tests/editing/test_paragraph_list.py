"""Changing the paragraphs in a source's file."""

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from argmap.editing.paragraph_list import write_paragraphs
from argmap.schema.errors import UnreadableFileError
from argmap.schema.source import ParagraphRecord

ONE = ParagraphRecord(id="p1", chars=(0, 1), sha256="0" * 16)
TWO = ParagraphRecord(id="p2", chars=(2, 3), sha256="1" * 16)


def test_what_is_no_yaml_is_left_alone() -> None:
    """Nothing is written into what cannot be read."""
    with pytest.raises(UnreadableFileError, match="cannot be read"):
        write_paragraphs("kind: [\n", [ONE])


def test_a_list_can_become_empty() -> None:
    """The key stays."""
    after = write_paragraphs(write_paragraphs("kind: post\n", [ONE]), [])

    assert after == "kind: post\nparagraphs: []\n"


def test_a_paragraph_that_is_no_mapping_is_replaced() -> None:
    """Whatever stood in the list, afterwards the paragraphs do."""
    after = write_paragraphs("paragraphs:\n- nonsense\nkind: post\n", [ONE])

    assert yaml.safe_load(after)["paragraphs"][0]["id"] == "p1"


IN_LINES = (
    "paragraphs:  # all\n  # first\n  - id: p1\n    chars: [5, 6]  # here\n"
    f'    sha256: "{"0" * 16}"  # beside\n\n  # last\nkind: post\n'
)
IN_BRACKETS = f'paragraphs: [{{id: p1, chars: [5, 6], sha256: "{"0" * 16}"}}]  # all\nkind: post'


@pytest.mark.parametrize("before", [IN_LINES, IN_BRACKETS])
def test_every_way_of_writing_a_list_is_understood(before: str) -> None:
    """Indented or in brackets, with blank lines and comments."""
    longer = write_paragraphs(before, [ONE, TWO])

    assert [p["id"] for p in yaml.safe_load(longer)["paragraphs"]] == ["p1", "p2"]
    assert yaml.safe_load(longer)["kind"] == "post"
    for comment in ("# all", "# first", "# here", "# beside", "# last"):
        assert longer.count(comment) == before.count(comment)
    assert write_paragraphs(before, [ONE]) == before.replace("[5, 6]", "[0, 1]")


def test_the_comment_of_a_paragraph_that_goes_stays() -> None:
    """With the next one that is kept."""
    before = write_paragraphs("kind: post\n", [ONE, TWO]).replace(
        "  - {id: p1", "  # why\n  - {id: p1"
    )

    assert "  # why\n  - {id: p2" in write_paragraphs(before, [TWO])


MARKS = [{}, {"no_claim": "heading"}, {"quotes": {"person": "ann", "source": "c1", "at": ["p1"]}}]


@st.composite
def paragraphs(draw: st.DrawFn) -> list[ParagraphRecord]:
    """Draw the paragraphs of a source, some with equal words."""
    found = []
    for number in range(draw(st.integers(0, 5))):
        start = draw(st.integers(0, 99))
        keys = {"id": f"p{number}", "chars": (start, start + 1), "sha256": draw(SHA256)}
        found.append(ParagraphRecord.model_validate(keys | draw(st.sampled_from(MARKS))))
    return found


SHA256 = st.sampled_from(["0" * 16, "1" * 16, "a1" * 8])


@given(paragraphs(), paragraphs())
def test_any_list_can_be_written_over_any_other(
    old: list[ParagraphRecord], new: list[ParagraphRecord]
) -> None:
    """What is read again is what was to be written, and the rest of the file is as it was."""
    before = write_paragraphs("# top\nkind: post\nauthor: ann\n", old)
    after = write_paragraphs(before, new)

    assert [p["id"] for p in yaml.safe_load(after)["paragraphs"]] == [p.id for p in new]
    assert after.startswith("# top\nkind: post\nauthor: ann\n")
    assert write_paragraphs(after, new) == after
