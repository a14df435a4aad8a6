"""Findings as text with carets, as JSON, and as annotations of a forge."""

import unicodedata
from collections.abc import Iterable, Iterator
from typing import Any, Final

from argmap.graph.model.wording import counted
from argmap.schema.finding import Finding, Location, Severity

WIDTH: Final = 160
"""How much of a long line is shown."""

_GUTTER: Final = 6
_LEVELS: Final = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.NOTE: "notice"}
_GRAVEST_FIRST: Final = list(Severity)


def as_text(findings: Iterable[Finding]) -> str:
    """Write findings for a person: place, fact, the line with a caret, and what to do."""
    return "\n\n".join("\n".join(_block(finding)) for finding in findings)


def as_json(findings: Iterable[Finding]) -> list[dict[str, Any]]:
    """Write findings for a program."""
    return [_record(finding) for finding in findings]


def as_github(findings: Iterable[Finding]) -> str:
    """Write findings as workflow commands, so that a forge shows them at the line.

    A forge shows only the first few, so errors come before warnings.
    """
    ranked = sorted(findings, key=lambda finding: _GRAVEST_FIRST.index(finding.severity))
    return "\n".join(_annotation(finding) for finding in ranked)


def count(findings: Iterable[Finding]) -> dict[str, int]:
    """Count findings by severity."""
    grades = [finding.severity for finding in findings]
    return {severity.value: grades.count(severity) for severity in Severity}


def summary(findings: Iterable[Finding], files: int) -> str:
    """Sum up: ``137 files checked: 1 error, 2 warnings``."""
    counts = [counted(n, severity) for severity, n in count(findings).items() if n]
    return f"{counted(files, 'file')} checked: {', '.join(counts) or 'no findings'}"


def _block(finding: Finding) -> Iterator[str]:
    place = finding.location
    where = f"{place.file}:{place.line}:{place.column}"
    yield f"{where}: {finding.severity}[{finding.code}]: {finding.message}"
    asked = finding.suggestion
    if place.excerpt.strip():
        yield from _excerpt(place, asked)
    elif asked:
        yield f"{' ' * _GUTTER}= {asked}"
    first, *more = finding.expected.split("\n")
    if first:
        yield f"{' ' * _GUTTER}= {first}"
    yield from (f"{' ' * (_GUTTER + 6)}{line}" for line in more)
    for other in finding.related:
        yield f"{' ' * _GUTTER}= see {other.file}:{other.line}:{other.column}"


def _excerpt(place: Location, asked: str) -> Iterator[str]:
    first = max(0, place.column - WIDTH // 2) if len(place.excerpt) > WIDTH else 0
    line = place.excerpt[first : first + WIDTH]
    start = place.column - 1 - first
    end = place.end_column - 1 - first if place.end_line == place.line else len(line)
    before, marked = line[:start], line[start : min(end, len(line))]
    pad = "".join("\t" if c == "\t" else " " * _columns(c) for c in before)
    carets = "^" * max(1, sum(map(_columns, marked)))
    yield f"{place.line:>{_GUTTER - 1}} | {line}"
    yield f"{' ' * _GUTTER}| {pad}{carets} {asked}".rstrip()


def _columns(character: str) -> int:
    """Tell how many columns of a terminal a character takes."""
    if unicodedata.combining(character):
        return 0
    return 2 if unicodedata.east_asian_width(character) in "WF" else 1


def _record(finding: Finding) -> dict[str, Any]:
    place = finding.location
    record: dict[str, Any] = {
        "code": finding.code,
        "severity": finding.severity.value,
        "file": place.file,
        "line": place.line,
        "column": place.column,
        "end_line": place.end_line,
        "end_column": place.end_column,
        "message": finding.message,
    }
    if finding.expected:
        record["expected"] = finding.expected
    if finding.candidate:
        record["candidate"] = finding.candidate
    if finding.related:
        record["related"] = [
            {"file": p.file, "line": p.line, "column": p.column} for p in finding.related
        ]
    if finding.edit is not None:
        edit = finding.edit
        record["fix"] = {"start": edit.start, "end": edit.end, "replacement": edit.replacement}
    return record


def _annotation(finding: Finding) -> str:
    place = finding.location
    properties = {
        "file": place.file,
        "line": str(place.line),
        "endLine": str(place.end_line),
        "col": str(place.column),
        "endColumn": str(place.end_column),
        "title": finding.code,
    }
    if place.end_line != place.line:  # the forge takes columns for one line only
        del properties["col"], properties["endColumn"]
    written = ",".join(f"{key}={_property(value)}" for key, value in properties.items())
    return f"::{_LEVELS[finding.severity]} {written}::{_message(finding.text)}"


def _message(text: str) -> str:
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    return _message(text).replace(":", "%3A").replace(",", "%2C")
