"""What the editors say that a debate comes down to, parted at the claims they name in brackets."""

import re
from typing import Final, NamedTuple

from argmap.graph.model.debate import Debate

_NAMED: Final = re.compile(r"\s*\[([a-z0-9, -]+)\]")


class ClauseNames(NamedTuple):
    """A part of the text, and the ids of the nodes that it is about."""

    text: str
    nodes: tuple[str, ...]


def in_short_clauses(debate: Debate) -> tuple[ClauseNames, ...]:
    """Part the text of a debate at the nodes that it names in brackets.

    Examples
    --------
    >>> from dataclasses import replace
    >>> from argmap.graph.model.examples import tea
    >>> debate = replace(tea(), in_short="Ann says that tea calms [tea-calms]; Ben denies it.")
    >>> [(clause.text, clause.nodes) for clause in in_short_clauses(debate)]
    [('Ann says that tea calms', ('tea-calms',)), ('; Ben denies it.', ())]
    """
    pieces = _NAMED.split(debate.in_short)
    texts, names = pieces[::2], [*pieces[1::2], ""]
    ids = [tuple(one.strip() for one in named.split(",")) for named in names]
    return tuple(
        ClauseNames(text, tuple(one for one in named if one in debate.nodes))
        for text, named in zip(texts, ids, strict=True)
        if text or named != ("",)
    )


def chief_claims(debate: Debate) -> frozenset[str]:
    """Find the claims that the dispute comes down to: the theses, and those the editors name."""
    named = {node for clause in in_short_clauses(debate) for node in clause.nodes}
    return frozenset(named.union(debate.theses))
