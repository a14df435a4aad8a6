"""Foreign texts as this format holds them: readable ids, clean characters, long texts in a note."""

import re
import unicodedata
from collections.abc import Container
from pathlib import PurePath
from typing import Final

from argmap.graph.model.elements import Node
from argmap.loading.reader.characters import refused
from argmap.schema.fields import SHORT_LENGTH, TEXT_LENGTH
from argmap.schema.folding import fold_letters
from argmap.schema.ids import ID_LENGTH, id_problem

ID_WIDTH: Final = 48
"""How long an id gets that is made of a text."""

NOTE_BYTES: Final = 40_000
"""How long a whole text in a note may be: the file around it has 64 KiB."""

_RULE: Final = "\n\n---\n\n"
"""What stands in a note between the whole of a long text and other remarks."""

_APOSTROPHES: Final = re.compile("['\u2019]")
_SENTENCE: Final = re.compile(r"(?<=[.!?])[\"'\u201d\u2019)]*\s")
_LINES: Final = re.compile("\r\n?|[\x0b\x0c\x1c-\x1e\x85\u2028\u2029]")
_SPECIAL: Final = re.compile(r"[\\`*_\[\]<>&~|$]|^(?:[#+=-]|\s*\d+[.)])", re.MULTILINE)
_ESCAPED: Final = re.compile(r"\\([!-/:-@\[-`{-~])")


def readable_id(text: str, taken: Container[str], fallback: str) -> str:
    """Make an id of the first words of a text, folded to small Latin letters, numbered if need be.

    The fallback with a number stands for a text that has no letter and no digit.

    Examples
    --------
    >>> readable_id("Größe counts, says Zoë!", (), "claim")
    'grosse-counts-says-zoe'
    >>> readable_id("?!", {"claim-1"}, "claim")
    'claim-2'
    """
    words = fold_letters(_APOSTROPHES.sub("", text)).split()
    stem = ""
    for word in words:
        longer = f"{stem}-{word}" if stem else word[:ID_WIDTH]
        if len(longer) > ID_WIDTH:
            break
        stem = longer
    if stem and not id_problem(stem) and stem not in taken:
        return stem
    return _numbered(stem or fallback, taken, 2 if stem else 1)


def debate_name(file: str) -> str:
    """Make the id of a debate of the name of a file.

    Examples
    --------
    >>> debate_name("corpora/Tea or coffee.gsn.yaml")
    'tea-or-coffee'
    """
    stem = PurePath(file).name.split(".")[0]
    return readable_id(stem, (), "debate")


def _numbered(stem: str, taken: Container[str], start: int) -> str:
    number, step = start, 1
    while f"{stem}-{number}" in taken:  # leaps, so that a thousand equal texts stay fast
        number += step
        step *= 2
    while number > start and f"{stem}-{number - 1}" not in taken:
        number -= 1
    return f"{stem}-{number}"[:ID_LENGTH]


def clean(text: str) -> str:
    r"""Put a text into the characters that files may hold: NFC, plain line ends, none invisible.

    Examples
    --------
    >>> clean("a\u200bb\r\nc\u2028d")
    'ab\nc\nd'
    """
    text = unicodedata.normalize("NFC", _LINES.sub("\n", text))
    unwanted = [offset for offset, _ in refused(text)]
    if not unwanted:
        return text
    return _without(text, set(unwanted))


def _without(text: str, offsets: set[int]) -> str:
    return "".join(c for offset, c in enumerate(text) if offset not in offsets)


def shortened(text: str) -> str:
    """Cut a text to the first sentence that fits, else at a word with an ellipsis.

    Examples
    --------
    >>> shortened("Tea calms. " + "It truly does. " * 60)
    'Tea calms. …'
    """
    line = " ".join(text.split())
    if len(line) <= TEXT_LENGTH:
        return text
    end = next((m.start() for m in _SENTENCE.finditer(line)), TEXT_LENGTH)
    if end <= TEXT_LENGTH - 2:
        return f"{line[:end]} …"
    cut = line.rfind(" ", 1, TEXT_LENGTH)
    return f"{line[: cut if cut > 0 else TEXT_LENGTH - 1]}…"


def plain_as_markdown(text: str) -> str:
    r"""Escape a plain text, so that Markdown shows it as it is.

    Examples
    --------
    >>> plain_as_markdown("1. *tea*")
    '1\\. \\*tea\\*'
    """
    return _SPECIAL.sub(lambda match: f"{match[0][:-1]}\\{match[0][-1]}", text)


def markdown_as_plain(text: str) -> str:
    """Take the escapes out of what `plain_as_markdown` made."""
    return _ESCAPED.sub(r"\1", text)


def split_text(text: str, note: str) -> tuple[str, str]:
    """Split a text into `text` and `note` of a node: a long one stays whole in the note."""
    short = shortened(text)
    if short == text:
        return text, note
    whole = plain_as_markdown(text)
    while len(whole.encode()) > NOTE_BYTES:
        # not between a backslash and the sign it escapes
        whole = whole[: len(whole) * 9 // 10].rstrip("\\") + " …"
    return short, f"{whole}{_RULE}{note}" if note else whole


def whole_text(node: Node) -> str:
    """Give the text of a node as it came from elsewhere: the whole of a long one is in its note."""
    return _parts(node)[0]


def own_note(node: Node) -> str:
    """Give the note of a node without the whole of a long text."""
    return _parts(node)[1]


def _parts(node: Node) -> tuple[str, str]:
    text, note = node.record.text, node.record.note or ""
    if not text.endswith("…"):
        return text, note
    whole, _, rest = note.partition(_RULE)
    plain = markdown_as_plain(whole)
    start = text.removesuffix("…").strip()
    return (plain, rest) if " ".join(plain.split()).startswith(start) and plain else (text, note)


def fitting_title(title: str) -> str:
    """Give a title for the map, if it is one line that fits there; else nothing."""
    line = " ".join(title.split())
    return line if 0 < len(line) <= SHORT_LENGTH else ""
