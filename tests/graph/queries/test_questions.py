"""How far a question is answered."""

from collections.abc import Callable, Mapping

import pytest

from argmap.graph.model.debate import Debate
from argmap.graph.queries.questions import answers_to, state_of

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
