"""Format a file: prose in blocks, letters in one form of Unicode, one line end at the end."""

import re
import unicodedata
from typing import Any

from argmap.editing import emit
from argmap.editing.marks import content_end, in_flow, singles
from argmap.editing.splice import newline, same_comments
from argmap.editing.values import set_value
from argmap.loading.reader.document import Document, KeyPath, value_at
from argmap.loading.reader.events import parse
from argmap.schema.errors import UnsafeEditError


def formatted(document: Document) -> str:
    r"""Format a file; neither what it says nor its order changes.

    Parameters
    ----------
    document : Document
        The file.

    Returns
    -------
    str
        The text with prose in blocks, in the Unicode form NFC, with line ends of one sort (the
        sort of the first) and one of them at the end. The same text where the file is no YAML; a
        part that cannot be formatted safely stays as it is.

    Notes
    -----
    A second pass changes nothing. A text that a comment follows stays: perhaps it was cut off.

    Examples
    --------
    >>> print(formatted(parse(Document("", "kind: claim\ntext: 'Tea: it calms.'"))), end="")
    kind: claim
    text: >-
      Tea: it calms.
    """
    if document.data is None:
        return document.text
    document = _safely(document, unicodedata.normalize("NFC", document.text))
    document = _safely(document, _even_line_ends(document.text))
    for path in [path for path, _ in singles(document)]:
        if _is_loose_prose(document, path):
            document = _in_block(document, path)
    return document.text


def _safely(document: Document, text: str) -> Document:
    """Take a new text where it says the same, else keep the old one."""
    if text == document.text:
        return document
    after = parse(Document(document.file, text))
    same = after.data == _normal(document.data) and same_comments(document, after)
    return after if same else document


def _even_line_ends(text: str) -> str:
    end = newline(text)
    return re.sub(r"\r?\n", end, text.rstrip("\r\n") + end)


def _is_loose_prose(document: Document, path: KeyPath) -> bool:
    """Tell whether a value is prose outside a block, and could stand in one."""
    return (
        path[-1] in emit.PROSE
        and path not in document.empty | document.cut
        and document.text[document.values[path].start] not in "|>"
        and not in_flow(document, path)
        and not _comment_follows(document, path)
    )


def _comment_follows(document: Document, path: KeyPath) -> bool:
    rest = document.text[content_end(document, path) :].split("\n", 1)[0]
    return "#" in rest


def _in_block(document: Document, path: KeyPath) -> Document:
    try:
        text = set_value(document, path, value_at(document.data, path))
    except UnsafeEditError:
        return document
    return parse(Document(document.file, text))


def _normal(value: Any) -> Any:
    """Put all texts of data into NFC."""
    if isinstance(value, str):
        return unicodedata.normalize("NFC", value)
    if isinstance(value, dict):
        return {_normal(key): _normal(part) for key, part in value.items()}
    return [_normal(part) for part in value]
