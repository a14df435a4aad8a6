"""From a path to text: regular files only, of a bounded size, in strict UTF-8."""

import os
import re
import stat
from codecs import BOM_UTF8
from dataclasses import replace
from pathlib import Path
from typing import Final

from argmap.loading.reader import characters, rules
from argmap.loading.reader.document import Document, Span
from argmap.loading.reader.events import parse
from argmap.schema.finding import Finding, Location, Rule

FILE_SIZE: Final = 64 * 1024
"""The largest file that is read, in bytes."""

_SAFELY: Final = os.O_RDONLY | sum(
    getattr(os, name, 0) for name in ("O_NOFOLLOW", "O_NONBLOCK", "O_CLOEXEC", "O_BINARY")
)
_MARKER: Final = re.compile(r"^[ \t]*(<{7}|>{7})(?=\s|$)", re.MULTILINE)
"""What git puts around two versions; an editor may have indented it with the block around it."""

REPEATS: Final = 10
"""How many findings of one sort a single file gets."""


def read(path: Path, file: str) -> Document:
    """Read one YAML file.

    Parameters
    ----------
    path : Path
        The file.
    file : str
        The name to report it by.

    Returns
    -------
    Document
        Its data and their places; without data, and with a finding, where it cannot be read.

    Notes
    -----
    Linear in the size of the file. Never raises for what the file holds.
    """
    document = read_text(path, file)
    return document if document.findings else parse(document)


def read_again(text: str, file: str) -> Document:
    """Read a text as if it stood in a file already; as `read`."""
    document = _checked(Document(file, text))
    return document if document.findings else parse(document)


def read_text(path: Path, file: str) -> Document:
    """Read the text of one file, whatever its format; as `read`, but without data."""
    problem, raw = _bytes(path)
    return read_bytes(raw, file) if problem is None else _unread(file, *problem)


def read_bytes(raw: bytes, file: str) -> Document:
    """Read the bytes of one file, wherever they come from; as `read_text`."""
    if len(raw) > FILE_SIZE:
        return _unread(file, *_too_large(len(raw)))
    raw = raw.removeprefix(BOM_UTF8)
    try:
        text = raw.decode()
    except UnicodeDecodeError as error:
        return _not_utf8(file, raw, error)
    return _checked(Document(file, text))


def _bytes(path: Path) -> tuple[tuple[Rule, str] | None, bytes]:
    try:
        status = path.lstat()
        if stat.S_ISLNK(status.st_mode):
            return (rules.SYMBOLIC_LINK, "this is a symbolic link, and links are not followed"), b""
        if not stat.S_ISREG(status.st_mode):
            return (rules.NOT_A_FILE, "this is not an ordinary file"), b""
        # Somebody may put a pipe or a link there after the look: neither is waited for or followed.
        with os.fdopen(os.open(path, _SAFELY), "rb") as stream:
            if not stat.S_ISREG(os.fstat(stream.fileno()).st_mode):
                return (rules.NOT_A_FILE, "this is not an ordinary file"), b""
            raw = stream.read(FILE_SIZE + 1)
    except OSError as error:
        return (rules.UNREADABLE, f"this file cannot be read: {error.strerror}"), b""
    if len(raw) > FILE_SIZE:
        return _too_large(max(status.st_size, len(raw))), b""
    return None, raw


def _too_large(size: int) -> tuple[Rule, str]:
    return rules.FILE_TOO_LARGE, f"this file has {size} bytes, and at most {FILE_SIZE} are allowed"


def _unread(file: str, rule: Rule, message: str) -> Document:
    return Document(file, findings=(Finding(rule, Location(file), message),))


def _not_utf8(file: str, raw: bytes, error: UnicodeDecodeError) -> Document:
    before = raw[: error.start].decode(errors="replace")
    text = raw.decode(errors="replace")
    line, column = before.count("\n"), len(before) - before.rfind("\n") - 1
    span = Span(len(before), len(before) + 1, line, column, line, column + 1)
    finding = Document(file, text).finding(
        rules.NOT_UTF8,
        span,
        f"the byte {raw[error.start]:#04x} is not valid UTF-8",
        expected="save the file as UTF-8",
    )
    return Document(file, findings=(finding,))


def _checked(document: Document) -> Document:
    """Note the markers of a merge conflict, and the characters that no file may hold."""
    marker = _MARKER.search(document.text)
    if marker is not None:
        finding = document.finding(
            rules.CONFLICT_MARKERS,
            _span(document.text, *marker.span(1)),
            "a merge conflict in this file is not resolved",
            expected="keep what is right of the two versions, and delete the lines that start "
            "with <<<<<<<, ======= and >>>>>>>",
        )
        return replace(document, findings=(finding,))
    findings = []
    for offset, name in characters.refused(document.text):
        findings.append(
            document.finding(
                rules.FORBIDDEN_CHARACTER,
                _span(document.text, offset, offset + 1),
                f"the character {name} is not allowed",
                expected="delete it, or type the visible character that is meant",
                replacement="",
            )
        )
        if len(findings) == REPEATS:
            break
    return replace(document, findings=tuple(findings)) if findings else document


def _span(text: str, start: int, end: int) -> Span:
    """Make the span of a stretch of one line."""
    line = text.count("\n", 0, start)
    column = start - text.rfind("\n", 0, start) - 1
    return Span(start, end, line, column, line, column + end - start)
