"""Messages about values: empty, unknown, or of the wrong form."""

import re
from collections.abc import Mapping
from typing import Any, Final

from pydantic_core import ErrorDetails

from argmap.loading.reader import Document, KeyPath
from argmap.loading.reader.blocks import as_block
from argmap.loading.reader.document import value_at
from argmap.loading.records import rules
from argmap.loading.records.key_messages import misspelt, nearest_key
from argmap.loading.records.misplaced_keys import stance_of_words
from argmap.loading.records.other_words import is_either, is_foreign, value_meant
from argmap.loading.records.target_messages import bad_target
from argmap.schema.finding import QUOTED_LENGTH, Finding, Rule, quoted
from argmap.schema.ids import id_problem, slug
from argmap.schema.provenance import SourceKind
from argmap.schema.vocabulary import Kind, RelationKind

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
    "^[A-Za-z]{2,3}(-[A-Za-z0-9]{1,8})*$": "the tag of a language, such as en or pt-BR",
    "^[0-9a-f]{8}$": "a group of 8 hexadecimal digits",
    "^[0-9a-f]{16}$": "a group of 16 hexadecimal digits",
    "^[0-9a-f]{64}$": "a group of 64 hexadecimal digits",
}


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
        name = document.locate(document.key_span(path)).excerpt.partition("#")[2].strip()
        if key in _NAMING | set(RelationKind) and not id_problem(name):
            expected = f"write '{key}: {name}'"
    elif key == "kind":
        kinds = SourceKind if "/sources/" in document.file else Kind
        expected = f"write one of {', '.join(kinds)}"
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
        return (_bad_id if kind == rules.BAD_ID.code else bad_target)(document, path, detail)
    if kind in _CODES:
        candidate = str(context.get("fix", ""))
        return document.finding(
            _CODES[kind],
            path,
            detail["msg"],
            expected="" if candidate else str(context.get("expected", "")),
            candidate=candidate,
            replacement=candidate or None,
        )
    if kind in _BOUNDS:
        side, key, word = _BOUNDS[kind]
        message = f"{quoted(value)} is {side} that '{_last_key(path)}' takes".format(context[key])
        expected = f"write {context[key]:g} or {word}"
        return document.finding(rules.BAD_VALUE, path, message, expected=expected)
    if is_word or kind.endswith(("_type", "too_long", "too_short")):
        return wrong_shape(document, path, "string" if is_word else kind)
    message = f"{quoted(value)} is not {_wanted(detail)}"
    candidate = _likely_value(kind, str(value))
    expected = "" if candidate else _EXAMPLES.get(kind, "")
    if _last_key(path) == "language":
        expected = "write two letters: de for German, en, es, fr …"
    return document.finding(rules.BAD_VALUE, path, message, expected=expected, candidate=candidate)


def _likely_value(kind: str, written: str) -> str:
    """Guess the value that somebody meant: a day, a share, an address."""
    if match := re.match(_DAY_FIRST, written):
        return f"{match[3]}-{int(match[2]):02}-{int(match[1]):02}"
    if match := re.match(_PERCENT, written):
        return f"{float(match[1]) / 100:g}"
    return f"https://{written}" if kind == "url_parsing" and _HOST.match(written) else ""


_BOUNDS: Final = {
    "greater_than_equal": ("less than {:g}, the least", "ge", "more"),
    "less_than_equal": ("more than {:g}, the most", "le", "less"),
}
_DAY_FIRST: Final = r"([0-9]{1,2})\. ?([0-9]{1,2})\. ?([0-9]{4})$"
_PERCENT: Final = r"([0-9]+) ?%$"
_EXAMPLES: Final = {
    "float_parsing": "write it in digits, such as 0.8",
    "int_parsing": "write it in digits, such as 2",
}
_HOST: Final = re.compile(r"[\w-]+(\.[\w-]+)+(/\S*)?$")


_PLACE: Final = r"(?P<source>[a-z0-9-]+):(?P<paragraph>[a-z0-9.]+)$"


def _bad_id(document: Document, path: KeyPath, detail: ErrorDetails) -> Finding:
    fix = str(detail.get("ctx", {}).get("fix", ""))
    fix = "" if fix == detail["input"] else fix
    key, value = _last_key(path), str(detail["input"])
    expected = detail["msg"]
    if key == "at" and (match := re.match(_PLACE, value)):
        expected = f"write 'source: {match['source']}' and 'at: {match['paragraph']}'"
    if key in _NAMING and len(value.split(", ")) > 1:
        expected, fix = _ONE_EACH, ""
    if key == "see" and "://" in value:
        expected, fix = "write the id of a node; a page that this rests on goes into 'cites'", ""
    if key == "source" and "://" in value:
        expected = f"write the id of a file in sources/ that has 'url: {quoted(value)[1:-1]}'"
        fix = ""
    return document.finding(
        rules.BAD_ID,
        document.key_span(path) if detail["loc"][-1] == "[key]" else path,
        f"{quoted(detail['input'])} is not a valid id",
        expected=expected,
        candidate=fix,
        replacement=fix or None,
    )


def unknown_value(document: Document, path: KeyPath, value: Any, choices: list[str]) -> Finding:
    """Report a word that the key does not allow."""
    usual = value_meant(str(value), choices)
    candidate = usual or nearest_key(str(value), choices) or _part_of_one(str(value), choices)
    expected = f"write one of {', '.join(choices)}"
    if is_either(str(value)) and Kind.CLAIM in choices:
        candidate, expected = "", f"a reason is a claim, an objection a counterargument; {expected}"
    if choices == [FORMAT]:
        expected = f"write {FORMAT}: this version of argmap reads no other format"
    return document.finding(
        rules.UNKNOWN_VALUE,
        path,
        f"{quoted(value)} is not a value of '{_field(path)}'",
        expected=_language(usual, str(value)) if candidate else expected,
        candidate=candidate,
        replacement=misspelt(str(value), choices) or None,
    )


def _language(usual: str, value: str) -> str:
    return "these words are in English" if usual and is_foreign(value) else ""


def _part_of_one(value: str, choices: list[str]) -> str:
    """Find the one choice of which a value is a word, or that is a word of the value."""
    words = value.lower().split()
    having = [c for c in choices if c in words or value.lower() in c.split("-")]
    return having[0] if len(having) == 1 else ""


def wrong_shape(document: Document, path: KeyPath, kind: str) -> Finding:
    """Report a list or a mapping in place of a text, or the other way round."""
    wanted = next((text for part, text in _SHAPES.items() if part in kind), "a single value")
    span, expected = document.span(path), ""
    if wanted == "a single text" and document.text[span.start : span.start + 1] in ("[", "{"):
        word = document.text[span.start + 1 : span.end - 1].strip()
        expected = f"write it without brackets: '{_last_key(path)}: {word}'"
        if id_problem(word):
            expected, _ = as_block(document, span)
        if id_problem(word) and _last_key(path) in _NAMING:
            name = slug(word.partition(":")[2] or word)
            expected = _ONE_EACH if "," in word else f"write an id: '{_last_key(path)}: {name}'"
    if wanted == "a mapping":
        expected = _as_mapping(path, document.text[span.start : span.end])
    if wanted == "a single text" and document.text[span.start : span.start + 1] == "-":
        expected = _as_one_text(path, value_at(document.data, path))
    message = f"'{_last_key(path)}' needs {wanted} here"
    return document.finding(rules.WRONG_TYPE, span, message, expected=expected)


_NAMING: Final = frozenset({"by", "source", "to", "author", "attributes_to"})
"""The keys whose values are ids."""
_ONE_EACH: Final = "write an entry of its own for each"


def _as_mapping(path: KeyPath, written: str) -> str:
    """Write out what stands in one line, where several keys are needed."""
    word = written.strip("[]{} \n")
    if path[0] == "stances":
        return stance_of_words(written)
    if path[0] == "cites":
        added = f"'kind: page', 'title: …' and 'url: {quoted(word)[1:-1]}'"
        return f"add sources/its-id.yaml with {added}, and write:\ncites:\n  - source: its-id"
    if path[0] in set(RelationKind) and not id_problem(word):
        return f"write it without brackets: '{path[0]}: {word}'"
    return "write keys with values, each on a line of its own: 'key: value'"


def _as_one_text(path: KeyPath, items: list[Any]) -> str:
    """Join the items of a list; nothing where they are no texts, or a single word."""
    text = " ".join(map(str, items))
    if not all(isinstance(item, str) for item in items) or not id_problem(text):
        return ""
    shown = text if len(text) <= QUOTED_LENGTH else f"{text[: QUOTED_LENGTH - 1]}…"
    return f"write it as one text:\n{_last_key(path)}: >-\n  {shown}"


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
