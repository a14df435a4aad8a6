"""Questions about a part of a debate that are answered once."""

from collections.abc import Callable, Hashable
from functools import wraps
from typing import TypeVar

from argmap.graph.debate import Debate

_Part = TypeVar("_Part", bound=Hashable)
_Answer = TypeVar("_Answer")


def once(question: Callable[[Debate, _Part], _Answer]) -> Callable[[Debate, _Part], _Answer]:
    """Keep what a function answers about each part of a debate, with the debate.

    A debate never changes, so an answer stays right for as long as there is a debate to ask about;
    it goes with it. What the function answers must never change either: a tuple, not a list.

    Parameters
    ----------
    question : callable
        A function of a debate and a node's id, a step or another part of it, and of nothing else.

    Returns
    -------
    callable
        The same function; it works for each part once.

    Examples
    --------
    >>> from argmap.graph.examples import tea
    >>> @once
    ... def length(debate, node):
    ...     print("counting")
    ...     return len(debate.nodes[node].text)
    >>> debate = tea()
    >>> length(debate, "tea-calms") == length(debate, "tea-calms")
    counting
    True
    """

    @wraps(question)
    def answer(debate: Debate, part: _Part) -> _Answer:
        known: dict[_Part, _Answer] = debate.answers[question]
        if part not in known:
            known[part] = question(debate, part)
        return known[part]

    return answer
