"""How far a question is answered, and by what."""

from typing import Final, Literal, TypeAlias

from argmap.graph.model.debate import Debate, Relation
from argmap.schema.vocabulary import RelationKind

State: TypeAlias = Literal["open", "partly-answered", "answered"]

OPEN: Final = "open"
PARTLY: Final = "partly-answered"
ANSWERED: Final = "answered"


def answers_to(debate: Debate, question: str) -> tuple[Relation, ...]:
    """List the answers to a question, in order of name."""
    return debate.bearing_on(question, RelationKind.ANSWERS)


def state_of(debate: Debate, question: str) -> State:
    """Say how far a question is answered.

    Parameters
    ----------
    debate : Debate
        The debate.
    question : str
        The id of a question.

    Returns
    -------
    str
        ``answered`` where a node answers it, ``partly-answered`` where all answers are in part
        only, ``open`` where there is none. Rival answers answer it too.

    Examples
    --------
    >>> from argmap.graph.model.examples import tea
    >>> state_of(tea(), "drink-tea")
    'open'
    """
    given = answers_to(debate, question)
    if not given:
        return OPEN
    return PARTLY if all(answer.partly for answer in given) else ANSWERED
