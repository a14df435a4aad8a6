"""Reading a document that the caller names: the text behind a debate."""

from pathlib import Path
from typing import Final

from argmap.graph.sources.paragraphs import decode
from argmap.schema.errors import UnreadableFileError

MAX_DOCUMENT_BYTES: Final = 50_000_000
"""The largest document that is read, in bytes."""


def read_bytes(file: Path, largest: int | None = None) -> bytes:
    """Read a file of a bounded size, by default of the largest size of a document.

    Raises
    ------
    UnreadableFileError
        Where it cannot be opened, or is too large.
    """
    limit = MAX_DOCUMENT_BYTES if largest is None else largest
    try:
        with file.open("rb") as stream:
            # one byte more than allowed: a size is not asked for, since a pipe has none
            raw = stream.read(limit + 1)
    except OSError as error:
        raise UnreadableFileError(f"cannot read '{file}': {error.strerror}") from error
    if len(raw) > limit:
        raise UnreadableFileError(f"'{file}' has more than {limit} bytes")
    return raw


def read_document(file: Path) -> str:
    """Read a document strictly.

    Raises
    ------
    UnreadableFileError
        Where it cannot be opened, is too large, or is not UTF-8.
    """
    raw = read_bytes(file)
    try:
        return decode(raw)
    except UnreadableFileError as error:
        raise UnreadableFileError(f"cannot read '{file}': {error}") from error
