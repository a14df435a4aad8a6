"""The legend: every word, glyph and line that the pages use, and what it means."""

from typing import NamedTuple

from argmap.render.labels import (
    KINDS,
    PREMISE,
    RELATIONS,
    STANCES,
    STATUSES,
    UNKNOWN_STATUS,
    KindWord,
    RelationWord,
    StanceWord,
    StatusWord,
)


class Legend(NamedTuple):
    """What the page on how to read this explains."""

    relations: tuple[RelationWord, ...]
    kinds: tuple[KindWord, ...]
    stances: tuple[StanceWord, ...]
    statuses: tuple[StatusWord, ...]


def legend() -> Legend:
    """Gather all words of relations, kinds, stances and statuses."""
    relations = (*RELATIONS.values(), PREMISE)
    statuses = (*STATUSES.values(), UNKNOWN_STATUS)
    return Legend(relations, tuple(KINDS.values()), tuple(STANCES.values()), statuses)
