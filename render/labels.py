"""The words, glyphs and looks by which the pages name kinds, relations and stances.

A relation is told by four channels: the word, the glyph, the line, and only then the colour.
``look`` is the class of the style sheet that carries the last two.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final, NamedTuple

from argmap.graph.analysis.explain.sentences import MEANING
from argmap.schema.vocabulary import (
    AuthorEstablished,
    ExampleForm,
    Identified,
    Kind,
    NoClaim,
    RelationKind,
    SourceKind,
    StanceKind,
    Status,
)


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
    RelationKind.SUPPORTS: RelationWord(
        "speaks for", "for it", "+", "for", "Gives a reason for the statement it leads to."
    ),
    RelationKind.REBUTS: RelationWord(
        "speaks against",
        "against it",
        "\N{MINUS SIGN}",
        "against",
        "Says that the statement itself is wrong.",
    ),
    RelationKind.UNDERMINES: RelationWord(
        "attacks the premise",
        "against it as a premise",
        "⊖",
        "against",
        "Attacks a statement in its use as a premise of something else.",
    ),
    RelationKind.UNDERCUTS: RelationWord(
        "attacks the step",
        "against the step",
        "⊘",
        "step",
        "Leaves both statements alone, and says that the one does not lead to the other.",
    ),
    RelationKind.KERNEL_OF: RelationWord(
        "grants this much to",
        "granted",
        "◐",
        "grant",
        "Says what is right in a view that the speaker does not share.",
    ),
    RelationKind.QUALIFIES: RelationWord(
        "narrows", "narrowed by", "⊂", "other", "Holds the statement to narrower limits."
    ),
    RelationKind.CLARIFIES: RelationWord(
        "explains", "explained by", "≡", "other", "Says what the statement means."
    ),
    RelationKind.ILLUSTRATES: RelationWord(
        "illustrates",
        "illustrated by",
        "◇",
        "other",
        "Makes the statement vivid, and proves nothing.",
    ),
    RelationKind.ANSWERS: RelationWord(
        "answers",
        "answered by",
        "↩",
        "other",
        "Closes a question, or replies to an objection without attacking it.",
    ),
    RelationKind.ABOUT: RelationWord(
        "asks about", "asked about it", "?", "other", "A question concerns the statement."
    ),
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
    StanceKind.ASSERTS: StanceWord("asserts", "asserted", "Holds it and says so."),
    StanceKind.CONCEDES: StanceWord(
        "concedes", "conceded", "Grants it, though it helps the other side."
    ),
    StanceKind.DENIES: StanceWord("denies", "denied", "Says it is wrong."),
    StanceKind.DOUBTS: StanceWord("doubts", "doubted", "Is not sure of it."),
    StanceKind.REPORTS: StanceWord(
        "reports", "reported", "States it as somebody else's view, without holding it."
    ),
    StanceKind.PARODIES: StanceWord(
        "parodies", "parodied", "Builds it up in order to show it absurd."
    ),
    StanceKind.ASKS: StanceWord("asks", "asked", "Raises it as a question."),
}

KINDS: Final[Mapping[Kind, KindWord]] = {
    Kind.CLAIM: KindWord("claim", "claims", "A statement that somebody holds, denies or weighs."),
    Kind.COUNTERARGUMENT: KindWord(
        "counterargument", "counterarguments", "A statement brought against a claim or a step."
    ),
    Kind.KERNEL: KindWord(
        "kernel of truth",
        "kernels of truth",
        "What is right in a view that the speaker rejects; its limits say what it does not show.",
    ),
    Kind.EXAMPLE: KindWord("example", "examples", "An analogy, a thought experiment or a case."),
    Kind.DEFINITION: KindWord("definition", "definitions", "What somebody means by a term."),
    Kind.QUESTION: KindWord("question", "questions", "Something asked; open until it is answered."),
}

_SIGNS: Final[Mapping[Status, tuple[str, str]]] = {
    Status.STANDS: ("▲", "firm"),
    Status.DEFENSIBLE: ("△", "firm"),
    Status.CONTESTED: ("⇅", "open"),
    Status.DEADLOCKED: ("■", "open"),
    Status.WEAK: ("▽", "fallen"),
    Status.DEFEATED: ("▼", "fallen"),
}

STATUSES: Final[Mapping[Status, StatusWord]] = {
    status: StatusWord(status.value, *_SIGNS[status], means) for status, means in MEANING.items()
}
"""The six status words; like the record phrases they hold on the arguments recorded here."""

UNKNOWN_STATUS: Final = StatusWord(
    "unknown", "?", "soft", "working it out would take more effort than one question may cost"
)
"""What stands in the place of a status that the budget did not allow to work out."""

FORMS: Final[Mapping[ExampleForm, str]] = {
    ExampleForm.ANALOGY: "analogy",
    ExampleForm.THOUGHT_EXPERIMENT: "thought experiment",
    ExampleForm.CASE: "case",
}

IDENTIFIED: Final[Mapping[Identified, str]] = {
    Identified.BY_HEADER: "named in the header of a source",
    Identified.BY_REFERENCE: "named by others in the sources",
    Identified.BY_SELF_REFERENCE: "shown by a reference to themselves",
    Identified.BY_CONTRIBUTION: "a contributor to this map",
    Identified.UNKNOWN: "not identified",
}

ESTABLISHED: Final[Mapping[AuthorEstablished, str]] = {
    AuthorEstablished.STATED: "stated in the source",
    AuthorEstablished.INFERRED: "inferred from the sources",
    AuthorEstablished.UNKNOWN: "not identified",
}

SOURCE_KINDS: Final[Mapping[SourceKind, KindWord]] = {
    SourceKind.POST: KindWord("post", "posts", "A text published on its own."),
    SourceKind.COMMENT: KindWord("comment", "comments", "A reply to a post or another comment."),
    SourceKind.QUOTATION: KindWord("quotation", "quotations", "A passage quoted in another text."),
}

NO_CLAIM: Final[Mapping[NoClaim, str]] = {
    NoClaim.HEADING: "a heading",
    NoClaim.COURTESY: "a courtesy",
    NoClaim.FURNITURE: "furniture of the text",
    NoClaim.REPEATED: "said before",
}


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
