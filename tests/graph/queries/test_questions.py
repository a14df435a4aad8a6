"""How far a question is answered."""

from collections.abc import Callable, Mapping

import pytest

from argmap.graph.model.debate import Debate
from argmap.graph.queries.questions import answers_in_words, answers_to, state_of

Make = Callable[[Mapping[str, str]], Debate]
ASKED = {"a": "", "q": "kind: question\ntext: Why?\nabout: a\n"}
PART = {"b": "answers: {to: q, partly: true}\n"}
WHOLE = {"c": "answers: q\n"}


@pytest.mark.parametrize(
    ("answers", "state"),
    [
        ({}, "open"),
        (PART, "partly-answered"),
        (WHOLE, "answered"),
        (PART | WHOLE, "answered"),
    ],
)
def test_a_question_is_open_partly_answered_or_answered(
    make: Make, answers: dict[str, str], state: str
) -> None:
    """One whole answer is enough; parts do not add up to one."""
    assert state_of(make(ASKED | answers), "q") == state


def test_what_answers_is_named(make: Make) -> None:
    """In order of name, whole or in part; what only asks about it does not."""
    debate = make(ASKED | PART | WHOLE)

    assert [answer.speaker for answer in answers_to(debate, "q")] == ["b", "c"]


@pytest.mark.parametrize(
    ("files", "told"),
    [
        ({}, "open"),
        ({"b": "answers: q\n"}, "answered"),
        ({"b": "answers: q\n", "c": "answers: q\n"}, "answered (2 answers)"),
        ({"b": "answers: q\n", "x": "rebuts: b\n"}, "1 answer, not settled"),
        (
            {"b": "answers: q\n", "c": "answers: q\n", "x": "rebuts: [b, c]\n"},
            "2 answers, none settled",
        ),
        (
            {"b": "answers: q\n", "c": "answers: q\n", "x": "rebuts: b\n"},
            "2 answers, 1 not settled",
        ),
        ({"b": "answers: {to: q, partly: true}\n"}, "partly answered"),
    ],
)
def test_rival_answers_settle_nothing(make: Make, files: dict[str, str], told: str) -> None:
    """A question with contested answers is not called answered."""
    debate = make({"a": "", "q": "kind: question\ntext: What?\nabout: a\n", **files})

    assert answers_in_words(debate, "q") == told
