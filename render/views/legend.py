"""The legend: every word, glyph and line that the pages use, and what it means."""

from dataclasses import dataclass

from argmap.render.words import (
    KINDS,
    PREMISE,
    RELATIONS,
    STANCES,
    KindWord,
    RelationWord,
    StanceWord,
)


@dataclass(frozen=True, slots=True)
class Legend:
    """What the page on how to read this explains."""

    relations: tuple[RelationWord, ...]
    kinds: tuple[KindWord, ...]
    stances: tuple[StanceWord, ...]


def legend() -> Legend:
    """Gather all words of relations, kinds and stances."""
    relations = (*RELATIONS.values(), PREMISE)
    return Legend(relations, tuple(KINDS.values()), tuple(STANCES.values()))
