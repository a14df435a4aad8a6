"""Messages about keys: unknown, missing, or in the wrong place."""

from collections.abc import Iterable
from typing import Any, Final

from argmap.graph.model.suggestions import KEY_LIKENESS, nearest
from argmap.loading.reader import Document, KeyPath, Span
from argmap.loading.records import rules
from argmap.loading.records.models import fields, model_at, parent_keys
from argmap.loading.records.other_words import KEYS_MEANT
from argmap.schema.finding import Finding, quoted
from argmap.schema.node import KINDS_WITH
from argmap.schema.record import Record
from argmap.schema.vocabulary import Kind, StanceKind


def other_kind(document: Document, key: str, kind: Kind) -> Finding:
    """Report a key that other kinds of node have."""
    kinds = [_with_article(other) for other in Kind if other in KINDS_WITH[key]]
    owners = "a node that states something" if len(kinds) > 1 else kinds[0]
    return document.finding(
        rules.UNKNOWN_KEY,
        document.key_span((key,)),
        f"{_with_article(kind)} cannot have '{key}'",
        expected=f"only {owners} can: leave it out, or change the kind",
    )


def nearest_key(word: str, keys: Iterable[str]) -> str:
    """Find the key or fixed word most like a word; the empty string where none is like it."""
    return next(iter(nearest(word, keys, likeness=KEY_LIKENESS)), "")


def misspelt(word: str, choices: Iterable[str]) -> str:
    """Find the one fixed word from which a slip leads to a word; empty where that is a guess.

    A slip is one letter that is missing, too many, wrong, or has changed places with the next; two
    of them in a long word.
    """
    from rapidfuzz.distance import OSA  # only needed where something is misspelt

    near = [
        choice
        for choice in choices
        if len(choice) > _SHORTEST
        and OSA.distance(word.lower(), choice) <= (2 if len(choice) >= _LONG_WORD else 1)
    ]
    return near[0] if len(near) == 1 else ""


_SHORTEST: Final = 3
"""A word of so many letters is a slip for too many others."""
_LONG_WORD: Final = 8


def only_on_answers(document: Document, path: KeyPath) -> Finding:
    """Report that a relation which is no answer is called partial."""
    return document.finding(
        rules.UNKNOWN_KEY,
        document.key_span(path),
        f"'{path[0]}' cannot have 'partly'",
        expected="only 'answers' can: leave it out, or write 'qualifies' to narrow something",
    )


def missing(document: Document, path: KeyPath, key: str) -> Finding:
    """Report that a required key is missing."""
    return document.finding(
        rules.MISSING_KEY,
        first_key(document, path),
        f"the key '{key}' is missing",
        expected=_TO_ADD.get(key, f"add '{key}: …'"),
    )


_TO_ADD: Final = {
    "kind": f"add 'kind:' with one of {', '.join(Kind)}",
    "text": "add it:\ntext: >-\n  One or two sentences, in your own words.",
    "format": "add 'format: 1'",
    "stance": f"add 'stance:' with one of {', '.join(StanceKind)}",
    "by": "add 'by:' with the id of a person",
    "name": "add 'name:' with the name, as far as the sources establish it",
    "to": "add 'to:' with the id of a node, or a step",
}


def first_key(document: Document, path: KeyPath) -> Span:
    """Find the first key of a mapping: the place of what is missing from it."""
    value: Any = document.data
    for part in path:
        value = value[part]
    if not isinstance(value, dict) or not value:
        return document.span(path)
    return document.keys[*path, next(iter(value))]


def unknown_key(
    model: type[Record], document: Document, path: KeyPath, missing: set[KeyPath]
) -> Finding:
    """Report a key that nothing has, or nothing here."""
    key, here = str(path[-1]), model_at(model, path[:-1])
    known = [field.alias or name for name, field in here.model_fields.items()]
    wanted = [str(p[-1]) for p in missing if p[:-1] == path[:-1]]
    free = [name for name in known if (*path[:-1], name) not in document.keys]
    near = nearest_key(key, wanted) or nearest_key(key, free)
    usual = KEYS_MEANT.get(key.lower(), "") or KEYS_MEANT.get(misspelt(key, KEYS_MEANT), "")
    candidate = usual if usual in free else near
    return document.finding(
        rules.UNKNOWN_KEY,
        document.key_span(path),
        f"there is no key {quoted(key)} here",
        expected="" if candidate else _elsewhere(model, path, known),
        candidate=candidate,
        replacement=candidate if candidate and misspelt(key, free) == candidate else None,
    )


def _elsewhere(model: type[Record], path: KeyPath, known: list[str]) -> str:
    """Say where a key belongs that stands in the wrong mapping, or which keys there are."""
    key = str(path[-1])
    if len(path) > 1 and key in fields(model):
        return f"'{key}' is a key of the whole file: start it in the first column"
    if len(path) == 1 and key in parent_keys(model):
        return f"'{key}' belongs under '{parent_keys(model)[key]}': indent it like the keys there"
    return f"the keys here are {', '.join(known)}"


def _with_article(word: str) -> str:
    return f"an {word}" if word[0] in "aeiou" else f"a {word}"
