"""Findings as text with carets, as JSON, and as annotations of a forge."""

from collections.abc import Iterable
from typing import Any

from argmap.schema.finding import Finding, Location, Severity

WIDTH = 160
"""How much of a long line is shown."""


def as_text(findings: Iterable[Finding]) -> str:
    """Write findings for a person: place, fact, the line with a caret, and what to do."""
    return "\n".join(_block(finding) for finding in findings)


def as_json(findings: Iterable[Finding]) -> list[dict[str, Any]]:
    """Write findings for a program."""
    return [_record(finding) for finding in findings]


def as_github(findings: Iterable[Finding]) -> str:
    """Write findings as workflow commands, so that a forge shows them at the line."""
    return "\n".join(_annotation(finding) for finding in findings)


def summary(findings: Iterable[Finding], checked: int) -> str:
    """Count findings: ``137 files checked: 1 error, 2 warnings``."""
    found = list(findings)
    counts = [
        _count(sum(finding.severity is severity for finding in found), severity.value)
        for severity in Severity
    ]
    said = ", ".join(count for count in counts if not count.startswith("0 ")) or "no findings"
    return f"{_count(checked, 'file')} checked: {said}"


def _count(number: int, word: str) -> str:
    return f"{number} {word}{'' if number == 1 else 's'}"


def _block(finding: Finding) -> str:
    place = finding.location
    head = (
        f"{place.file}:{place.line}:{place.column}: {finding.severity}[{finding.code}]: "
        f"{finding.message}"
    )
    lines = [head, *_excerpt(place)]
    if finding.candidate:
        lines.append(f"   did you mean '{finding.candidate}'?")
    if finding.expected:
        lines.append(f"   {finding.expected}")
    lines += [f"   see {where.file}:{where.line}:{where.column}" for where in finding.related]
    return "\n".join(lines)


def _excerpt(place: Location) -> list[str]:
    if not place.excerpt.strip():
        return []
    first = max(0, place.column - WIDTH // 2) if len(place.excerpt) > WIDTH else 0
    line = place.excerpt[first : first + WIDTH]
    start = place.column - 1 - first
    end = place.end_column - 1 - first if place.end_line == place.line else len(line)
    gutter = f"{place.line:>5} | "
    carets = "^" * max(1, min(end, len(line)) - start)
    pad = "".join("\t" if c == "\t" else " " for c in line[:start])
    return [f"{gutter}{line}", f"{' ' * (len(gutter) - 2)}| {pad}{carets}"]


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


_LEVELS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.NOTE: "notice"}


def _annotation(finding: Finding) -> str:
    place = finding.location
    hint = f" Did you mean '{finding.candidate}'?" if finding.candidate else ""
    expected = f" {finding.expected[:1].upper()}{finding.expected[1:]}." if finding.expected else ""
    properties = {
        "file": place.file,
        "line": str(place.line),
        "endLine": str(place.end_line),
        "col": str(place.column),
        "endColumn": str(place.end_column),
        "title": finding.code,
    }
    if place.end_line != place.line:
        del properties["col"], properties["endColumn"]
    written = ",".join(f"{key}={_property(value)}" for key, value in properties.items())
    message = f"{finding.message}.{hint}{expected}"
    return f"::{_LEVELS[finding.severity]} {written}::{_message(message)}"


def _message(text: str) -> str:
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    return _message(text).replace(":", "%3A").replace(",", "%2C")
