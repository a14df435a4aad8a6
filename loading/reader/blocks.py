"""Advice to write a text as a YAML block, in which every character is safe."""

import re
from dataclasses import replace
from typing import Final, NamedTuple

from argmap.loading.reader.document import Document, Span, line_end
from argmap.loading.reader.stumble import Stumble
from argmap.schema.finding import Edit, Finding, Rule

BLOCK_LENGTH: Final = 70
"""How many characters of a text the proposed block shows."""

KEY_LINE: Final = re.compile(r"(?P<lead>[ ]*(?:- +)*)(?P<key>\w+):(?P<gap>[ \t]+)(?P<value>\S.*)")
"""A line with a key and a value, perhaps that of a list item."""


_INK: Final = re.compile(r"\S")


class Advice(NamedTuple):
    """Where a slip is, what it is, what to write instead, and the change that does so."""

    span: Span
    message: str
    expected: str = ""
    edit: Edit | None = None


def finding_of(document: Document, rule: Rule, advice: Advice) -> Finding:
    """Make a finding of a piece of advice."""
    finding = document.finding(rule, advice.span, advice.message, expected=advice.expected)
    return replace(finding, edit=advice.edit)


_APOSTROPHES: Final = re.compile(r"^'((?:[^']|(?<=\w)'(?=\w))+)'$")
"""A text in single quotation marks that has apostrophes of its own."""


def as_block(document: Document, span: Span) -> tuple[str, Edit | None]:
    """Propose the value on the line of a span as a block, in which every text is safe.

    Returns
    -------
    str
        What to write, as YAML.
    Edit or None
        The change; None where the value goes on below, so that its end is not certain.
    """
    text, start = document.text, span.start - span.column
    end = line_end(text, start)
    match = KEY_LINE.match(text[start:end])
    if match is None:
        return "put the text into a block: a key with '>-', and the text indented below it", None
    column, value = len(match["lead"]), match["value"].rstrip()
    value = re.sub(r"^[|>][+-]?\d?\s+", "", value)
    value = _APOSTROPHES.sub(r"\1", value)
    shown = value if len(value) <= BLOCK_LENGTH else f"{value[: BLOCK_LENGTH - 1]}…"
    expected = f"put the text into a block:\n{match['key']}: >-\n  {shown}"
    below = _INK.search(text, end)
    if below and below.start() - text.rfind("\n", 0, below.start()) - 1 > column:
        return expected, None
    edit = Edit(
        document.file,
        start + match.start("value"),
        start + match.start("value") + len(match["value"].rstrip()),
        f">-\n{' ' * (column + 2)}{value}",
    )
    return expected, edit


def prose_below_key(stumble: Stumble) -> Advice | None:
    """Find a text on the lines below its key, without the mark of a block, that has a colon."""
    if "mapping values" not in stumble.problem:
        return None
    indent = len(stumble.text) - len(stumble.text.lstrip())
    for number, line in list(stumble.above())[1:]:
        if len(line) - len(line.lstrip()) < indent and line.strip():
            match = re.match(r"[ ]*(?:- +)*(?P<key>\w+):(?P<end>[ ]*)$", line)
            if match is None or match["key"] not in _PROSE:
                return None
            at = stumble.at(number, match.start("end"), 0)
            edit = Edit(stumble.document.file, at.start, at.start + len(match["end"]), " >-")
            message = "this text contains a colon, which starts a new key in YAML"
            return Advice(stumble.here(), message, f"write '{match['key']}: >-' above it", edit)
    return None


_PROSE: Final = frozenset({"text", "note", "limits", "summary", "in_short", "title", "short"})
