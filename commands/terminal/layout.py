"""Text for a terminal: wrapped, indented, in columns."""

import sys
from collections.abc import Sequence
from shutil import get_terminal_size
from textwrap import fill
from typing import Final

WIDTH: Final = 100
"""The width of text that goes to no terminal."""

NARROW: Final = 40
"""The least width that text is wrapped to."""

GAP: Final = "  "


def width() -> int:
    """Find how wide text may be: as wide as the terminal; 100 columns in a file or a pipe."""
    if not sys.stdout.isatty():
        return WIDTH

    return max(NARROW, get_terminal_size((WIDTH, 24)).columns)


def wrapped(text: str, indent: int = 0, hanging: int = 0, wide: int | None = None) -> str:
    """Wrap a text; its first line is indented, the others by ``hanging`` more.

    Examples
    --------
    >>> print(wrapped("Tea wakes the weary reader at once.", 2, 2, 20))
      Tea wakes the
        weary reader at
        once.
    """
    return fill(
        text,
        wide or width(),
        initial_indent=" " * indent,
        subsequent_indent=" " * (indent + hanging),
        break_long_words=False,
        break_on_hyphens=False,
    )


def columns(rows: Sequence[Sequence[str]], indent: int = 2, wide: int | None = None) -> str:
    """Set rows in columns, each as wide as it needs; the last one is wrapped.

    Examples
    --------
    >>> print(columns([("tea", "2"), ("coffee", "10 cups before noon")], wide=22))
      tea     2
      coffee  10 cups
              before noon
    """
    if not rows:
        return ""
    widths = [max(len(cell) for cell in column) for column in zip(*rows, strict=True)][:-1]
    start = indent + sum(size + len(GAP) for size in widths)
    lines = []
    for *cells, last in rows:
        front = "".join(cell.ljust(size) + GAP for cell, size in zip(cells, widths, strict=True))
        body = wrapped(last, start, 0, wide).strip() if last else ""
        lines.append((" " * indent + front + body).rstrip())
    return "\n".join(lines)
