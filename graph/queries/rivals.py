"""Rival theses: answers to one question that nobody has set against each other."""

from itertools import combinations

from argmap.graph.model.debate import Debate
from argmap.schema.vocabulary import RelationKind

_CONFLICTS = (RelationKind.REBUTS, RelationKind.UNDERMINES)


def unopposed_rivals(debate: Debate) -> tuple[tuple[str, str], ...]:
    """List the pairs of theses that do not attack each other.

    They are rivals all the same, since they answer one question: where one of them is contested,
    that speaks for the other.

    Parameters
    ----------
    debate : Debate
        The debate.

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
    return any(one in attack.sources for attack in debate.bearing_on(other, *_CONFLICTS))
