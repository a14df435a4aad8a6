"""Answers that fit the screen of a terminal."""

from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from argmap.commands.terminal.screen import Items, fit, length
from tests.commands.conftest import Done

Run = Callable[..., Done]

HEIGHT = 40
QUESTIONS = (
    "status",
    "open",
    "crux",
    "crux --between byrnes millidge",
    "compare byrnes barnett",
    "compare byrnes millidge --brief",
    "position byrnes",
    "position barnett",
    "kernels",
    "kernels --by byrnes",
    "search tofu feta",
    "show value-spills-over",
    "why empathy-by-default",
    "why value-spills-over",
    "whatif --reject learning-separates",
    "replies value-spills-over",
    "tree",
    "tree --depth 1",
    "tree value-spills-over",
    "list --kind definition",
    "list --kind question",
    "list --topics",
    "people",
    "stats",
    "who value-spills-over",
    "thread c05",
)
"""What people usually ask of the frozen debate."""


@pytest.fixture
def on_screen(argmap: Run, monkeypatch: pytest.MonkeyPatch) -> Run:
    """Run a command on a terminal of 100 columns and 40 lines."""
    monkeypatch.setenv("LINES", str(HEIGHT))
    monkeypatch.setenv("COLUMNS", "100")
    monkeypatch.setenv("NO_COLOR", "1")

    def ran(*words: str) -> Done:
        monkeypatch.setattr("sys.stdout.isatty", lambda: True)
        return argmap(*words)

    return ran


@pytest.mark.parametrize("question", QUESTIONS)
def test_the_answer_to_a_usual_question_fits_one_screen(on_screen: Run, question: str) -> None:
    """With the remarks below it, and a line for the shell."""
    done = on_screen(*question.split())

    assert done.code == 0
    assert len((done.out + done.err).splitlines()) < HEIGHT


def test_what_is_shortened_is_counted_and_shown_on_request(argmap: Run, on_screen: Run) -> None:
    """A list says how many are left; --all gives what a pipe gets."""
    piped, short, full = argmap("open", "--all"), on_screen("open"), on_screen("open", "--all")

    assert "… " in short.out
    assert "--all shows everything" in short.err
    assert full.out == piped.out


lists = st.lists(st.text("ab ", min_size=1, max_size=9), min_size=1, max_size=12).map(
    lambda items: Items(tuple(items))
)
answers = st.lists(st.one_of(st.text("xy", max_size=5), lists), max_size=12)


@given(answers, st.integers(1, 60))
def test_an_answer_is_whole_where_there_is_room(answer: list[str | Items], height: int) -> None:
    """Nothing is left out without need, and what is not a list never."""
    lines = fit(answer, height)

    if length(answer) <= height:
        assert len(lines) == length(answer)
    assert [part for part in answer if isinstance(part, str) and part not in lines] == []


@given(answers, st.integers(1, 60))
def test_lists_are_shortened_as_far_as_needed(answer: list[str | Items], height: int) -> None:
    """Beyond the height there is only what cannot be shortened: the first item of each."""
    least = sum(1 if isinstance(part, str) else len(part.lines(1)) for part in answer)

    assert len(fit(answer, height)) <= max(height, least)


def test_a_weight_gives_a_list_more_lines() -> None:
    """Three times as many, where both need more than there is."""
    rows = tuple(f"  {n}" for n in range(20))

    lines = fit([Items(rows, weight=3), "--", Items(rows)], 17)

    assert lines.index("--") == 11
    assert lines[-1] == "  … 16 more"
