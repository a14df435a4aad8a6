"""Part a text into paragraphs, each with an id, a place and a fingerprint; never keep its words."""

import hashlib
import re
from collections.abc import Iterator
from typing import Final, NamedTuple

from argmap.schema.errors import UnreadableFileError

HEADING_LENGTH: Final = 120
"""A numbered line at least this long is no heading."""

_NUMBERED: Final = re.compile(r"(\d{1,3}(?:\.\d{1,3}){0,3})\.?\s+(\S.*)\Z")
_FOOTNOTE: Final = re.compile(r"(\d{1,4})\.\s*\^\Z")
_SENTENCE_ENDS: Final = (".", "!", ":", ";", ",")


class SourceLine(NamedTuple):
    """A paragraph of a text: where it starts and ends in code points, and its fingerprint."""

    start: int
    end: int
    sha256: str


class Paragraph(NamedTuple):
    """A paragraph with its id within a source."""

    id: str
    chars: tuple[int, int]
    sha256: str


def decode(raw: bytes) -> str:
    r"""Read a document: strict UTF-8, with plain line ends.

    Parameters
    ----------
    raw : bytes
        The file.

    Returns
    -------
    str
        Its text; a byte-order mark is no part of it.

    Raises
    ------
    UnreadableFileError
        Where it is not UTF-8.

    Examples
    --------
    >>> decode(b"one\r\ntwo")
    'one\ntwo'
    """
    try:
        return raw.decode("utf-8-sig").replace("\r\n", "\n")
    except UnicodeDecodeError as error:
        line = raw.count(b"\n", 0, error.start) + 1
        message = f"the byte {raw[error.start]:#04x} on line {line} is not UTF-8"
        raise UnreadableFileError(message) from error


def fingerprint(text: str) -> str:
    """Make the fingerprint of a paragraph: 16 hexadecimal digits of its SHA-256.

    Examples
    --------
    >>> fingerprint("tl;dr")
    '92aea4bb4d21a7ba'
    """
    return digest(text)[:16]


def digest(text: str) -> str:
    """Make the fingerprint of a whole document: the SHA-256 of its text in UTF-8.

    Examples
    --------
    >>> digest("tl;dr")[:16]
    '92aea4bb4d21a7ba'
    """
    return hashlib.sha256(text.encode()).hexdigest()


def split(text: str) -> Iterator[tuple[int, SourceLine, str]]:
    r"""Yield the paragraphs of a document: number of the line, place, words.

    Parameters
    ----------
    text : str
        The document.

    Yields
    ------
    tuple of int, SourceLine and str
        For each line that is not blank its 1-based number, its place without outer blanks, and
        the words there.

    Examples
    --------
    >>> [(number, line.start, line.end) for number, line, _ in split("one\n\n  two \n")]
    [(1, 0, 3), (3, 7, 10)]
    """
    start = 0
    for number, line in enumerate(text.split("\n"), start=1):
        words = line.strip()
        if words:
            first = start + len(line) - len(line.lstrip())
            yield number, SourceLine(first, first + len(words), fingerprint(words)), words
        start += len(line) + 1


def paragraphs(
    text: str, *, headings: bool, lines: tuple[int, int] | None = None
) -> tuple[Paragraph, ...]:
    r"""Give the paragraphs of a source their ids.

    Parameters
    ----------
    text : str
        The document in which it stands.
    headings : bool
        Whether numbered headings and footnotes open parts of their own, as in a post.
    lines : tuple of int, optional
        The first and the last line of the source, from 1; without it, the whole document.

    Returns
    -------
    tuple of Paragraph
        In the order of the text. The ids count within a part: ``p1``; ``s2.1.p1`` below the heading
        ``2.1 Title``, which is itself the first; ``fn1.p1`` below the footnote mark ``1. ^``.

    Notes
    -----
    A heading is shorter than 120 characters, does not end like a sentence, and its number has not
    been used. Linear in the length of the text.

    Examples
    --------
    >>> [p.id for p in paragraphs("Hi\n1. Tea\nIt wakes.\n1. ^\nSo they say.", headings=True)]
    ['p1', 's1.p1', 's1.p2', 'fn1.p1', 'fn1.p2']
    """
    first, last = lines or (1, len(text) + 1)
    part, count = "", {"": 0}
    numbered = []
    for number, line, words in split(text):
        if first <= number <= last:
            opened = _opens(words) if headings else ""
            if opened and opened not in count:
                part, count[opened] = opened, 0
            count[part] += 1
            name = f"{part}.p{count[part]}" if part else f"p{count[part]}"
            numbered.append(Paragraph(name, (line.start, line.end), line.sha256))
    return tuple(numbered)


def _opens(words: str) -> str:
    """Say which part a line opens, or return the empty string."""
    if footnote := _FOOTNOTE.match(words):
        return f"fn{footnote[1]}"
    heading = _NUMBERED.match(words)
    if heading and len(words) < HEADING_LENGTH and not words.endswith(_SENTENCE_ENDS):
        return f"s{heading[1]}"
    return ""
