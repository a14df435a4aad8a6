"""A comparison as JSON, and back: what comes from a stranger is read as strictly as their YAML."""

from collections.abc import Sequence
from pathlib import Path
from typing import Annotated, Any, Final, Literal

from pydantic import AfterValidator, Field, TypeAdapter, ValidationError

from argmap.graph.diff import Change, ChangeKind, DebateDiff, Level, Piece, furthest
from argmap.loading.documents import read_bytes
from argmap.loading.reader.characters import refused
from argmap.schema.errors import UnreadableFileError
from argmap.schema.ids import ID_PATTERN
from argmap.schema.record import Record

MAX_COMPARISON_BYTES: Final = 5_000_000
"""The largest comparison that is read back, in bytes."""


def _visible(text: str) -> str:
    """Take out what no file of a debate may hold: what is unseen, or turns a line round."""
    hidden = {offset for offset, _ in refused(text)}
    return "".join(char for place, char in enumerate(text) if place not in hidden)


_Text = Annotated[str, Field(max_length=70_000), AfterValidator(_visible)]
"""A text of a debate: a file has at most 65,536 bytes."""


class _Piece(Record):
    """A stretch of a word diff."""

    sign: Literal["=", "-", "+"]
    text: _Text
    decisive: bool


class _Change(Record):
    """One change."""

    class_: ChangeKind = Field(alias="class")
    level: Level
    subject: _Text
    before: _Text
    after: _Text
    reason: _Text
    words: tuple[_Piece, ...] = ()


class _Debate(Record):
    """What differs in one debate."""

    debate: Annotated[str, Field(pattern=ID_PATTERN, max_length=64)]
    level: Level | None
    changes: Annotated[tuple[_Change, ...], Field(max_length=100_000)]
    left_out: Annotated[tuple[_Text, ...], Field(max_length=100_000)]


class _Comparison(Record):
    """All of it."""

    format: Literal[2]
    level: Level | None
    debates: Annotated[tuple[_Debate, ...], Field(max_length=1_000)]


def as_shape(diffs: Sequence[DebateDiff]) -> dict[str, Any]:
    """Write a comparison for a program."""
    return {
        "level": furthest([diff.level for diff in diffs]),
        "debates": [
            {
                "debate": diff.debate,
                "level": diff.level,
                "changes": [_change(change) for change in diff.changes],
                "left_out": list(diff.left_out),
            }
            for diff in diffs
        ],
    }


def _change(change: Change) -> dict[str, Any]:
    shape: dict[str, Any] = {
        "class": change.kind,
        "level": change.level,
        "subject": change.subject,
        "before": change.before,
        "after": change.after,
        "reason": change.reason,
    }
    if change.words:
        shape["words"] = [piece._asdict() for piece in change.words]
    return shape


def read_shape(file: Path) -> tuple[DebateDiff, ...]:
    """Read a comparison that was written as JSON.

    Levels and the order of changes are worked out again: a file cannot claim them.

    Raises
    ------
    UnreadableFileError
        Where any part of it is not as such a file has it.
    """
    if file.exists() and not file.is_file():
        raise UnreadableFileError(f"'{file}' is not an ordinary file")
    raw = read_bytes(file, MAX_COMPARISON_BYTES)
    try:
        found = TypeAdapter(_Comparison).validate_json(raw)
    except ValidationError as error:
        first = error.errors(include_url=False, include_input=False)[0]
        where = ".".join(str(part) for part in first["loc"][:6]) or "the top"
        raise UnreadableFileError(f"'{file}' is no comparison: look at {where}") from error
    return tuple(_debate(debate) for debate in found.debates)


def _debate(read: _Debate) -> DebateDiff:
    changes = [
        Change(
            change.class_,
            change.subject,
            change.before,
            change.after,
            change.reason,
            tuple(Piece(piece.sign, piece.text, piece.decisive) for piece in change.words),
        )
        for change in read.changes
    ]
    ordered = tuple(sorted(changes, key=Change.sort_key))
    return DebateDiff(read.debate, ordered, left_out=read.left_out)
