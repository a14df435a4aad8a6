"""What to say about broken YAML: the parser's problem and the line it stumbled on, made into advice.

The commonest slips of people who write YAML by hand have an answer of their own.
"""

import re
from collections.abc import Callable
from typing import Final

import yaml

from argmap.graph.reader.document import Document, Span
from argmap.graph.reader.rules import BAD_YAML
from argmap.schema.finding import Finding

_BLOCK: Final = "put the text into a block: write '{key}: >-', and the text indented on the next line"

_SLIPS: Final[tuple[tuple[str, Callable[[str], bool], str, str], ...]] = (
    (
        "mapping values are not allowed",
        lambda line: line.count(": ") > 1 or line.rstrip().endswith(":"),
        "this text contains a colon, which starts a new key in YAML",
        _BLOCK,
    ),
    (
        "mapping values are not allowed",
        lambda _: True,
        "this key stands further in than the keys above it",
        "let all keys of one mapping start in the same column",
    ),
    (
        "cannot start any token",
        lambda line: "\t" in line,
        "a tab stands where YAML takes only spaces",
        "indent with spaces",
    ),
    (
        "cannot start any token",
        lambda _: True,
        "a text cannot start with this character",
        _BLOCK,
    ),
    (
        "did not find expected key",
        lambda line: re.search(r':\s+["\'].*["\']\s*\S', line) is not None,
        "the quotation mark at the start ends before the text does",
        _BLOCK,
    ),
    (
        "did not find expected key",
        lambda line: re.search(r":\s+[\[{]", line) is not None,
        "a text that starts with a bracket is read as a list or a mapping",
        _BLOCK,
    ),
    (
        "did not find expected",
        lambda _: True,
        "this line does not fit the ones above it",
        "check that it starts in the same column as its neighbours, "
        "and that the brackets and quotation marks above it are closed",
    ),
    (
        "could not find expected ':'",
        lambda line: re.match(r"\s*[a-z_]+:\S", line) is not None,
        "there is no space after the colon",
        "write 'key: value' with a space",
    ),
    (
        "could not find expected ':'",
        lambda _: True,
        "this line is no 'key: value' and belongs to no text above it",
        "write 'key: value', or indent the line further than the key of its text",
    ),
    (
        "unexpected end of stream",
        lambda _: True,
        "a quotation mark is opened and never closed",
        "close it, or put the text into a block: '>-', and the text indented on the next line",
    ),
    (
        "found undefined tag",
        lambda _: True,
        "'!' starts a YAML tag here",
        _BLOCK,
    ),
    (
        "unknown escape character",
        lambda _: True,
        "a backslash in double quotation marks starts an escape, and this one does not exist",
        _BLOCK,
    ),
)


def explain(document: Document, error: yaml.MarkedYAMLError) -> Finding:
    """Say what is wrong with a piece of YAML, where, and what to write instead."""
    mark = error.problem_mark or error.context_mark
    span = Span(mark.index, mark.index + 1, mark.line, mark.column, mark.line, mark.column + 1)
    lines = document.text.split("\n")
    problem, line = error.problem or "", lines[min(mark.line, len(lines) - 1)]
    key = re.match(r"[\s-]*([a-z_]+)\s*:", line)
    for part, fits, message, expected in _SLIPS:
        if part in problem and fits(line):
            return document.finding(
                BAD_YAML,
                span,
                message,
                expected=expected.format(key=key.group(1) if key else "text"),
            )
    return document.finding(BAD_YAML, span, f"this is not YAML: {problem}")
