"""A comparison as text for a terminal."""

from collections.abc import Iterator, Sequence
from itertools import groupby
from typing import Final

from argmap.commands.terminal.layout import wrapped
from argmap.graph.diff import Change, DebateDiff, Piece, furthest
from argmap.graph.model.wording import counted

INLINE: Final = 60
"""What is longer stands on lines of its own."""

SAME: Final = "the argument is the same"
SAME_SO_FAR: Final = "no change in what could be read"
_NAMED: Final = 3


def as_text(diffs: Sequence[DebateDiff]) -> str:
    """Write a comparison for a person: by level, then by what changed."""
    parts = [part for diff in diffs for part in _debate(diff, alone=len(diffs) == 1)]
    return "\n\n".join(parts or [summary(diffs)])


def summary(diffs: Sequence[DebateDiff]) -> str:
    """Sum up: ``CHANGES-CONCLUSION: 1 justification-changed, 2 node-added``."""
    level = furthest([diff.level for diff in diffs])
    if level is None:
        return SAME_SO_FAR if any(diff.left_out for diff in diffs) else SAME
    kinds = [change.kind for diff in diffs for change in diff.changes]
    counts = [f"{kinds.count(kind)} {kind}" for kind in dict.fromkeys(kinds)]
    return f"{level}: {', '.join(counts)}"


def _debate(diff: DebateDiff, *, alone: bool) -> Iterator[str]:
    for level, changes in groupby(diff.changes, key=lambda change: change.level):
        found = list(changes)
        where = "" if alone else f" in {diff.debate}"
        lines = [f"{level}{where} ({counted(len(found), 'change')})"]
        for subject, group in groupby(found, key=lambda change: change.subject):
            lines.append(f"  {subject}")
            lines += [line for change in group for line in _lines(change)]
        yield "\n".join(lines)
    if diff.left_out:
        yield f"not compared: what has errors in {some(diff.left_out)}; 'argmap check' explains"


def some(files: Sequence[str]) -> str:
    """Name the first of many files."""
    more = f" and {len(files) - _NAMED} more" if len(files) > _NAMED else ""
    return f"{', '.join(files[:_NAMED])}{more}"


def _lines(change: Change) -> Iterator[str]:
    title = change.kind.replace("-", " ")
    because = f" ({change.reason})" if change.reason else ""
    if change.words:
        yield wrapped(f"{title}{because}: {words(change.words)}", 4, 4)
        if marked := decisive(change.words):
            yield wrapped(f"bears on the meaning: {marked}", 8, 4)
    elif len(change.before) + len(change.after) <= INLINE or not (change.before and change.after):
        short = " -> ".join(filter(None, [change.before, change.after]))
        yield wrapped(f"{title}{f': {short}' if short else ''}{because}", 4, 4)
    else:
        yield wrapped(f"{title}{because}", 4, 4)
        yield wrapped(f"- {change.before}", 6, 2)
        yield wrapped(f"+ {change.after}", 6, 2)


def words(pieces: Sequence[Piece]) -> str:
    """Write a word diff on one line: ``tea [-calms-] {+wakes+}``.

    Examples
    --------
    >>> from argmap.graph.diff import Piece
    >>> words([Piece("=", "tea"), Piece("-", "calms"), Piece("+", "wakes")])
    'tea [-calms-] {+wakes+}'
    """
    marks = {"=": "{}", "-": "[-{}-]", "+": "{{+{}+}}"}
    return " ".join(marks[piece.sign].format(piece.text) for piece in pieces)


def decisive(pieces: Sequence[Piece]) -> str:
    """Name the stretches that bear on the meaning."""
    return ", ".join(f"{piece.sign}{piece.text}" for piece in pieces if piece.decisive)
