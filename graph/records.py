"""From a document to a record: what a file says, checked value by value.

pydantic finds what is wrong; here each of its errors becomes one finding in plain words at the place
where it stands. A wrong value is left out and the rest is read again without it, so one slip never
costs more than itself.
"""

import re
import typing
from collections.abc import Iterable, Iterator, Mapping
from typing import Any, Final, NamedTuple

from pydantic import BaseModel, ValidationError
from pydantic_core import ErrorDetails

from argmap.graph.nearest import KEY_LIKENESS, nearest
from argmap.graph.reader import Document, KeyPath
from argmap.schema.finding import Finding, Rule, Severity
from argmap.schema.node import KINDS_WITH, NodeRecord
from argmap.schema.record import Record
from argmap.schema.vocabulary import Kind

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

_RULES: Final[Mapping[str, Rule]] = {
    rule.code: rule for rule in (UNKNOWN_VALUE, BAD_VALUE, WRONG_TYPE, EMPTY_VALUE, BAD_ID, BAD_TARGET)
}
_NONE: Final[Mapping[KeyPath, Finding]] = {}
_ROUNDS: Final = 8
SHOWN: Final = 80
"""How many characters of a stranger's value are shown."""

_SHAPES: Final = {
    "string": "one text",
    "dict": "a mapping",
    "model": "a mapping",
    "tuple": "a list",
    "list": "a list",
    "too_short": "a pair of values",
}
_PATTERNS: Final = {
    "^[0-9]{4}-[0-9]{2}-[0-9]{2}$": "a date such as 2024-10-16",
    "^[0-9a-f]{8}$": "a group of 8 hexadecimal digits",
    "^[0-9a-f]{16}$": "a group of 16 hexadecimal digits",
    "^[0-9a-f]{64}$": "a group of 64 hexadecimal digits",
}


class Reading(NamedTuple):
    """What came of reading a document.

    Attributes
    ----------
    document : Document
        What was read.
    record : Record or None
        What it says, without the values that are wrong; None where nothing could be made of it.
    findings : tuple of Finding
        One for each defect.
    origin : dict of KeyPath to KeyPath
        Where a value of the record stands in the document, where that differs.
    """

    document: Document
    record: Any
    findings: tuple[Finding, ...]
    origin: Mapping[KeyPath, KeyPath] = {}

    def path(self, *parts: str | int) -> KeyPath:
        """Find the way in the document to a value of the record."""
        return self.origin.get(parts, parts)


def read_node(document: Document) -> Reading:
    """Read the record of a node; its kind decides which keys it can have."""
    data = document.data or {}
    kind = data.get("kind")
    if ("kind",) in document.empty:
        return Reading(document, None, (_empty(document, ("kind",)),))
    if kind is None:
        return Reading(document, None, (_missing(document, (), "kind"),))
    if not isinstance(kind, str):
        return Reading(document, None, (_wrong_shape(document, ("kind",), "string_type"),))
    if kind not in list(Kind):
        return Reading(document, None, (_unknown_value(document, ("kind",), kind, list(Kind)),))
    misplaced = {
        (key,): _other_kind(document, key, Kind(kind))
        for key in data
        if key in KINDS_WITH and kind not in KINDS_WITH[key]
    }
    return read_record(NodeRecord, document, misplaced)


def _other_kind(document: Document, key: str, kind: Kind) -> Finding:
    kinds = [_with_article(other) for other in Kind if other in KINDS_WITH[key]]
    owners = "a node that states something" if len(kinds) > 1 else kinds[0]
    return document.finding(
        UNKNOWN_KEY,
        document.key_span((key,)),
        f"{_with_article(kind)} has no '{key}'",
        expected=f"only {owners} has one; leave it out, or change the kind",
    )


def read_record(
    model: type[Record], document: Document, known: Mapping[KeyPath, Finding] = _NONE
) -> Reading:
    """Read a record of one model.

    Parameters
    ----------
    model : type of Record
        What the file should say.
    document : Document
        What it does say.
    known : mapping of KeyPath to Finding, optional
        Values that are known to be wrong.

    Returns
    -------
    Reading
        The record without the values that are wrong, and one finding for each defect.

    Notes
    -----
    A wrong value is left out and the rest read again, at most eight times.
    """
    findings = {path: _empty(document, path) for path in sorted(document.empty, key=str)}
    findings |= known
    removed = set(findings)
    data, origin = document.data, dict[KeyPath, KeyPath]()
    if removed:
        data = _without(document.data, removed, (), (), origin)
    for _ in range(_ROUNDS):
        try:
            record = model.model_validate(data)
        except ValidationError as error:
            details = error.errors(include_url=False)
        else:
            return Reading(document, record, tuple(findings.values()), origin)
        explained = dict(_explain(model, document, details, origin, removed))
        if not explained or () in explained:
            findings |= {path: found for path, found in explained.items() if found}
            break
        removed |= set(explained)
        findings |= {path: found for path, found in explained.items() if found}
        origin = {}
        data = _without(document.data, removed, (), (), origin)
    return Reading(document, None, tuple(findings.values()))


def _explain(
    model: type[Record],
    document: Document,
    details: list[ErrorDetails],
    origin: Mapping[KeyPath, KeyPath],
    removed: set[KeyPath],
) -> Iterator[tuple[KeyPath, Finding | None]]:
    """Turn pydantic's errors into what is to be left out, and why; a follow-on has no finding."""
    places = [(_place(document, detail, origin), detail) for detail in details]
    unknown = [path for path, detail in places if detail["type"] == "extra_forbidden"]
    missing = {
        (*path, str(detail["loc"][-1])) for path, detail in places if detail["type"] == "missing"
    }
    for path, detail in places:
        if detail["type"] == "extra_forbidden":
            yield path, _unknown_key(model, document, path, missing)
        elif detail["type"] != "missing":
            yield path, _wrong_value(document, path, detail)
        elif isinstance(detail["loc"][-1], int):
            yield path, _wrong_shape(document, path, "too_short")
        else:
            key = str(detail["loc"][-1])
            slips = [p for p in unknown if p[:-1] == path and nearest_key(str(p[-1]), [key])]
            follows = slips or any(gone[:-1] == path and gone[-1] == key for gone in removed)
            yield path, None if follows else _missing(document, path, key)


def _place(
    document: Document, detail: ErrorDetails, origin: Mapping[KeyPath, KeyPath]
) -> KeyPath:
    """Find the way to what an error is about; for a missing key, to the mapping it misses from."""
    path: KeyPath = ()
    parts = detail["loc"][:-1] if detail["type"] == "missing" else detail["loc"]
    for part in parts:
        if (*path, part) in (origin or document.values):
            path = (*path, part)
    return origin.get(path, path)


def _without(
    value: Any, removed: set[KeyPath], old: KeyPath, new: KeyPath, origin: dict[KeyPath, KeyPath]
) -> Any:
    """Copy data without some of its values, noting where what remains came from."""
    origin[new] = old
    if isinstance(value, dict):
        return {
            key: _without(part, removed, (*old, key), (*new, key), origin)
            for key, part in value.items()
            if (*old, key) not in removed
        }
    if isinstance(value, list):
        kept = [(i, part) for i, part in enumerate(value) if (*old, i) not in removed]
        return [
            _without(part, removed, (*old, i), (*new, n), origin)
            for n, (i, part) in enumerate(kept)
        ]
    return value


def nearest_key(word: str, keys: Iterable[str]) -> str:
    """Find the key or fixed word most like a word; the empty string where none is like it."""
    return next(iter(nearest(word, keys, likeness=KEY_LIKENESS)), "")


def _missing(document: Document, path: KeyPath, key: str) -> Finding:
    keys = [known for known in document.keys if known[:-1] == path]
    span = document.key_span(keys[0]) if keys else document.span(path)
    return document.finding(
        MISSING_KEY, span, f"the key '{key}' is missing", expected=f"add '{key}: …' here"
    )


def _unknown_key(
    model: type[Record], document: Document, path: KeyPath, missing: set[KeyPath]
) -> Finding:
    key, here = str(path[-1]), model_at(model, path[:-1])
    known = [field.alias or name for name, field in here.model_fields.items()]
    wanted = [str(p[-1]) for p in missing if p[:-1] == path[:-1]]
    candidate = nearest_key(key, wanted) or nearest_key(key, known)
    expected = f"the keys here are {', '.join(sorted(known))}"
    return document.finding(
        UNKNOWN_KEY,
        document.key_span(path),
        f"there is no key '{key}' here",
        expected="" if candidate else expected,
        candidate=candidate,
        replacement=candidate or None,
    )


def _with_article(word: str) -> str:
    return f"an {word}" if word[0] in "aeiou" else f"a {word}"


def _empty(document: Document, path: KeyPath) -> Finding:
    return document.finding(
        EMPTY_VALUE,
        document.key_span(path),
        f"'{_last_key(path)}' has no value",
        expected="write one, or leave the key out",
    )


def _wrong_value(document: Document, path: KeyPath, detail: ErrorDetails) -> Finding:
    kind, context = detail["type"], detail.get("ctx", {})
    value = detail["input"]
    if kind in {"enum", "literal_error"}:
        return _unknown_value(document, path, value, _words(str(context["expected"])))
    if kind == UNKNOWN_VALUE.code:
        return _unknown_value(document, path, value, context["choices"])
    if kind == BAD_ID.code:
        fix = str(context.get("fix", ""))
        return document.finding(
            BAD_ID,
            path,
            f"'{value}' is no id: {detail['msg']}",
            candidate=fix,
            replacement=fix or None,
        )
    if kind in _RULES:
        return document.finding(_RULES[kind], path, detail["msg"])
    if kind.endswith("_type") and not isinstance(value, str):
        return _wrong_shape(document, path, kind)
    return document.finding(BAD_VALUE, path, f"{_plain(value)} is not {_wanted(detail)}")


def _unknown_value(document: Document, path: KeyPath, value: Any, choices: list[str]) -> Finding:
    candidate = nearest_key(str(value), choices)
    return document.finding(
        UNKNOWN_VALUE,
        path,
        f"{_plain(value)} is not a word that '{path[-1]}' can have",
        expected="" if candidate else f"write one of {', '.join(choices)}",
        candidate=candidate,
        replacement=candidate or None,
    )


def _wrong_shape(document: Document, path: KeyPath, kind: str) -> Finding:
    wanted = next((text for part, text in _SHAPES.items() if part in kind), "one value")
    return document.finding(WRONG_TYPE, path, f"'{_last_key(path)}' takes {wanted} here")


def _last_key(path: KeyPath) -> str:
    return next((part for part in reversed(path) if isinstance(part, str)), "")


def _words(expected: str) -> list[str]:
    """Read the words out of pydantic's "'a', 'b' or 'c'"."""
    return re.findall(r"'([^']+)'", expected)


def _plain(value: Any) -> str:
    """Show a value of a stranger's file on one short line."""
    text = " ".join(str(value).split())
    return f"'{text[:77]}…'" if len(text) > SHOWN else f"'{text}'"


def _wanted(detail: ErrorDetails) -> str:
    kind, context = detail["type"], detail.get("ctx", {})
    if kind == "string_pattern_mismatch":
        return _PATTERNS.get(str(context["pattern"]), "a text of the right form")
    if kind in {"greater_than_equal", "less_than_equal"}:
        return f"a number of at least {context['ge']}" if "ge" in context else (
            f"a number of at most {context['le']}"
        )
    if kind.startswith("url"):
        return "a web address; it starts with https://"
    return "a number" if kind.startswith(("float", "finite")) else "a whole number"


def model_at(model: type[BaseModel], path: KeyPath) -> type[BaseModel]:
    """Find the model of a mapping inside a record, by the way to it."""
    for part in path:
        field = _fields(model).get(part) if isinstance(part, str) else None
        if field is not None:
            model = next(_models(field), model)
    return model


def _fields(model: type[BaseModel]) -> dict[str, Any]:
    return {
        field.alias or name: model.model_fields[name].annotation
        for name, field in model.model_fields.items()
    }


def _models(annotation: Any) -> Iterator[type[BaseModel]]:
    """Yield the models that an annotation speaks of."""
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        yield annotation
    for part in typing.get_args(annotation):
        yield from _models(part)
