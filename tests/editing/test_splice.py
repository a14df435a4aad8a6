"""Putting edits into a text."""

import pytest

from argmap.editing.splice import checked, splice
from argmap.loading.reader.document import Document
from argmap.loading.reader.events import parse
from argmap.schema.errors import UnsafeEditError
from argmap.schema.finding import Edit


def test_overlapping_edits_are_refused() -> None:
    """Two changes of the same words cannot both be meant."""
    with pytest.raises(UnsafeEditError, match="two changes overlap"):
        splice("abcdef", [Edit("", 0, 3, "x"), Edit("", 2, 4, "y")])


def test_new_lines_end_as_the_others_do() -> None:
    """A file from Windows stays one."""
    assert splice("a\r\nb", [Edit("", 3, 4, "c\nd")]) == "a\r\nc\r\nd"


@pytest.mark.parametrize(
    ("edit", "message"),
    [
        (Edit("", 6, 11, "kernel"), "cannot be changed safely"),
        (Edit("", 12, 17, ""), "a comment in the file stands in the way"),
        (Edit("", 6, 11, "'"), "cannot be changed safely"),
    ],
)
def test_an_edit_that_does_more_is_refused(edit: Edit, message: str) -> None:
    """Other data than what was meant, a lost comment and broken YAML are never written."""
    document = parse(Document("", "kind: claim # tea\n"))
    with pytest.raises(UnsafeEditError, match=message):
        checked(document, [edit], {"kind": "claim"})
