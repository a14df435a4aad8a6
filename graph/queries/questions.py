"""How far a question is answered, and by what; which of its answers are rivals."""

from itertools import combinations
from typing import Final

from argmap.graph.analysis.status import statuses
from argmap.graph.model.debate import Debate, Relation
from argmap.graph.model.wording import counted
from argmap.schema.vocabulary import CONFLICTS, QuestionState, RelationKind, Status

UNSETTLED: Final = frozenset(
    {Status.CONTESTED, Status.DEADLOCKED, Status.UNSUPPORTED, Status.DEFEATED, Status.NOT_HELD}
)
"""The statuses of what is no settled answer."""


def answers_to(debate: Debate, question: str) -> tuple[Relation, ...]:
    """List the answers to a question, in order of name."""
    return debate.bearing_on(question, RelationKind.ANSWERS)


def state_of(debate: Debate, question: str) -> QuestionState:
    """Say how far a question is answered.

    Parameters
    ----------
    question : str
        The id of a question.

    Returns
    -------
    QuestionState
        Whether it is answered, answered in part, or open.

    Examples
    --------
    >>> from argmap.graph.model.examples import tea
    >>> state_of(tea(), "drink-tea")
    <QuestionState.OPEN: 'open'>
    """
    given = answers_to(debate, question)
    if not given:
        return QuestionState.OPEN
    partly = all(answer.partly for answer in given)
    return QuestionState.PARTLY_ANSWERED if partly else QuestionState.ANSWERED


def answers_in_words(debate: Debate, question: str) -> str:
    """Say how far a question is answered, and whether the answers are settled.

    Returns
    -------
    str
        The state of the question, but for one that is answered: there how many answers it has,
        where there are several, and how many of them are not settled, if any are: such as are
        contested, deadlocked, unsupported, defeated or not held.

    Examples
    --------
    >>> from argmap.graph.model.examples import tea
    >>> answers_in_words(tea(), "drink-tea")
    'open'
    """
    state, given = state_of(debate, question), answers_to(debate, question)
    if state is not QuestionState.ANSWERED:
        return state.label
    known = statuses(debate).nodes
    shaky = sum(known[answer.speaker] in UNSETTLED for answer in given)
    number = counted(len(given), "answer")
    if not shaky:
        return f"answered ({number})" if len(given) > 1 else "answered"
    if shaky == len(given):
        return f"{number}, none settled" if len(given) > 1 else f"{number}, not settled"
    return f"{number}, {shaky} not settled"


def unopposed_rivals(debate: Debate) -> tuple[tuple[str, str], ...]:
    """List the pairs of theses that do not attack each other.

    They are rivals all the same, since they answer one question: where one of them is contested,
    that speaks for the other.

    Returns
    -------
    tuple of tuple of str
        Pairs of ids, in the order of the theses.

    Examples
    --------
    >>> from dataclasses import replace
    >>> from argmap.graph.model.examples import tea
    >>> unopposed_rivals(replace(tea(), theses=("drink-tea", "tea-calms")))
    (('drink-tea', 'tea-calms'),)
    >>> unopposed_rivals(replace(tea(), theses=("tea-keeps-awake", "tea-calms")))
    ()
    """
    return tuple(
        (one, other)
        for one, other in combinations(debate.theses, 2)
        if not _attacks(debate, one, other) and not _attacks(debate, other, one)
    )


def _attacks(debate: Debate, one: str, other: str) -> bool:
    return any(one in attack.sources for attack in debate.bearing_on(other, *CONFLICTS))
