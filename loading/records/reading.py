"""Reading a record: wrong values are left out, and the rest is read again.

pydantic finds what is wrong; each of its errors becomes one finding in plain words at the place
where it stands. So one slip never costs more than itself.
"""

import re
from collections.abc import Iterator, Mapping
from types import MappingProxyType
from typing import Any, Final, NamedTuple

from pydantic import ValidationError
from pydantic_core import ErrorDetails

from argmap.loading.reader import Document, KeyPath
from argmap.loading.records.follow_ons import LocatedFinding, without_follow_ons
from argmap.loading.records.key_messages import (
    keys_meant,
    missing,
    only_on_answers,
    other_kind,
    unknown_key,
)
from argmap.loading.records.value_messages import (
    empty,
    unknown_value,
    wrong_shape,
    wrong_value,
)
from argmap.schema.finding import Finding
from argmap.schema.node import KINDS_WITH, NodeRecord
from argmap.schema.record import Record
from argmap.schema.vocabulary import ExampleForm, Kind, RelationKind

_NONE: Final[Mapping[KeyPath, Finding]] = {}
_NO_DEFAULTS: Final[Mapping[str, str]] = {}
_KINDS: Final = frozenset(Kind)
_FORMS: Final = frozenset(ExampleForm)
_ROUNDS: Final = 8
_KEY_END: Final = re.compile(r"[: ]")
"""What ends a key, also one to which its value is joined by mistake."""


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
    origin: Mapping[KeyPath, KeyPath] = MappingProxyType({})

    def path(self, *parts: str | int) -> KeyPath:
        """Find the way in the document to a value of the record.

        A list of one may be written without the list, and a relation as its target alone; then
        the document has fewer parts.
        """
        return _way(self.document, parts, self.origin)

    def has(self, *parts: str | int) -> bool:
        """Tell whether the document has a key, whatever its value."""
        return self.document.has_key((*self.path(*parts[:-1]), parts[-1]))

    def damaged(self, *parts: str | int) -> bool:
        """Tell whether something within a value could not be read."""
        whole = self.document.locate(self.document.span(self.path(*parts)))
        first, last = (whole.line, whole.column), (whole.end_line, whole.end_column)
        return any(first <= (f.location.line, f.location.column) < last for f in self.findings)


def read_node(document: Document) -> Reading:
    """Read the record of a node; its kind decides which keys it can have."""
    data = document.data or {}
    kind = data.get("kind")
    named = isinstance(kind, str)
    if swallowing := _swallowing(data):
        lost = missing(document, (), "text")
        return read_record(NodeRecord, document, {(swallowing,): lost, ("text",): lost})
    if named and kind not in _KINDS and ("kind",) not in document.empty:
        unknown = unknown_value(document, ("kind",), kind, list(Kind))
        return read_record(NodeRecord, document, {("kind",): unknown})
    misplaced: dict[KeyPath, Finding] = {}
    if named and kind in _KINDS:
        for key in data:
            if key in KINDS_WITH and kind not in KINDS_WITH[key]:
                misplaced[key,] = other_kind(document, key, Kind(kind))
    if "partly" in document.text or "\\" in document.text:  # an escape may spell it
        for path in document.key_paths():
            if path[-1] == "partly" and len(path) > 1 and path[0] != RelationKind.ANSWERS:
                misplaced[path] = only_on_answers(document, path)
    return read_record(NodeRecord, document, misplaced)


def _swallowing(data: Mapping[str, Any]) -> str:
    """Find the key whose word has taken in the text, since the line ``text: >-`` is missing.

    Examples
    --------
    >>> _swallowing({"kind": "claim Tea calms the nerves."})
    'kind'
    """
    if "text" in data:
        return ""
    for key, allowed in (("kind", _KINDS), ("form", _FORMS)):
        first, _, rest = str(data.get(key, "")).partition(" ")
        if first in allowed and rest:
            return key
    return ""


def read_record(
    model: type[Record],
    document: Document,
    known: Mapping[KeyPath, Finding] = _NONE,
    defaults: Mapping[str, str] = _NO_DEFAULTS,
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
    defaults : mapping of str to str, optional
        What to take where a key that has to be there is missing, so that the rest is not lost.

    Returns
    -------
    Reading
        The record without the values that are wrong, and one finding for each defect.

    Notes
    -----
    A wrong value is left out and the rest read again, at most eight times.
    """
    wrong = {path: empty(document, path) for path in sorted(document.empty, key=str)} | dict(known)
    first = {id(finding): (path, finding) for path, finding in wrong.items()}
    located: list[LocatedFinding] = list(first.values())
    removed = set(wrong)
    given: dict[str, str] = {}
    for _ in range(_ROUNDS):  # leaving out one value can show what is wrong with another
        origin: dict[KeyPath, KeyPath] = {}
        data: Any = _without(document.data, removed, (), (), origin) if removed else document.data
        try:
            record = model.model_validate({**given, **(data or {})})
        except ValidationError as error:
            details = error.errors(include_url=False)
        else:
            remaining = without_follow_ons(model, located) if located else []
            return Reading(document, record, tuple(remaining), origin)
        explained = list(_explain(model, document, details, origin, removed))
        located += [(path, finding) for path, finding in explained if finding is not None]
        wrong_now = {path for path, _ in explained if path}
        absent = _missing_keys(details)
        if not absent <= set(defaults) or (wrong_now <= removed and not absent):
            break  # nothing more can be left out
        given |= {key: defaults[key] for key in absent}
        removed |= wrong_now
    return Reading(document, None, tuple(without_follow_ons(model, located)))


def _missing_keys(details: list[ErrorDetails]) -> set[str]:
    """List the required keys that the file as a whole does not have."""
    return {str(d["loc"][0]) for d in details if d["type"] == "missing" and len(d["loc"]) == 1}


def _explain(
    model: type[Record],
    document: Document,
    details: list[ErrorDetails],
    origin: Mapping[KeyPath, KeyPath],
    removed: set[KeyPath],
) -> Iterator[tuple[KeyPath, Finding | None]]:
    """Turn pydantic's errors into what is to be left out, and why; a follow-on has no finding."""
    places = [(_place(document, detail, origin), detail) for detail in details]
    absent = {
        (*path, str(detail["loc"][-1])) for path, detail in places if detail["type"] == "missing"
    }
    unknown = [path for path, detail in places if detail["type"] == "extra_forbidden"]
    meant = {
        (*path[:-1], key) for path in unknown for key in keys_meant(model, document, path, absent)
    }
    for path, detail in places:
        if detail["type"] == "extra_forbidden":
            yield path, unknown_key(model, document, path, absent)
        elif detail["type"] != "missing":
            yield path, wrong_value(document, path, detail)
        elif isinstance(detail["loc"][-1], int):  # one of a pair; perhaps it was left out here
            broken = any(p[:-1] == path for p in removed)
            yield path, None if broken else wrong_shape(document, path, "too_short")
        else:
            key = str(detail["loc"][-1])
            joined = any(p[:-1] == path and _KEY_END.split(str(p[-1]))[0] == key for p in removed)
            follows = joined or (*path, key) in meant or (key,) in unknown
            yield path, None if follows else missing(document, path, key, model)


def _place(document: Document, detail: ErrorDetails, origin: Mapping[KeyPath, KeyPath]) -> KeyPath:
    """Find the path to what an error is about; for a missing key, to the mapping without it."""
    parts = detail["loc"][:-1] if detail["type"] == "missing" else detail["loc"]
    return _way(document, parts, origin)


def _way(document: Document, parts: KeyPath, origin: Mapping[KeyPath, KeyPath]) -> KeyPath:
    """Follow the parts that the document has; pydantic and the record know some more."""
    if not origin:
        return document.follow(parts)
    path: KeyPath = ()
    for part in parts:
        if (*path, part) in origin:
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
        remaining = [(i, part) for i, part in enumerate(value) if (*old, i) not in removed]
        return [
            _without(part, removed, (*old, i), (*new, n), origin)
            for n, (i, part) in enumerate(remaining)
        ]
    return value
