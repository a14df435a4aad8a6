"""Rules about keys and values."""

from typing import Final

from argmap.schema.finding import Rule, Severity

MISSING_KEY: Final = Rule(
    "missing-key",
    Severity.ERROR,
    "a required key is missing",
    "Without it, the file has no meaning.",
    "kind: claim",
    "kind: claim\ntext: >-\n  Nobody confuses tofu with feta.",
)
UNKNOWN_KEY: Final = Rule(
    "unknown-key",
    Severity.ERROR,
    "a key is not part of the format",
    "A misspelt key would be ignored, and what it says would be lost.",
    "suports: a-claim",
    "supports: a-claim",
)
UNKNOWN_VALUE: Final = Rule(
    "unknown-value",
    Severity.ERROR,
    "a value is not one of the words that its key allows",
    "The words are few and fixed, so that everybody means the same by them.",
    "stance: agrees",
    "stance: asserts",
)
BAD_VALUE: Final = Rule(
    "bad-value",
    Severity.ERROR,
    "a value has the wrong form",
    "A number, a date or a flag is written in one way, so that it cannot be mistaken for another.",
    "base: high",
    "base: 0.8",
)
WRONG_TYPE: Final = Rule(
    "wrong-type",
    Severity.ERROR,
    "a list or a mapping is used in place of a text, or the other way round",
    "The value does not have the shape that its key needs.",
    "text: [one, two]",
    "text: >-\n  One, two.",
)
EMPTY_VALUE: Final = Rule(
    "empty-value",
    Severity.ERROR,
    "a key has no value",
    "Perhaps you meant to fill it in later. If there is nothing to say, leave the key out.",
    "short:",
    "short: Tofu and feta",
)
BAD_ID: Final = Rule(
    "bad-id",
    Severity.ERROR,
    "an id contains characters that no id can have",
    "Ids are part of file names and addresses on every system: lower-case letters, digits and "
    "single hyphens, at most 64 characters.",
    "by: Steven Byrnes",
    "by: steven-byrnes",
)
BAD_TARGET: Final = Rule(
    "bad-target",
    Severity.ERROR,
    "a target is neither an id nor a step",
    "A relation points to a node, or to a step written 'from-id -> to-id'.",
    "undercuts: similar-codes => value-spills-over",
    "undercuts: similar-codes -> value-spills-over",
)
