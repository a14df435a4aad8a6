"""What can be wrong with the keys and values of a file."""

from typing import Final

from argmap.schema.finding import Rule, Severity

MISSING_KEY: Final = Rule(
    "missing-key",
    Severity.ERROR,
    "a key that has to be there is missing",
    "Without it the file cannot mean anything.",
    "kind: claim",
    "kind: claim\ntext: >-\n  Nobody confuses tofu with feta.",
)
UNKNOWN_KEY: Final = Rule(
    "unknown-key",
    Severity.ERROR,
    "a key is not part of the format",
    "A misspelt key would be passed over, and what it says would be lost.",
    "suports: a-claim",
    "supports: a-claim",
)
UNKNOWN_VALUE: Final = Rule(
    "unknown-value",
    Severity.ERROR,
    "a value is not one of the words the format knows",
    "The words are few and fixed, so that everybody means the same by them.",
    "stance: agrees",
    "stance: asserts",
)
BAD_VALUE: Final = Rule(
    "bad-value",
    Severity.ERROR,
    "a value cannot be read",
    "A number, a date or a flag has one form, so that it cannot be taken for another.",
    "base: high",
    "base: 0.8",
)
WRONG_TYPE: Final = Rule(
    "wrong-type",
    Severity.ERROR,
    "a list or a mapping stands where a text should, or the other way round",
    "The value cannot be read as what the key asks for.",
    "text: [one, two]",
    "text: >-\n  One, two.",
)
EMPTY_VALUE: Final = Rule(
    "empty-value",
    Severity.ERROR,
    "a key has no value",
    "Perhaps something was to be filled in. Leave the key out where there is nothing to say.",
    "short:",
    "short: Tofu and feta",
)
BAD_ID: Final = Rule(
    "bad-id",
    Severity.ERROR,
    "an id has characters that no id has",
    "Ids are names of files and parts of addresses on every system: small letters, digits and "
    "single hyphens, at most 64 characters.",
    "by: Steven Byrnes",
    "by: steven-byrnes",
)
BAD_TARGET: Final = Rule(
    "bad-target",
    Severity.ERROR,
    "a target is neither an id nor a step",
    "A relation leads to a node, or to a step written 'from-id -> to-id'.",
    "undercuts: similar-codes => value-spills-over",
    "undercuts: similar-codes -> value-spills-over",
)
