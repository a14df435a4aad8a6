"""The grammar of ids and of steps."""

import contextlib

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from argmap.schema.errors import TargetSyntaxError
from argmap.schema.ids import STEPS_DEEP, id_problem, is_paragraph_id, parse_target, suggested_id

IDS = st.from_regex(r"[a-z0-9]{1,8}(-[a-z0-9]{1,8}){0,3}", fullmatch=True).filter(
    lambda text: not id_problem(text)
)
WORDS = ("->", "supports", "rebuts", "undermines", "undercuts", "illustrates")
STEPS = st.tuples(st.lists(st.tuples(IDS, st.sampled_from(WORDS)), max_size=STEPS_DEEP), IDS).map(
    lambda parts: " ".join([*(word for pair in parts[0] for word in pair), parts[1]])
)


@pytest.mark.parametrize(
    "text", ["a", "0", "true", "yes", "1e3", "null-2", "tea-calms", "a" * 64, "console", "com10"]
)
def test_ids(text: str) -> None:
    """Small letters, digits and single hyphens are an id."""
    assert id_problem(text) == ""


@pytest.mark.parametrize(
    "text",
    [
        "",
        "A",
        "a_b",
        "a--b",
        "-a",
        "a-",
        "a b",
        "é",
        "a\n",
        "../a",
        "null",
        "~",
        "con",
        "lpt1",
        "a" * 65,
    ],
)
def test_what_is_no_id(text: str) -> None:
    """What is no name on every system, or leads out of the folder, is no id."""
    assert id_problem(text)


@given(st.text())
@example("con")
@example("Null")
def test_a_suggested_id_is_one_or_nothing(text: str) -> None:
    """What is proposed in place of a name that is no id is never refused in turn."""
    found = suggested_id(text)

    assert not found or not id_problem(found)


@given(STEPS)
def test_steps_are_read_and_written(text: str) -> None:
    """What is read as a target is written as it was."""
    assert str(parse_target(text)) == text


@given(st.text())
def test_any_text_is_a_target_or_refused(text: str) -> None:
    """No text whatsoever does more than raise the one error."""
    with contextlib.suppress(TargetSyntaxError):
        assert parse_target(str(parse_target(text)))


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("", "a target is an id or a step, not an empty text"),
        ("a ->", "'a ->' is incomplete: name what the step leads to"),
        ("a => b", "after 'a' write '->' or one of"),
        ("a qualifies b", "not 'qualifies'"),
        ("A", "'A' is not a valid id"),
        ("a -> " * 10_000 + "a", "a step nests at most 8 deep"),
        ("x" * 10_000, "an id has at most 64 characters, this one has 10000"),
    ],
)
def test_what_is_no_target(text: str, message: str) -> None:
    """The message says what is wrong, briefly."""
    with pytest.raises(TargetSyntaxError, match=r"\A.{0,200}\Z") as caught:
        parse_target(text)

    assert message in str(caught.value)


@pytest.mark.parametrize("text", ["p1", "s2.1.p6", "fn1.p1"])
def test_paragraphs(text: str) -> None:
    """The ids of paragraphs count within a part."""
    assert is_paragraph_id(text)


@pytest.mark.parametrize("text", ["", "P1", "p 1", "s2..p1", ".p1", "p1\n"])
def test_what_is_no_paragraph(text: str) -> None:
    """Anything else is no paragraph."""
    assert not is_paragraph_id(text)
