"""Applying what findings propose: all of a file at once, and only where nothing else changes."""

from collections.abc import Callable, Iterable
from typing import NamedTuple

from argmap.editing.marks import Word, words
from argmap.editing.splice import same_comments, splice
from argmap.loading.reader.document import Document
from argmap.schema.errors import UnsafeEditError
from argmap.schema.finding import Edit, Finding

Parse = Callable[[str], Document]
"""Reads the text of the file again."""


class Mended(NamedTuple):
    """A file after some of its findings were mended."""

    text: str
    findings: tuple[Finding, ...]


def mend(document: Document, findings: Iterable[Finding], parse: Parse) -> Mended:
    """Apply the edits of findings to their file.

    Parameters
    ----------
    document : Document
        The file as it is.
    findings : iterable of Finding
        Its findings; those without an edit are passed over.
    parse : callable
        Reads a text as this file is read.

    Returns
    -------
    Mended
        The changed text, and the findings whose edits are in it. An edit that overlaps another
        waits for the next run; one that would change more than it should is left to a person.

    Notes
    -----
    After the edits every key and every value that they do not touch is the same, and so are the
    comments. A file that could not be read before has to be readable further than before.
    """
    wanted = [finding for finding in findings if finding.edit is not None]
    for chosen in (wanted, *([finding] for finding in wanted)):
        edits = [finding.edit for finding in chosen if finding.edit is not None]
        try:
            text = splice(document.text, edits)
        except UnsafeEditError:
            continue  # they overlap: one at a time
        if edits and text != document.text and _is_safe(document, parse(text), edits):
            return Mended(text, tuple(chosen))
    return Mended(document.text, ())


def _is_safe(before: Document, after: Document, edits: list[Edit]) -> bool:
    if before.data is None:
        return after.data is not None or _first(after) > _first(before)
    if after.data is None or not same_comments(before, after):
        return False
    old, new = words(before), words(after)
    return len(old) == len(new) and all(
        one.value == other.value or _touched(one, edits)
        for one, other in zip(old, new, strict=True)
    )


def _touched(word: Word, edits: list[Edit]) -> bool:
    return any(edit.start <= word.span.end and word.span.start <= edit.end for edit in edits)


def _first(document: Document) -> tuple[int, int]:
    """Find where the first finding of a file stands."""
    places = [(f.location.line, f.location.column) for f in document.findings]
    return min(places, default=(0, 0))
