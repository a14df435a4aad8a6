"""An answer about a part of a debate is worked out once for each debate."""

from gc import collect
from weakref import ref

from argmap.graph.model.debate import Debate
from argmap.graph.model.examples import tea
from argmap.graph.model.memo import memoized


def test_each_debate_has_its_own_answers() -> None:
    """A question is asked once for each part of each debate, and no debate answers for another."""
    asked = []

    @memoized
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
    assert memoized(lambda _, part: f"first {part}")(debate, "a") == "first a"
    assert memoized(lambda _, part: f"second {part}")(debate, "a") == "second a"


def test_a_whole_debate_and_several_parts() -> None:
    """A question may be about the whole debate, or about several parts of it."""
    asked = []

    @memoized
    def said(debate: Debate, *parts: str) -> str:
        asked.append(parts)
        return " ".join([debate.title, *parts])

    debate = tea()
    for _ in range(2):
        assert said(debate) == debate.title
        assert said(debate, "a", "b") == f"{debate.title} a b"
    assert asked == [(), ("a", "b")]


def test_answers_go_with_the_debate() -> None:
    """Nothing keeps a debate that nobody asks about any more."""
    debate = tea()
    assert memoized(lambda one: one.title)(debate) == debate.title
    left = ref(debate)
    del debate
    collect()
    assert left() is None
