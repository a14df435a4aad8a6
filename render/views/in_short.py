"""What a disagreement comes down to, in the editors' words, with links to the claims they name."""

import re
from typing import Final, NamedTuple

from argmap.render.views.page_index import Head, PageIndex

_NAMED: Final = re.compile(r"\s*\[([a-z0-9, -]+)\]")


class Clause(NamedTuple):
    """A part of the text, and the claims that it is about."""

    text: str
    heads: tuple[Head, ...]


def in_short(index: PageIndex) -> tuple[Clause, ...]:
    """Part the text of a debate at the claims that it names in brackets.

    Examples
    --------
    >>> from dataclasses import replace
    >>> from argmap.graph.model.examples import tea
    >>> from argmap.render.views.page_index import page_index
    >>> debate = replace(tea(), in_short="Ann says that tea calms [tea-calms]; Ben denies it.")
    >>> [(clause.text, len(clause.heads)) for clause in in_short(page_index(debate))]
    [('Ann says that tea calms', 1), ('; Ben denies it.', 0)]
    """
    pieces = _NAMED.split(index.debate.in_short)
    texts, names = pieces[::2], [*pieces[1::2], ""]
    return tuple(
        Clause(text, tuple(index.nodes[one] for one in _ids(named) if one in index.nodes))
        for text, named in zip(texts, names, strict=True)
        if text or named
    )


def _ids(named: str) -> list[str]:
    return [one.strip() for one in named.split(",")]
