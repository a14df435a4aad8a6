"""Standard input in which no text holds half a character: the MCP library would not answer it."""

import io
import os
import re
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import BinaryIO, Final

_PAIR: Final = rb"\\u[dD][89abAB][0-9a-fA-F]{2}\\u[dD][c-fC-F][0-9a-fA-F]{2}"
_HALF: Final = rb"\\u[dD][89a-fA-F][0-9a-fA-F]{2}"
_ESCAPES: Final = re.compile(rb"(%s)|%s|\\." % (_PAIR, _HALF), re.DOTALL)
"""A pair counts before each of its halves, and ``\\\\u`` is a backslash and a letter."""


def whole(line: bytes) -> bytes:
    r"""Write U+FFFD for each half of a character that an escape stands for.

    The library does the same for bytes that are no UTF-8. A program that cuts a text between the
    two halves of an emoji sends such an escape.

    Examples
    --------
    >>> whole(rb'"\ud83d\ude00 \ud83d \\ud83d"') == rb'"\ud83d\ude00 \ufffd \\ud83d"'
    True
    """
    return _ESCAPES.sub(_replaced, line) if b"\\u" in line else line


def _replaced(match: re.Match[bytes]) -> bytes:
    is_half = match[1] is None and len(match[0]) > len(rb"\x")
    return rb"\ufffd" if is_half else match[0]


class _WholeLines(io.RawIOBase):
    """A stream of lines, each without halves of characters."""

    def __init__(self, lines: BinaryIO) -> None:
        super().__init__()
        self._lines, self._rest = lines, b""

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: "memoryview[int]") -> int:  # type: ignore[override]
        self._rest = self._rest or whole(self._lines.readline())
        part, self._rest = self._rest[: len(buffer)], self._rest[len(buffer) :]
        buffer[: len(part)] = part
        return len(part)


@contextmanager
def standard_input_made_whole() -> Iterator[None]:
    """Give the library lines that it can read.

    Whatever else reads standard input, a tool or a process that it starts, finds it empty.
    """
    before = sys.stdin
    # never closed: the library's thread may still read when the server ends
    lines = os.fdopen(os.dup(before.fileno()), "rb", closefd=False)
    with Path(os.devnull).open("rb") as nothing:
        os.dup2(nothing.fileno(), before.fileno())
    sys.stdin = io.TextIOWrapper(io.BufferedReader(_WholeLines(lines)), "utf-8")
    try:
        yield
    finally:
        os.dup2(lines.fileno(), before.fileno())
        sys.stdin = before
