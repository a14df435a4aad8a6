"""The legend: every word, sign and line that the pages use, and what it means."""

from collections.abc import Iterator, Mapping
from types import MappingProxyType
from typing import Final, NamedTuple

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

    @property
    def anchor(self) -> str:
        """Where it stands on the page: no blank stands in an address."""
        return self.label.replace(" ", "-")


class Legend(NamedTuple):
    """What the page on how to read this explains."""

    relations: tuple[Entry, ...]
    kinds: tuple[Entry, ...]
    stances: tuple[Entry, ...]
    statuses: tuple[Entry, ...]


def explained() -> Iterator[Entry]:
    """List the words that pages link to their entries: statuses, and labels that need it."""
    found = legend()
    terms = {one.label for one in (*Kind, *RelationKind) if one.traits.is_term}
    yield from found.statuses
    yield from (entry for entry in (*found.kinds, *found.relations) if entry.label in terms)


def _terms() -> Iterator[tuple[str, str]]:
    yield from ((kind.label, kind.label) for kind in Kind if kind.traits.is_term)
    for kind in RelationKind:
        traits = kind.traits
        if traits.is_term:
            for said in (kind.label, traits.label_of_step, traits.heard, traits.heard_of_step):
                yield said, kind.label


TERMS: Final[Mapping[str, str]] = MappingProxyType(dict(_terms()))
"""The labels that readers cannot know, and the entry of the legend that explains each."""


def legend() -> Legend:
    """Gather all words of relations, kinds, stances and statuses."""
    relations = [Entry(kind.label, kind.description, kind.traits) for kind in RelationKind]
    statuses = [Entry(status.label, status.description, status.traits) for status in Status]
    return Legend(
        (*relations, Entry(PREMISE.label, PREMISE.description, PREMISE)),
        tuple(Entry(kind.label, kind.description) for kind in Kind),
        tuple(Entry(kind.label, kind.description) for kind in StanceKind),
        (*statuses, Entry(UNKNOWN_STATUS.label, UNKNOWN_STATUS.description, UNKNOWN_STATUS)),
    )
