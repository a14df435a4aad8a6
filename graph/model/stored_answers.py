"""Answers about a debate that are kept between runs, while nothing but words changes in it."""

from collections.abc import Callable
from typing import Protocol, TypeVar

_Answer = TypeVar("_Answer")


class StoredAnswers(Protocol):
    """Keeps answers, as texts, while nothing but words changes in the files of a debate.

    Attributes
    ----------
    structure : str
        Stands for all that the files say but for the words of nodes.
    """

    @property
    def structure(self) -> str:
        """Give what stands for the structure."""

    def get(self, question: str) -> str | None:
        """Give an answer, where it is known."""

    def put(self, question: str, answer: str) -> None:
        """Keep an answer, where that is possible."""


def stored(
    answers: StoredAnswers | None,
    question: str,
    work: Callable[[], _Answer],
    pack: Callable[[_Answer], str],
    unpack: Callable[[str], _Answer | None],
) -> _Answer:
    """Take an answer from where answers are kept between runs, or work it out and keep it there.

    Parameters
    ----------
    answers : StoredAnswers or None
        Where answers are kept, if anywhere; that of a debate is `Debate.answers`.
    question : str
        What is asked; the answer may rest on the structure of the debate, never on words.
    work : callable
        Works the answer out.
    pack, unpack : callable
        Write the answer as a text, and read it again: None where it does not fit. A text that makes
        no sense counts as none; what lies on a disk may be damaged.
    """
    text = answers.get(question) if answers is not None else None
    known = _read(text, unpack) if text is not None else None
    if known is not None:
        return known
    answer = work()
    if answers is not None:
        answers.put(question, pack(answer))
    return answer


def _read(text: str, unpack: Callable[[str], _Answer | None]) -> _Answer | None:
    try:
        return unpack(text)
    except (ValueError, TypeError, LookupError, AttributeError, RecursionError):
        return None
