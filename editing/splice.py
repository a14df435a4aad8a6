"""Put edits into a text, and check that the result says what was meant."""

import unicodedata
from collections.abc import Iterable
from typing import Any

from argmap.editing.marks import comments
from argmap.loading.reader.document import Document
from argmap.loading.reader.events import parse
from argmap.schema.errors import UnsafeEditError
from argmap.schema.finding import Edit


def newline(text: str) -> str:
    r"""Find the line end that a text uses; the first one decides.

    Examples
    --------
    >>> newline("kind: claim\r\n")
    '\r\n'
    """
    end = text.find("\n")
    return "\r\n" if end > 0 and text[end - 1] == "\r" else "\n"


def splice(text: str, edits: Iterable[Edit]) -> str:
    r"""Put edits into a text, the last one first; new lines end as the text's own do.

    Parameters
    ----------
    text : str
        The text.
    edits : iterable of Edit
        What to change, in any order; the same edit twice counts once.

    Returns
    -------
    str
        The changed text.

    Raises
    ------
    UnsafeEditError
        Where two edits overlap.

    Examples
    --------
    >>> splice("tea: hot", [Edit("", 0, 3, "coffee"), Edit("", 5, 8, "cold")])
    'coffee: cold'
    """
    line_end, before = newline(text), len(text) + 1
    for edit in sorted(set(edits), key=lambda edit: (edit.start, edit.end), reverse=True):
        if edit.end > before:
            raise UnsafeEditError("two changes overlap")
        before = edit.start
        new = edit.replacement.replace("\r\n", "\n").replace("\n", line_end)
        text = text[: edit.start] + new + text[edit.end :]
    return text


def checked(document: Document, edits: Iterable[Edit], wanted: Any) -> str:
    """Put edits into a document, and make sure that they do what is meant and nothing else.

    Parameters
    ----------
    document : Document
        The file as it is.
    edits : iterable of Edit
        What to change.
    wanted : dict
        The data that the file has to have then.

    Returns
    -------
    str
        The changed text: it holds these data, and the comments it held before.

    Raises
    ------
    UnsafeEditError
        Where that does not come out.
    """
    text = splice(document.text, edits)
    after = parse(Document(document.file, text))
    if after.data != wanted or len(after.findings) > len(document.findings):
        raise UnsafeEditError(f"{_name(document)} cannot be changed safely; change it by hand")
    if not same_comments(document, after):
        raise UnsafeEditError(
            f"a comment in {_name(document)} stands in the way; move it, or change the file by hand"
        )
    return text


def same_comments(before: Document, after: Document) -> bool:
    """Tell whether two documents hold the same comments, in whatever form of Unicode."""
    if "#" not in before.text and "#" not in after.text:
        return True
    old, new = (
        sorted(unicodedata.normalize("NFC", comment) for comment in comments(document))
        for document in (before, after)
    )
    return old == new


def _name(document: Document) -> str:
    return f"'{document.file}'" if document.file else "the file"
