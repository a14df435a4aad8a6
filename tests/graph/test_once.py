"""An answer about a part of a debate is worked out once for each debate."""

from argmap.graph.debate import Debate
from argmap.graph.examples import tea
from argmap.graph.once import once


def test_each_debate_has_its_own_answers() -> None:
    """A question is asked once for each part of each debate, and no debate answers for another."""
    asked = []

    @once
    def title(debate: Debate, part: str) -> str:
        asked.append((debate.title, part))
        return f"{debate.title} {part}"

    one, other = tea(), Debate("coffee", "Coffee?")
    for _ in range(2):
        assert title(one, "a") == f"{one.title} a"
        assert title(one, "b") == f"{one.title} b"
        assert title(other, "a") == "Coffee? a"
    assert asked == [(one.title, "a"), (one.title, "b"), ("Coffee?", "a")]


def test_two_questions_do_not_share_answers() -> None:
    """What one function answers about a part says nothing about another function's answer."""
    debate = tea()
    assert once(lambda _, part: f"first {part}")(debate, "a") == "first a"
    assert once(lambda _, part: f"second {part}")(debate, "a") == "second a"
