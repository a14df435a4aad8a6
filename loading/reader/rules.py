"""Rules about files as text and as YAML."""

from typing import Final

from argmap.schema.finding import Rule, Severity

SYMBOLIC_LINK: Final = Rule(
    "symbolic-link",
    Severity.ERROR,
    "a symbolic link is used in place of a file",
    "A link can lead outside the debate, so links are never followed.",
)
NOT_A_FILE: Final = Rule(
    "not-a-file",
    Severity.ERROR,
    "something that ends in .yaml is not an ordinary file",
    "Reading from a device or a pipe might never end.",
)
UNREADABLE: Final = Rule(
    "unreadable-file",
    Severity.ERROR,
    "a file cannot be opened",
    "A file that cannot be read would be missing from the map without anybody noticing.",
)
FILE_TOO_LARGE: Final = Rule(
    "file-too-large",
    Severity.ERROR,
    "a file has more than 64 KiB",
    "One node is one idea. A file of this size is a mistake, or an attack.",
)
NOT_UTF8: Final = Rule(
    "not-utf8",
    Severity.ERROR,
    "a file is not in UTF-8",
    "Every computer reads UTF-8 the same way; in other encodings, letters can turn into "
    "different ones.",
)
FORBIDDEN_CHARACTER: Final = Rule(
    "forbidden-character",
    Severity.ERROR,
    "a file contains a character that cannot be seen",
    "Control characters, marks that reverse the direction of text and invisible characters can "
    "make a text look different from what it says.",
)
CONFLICT_MARKERS: Final = Rule(
    "conflict-markers",
    Severity.ERROR,
    "a file contains the markers of a merge conflict",
    "git could not merge two changes of this file and left both versions in it. Somebody must "
    "choose between them, or combine them.",
    "<<<<<<< HEAD\nsupports: a\n=======\nsupports: b\n>>>>>>> proposal",
    "supports: [a, b]",
)
BAD_YAML: Final = Rule(
    "bad-yaml",
    Severity.ERROR,
    "the YAML is broken",
    "Nothing after the broken place can be understood. Prose is safe in a block: a key followed "
    "by '>-', with the text indented below it.",
    "text: Empathy: a definition",
    "text: >-\n  Empathy: a definition",
)
TAG: Final = Rule(
    "yaml-tag",
    Severity.ERROR,
    "a value has a YAML tag",
    "A tag asks for a type, and some types run code. Here every value is text.",
    "text: !important Look here",
    "text: >-\n  !important Look here",
)
ANCHOR: Final = Rule(
    "yaml-anchor",
    Severity.ERROR,
    "a value is an anchor or an alias",
    "A few aliases can expand to gigabytes. Write the value out wherever you need it; a text "
    "that starts with '&' or '*' goes into a block.",
    "text: *emphasis* matters",
    "text: >-\n  *emphasis* matters",
)
SECOND_DOCUMENT: Final = Rule(
    "second-document",
    Severity.ERROR,
    "a file contains two documents",
    "One file is one node, person or source; anything after a line of three hyphens would be lost.",
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
    "lists and mappings are nested more than 16 deep",
    "No field of the format needs such nesting, and deep nesting can crash a reader.",
)
TOO_MANY_VALUES: Final = Rule(
    "too-many-values",
    Severity.ERROR,
    "a file contains more than 10,000 values",
    "One node is one idea. A file of this size is a mistake, or an attack.",
)
DUPLICATE_KEY: Final = Rule(
    "duplicate-key",
    Severity.ERROR,
    "a key appears twice in one mapping",
    "Only one of the two values could be kept, and the other would be lost without a word.",
    "supports: a\nsupports: b",
    "supports: [a, b]",
)
JOINED_ITEMS: Final = Rule(
    "joined-items",
    Severity.ERROR,
    "a list item is indented further than the one above it",
    "YAML reads the second line as a continuation of the first, so both become one text.",
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
    "A file is a set of keys with values. Without the space after a colon, key and value become "
    "one text.",
    "kind:claim",
    "kind: claim",
)
