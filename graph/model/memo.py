"""Questions about a debate, or a part of it, that are answered once."""

from collections.abc import Callable
from functools import wraps
from typing import TypeVar, TypeVarTuple

from argmap.graph.model.debate import Debate

_Parts = TypeVarTuple("_Parts")
_Answer = TypeVar("_Answer")


def memoized(
    question: Callable[[Debate, *_Parts], _Answer],
) -> Callable[[Debate, *_Parts], _Answer]:
    """Keep what a function answers about a debate, or about each part of it, with the debate.

    A debate never changes, so an answer stays right for as long as there is a debate to ask about;
    it goes with it. What the function answers must never change either: a tuple, not a list. Nor
    may it rest on the words of nodes, since `Debate.reworded` takes it over.

    Parameters
    ----------
    question : callable
        A function of a debate, or of a debate and a node's id, a step or another part of it, and of
        nothing else.

    Returns
    -------
    callable
        The same function; it works for each part once.

    Examples
    --------
    >>> from argmap.graph.model.examples import tea
    >>> @memoized
    ... def length(debate, node):
    ...     print("counting")
    ...     return len(debate.nodes[node].text)
    >>> debate = tea()
    >>> length(debate, "tea-calms") == length(debate, "tea-calms")
    counting
    True
    """

    @wraps(question)
    def answer(debate: Debate, *parts: *_Parts) -> _Answer:
        known: dict[object, _Answer] = debate.memo[question]
        # The hash of a part is kept with it, that of a tuple is worked out each time.
        every: tuple[object, ...] = parts
        key = every[0] if len(every) == 1 else every
        if key not in known:
            known[key] = question(debate, *parts)
        return known[key]

    return answer
