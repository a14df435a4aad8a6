"""Changing one value of a file."""

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from argmap.editing.marks import comments, singles
from argmap.editing.values import add_key, append, remove_item, set_value
from argmap.loading.reader.document import Document, KeyPath, value_at
from argmap.loading.reader.events import parse
from argmap.schema.errors import UnsafeEditError

FILE = """\
# what tea does
kind: claim   # for now
text: >-  # in a block
  Tea calms
  the nerves.

short: "Tea: calm"
supports:
- a
- b   # because
# between
see: [one, two,]  # both
topics: []
under:
stances:
  - by: ann    # a person
    stance: asserts
    at:
      - p1
  # the second
  - {by: bob, stance: denies}
note: plain
  over lines
# the end"""


def read(text: str) -> Document:
    """Read a text as YAML."""
    return parse(Document("a.yaml", text))


@pytest.mark.parametrize("end", ["\n", "\r\n"])
@pytest.mark.parametrize("path", [path for path, _ in singles(read(FILE))], ids=str)
def test_setting_a_value_changes_nothing_else(path: KeyPath, end: str) -> None:
    """Whatever single value is set, its line is another one and the comments are the same."""
    text = FILE.replace("\n", end)
    if path == ("text",):  # the comment in the head of a block has no other place to go
        with pytest.raises(UnsafeEditError, match=r"a comment in 'a\.yaml' stands in the way"):
            set_value(read(text), path, "New.")
        return
    after = read(set_value(read(text), path, "a-new-value"))

    assert value_at(after.data, path) == "a-new-value"
    assert comments(after) == comments(read(text))
    assert after.text.count("\n") == after.text.count(end)
    unchanged = [line for line in after.text.split(end) if line in text.split(end)]
    assert len(text.split(end)) - len(unchanged) <= 2


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("see:\n- a\n- b   # because\n# end\n", "see:\n- a\n- b   # because\n- c\n# end\n"),
        ("see:\n  - a\n\nkind: x\n", "see:\n  - a\n  - c\n\nkind: x\n"),
        ("see: [a, b]  # two\n", "see: [a, b, c]  # two\n"),
        ("see: [a, b,]\n", "see: [a, b, c,]\n".replace(" c,", " c")),
        ("see: [\n  a, # one\n  b # two\n]\n", "see: [\n  a, # one\n  b, c # two\n]\n"),
        ("see: []\n", "see: [c]\n"),
        ("see: a # one\n", "see: [a, c] # one\n"),
        ("see: a, b\n", 'see: ["a, b", c]\n'),
        ("see: 'a: b'\n", "see: ['a: b', c]\n"),
        ("see: # none yet\n", "see: [c] # none yet\n"),
        ("kind: x", "kind: x\nsee:\n  - c"),
        ("see: >-\n  a\nkind: x\n", "see:\n  - a\n  - c\nkind: x\n"),
        ("see:\n  to: a # one\n  by: x\n", "see:\n  - to: a # one\n    by: x\n  - c\n"),
        ("see: {to: a}\n", "see: [{to: a}, c]\n"),
        ("see:\r\n  - a\r\n", "see:\r\n  - a\r\n  - c\r\n"),
        ("see:\n  - a: |+\n      x\n\nkind: x\n", "see:\n  - a: |+\n      x\n\n  - c\nkind: x\n"),
    ],
)
def test_appending_keeps_the_form_of_the_list(before: str, after: str) -> None:
    """A list on one line stays on one line, and every comment stays where it is."""
    assert append(read(before), ("see",), "c") == after


@pytest.mark.parametrize(
    ("path", "value", "line"),
    [
        ((), ["x"], "more:\n  - x\n# the end"),
        (("stances", 0), True, "      - p1\n    more: true\n  # the second"),
        (("stances", 1), "x y", "{by: bob, stance: denies, more: x y}"),
        ((), {"a": {"b": []}}, "more:\n  a:\n    b: []\n"),
    ],
)
def test_adding_a_key(path: KeyPath, value: Any, line: str) -> None:
    """A new key stands at the end of its mapping, in the column of the others."""
    assert line in add_key(read(FILE), path, "more", value) + "\n"


def test_a_key_is_never_added_twice() -> None:
    """What is there stays."""
    with pytest.raises(UnsafeEditError, match=r"'a.yaml' has a key 'kind' already"):
        add_key(read(FILE), (), "kind", "x")


@pytest.mark.parametrize(
    ("before", "path", "after"),
    [
        ("see:\n  - a\n  - b\n", ("see", 0), "see:\n  - b\n"),
        ("see: [a, b, c]\n", ("see", 0), "see: [b, c]\n"),
        ("see: [a, b, c]\n", ("see", 2), "see: [a, b]\n"),
        ("x: y\nsee:\n  - a\n", ("see", 0), "x: y\n"),
        ("x: y\nsee:\n  - to: a\n    by: b\n  - c\n", ("see", 0), "x: y\nsee:\n  - c\n"),
        ("x: {a: 1, b: 2}\n", ("x", "a"), "x: {b: 2}\n"),
        ("x: {a: 1, b: 2}\n", ("x", "b"), "x: {a: 1}\n"),
        ("x: y\nz: >-\n  one\n  two\n# end\n", ("z",), "x: y\n# end\n"),
    ],
)
def test_removing_takes_whole_lines(before: str, path: KeyPath, after: str) -> None:
    """An item goes with its line; a key that is left with nothing goes too."""
    assert remove_item(read(before), path) == after


@pytest.mark.parametrize(
    ("text", "path", "message"),
    [
        ("see:\n  - a\n  - b   # because\n", ("see", 1), "a comment in 'a.yaml' stands in the way"),
        ("see:\n  - - a\n    - b\n", ("see", 0, 0), "line 2 of 'a.yaml' holds more"),
        ("see: a\n", ("see",), "'a.yaml' cannot be changed safely"),
    ],
)
def test_what_would_be_lost_is_refused(text: str, path: KeyPath, message: str) -> None:
    """Nothing is removed together with a comment, a neighbour or the whole file."""
    with pytest.raises(UnsafeEditError, match=message):
        remove_item(read(text), path)


@pytest.mark.parametrize("value", ["{by: ann,\n note: }", "{by: ann,\n note: ~}"])
def test_a_key_without_a_value_is_not_written_anew(value: str) -> None:
    """An empty text between quotation marks would be another mistake, with other advice."""
    with pytest.raises(UnsafeEditError, match=r"'note' has no value in line 2 of 'a.yaml'; write"):
        append(read(f"stances: {value}\n"), ("stances",), {"by": "bob"})


LETTERS = st.text(st.sampled_from("ab :#-'\"[]{},&*!|>%@`é\n\t0~?\\"), max_size=40)


@given(LETTERS, st.sampled_from(["text", "short"]))
def test_every_text_can_be_set(value: str, key: str) -> None:
    """Whatever somebody types is read back to the letter, or is refused."""
    document = read(f"# top\nkind: claim\n{key}: old\n# end\n")
    after = read(set_value(document, (key,), value))
    assert (after.data or {})[key] == value
    assert comments(after) == ["# top", "# end"]


@given(st.recursive(LETTERS, lambda inner: st.lists(inner, min_size=1, max_size=3), max_leaves=6))
def test_every_list_can_be_appended_to(value: Any) -> None:
    """What is added to a list is read back, however it nests."""
    document = read("kind: claim\nsee:\n  - a # one\n# end\n")
    after = read(append(document, ("see",), value))
    assert (after.data or {})["see"] == ["a", value]
