"""Messages about keys: unknown, missing, or in the wrong place."""

from collections.abc import Iterable
from typing import Any, Final

from argmap.graph.model.suggestions import KEY_LIKENESS, nearest
from argmap.loading.reader import Document, KeyPath, Span
from argmap.loading.reader.document import value_at
from argmap.loading.records import rules
from argmap.loading.records.misplaced_keys import belongs_elsewhere, stance_in_short
from argmap.loading.records.models import fields, model_at, parent_keys
from argmap.loading.records.other_words import (
    is_foreign,
    key_meant,
    value_meant,
    words_for_keys,
)
from argmap.schema.finding import Finding, quoted
from argmap.schema.node import KINDS_WITH, NodeRecord
from argmap.schema.provenance import SourceKind
from argmap.schema.record import Record
from argmap.schema.source import SourceRecord
from argmap.schema.vocabulary import Kind, RelationKind, StanceKind


def other_kind(document: Document, key: str, kind: Kind) -> Finding:
    """Report a key that other kinds of node have."""
    kinds = [_with_article(other) for other in Kind if other in KINDS_WITH[key]]
    owners = "a node that states something" if len(kinds) > 1 else kinds[0]
    expected = f"only {owners} can: leave it out, or change the kind"
    target = value_at(document.data, (key,))
    if kind is Kind.QUESTION and key in set(RelationKind) and isinstance(target, str):
        expected = f"write 'about: {target}' to ask about it, or change the kind"
    return document.finding(
        rules.UNKNOWN_KEY,
        document.key_span((key,)),
        f"{_with_article(kind)} cannot have '{key}'",
        expected=expected,
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
"""Words of up to this length are too near to too many others."""
_LONG_WORD: Final = 8


def only_on_answers(document: Document, path: KeyPath) -> Finding:
    """Report that a relation which is no answer is called partial."""
    return document.finding(
        rules.UNKNOWN_KEY,
        document.key_span(path),
        f"'{path[0]}' cannot have 'partly'",
        expected="only 'answers' can: leave it out, or write 'qualifies' to narrow something",
    )


def missing(
    document: Document, path: KeyPath, key: str, model: type[Record] = NodeRecord
) -> Finding:
    """Report that a required key is missing."""
    expected = _TO_ADD.get(key, f"add '{key}: …'")
    if key == "kind" and model is SourceRecord:
        expected = f"add 'kind:' with one of {', '.join(SourceKind)}"
    return document.finding(
        rules.MISSING_KEY,
        first_key(document, path),
        f"the key '{key}' is missing",
        expected=expected,
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
    value = value_at(document.data, path)
    if not isinstance(value, dict) or not value:
        return document.span(path)
    return document.keys[*path, next(iter(value))]


def unknown_key(
    model: type[Record], document: Document, path: KeyPath, missing: set[KeyPath]
) -> Finding:
    """Report a key that nothing has, or nothing here."""
    key, free = str(path[-1]), _free(model, document, path)
    candidate = "" if _misplaced(model, document, path) else _key_for(key, path, free, missing)
    expected = belongs_elsewhere(model, document, path)
    if candidate:
        expected = _in_english(candidate, key, value_at(document.data, path))
    return document.finding(
        rules.UNKNOWN_KEY,
        document.key_span(path),
        f"there is no key {quoted(key)} here",
        expected=expected,
        candidate=candidate,
        replacement=candidate if candidate and misspelt(key, free) == candidate else None,
    )


def keys_meant(
    model: type[Record], document: Document, path: KeyPath, missing: set[KeyPath]
) -> tuple[str, ...]:
    """List the keys that an unknown one stands for: these are not missing."""
    if stance_in_short(model, document, path):
        return "by", "stance"
    return (_key_for(str(path[-1]), path, _free(model, document, path), missing),)


def _misplaced(model: type[Record], document: Document, path: KeyPath) -> bool:
    """Tell whether a key exists, and stands in the first column by mistake."""
    is_inner = len(path) == 1 and path[0] in parent_keys(model)
    return is_inner and isinstance(value_at(document.data, path), str)


def _in_english(candidate: str, key: str, value: Any) -> str:
    """Say that keys are in English, and write out a value that is another word too."""
    choices = {"kind": [*map(str, Kind)], "stance": [*map(str, StanceKind)]}.get(candidate, [])
    meant = value_meant(str(value), choices)
    parts = ["keys are in English"] if key_meant(key) and is_foreign(key) else []
    parts += [f"write '{candidate}: {meant}'"] if meant else []
    return ": ".join(parts)


def _free(model: type[Record], document: Document, path: KeyPath) -> list[str]:
    """List the keys that could stand in place of one, since they do not stand beside it."""
    known = fields(model_at(model, path[:-1]))
    return [name for name in known if (*path[:-1], name) not in document.keys]


def _key_for(key: str, path: KeyPath, free: list[str], missing: set[KeyPath]) -> str:
    """Find the key that is meant by one that does not exist; empty where nothing is like it."""
    slip = misspelt(key, free)
    usual = key_meant(key, free)
    if not usual and not slip:
        usual = key_meant(misspelt(key, words_for_keys()), free)
    wanted = [str(other[-1]) for other in missing if other[:-1] == path[:-1]]
    near = nearest_key(key, wanted) or nearest_key(key, free)
    return usual or slip or near


def _with_article(word: str) -> str:
    return f"an {word}" if word[0] in "aeiou" else f"a {word}"
