"""Where the YAML parser gave up on a file, and why."""

from collections.abc import Iterator
from typing import NamedTuple

from argmap.loading.reader.document import Document, Span


class Stumble(NamedTuple):
    """Where the parser gave up, and why."""

    document: Document
    lines: list[str]
    problem: str
    line: int
    column: int
    begun: int
    """The line on which the parser began what it could not finish."""

    @property
    def text(self) -> str:
        """The line on which the parser gave up."""
        return self.lines[self.line]

    def at(self, line: int, column: int, width: int = 1) -> Span:
        """Make the span of some characters of one line."""
        start = sum(len(before) + 1 for before in self.lines[:line]) + column
        return Span(start, start + width, line, column, line, column + width)

    def here(self) -> Span:
        """Make the span of the character at which the parser gave up."""
        return self.at(self.line, self.column)

    def above(self) -> Iterator[tuple[int, str]]:
        """Yield the lines from the problem upwards."""
        for number in range(self.line, -1, -1):
            yield number, self.lines[number]
