"""The words of the model: kinds of node, relation, stance and source, and what each one means.

The names are a contract with contributors; the terms follow AIF, Pollock and ASPIC+.
"""

from enum import StrEnum
from typing import Final


class Kind(StrEnum):
    """What a node is for."""

    CLAIM = "claim"
    """A statement somebody holds, denies or weighs."""
    COUNTERARGUMENT = "counterargument"
    """A statement brought against a claim or a step."""
    KERNEL = "kernel"
    """What is right in a view that the speaker rejects."""
    EXAMPLE = "example"
    """An analogy, a thought experiment or a case."""
    DEFINITION = "definition"
    """What somebody means by a term."""
    QUESTION = "question"
    """Something asked; open until a node answers it."""


class RelationKind(StrEnum):
    """How a node bears on a target, in the order that decides a node's place in the map."""

    SUPPORTS = "supports"
    """Gives a reason for the target (AIF: an RA-node)."""
    REBUTS = "rebuts"
    """Says that the target's statement is wrong (AIF: a CA-node on an I-node)."""
    UNDERMINES = "undermines"
    """Attacks a claim in its use as a premise (AIF: a CA-node on a premise)."""
    UNDERCUTS = "undercuts"
    """Attacks a step, not a statement (AIF: a CA-node on an RA- or CA-node)."""
    KERNEL_OF = "kernel_of"
    """Grants this much to the target."""
    QUALIFIES = "qualifies"
    """Narrows the target."""
    CLARIFIES = "clarifies"
    """Says what the target means."""
    ILLUSTRATES = "illustrates"
    """Makes the target vivid; proves nothing."""
    ANSWERS = "answers"
    """Replies: closes a question, or replies to an objection without attacking it."""
    ABOUT = "about"
    """A question concerns the target."""


ATTACKS: Final = frozenset({RelationKind.REBUTS, RelationKind.UNDERMINES, RelationKind.UNDERCUTS})
"""The relations that speak against their target."""

STEPS: Final = ATTACKS | {RelationKind.SUPPORTS, RelationKind.ILLUSTRATES}
"""The relations that are steps: only these can be targets themselves."""

AIMED_AT_STEPS: Final = frozenset(
    {
        RelationKind.UNDERCUTS,
        RelationKind.SUPPORTS,
        RelationKind.QUALIFIES,
        RelationKind.CLARIFIES,
        RelationKind.ANSWERS,
        RelationKind.ABOUT,
    }
)
"""The relations that may have a step as their target; undercuts has nothing else."""


class StanceKind(StrEnum):
    """How a person stands to a node."""

    ASSERTS = "asserts"
    """Holds it and says so."""
    CONCEDES = "concedes"
    """Grants it though it helps the other side."""
    DENIES = "denies"
    """Says it is wrong."""
    DOUBTS = "doubts"
    """Is not sure of it."""
    REPORTS = "reports"
    """States it as somebody else's view, holding neither."""
    PARODIES = "parodies"
    """Builds it up in order to show it absurd."""
    ASKS = "asks"
    """Raises it as a question."""


ACCEPTING: Final = frozenset({StanceKind.ASSERTS, StanceKind.CONCEDES})
"""The stances that count as accepting a node."""

REJECTING: Final = frozenset({StanceKind.DENIES, StanceKind.PARODIES})
"""The stances that count as rejecting a node."""


class ExampleForm(StrEnum):
    """What sort of example a node gives."""

    ANALOGY = "analogy"
    THOUGHT_EXPERIMENT = "thought-experiment"
    CASE = "case"


class Identified(StrEnum):
    """How the sources establish who a person is."""

    BY_HEADER = "by-header"
    BY_REFERENCE = "by-reference"
    BY_SELF_REFERENCE = "by-self-reference"
    BY_CONTRIBUTION = "by-contribution"
    UNKNOWN = "unknown"


class SourceKind(StrEnum):
    """What sort of text a source is."""

    POST = "post"
    COMMENT = "comment"
    QUOTATION = "quotation"


class AuthorEstablished(StrEnum):
    """How far a source's author is known."""

    STATED = "stated"
    INFERRED = "inferred"
    UNKNOWN = "unknown"


class NoClaim(StrEnum):
    """Why a paragraph needs no node: it claims nothing."""

    HEADING = "heading"
    COURTESY = "courtesy"
    FURNITURE = "furniture"
    REPEATED = "repeated"


class Status(StrEnum):
    """The six justification statuses of Wu and Caminada (2010), strongest first."""

    STANDS = "stands"
    DEFENSIBLE = "defensible"
    CONTESTED = "contested"
    DEADLOCKED = "deadlocked"
    WEAK = "weak"
    DEFEATED = "defeated"


class Profile(StrEnum):
    """How the relations of a debate become attacks."""

    STRUCTURED = "structured"
    """A statement and what is said against it are in conflict both ways; priority decides."""
    DIRECTED = "directed"
    """Every attack counts as drawn, so the last word wins."""


SCHEMES: Final = frozenset(
    {
        "abductive",
        "alternatives",
        "analogy",
        "bias",
        "cause-to-effect",
        "circumstantial-ad-hominem",
        "commitment",
        "composition",
        "correlation-to-cause",
        "division",
        "ethotic",
        "evidence-to-hypothesis",
        "example",
        "exceptional-case",
        "expert-opinion",
        "generic-ad-hominem",
        "ignorance",
        "memory",
        "negative-consequences",
        "perception",
        "popular-opinion",
        "popular-practice",
        "position-to-know",
        "positive-consequences",
        "practical-reasoning",
        "precedent",
        "rules",
        "sign",
        "slippery-slope",
        "sunk-costs",
        "values",
        "verbal-classification",
        "waste",
        "witness-testimony",
    }
)
"""Walton's argumentation schemes, as ids."""
