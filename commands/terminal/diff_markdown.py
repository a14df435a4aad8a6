"""A comparison as Markdown for a forge: a stranger's text stands in code, where nothing works.

Within code no name is called, no issue is closed, no picture is fetched and no HTML is read.
"""

import re
from collections.abc import Iterator, Sequence
from itertools import groupby
from typing import Final

from argmap.commands.terminal.diff_text import INLINE, SAME, SAME_SO_FAR, decisive, some
from argmap.commands.terminal.output import plain
from argmap.graph.diff import Change, DebateDiff, furthest

COMMENT_CHARACTERS: Final = 60_000
"""How many characters a comment of a forge takes, about."""

_TICKS: Final = re.compile("`+")


def as_markdown(diffs: Sequence[DebateDiff], remark: str = "") -> str:
    """Write a comparison for a comment or the summary of a job; what is too long is cut off.

    Parameters
    ----------
    diffs : sequence of DebateDiff
        What differs in each debate.
    remark : str, optional
        A sentence of our own on the whole of it; it stands first.
    """
    level = furthest([diff.level for diff in diffs])
    head = f"### Argument diff: {level}"
    if level is None:
        partly = any(diff.left_out for diff in diffs)
        head = f"### Argument diff\n\nIn short: {SAME_SO_FAR if partly else SAME}."
    blocks = [block for diff in diffs for block in _debate(diff)]
    parts, size = [head], 0
    if remark:
        parts.append(f"**{remark[:1].upper()}{remark[1:]}.**")
    for place, block in enumerate(blocks):
        size += len(block) + 2
        if size > COMMENT_CHARACTERS:
            parts.append(f"And {len(blocks) - place} more; `argmap diff` shows all.")
            break
        parts.append(block)
    return "\n\n".join(parts)


def _debate(diff: DebateDiff) -> Iterator[str]:
    for level, changes in groupby(diff.changes, key=lambda change: change.level):
        yield f"**{level}** in {span(diff.debate)}"
        for subject, group in groupby(changes, key=lambda change: change.subject):
            lines = [line for change in group for line in _lines(change)]
            yield "\n".join([f"- {span(subject)}", *lines])
    if diff.left_out:
        yield f"Not compared: what has errors in {span(some(diff.left_out))}."


def _lines(change: Change) -> Iterator[str]:
    title = change.kind.replace("-", " ")
    because = f" ({span(change.reason)})" if change.reason else ""
    if change.before and change.after and len(change.before) + len(change.after) <= INLINE:
        yield f"  - {title}: {span(change.before)} → {span(change.after)}{because}"
        return
    yield f"  - {title}{because}"
    if body := list(_body(change)):
        yield from (f"    {line}" for line in fence(body).split("\n"))


def _body(change: Change) -> Iterator[str]:
    if change.before:
        yield f"- {change.before}"
    if change.after:
        yield f"+ {change.after}"
    if marked := decisive(change.words):
        yield f"! bears on the meaning: {marked}"


def span(text: str) -> str:
    """Write a text as code within a line.

    Examples
    --------
    >>> span("@all `x` #1")
    '`` @all `x` #1 ``'
    """
    line = " ".join(plain(text).split()) or " "
    ticks = "`" * (_longest(line) + 1)
    pad = " " if "`" in line else ""
    return f"{ticks}{pad}{line}{pad}{ticks}"


def fence(lines: Sequence[str]) -> str:
    """Write lines as a block of code, in a fence longer than any run of backticks within.

    Examples
    --------
    >>> print(fence(["- ```", "+ tea"]))
    ````diff
    - ```
    + tea
    ````
    """
    safe = [" ".join(plain(line).split()) for line in lines]
    ticks = "`" * max(3, _longest("\n".join(safe)) + 1)
    return "\n".join([f"{ticks}diff", *safe, ticks])


def _longest(text: str) -> int:
    return max((len(run) for run in _TICKS.findall(text)), default=0)
