"""Writing data as YAML."""

from typing import Any

import pytest
import yaml
from hypothesis import example, given
from hypothesis import strategies as st

from argmap.editing import emit
from argmap.editing.drafting import draft
from argmap.loading.reader.document import Document
from argmap.loading.reader.events import parse
from argmap.schema.errors import UnsafeEditError

TEXTS = st.text(st.sampled_from("ab1 :#-'\"[]{},&*!|>%@`é\n~?.yesno"), min_size=1, max_size=30)
DATA = st.recursive(
    TEXTS,
    lambda inner: (
        st.lists(inner, min_size=1, max_size=3)
        | st.dictionaries(st.sampled_from(["text", "short", "by"]), inner, min_size=1)
    ),
    max_leaves=8,
)
FILES = st.dictionaries(st.sampled_from(["text", "see", "note", "stances"]), DATA, min_size=1)


@given(FILES)
@example({"text": "Tea.\n\nMilk."})
def test_what_is_written_is_read_back(data: dict[str, Any]) -> None:
    """Whatever a file shall say, it says."""
    assert parse(Document("", "\n".join(emit.lines(data)) + "\n")).data == data


@given(FILES)
@example({"text": "Tea.\n\nMilk."})
def test_other_readers_take_texts_for_texts(data: dict[str, Any]) -> None:
    """No text looks like a number, a date or a yes to an ordinary reader of YAML."""
    assert yaml.safe_load("\n".join(emit.lines(data)) + "\n") == data


@given(DATA)
def test_one_line_says_the_same(data: Any) -> None:
    """The form between brackets holds the same data."""
    assert parse(Document("", f"see: {emit.flow(data)}\n")).data == {"see": data}


def test_prose_is_wrapped() -> None:
    """Long prose stands on several lines of at most a hundred characters."""
    written = emit.block("Tea calms the nerves of everybody who drinks it. " * 5 + "So do.", 2)
    assert written.count("\n") > 2
    assert max(map(len, written.split("\n"))) <= emit.WIDTH


def test_what_cannot_be_written_is_refused() -> None:
    """A draft is only written where it is read back as it was meant."""
    with pytest.raises(UnsafeEditError, match=r"the character U\+202E"):
        draft({"text": "Tea \u202ecalms"}, "x")
    with pytest.raises(UnsafeEditError, match="read differently"):
        draft({"text": ("a", "b")}, "x")
