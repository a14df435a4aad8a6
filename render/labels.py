"""The words, glyphs and looks by which the pages name kinds, relations and stances.

A relation is told by four channels: the word, the glyph, the line, and only then the colour.
``look`` is the class of the style sheet that carries the last two.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final, NamedTuple

from argmap.schema.vocabulary import Justification, Kind, RelationKind, StanceKind


@dataclass(frozen=True, slots=True)
class RelationWord:
    """How the pages name a relation.

    Attributes
    ----------
    says : str
        The verb, from the speaker's side: it "speaks for" the target.
    heard : str
        The same from the target's side, before the speaker's title: "for it:".
    glyph, look : str
        Its sign, and the class of the style sheet for its line and colour.
    means : str
        What it means.
    """

    says: str
    heard: str
    glyph: str
    look: str
    means: str


class StanceWord(NamedTuple):
    """How the pages name a stance: verb, participle for lists of holders, and what it means."""

    says: str
    by: str
    means: str


class KindWord(NamedTuple):
    """How the pages name a kind of node: one, many, and what it is for."""

    one: str
    many: str
    means: str


class StatusWord(NamedTuple):
    """How the pages name a status: the word, its sign, its class, and what it means."""

    says: str
    glyph: str
    look: str
    means: str


RELATIONS: Final[Mapping[RelationKind, RelationWord]] = {
    kind: RelationWord(
        kind.label, kind.traits.heard, kind.traits.glyph, kind.traits.look, kind.description
    )
    for kind in RelationKind
}

PREMISE: Final = RelationWord(
    "rests on",
    "together with",
    "⇢",
    "other",
    "The step holds only together with this further premise.",
)
"""How a linked premise is named; it is part of a step, not a relation of its own."""

STANCES: Final[Mapping[StanceKind, StanceWord]] = {
    kind: StanceWord(kind.label, kind.traits.participle, kind.description) for kind in StanceKind
}

KINDS: Final[Mapping[Kind, KindWord]] = {
    kind: KindWord(kind.label, kind.plural, kind.description) for kind in Kind
}

STATUSES: Final[Mapping[Justification, StatusWord]] = {
    word: StatusWord(word.label, word.traits.glyph, word.traits.look, word.meaning)
    for word in Justification
}
"""The six status words; like the record phrases they hold on the arguments recorded here."""

UNKNOWN_STATUS: Final = StatusWord(
    "unknown", "?", "soft", "working it out would take more effort than one question may cost"
)
"""What stands in the place of a status that the budget did not allow to work out."""


def scheme_name(scheme: str) -> str:
    """Name an argumentation scheme by its id: ``cause-to-effect`` is "cause to effect"."""
    return scheme.replace("-", " ")


def plural(number: int, one: str, many: str = "") -> str:
    """Count things in words.

    Examples
    --------
    >>> plural(1, "reason"), plural(0, "reply", "replies")
    ('1 reason', '0 replies')
    """
    return f"{number:,} {one if number == 1 else many or one + 's'}"
