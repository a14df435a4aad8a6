"""Questions about a debate, or a part of it, that are answered once: in a run, or for good."""

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


def stored(
    debate: Debate,
    question: str,
    work: Callable[[], _Answer],
    pack: Callable[[_Answer], str],
    unpack: Callable[[str], _Answer | None],
) -> _Answer:
    """Take an answer from where the debate keeps answers between runs, or work it out and keep it.

    Parameters
    ----------
    debate : Debate
        A debate; `Debate.answers` says where it keeps answers, if anywhere.
    question : str
        What is asked; the answer may rest on the structure of the debate, never on words.
    work : callable
        Works the answer out.
    pack, unpack : callable
        Write the answer as a text, and read it again: None where it does not fit. A text that makes
        no sense counts as none; what lies on a disk may be damaged.
    """
    kept = debate.answers
    text = kept.get(question) if kept is not None else None
    known = _read(text, unpack) if text is not None else None
    if known is not None:
        return known
    answer = work()
    if kept is not None:
        kept.put(question, pack(answer))
    return answer


def _read(text: str, unpack: Callable[[str], _Answer | None]) -> _Answer | None:
    try:
        return unpack(text)
    except (ValueError, TypeError, LookupError, AttributeError, RecursionError):
        return None
