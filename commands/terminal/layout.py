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
_NO_BREAK: Final = "\xa0"

_LAST: Final = 12
"""The least room for the last of several columns, unless all its cells are shorter."""

DEEPEST: Final = 20
"""The level of an outline from which on lines move in no further."""


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


def indentation(level: int) -> int:
    """Find how far a level of an outline is moved in; a chain of replies can be thousands deep."""
    return 2 * min(level, DEEPEST)


def outlined(text: str, level: int, hanging: int = 0) -> str:
    """Wrap a text at its level of an outline; a level too deep to be moved in is written before it.

    Examples
    --------
    >>> print(outlined("Tea wakes.", 1))
      Tea wakes.
    >>> outlined("Tea wakes.", 57).strip()
    '[57] Tea wakes.'
    """
    mark = f"[{level}] " if level > DEEPEST else ""
    return wrapped(f"{mark}{text}", indentation(level), hanging)


def columns(rows: Sequence[Sequence[str]], indent: int = 2, wide: int | None = None) -> str:
    """Set rows in columns, each as wide as it needs; the last one is wrapped.

    Examples
    --------
    >>> print(columns([("tea", "2"), ("coffee", "10 cups before noon")], wide=22))
      tea     2
      coffee  10 cups
              before noon
    """
    return "\n".join(aligned(rows, indent, wide))


def aligned(rows: Sequence[Sequence[str]], indent: int = 2, wide: int | None = None) -> list[str]:
    r"""Set rows in columns; each of them is a text of its own, of a line or several.

    Where that leaves the last column too little room, the cells of a row follow one another.

    Examples
    --------
    >>> aligned([("Tea calms", "tea-calms", "not held"), ("Tea", "tea", "")], 0, 24)
    ['Tea calms  tea-calms\n  not held', 'Tea  tea']
    """
    if not rows:
        return []
    widths = [max(len(cell) for cell in column) for column in zip(*rows, strict=True)][:-1]
    start = indent + sum(size + len(GAP) for size in widths)
    needed = min(_LAST, max(len(row[-1]) for row in rows))
    if widths and (wide or width()) - start < needed:
        lines = (GAP.join(filter(None, row)) for row in rows)
        return [_wrapped_in_cells(line, indent, wide) for line in lines]
    texts = []
    for *cells, last in rows:
        front = "".join(cell.ljust(size) + GAP for cell, size in zip(cells, widths, strict=True))
        body = wrapped(last, start, 0, wide).strip() if last else ""
        texts.append((" " * indent + front + body).rstrip())
    return texts


def _wrapped_in_cells(line: str, indent: int, wide: int | None) -> str:
    """Wrap cells that follow one another; a line ends in a short cell only behind it."""
    cells = line.split(GAP)
    if len(cells[-1]) <= _LAST:
        cells[-1] = cells[-1].replace(" ", _NO_BREAK)
    return wrapped(GAP.join(cells), indent, 2, wide).replace(_NO_BREAK, " ")
