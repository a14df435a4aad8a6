"""Messages about wrong keys and values, with the nearest right one."""

import contextlib
import re
from collections.abc import Iterable, Mapping
from typing import Any, Final

from pydantic_core import ErrorDetails

from argmap.graph.model.suggestions import KEY_LIKENESS, nearest
from argmap.loading.reader import Document, KeyPath, Span
from argmap.loading.reader.blocks import as_block
from argmap.loading.records import rules
from argmap.loading.records.models import fields, model_at, parent_keys
from argmap.loading.records.other_words import EITHER, KEYS_MEANT, VALUES_MEANT
from argmap.schema.errors import TargetSyntaxError
from argmap.schema.finding import SHOWN, Finding, Rule, quoted
from argmap.schema.ids import id_problem, parse_target, slug
from argmap.schema.node import KINDS_WITH
from argmap.schema.record import Record
from argmap.schema.vocabulary import Kind, StanceKind

FORMAT: Final = "1"
"""The version of the files' format that is read."""

_CODES: Final[Mapping[str, Rule]] = {
    rule.code: rule for rule in (rules.BAD_VALUE, rules.WRONG_TYPE, rules.EMPTY_VALUE)
}
_SHAPES: Final = {
    "string": "a single text",
    "dict": "a mapping",
    "model": "a mapping",
    "tuple": "a list",
    "list": "a list",
    "too_short": "a pair of values",
    "too_long": "a pair of values",
}
_PATTERNS: Final = {
    "^[0-9]{4}(-[0-9]{2}(-[0-9]{2})?)?$": "a date such as 2024-10-16, 2024-10 or 2024",
    "^[A-Za-z]{2,8}(-[A-Za-z0-9]{1,8})*$": "the tag of a language, such as en or pt-BR",
    "^[0-9a-f]{8}$": "a group of 8 hexadecimal digits",
    "^[0-9a-f]{16}$": "a group of 16 hexadecimal digits",
    "^[0-9a-f]{64}$": "a group of 64 hexadecimal digits",
}


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


def _misspelt(word: str, choices: Iterable[str]) -> str:
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
    usual = KEYS_MEANT.get(key.lower(), "") or KEYS_MEANT.get(_misspelt(key, KEYS_MEANT), "")
    candidate = usual if usual in free else near
    return document.finding(
        rules.UNKNOWN_KEY,
        document.key_span(path),
        f"there is no key {quoted(key)} here",
        expected="" if candidate else _elsewhere(model, path, known),
        candidate=candidate,
        replacement=candidate if candidate and _misspelt(key, free) == candidate else None,
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


def empty(document: Document, path: KeyPath) -> Finding:
    """Report a key or a list item without a value."""
    message, expected = f"{quoted(_last_key(path))} has no value", "write one, or leave the key out"
    key, colon, value = str(path[-1]).partition(":")
    if colon:
        message += ": there is no space after the colon"
        expected = f"write '{key}: {value}'"
    elif path in document.cut:
        message += ": what follows ' #' is a comment"
        expected, _ = as_block(document, document.key_span(path))
    elif isinstance(path[-1], int):
        message, expected = (
            "this list item is empty",
            "write a value behind the hyphen, or delete it",
        )
    return document.finding(rules.EMPTY_VALUE, document.key_span(path), message, expected=expected)


def wrong_value(document: Document, path: KeyPath, detail: ErrorDetails) -> Finding:
    """Report a value that is wrong."""
    kind, context = detail["type"], detail.get("ctx", {})
    value = detail["input"]
    is_word = kind in {"enum", "literal_error", rules.UNKNOWN_VALUE.code}
    if is_word and not isinstance(value, list | dict):
        choices = context.get("choices") or _words(str(context["expected"]))
        return unknown_value(document, path, value, choices)
    if kind in (rules.BAD_ID.code, rules.BAD_TARGET.code):
        return (_bad_id if kind == rules.BAD_ID.code else _bad_target)(document, path, detail)
    if kind in _CODES:
        candidate = str(context.get("fix", ""))
        return document.finding(
            _CODES[kind],
            path,
            detail["msg"],
            candidate=candidate,
            replacement=candidate or None,
        )
    if kind in _BOUNDS:
        side, key = _BOUNDS[kind]
        message = f"{quoted(value)} is {side} that '{_last_key(path)}' takes"
        return document.finding(rules.BAD_VALUE, path, message.format(context[key]))
    if is_word or kind.endswith(("_type", "too_long", "too_short")):
        return wrong_shape(document, path, "string" if is_word else kind)
    message = f"{quoted(value)} is not {_wanted(detail)}"
    candidate = f"https://{value}" if kind == "url_parsing" and _HOST.match(str(value)) else ""
    return document.finding(rules.BAD_VALUE, path, message, candidate=candidate)


_BOUNDS: Final = {
    "greater_than_equal": ("less than {:g}, the least", "ge"),
    "less_than_equal": ("more than {:g}, the most", "le"),
}
_HOST: Final = re.compile(r"[\w-]+(\.[\w-]+)+(/\S*)?$")


def _bad_id(document: Document, path: KeyPath, detail: ErrorDetails) -> Finding:
    fix = str(detail.get("ctx", {}).get("fix", ""))
    fix = "" if fix == detail["input"] else fix
    return document.finding(
        rules.BAD_ID,
        document.key_span(path) if detail["loc"][-1] == "[key]" else path,
        f"{quoted(detail['input'])} is not a valid id",
        expected=detail["msg"],
        candidate=fix,
        replacement=fix or None,
    )


_ARROWS: Final = re.compile(r"\s*(?:<?[-=\u2013\u2014]+>|[\u2192\u21d2]|\s[-\u2013\u2014]+\s)\s*")


def _bad_target(document: Document, path: KeyPath, detail: ErrorDetails) -> Finding:
    """Say what is wrong with a target, and guess the step that another sort of arrow stands for."""
    value, expected, candidate = str(detail["input"]), "", ""
    if value.endswith((".yaml", ".yml")):  # the name of the file, where its id is meant
        value = value.rpartition(".")[0]
    with contextlib.suppress(TargetSyntaxError):
        candidate = str(parse_target(_ARROWS.sub(" -> ", value)))
    if not candidate:
        expected = "write the id of a node, or a step such as 'a-reason -> a-claim'"
        candidate = slug(value) if len(value) <= SHOWN and slug(value) != value else ""
    if value.startswith("-"):
        expected, candidate = "put a space after each hyphen of a list, as in '- a-claim'", ""
    return document.finding(
        rules.BAD_TARGET,
        path,
        detail["msg"],
        expected=expected,
        candidate=candidate,
        replacement=candidate or None,
    )


def unknown_value(document: Document, path: KeyPath, value: Any, choices: list[str]) -> Finding:
    """Report a word that the key does not allow."""
    usual = VALUES_MEANT.get(str(value).lower(), "")
    candidate = usual if usual in choices else nearest_key(str(value), choices)
    expected = f"write one of {', '.join(choices)}"
    if usual == EITHER and Kind.CLAIM in choices:
        candidate, expected = "", f"a reason is a claim, an objection a counterargument; {expected}"
    if choices == [FORMAT]:
        expected = f"write {FORMAT}: this version of argmap reads no other format"
    return document.finding(
        rules.UNKNOWN_VALUE,
        path,
        f"{quoted(value)} is not a value of '{_field(path)}'",
        expected="" if candidate else expected,
        candidate=candidate,
        replacement=_misspelt(str(value), choices) or None,
    )


def wrong_shape(document: Document, path: KeyPath, kind: str) -> Finding:
    """Report a list or a mapping in place of a text, or the other way round."""
    wanted = next((text for part, text in _SHAPES.items() if part in kind), "a single value")
    span, expected = document.span(path), ""
    if wanted == "a single text" and document.text[span.start : span.start + 1] in ("[", "{"):
        word = document.text[span.start + 1 : span.end - 1].strip()
        expected = f"write it without brackets: '{_last_key(path)}: {word}'"
        if id_problem(word):
            expected, _ = as_block(document, span)
    if wanted == "a mapping":
        expected = "write keys with values, each on a line of its own: 'key: value'"
    message = f"'{_last_key(path)}' needs {wanted} here"
    return document.finding(rules.WRONG_TYPE, span, message, expected=expected)


def _last_key(path: KeyPath) -> str:
    return next((part for part in reversed(path) if isinstance(part, str)), "")


def _field(path: KeyPath) -> str:
    """Name what a value belongs to; in a mapping from ids, the mapping."""
    return "status" if path[:2] == ("expect", "status") else _last_key(path)


def _words(expected: str) -> list[str]:
    """Read the words out of pydantic's "'a', 'b' or 'c'"."""
    return re.findall(r"'([^']+)'", expected)


def _wanted(detail: ErrorDetails) -> str:
    kind, context = detail["type"], detail.get("ctx", {})
    if kind == "string_pattern_mismatch":
        return _PATTERNS.get(str(context["pattern"]), "a text of the right form")
    if kind.startswith("url"):
        return "a web address: one starts with https://"
    return "a number" if kind.startswith(("float", "finite")) else "a whole number"
