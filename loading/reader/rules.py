"""What the reader refuses, and why."""

from typing import Final

from argmap.schema.finding import Rule, Severity

SYMBOLIC_LINK: Final = Rule(
    "symbolic-link",
    Severity.ERROR,
    "a link stands where a file should",
    "A link can lead out of the debate, so links are never followed.",
)
NOT_A_FILE: Final = Rule(
    "not-a-file",
    Severity.ERROR,
    "something other than an ordinary file has a name that ends in .yaml",
    "A device or a pipe could keep the reader waiting for ever.",
)
UNREADABLE: Final = Rule(
    "unreadable-file",
    Severity.ERROR,
    "a file cannot be opened",
    "A file that cannot be read would silently be missing from the map.",
)
FILE_TOO_LARGE: Final = Rule(
    "file-too-large",
    Severity.ERROR,
    "a file has more than 64 KiB",
    "One node is one idea. A file of this size is a mistake, or an attack on the reader.",
)
NOT_UTF8: Final = Rule(
    "not-utf8",
    Severity.ERROR,
    "a file is not in UTF-8",
    "Every computer reads UTF-8 the same way; other encodings turn letters into different ones.",
)
FORBIDDEN_CHARACTER: Final = Rule(
    "forbidden-character",
    Severity.ERROR,
    "a file holds a character that cannot be seen",
    "Control characters, marks that turn the direction of text and invisible characters can make "
    "a text look different from what it says.",
)
BAD_YAML: Final = Rule(
    "bad-yaml",
    Severity.ERROR,
    "the YAML is broken",
    "Nothing after the broken place can be understood. Prose is safe in a block: a key with '>-', "
    "and the text indented below it.",
    "text: Empathy: a definition",
    "text: >-\n  Empathy: a definition",
)
TAG: Final = Rule(
    "yaml-tag",
    Severity.ERROR,
    "a value has a YAML tag",
    "A tag asks for a type, and some types run code. Here every value is a text.",
    "text: !important Look here",
    "text: >-\n  !important Look here",
)
ANCHOR: Final = Rule(
    "yaml-anchor",
    Severity.ERROR,
    "a value is an anchor or an alias",
    "A few aliases can stand for gigabytes. Write the value out where it is meant; a text that "
    "starts with '&' or '*' goes into a block.",
    "text: *emphasis* matters",
    "text: >-\n  *emphasis* matters",
)
SECOND_DOCUMENT: Final = Rule(
    "second-document",
    Severity.ERROR,
    "a file holds two documents",
    "One file is one node, person or source; what follows a line of three hyphens would be lost.",
    "kind: claim\n---\nkind: claim",
    "kind: claim",
)
COMPLEX_KEY: Final = Rule(
    "complex-key",
    Severity.ERROR,
    "a key is a list or a mapping",
    "A text that starts with a bracket is read as a list or a mapping; in a block it is a text.",
    "text: {x} is a set: yes",
    "text: >-\n  {x} is a set: yes",
)
TOO_DEEP: Final = Rule(
    "too-deep",
    Severity.ERROR,
    "lists and mappings nest more than 16 deep",
    "No field of the format nests so deep, and deep nesting can end a reader.",
)
TOO_MANY_VALUES: Final = Rule(
    "too-many-values",
    Severity.ERROR,
    "a file holds more than 10,000 values",
    "One node is one idea. A file of this size is a mistake, or an attack on the reader.",
)
DUPLICATE_KEY: Final = Rule(
    "duplicate-key",
    Severity.ERROR,
    "a key stands twice in one mapping",
    "Only one of the two values could be kept, and the other would be lost in silence.",
    "supports: a\nsupports: b",
    "supports: [a, b]",
)
JOINED_ITEMS: Final = Rule(
    "joined-items",
    Severity.ERROR,
    "a list item stands further in than the one above it",
    "To YAML the second line goes on with the first, and both are one text.",
    "supports:\n  - a\n   - b",
    "supports:\n  - a\n  - b",
)
EMPTY_FILE: Final = Rule(
    "empty-file",
    Severity.ERROR,
    "a file is empty",
    "An empty file says nothing; perhaps it was never saved.",
)
NOT_A_MAPPING: Final = Rule(
    "not-a-mapping",
    Severity.ERROR,
    "a file has no keys",
    "A file is a list of keys with values. A forgotten space after a colon makes one text of both.",
    "kind:claim",
    "kind: claim",
)
