"""Reading ``argmap.toml``: what a knowledge base says about itself."""

import os
import re
import tomllib
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Final, NamedTuple

from argmap.loading.discovery import CONFIG_FILE
from argmap.loading.reader import Document, KeyPath, Span, read_text
from argmap.loading.records import read_record
from argmap.schema.config import Config
from argmap.schema.finding import Finding, Rule, Severity

BAD_TOML: Final = Rule(
    "bad-toml",
    Severity.ERROR,
    "argmap.toml is broken",
    "None of it can be understood, so the site would be built without your settings.",
    "[site]\ntitle = Tea or coffee?",
    '[site]\ntitle = "Tea or coffee?"',
)

LINE: Final = 1_000
"""The longest line that is parsed: each dot of a key nests one deeper, at a cost in memory."""
_DEPTH: Final = 3
"""How deep keys are that have a place of their own; the format has none deeper."""

_YAML_KEY: Final = re.compile(r"\s*\w+:(\s|$)")
_HEADER: Final = re.compile(r"\s*\[([\w.\- ]+)\]")
_KEY: Final = re.compile(r"(\s*)([\w.-]+)(\s*=\s*)(\S.*?)?\s*(?:#.*)?$")
_PLACE: Final = re.compile(
    r"^(?P<problem>.*?) \(at (?:line (?P<line>\d+), column (?P<column>\d+)|.*)\)$"
)


class ConfigReading(NamedTuple):
    """What ``argmap.toml`` says, and what is wrong with it."""

    config: Config
    findings: tuple[Finding, ...] = ()


def read_config(folder: Path) -> ConfigReading:
    """Read the configuration of a knowledge base.

    Parameters
    ----------
    folder : Path
        The folder that contains ``claims/``.

    Returns
    -------
    ConfigReading
        What it says; the defaults where there is no such file, or where a value is wrong.
    """
    path = folder / CONFIG_FILE
    if not os.path.lexists(path):
        return ConfigReading(Config())
    return interpret_config(read_text(path, CONFIG_FILE))


def interpret_config(document: Document) -> ConfigReading:
    """Read a configuration whose text is in memory; as `read_config`."""
    document = parse_config(document)
    if document.data is None:
        return ConfigReading(Config(), document.findings)
    reading = read_record(Config, document)
    return ConfigReading(reading.record or Config(), reading.findings)


def parse_config(document: Document) -> Document:
    """Parse TOML, and find where its keys and values stand."""
    if document.findings:
        return document
    lines = document.text.split("\n")
    too_long = next((number for number, line in enumerate(lines) if len(line) > LINE), None)
    if too_long is not None:
        start = sum(len(line) + 1 for line in lines[:too_long])
        message = f"this line has {len(lines[too_long])} characters, and at most {LINE} are allowed"
        finding = document.finding(BAD_TOML, _span(start, too_long, (0, 1)), message)
        return replace(document, findings=(finding,))
    try:
        data = tomllib.loads(document.text)
    except (ValueError, RecursionError) as error:
        return replace(document, findings=(_broken(document, error),))
    places = dict(_places(document.text))
    return replace(
        document,
        data=data,
        keys={path: key for path, (key, _) in places.items()},
        values={path: value for path, (_, value) in places.items()},
    )


def _broken(document: Document, error: Exception) -> Finding:
    match = _PLACE.match(str(error))
    if match is None:
        problem = "it is nested too deep" if isinstance(error, RecursionError) else str(error)
        return document.finding(BAD_TOML, (), f"this is not TOML: {problem}")
    lines = document.text.split("\n")
    number = int(match["line"] or len(lines)) - 1
    column = int(match["column"] or len(lines[-1]) + 1) - 1
    start = sum(len(line) + 1 for line in lines[:number]) + column
    span = Span(start, start + 1, number, column, number, column + 1)
    problem = match["problem"][:1].lower() + match["problem"][1:]
    expected = 'put text between quotation marks: title = "Tea or coffee?"'
    if _YAML_KEY.match(lines[number]):
        expected = "write it as TOML: '[site]' on a line of its own, then 'title = \"Tea?\"'"
    return document.finding(BAD_TOML, span, f"this is not TOML: {problem}", expected=expected)


def _places(text: str) -> Iterator[tuple[KeyPath, tuple[Span, Span]]]:
    """Find the keys that start a line; what is written in another way is placed by its table."""
    table: KeyPath = ()
    start = 0
    yield (), (Span(0, 0, 0, 0, 0, 0), Span(0, 0, 0, 0, 0, 0))
    for number, line in enumerate(text.split("\n")):
        if match := _HEADER.match(line):
            table = tuple(part.strip() for part in match[1].split("."))
            yield table, (_span(start, number, match.span(1)),) * 2
        elif match := _KEY.match(line):
            parts = match[2].split(".")
            key, value = match.span(2), match.span(4) if match[4] else match.span(2)
            for depth in range(1, min(len(parts), _DEPTH)):
                yield (*table, *parts[:depth]), (_span(start, number, key),) * 2
            yield (
                (*table, *parts),
                (_span(start, number, key), _span(start, number, value)),
            )
        start += len(line) + 1


def _span(start: int, line: int, columns: tuple[int, int]) -> Span:
    first, last = columns
    return Span(start + first, start + last, line, first, line, last)
