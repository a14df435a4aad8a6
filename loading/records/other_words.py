"""What other tools call keys and values, and newcomers write."""

from collections.abc import Mapping
from typing import Final

from argmap.schema.vocabulary import Kind, StanceKind

KEYS_MEANT: Final[Mapping[str, str]] = {
    "title": "short",
    "statement": "text",
    "claim": "text",
    "type": "kind",
    "tags": "topics",
    "attacks": "rebuts",
    "contradicts": "rebuts",
    "author": "by",
    "person": "by",
    "who": "by",
}
"""The key that is meant by a word that is none."""


EITHER: Final = "claim or counterargument"
"""What is meant cannot be told: only what it is a reason for, or against, says so."""
VALUES_MEANT: Final[Mapping[str, str]] = {
    **dict.fromkeys(("argument", "statement"), EITHER),
    **dict.fromkeys(("answer", "conclusion", "premise", "reason", "thesis"), Kind.CLAIM.value),
    **dict.fromkeys(("attack", "con", "objection", "rebuttal"), Kind.COUNTERARGUMENT.value),
    **dict.fromkeys(("concession",), Kind.KERNEL.value),
    **dict.fromkeys(("issue",), Kind.QUESTION.value),
    **dict.fromkeys(
        ("accepts", "affirms", "agrees", "believes", "holds"), StanceKind.ASSERTS.value
    ),
    **dict.fromkeys(("disagrees", "opposes", "rejects"), StanceKind.DENIES.value),
    **dict.fromkeys(("admits", "grants"), StanceKind.CONCEDES.value),
}
"""The value of ``kind`` or ``stance`` that is meant by a word that is none."""
