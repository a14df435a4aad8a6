"""The legend: every word, sign and line that the pages use, and what it means."""

from typing import NamedTuple

from argmap.schema.traits import RelationTraits, StatusTraits
from argmap.schema.vocabulary import (
    PREMISE,
    UNKNOWN_STATUS,
    Kind,
    RelationKind,
    StanceKind,
    Status,
)


class Entry(NamedTuple):
    """A word of the legend: its label, what it means, and its traits where it has a sign."""

    label: str
    description: str
    traits: RelationTraits | StatusTraits | None = None


class Legend(NamedTuple):
    """What the page on how to read this explains."""

    relations: tuple[Entry, ...]
    kinds: tuple[Entry, ...]
    stances: tuple[Entry, ...]
    statuses: tuple[Entry, ...]


def legend() -> Legend:
    """Gather all words of relations, kinds, stances and statuses."""
    relations = [Entry(kind.label, kind.description, kind.traits) for kind in RelationKind]
    statuses = [Entry(status.label, status.description, status.traits) for status in Status]
    return Legend(
        (*relations, Entry(PREMISE.label, PREMISE.description, PREMISE)),
        tuple(Entry(kind.label, kind.description) for kind in Kind),
        tuple(Entry(kind.label, kind.description) for kind in StanceKind),
        (*statuses, Entry(UNKNOWN_STATUS.label, UNKNOWN_STATUS.meaning, UNKNOWN_STATUS)),
    )
