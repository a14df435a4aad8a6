"""Set text for a terminal; print data to standard output and remarks to standard error."""

import json
import os
import re
import shlex
import sys
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from shutil import get_terminal_size
from textwrap import fill
from typing import Any, Final

from argmap.schema.errors import ArgmapError

WIDTH: Final = 100
"""The width of text that goes to no terminal."""

NARROW: Final = 40
"""The least width that text is wrapped to."""

GAP: Final = "  "

DEEPEST: Final = 20
"""The level of an outline from which on lines move in no further."""

FORMAT: Final = 2
"""The version of every JSON shape."""

LARGEST: Final = 1_000_000
"""How many bytes a query prints into a pipe or a file, without ``--all``."""

_SCREENS: Final = 2
"""How many heights of the terminal a query prints, without ``--all``."""

_BIDI: Final = (0x61C, 0x200E, 0x200F, *range(0x202A, 0x202F), *range(0x2066, 0x206A))
_HARMFUL: Final = dict.fromkeys(_BIDI, "\ufffd") | {
    code: None for code in (*range(32), *range(127, 160)) if code not in (9, 10)
}
_STRONG: Final = "\x1b[1m{}\x1b[0m"
_RUNNER_COMMAND: Final = re.compile(r"^[ \t]*::(?=\S)|##(?=\[)", re.MULTILINE)
"""How a line begins that a forge's runner would carry out when it reads a log."""


@dataclass(slots=True)
class _Limit:
    """What may still be printed, and how many lines were not."""

    lines: int | None = None
    size: int | None = None
    cut: int = 0

    def admits(self, line: str) -> bool:
        """Take a line into account; False once there is no room."""
        if self.lines is not None:
            self.lines -= 1
        if self.size is not None:
            self.size -= len(line.encode(errors="replace")) + 1
        return min(self.lines or 0, self.size or 0) >= 0


_limit = _Limit()


def limit_output(everything: bool) -> bool:
    """Cut what is printed from now on, unless everything is asked for: the option ``--all``."""
    at_terminal = sys.stdout.isatty()
    _limit.lines = _SCREENS * get_terminal_size().lines if at_terminal else None
    _limit.size = None if at_terminal else LARGEST
    if everything:
        _limit.lines = _limit.size = None
    _limit.cut = 0
    return everything


def limit_size(everything: bool) -> None:
    """Cut what is printed from now on by its size alone, unless everything is asked for."""
    _limit.lines, _limit.size = None, None if everything else LARGEST
    _limit.cut = 0


def lift_limit() -> None:
    """Say how many lines were cut, and print everything from now on."""
    cut, _limit.cut = _limit.cut, 0
    _limit.lines = _limit.size = None
    if cut:
        say(f"\n… {cut} more lines; --all shows them")


def emit(text: str = "") -> None:
    """Print data; what is beyond the limit of a query is only counted."""
    if _limit.cut:
        _limit.cut += text.count("\n") + 1
        return
    for line in _harmless(text).split("\n"):
        _emit_line(line, line)


def emit_heading(text: str) -> None:
    """Print a heading, in bold on a terminal."""
    bold = coloured(sys.stdout)
    for line in _harmless(text).split("\n"):
        _emit_line(line, _STRONG.format(line) if bold and line else line)


def _emit_line(line: str, painted: str) -> None:
    if _limit.cut or not _limit.admits(line):
        _limit.cut += 1
    else:
        print(painted)


def emit_json(data: Mapping[str, Any]) -> None:
    """Print data as JSON, with the version of its shape.

    Raises
    ------
    ArgmapError
        If it is longer than a query may be; half of a shape is no shape.
    """
    text = plain(json.dumps({"format": FORMAT, **data}, ensure_ascii=False, indent=2))
    if _limit.size is not None and (size := len(text.encode(errors="replace"))) > LARGEST:
        raise ArgmapError(f"the answer has {size:,} bytes; --all prints it")
    print(text)


def emit_verbatim(text: str) -> None:
    """Print lines of another format whole, even those that a forge's runner would carry out."""
    print(plain(text))


def say(text: str) -> None:
    """Print a remark to standard error, after all data printed so far."""
    sys.stdout.flush()
    print(_harmless(text), file=sys.stderr)


def say_next(*commands: str) -> None:
    """Suggest commands to run next."""
    lift_limit()
    say(f"\nNext: {' · '.join(f'argmap {command}' for command in commands)}")


def command(*words: object) -> str:
    """Write a command so that a shell reads its words as they are.

    Examples
    --------
    >>> command("why", "tea-calms -> drink-tea")
    "why 'tea-calms -> drink-tea'"
    """
    return shlex.join(str(word) for word in words)


def complain(text: str) -> None:
    """Report what went wrong."""
    say(f"argmap: {text}")


def plain(text: str) -> str:
    r"""Remove control characters of a terminal; mark characters that reverse text.

    Examples
    --------
    >>> plain("red \x1b[31malert")
    'red [31malert'
    """
    return text.translate(_HARMFUL)


def _harmless(text: str) -> str:
    """Make a text plain, and keep its lines from being read as commands by a forge's runner."""
    return _RUNNER_COMMAND.sub(lambda found: f"{found[0][:-1]} {found[0][-1]}", plain(text))


def coloured(stream: Any) -> bool:
    """Tell whether to use colour: on a terminal, unless NO_COLOR or FORCE_COLOR decides."""
    if os.environ.get("NO_COLOR"):
        return False
    return bool(os.environ.get("FORCE_COLOR")) or stream.isatty()


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
