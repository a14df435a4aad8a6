"""Writing data as YAML."""

import re
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

YAML_1_1 = {form for forms in yaml.SafeLoader.yaml_implicit_resolvers.values() for _, form in forms}
YAML_1_2 = {  # the core schema, https://yaml.org/spec/1.2.2/#1032-tag-resolution
    "null": r"null|Null|NULL|~",
    "bool": r"true|True|TRUE|false|False|FALSE",
    "int": r"[-+]?[0-9]+|0o[0-7]+|0x[0-9a-fA-F]+",
    "float": r"[-+]?(\.[0-9]+|[0-9]+(\.[0-9]*)?)([eE][-+]?[0-9]+)?"
    r"|[-+]?\.(inf|Inf|INF)|\.(nan|NaN|NAN)",
}
NO_TEXTS = st.one_of(
    *(st.from_regex(form, fullmatch=True) for form in sorted(YAML_1_1, key=str)),
    *(st.from_regex(re.compile(form, re.ASCII), fullmatch=True) for form in YAML_1_2.values()),
)
"""What one of the two versions of YAML takes for something else than a text."""
WORDS = ["y", "n", "yes", "no", "on", "off", "true", "null", "~", "=", "<<", "-.inf", ".nan"]


class ReaderOf12(yaml.SafeLoader):
    """A reader of YAML by the rules of version 1.2."""

    yaml_implicit_resolvers = {}  # noqa: RUF012 - an instance variable to the stubs


for _tag, _form in YAML_1_2.items():
    ReaderOf12.add_implicit_resolver(
        f"tag:yaml.org,2002:{_tag}", re.compile(f"^(?:{_form})$"), None
    )


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


@pytest.mark.parametrize("reader", [yaml.SafeLoader, ReaderOf12])
@given(text=NO_TEXTS | st.sampled_from([f(w) for w in WORDS for f in (str.upper, str.title, str)]))
@example(text="0b1")
@example(text="0o17")
@example(text="1:30")
def test_a_text_of_the_form_of_a_number_stays_a_text(reader: type[yaml.Loader], text: str) -> None:
    """Numbers, dates and the words for yes and no are quoted, for readers of either version."""
    written = f"see: {emit.single(text)}\nat: [{emit.single(text, flow=True)}]\n"
    assert yaml.load(written, reader) == {"see": text, "at": [text]}


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
