"""``argmap diff``: what a change does to the argument."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from argmap.commands.terminal.diff_json import as_shape, read_shape
from argmap.commands.terminal.diff_markdown import as_markdown
from argmap.commands.terminal.diff_text import as_text, summary
from argmap.commands.terminal.exit_codes import ERRORS_FOUND, MISUSE
from argmap.commands.terminal.options import HERE, Claims, DebateId
from argmap.commands.terminal.output import command, complain, emit, emit_json, say, say_next
from argmap.graph.diff import ChangeKind, DebateDiff, Level, at_least, diff_all
from argmap.loading.config import read_config
from argmap.loading.discovery import find_claims
from argmap.loading.git_revisions import is_checked_out
from argmap.loading.load import garbage_collection_paused
from argmap.loading.states import SharedReader, compared_states, read_state
from argmap.render.comparison import comparison_html
from argmap.schema.config import Config
from argmap.schema.errors import NoDebateError

EXAMPLES = """\b
Examples:
  argmap diff main                    what your files change, against the branch main
  argmap diff HEAD^ HEAD              what the last commit changed
  argmap diff ../old . --format json  two folders
  argmap diff main --fail-on changes-conclusion
"""


class DiffFormat(StrEnum):
    """How a comparison is written."""

    TEXT = "text"
    MARKDOWN = "markdown"
    JSON = "json"
    HTML = "html"


class Limit(StrEnum):
    """The least level with which a comparison fails."""

    CONCLUSION = "CHANGES-CONCLUSION"
    ARGUMENT = "CHANGES-ARGUMENT"
    WORDING = "WORDING"
    META = "META"


def diff(
    base: Annotated[
        str | None,
        typer.Argument(
            help="The old state: a git revision or a folder.", metavar="BASE", show_default=False
        ),
    ] = None,
    head: Annotated[
        str | None,
        typer.Argument(
            help="The new state; without it the folder as it is, with files not yet in git.",
            metavar="HEAD",
            show_default=False,
        ),
    ] = None,
    claims: Claims = HERE,
    debate: DebateId = None,
    *,
    format_: Annotated[
        DiffFormat, typer.Option("--format", help="For people, a forge, programs or a page.")
    ] = DiffFormat.TEXT,
    fail_on: Annotated[
        Limit | None,
        typer.Option("--fail-on", help="Exit with 1 at this level or above.", case_sensitive=False),
    ] = None,
    read: Annotated[
        Path | None,
        typer.Option(
            "--read",
            help="Show a comparison saved as JSON instead of making one.",
            metavar="FILE",
        ),
    ] = None,
) -> None:
    """Show what a change does to the argument: nodes, relations, stances, and what follows.

    Levels: CHANGES-CONCLUSION, CHANGES-ARGUMENT, WORDING and META. A side that cannot
    be read is an error, never "no change".
    """
    if (base is None) == (read is None):
        complain("name what to compare with, such as 'argmap diff main', or a file with --read")
        raise typer.Exit(MISUSE)
    if read is not None:
        found, over = _read(read, claims)
    else:
        found, over = _compare(str(base), head, claims, debate)
    _emit(found, format_, over)
    if format_ is not DiffFormat.JSON:
        if base is not None and head is None and not any(one.changes for one in found):
            _say_committed(base, claims)
        _say(found)
    if over:
        complain(over)
    if (over and read is None) or _fails(found, fail_on):
        raise typer.Exit(ERRORS_FOUND)


def _read(file: Path, claims: Path) -> tuple[Sequence[DebateDiff], str]:
    """Read a comparison; say too where it brings more nodes than the folder here allows."""
    found = read_shape(file)
    try:
        return found, _over(found, read_config(find_claims(claims).parent).config)
    except NoDebateError:  # a comparison can be shown anywhere
        return found, _over(found, Config())


def _compare(
    base: str, head: str | None, claims: Path, debate: str | None
) -> tuple[Sequence[DebateDiff], str]:
    """Compare two states; say too where the change brings more nodes than the base allows."""
    reader = SharedReader()
    sides = compared_states(base, head, claims)
    was, now = (read_state(side, claims, debate, reader) for side in sides)
    if debate is not None and not (was.debates or now.debates):
        raise NoDebateError(f"neither side has a debate '{debate}'")
    with garbage_collection_paused():
        found = [
            replace(one, left_out=_together(was.left_out, now.left_out, one.debate))
            for one in diff_all(was.debates, now.debates)
        ]
    return found, _over(found, was.config)


def _together(
    was: Mapping[str, tuple[str, ...]], now: Mapping[str, tuple[str, ...]], debate: str
) -> tuple[str, ...]:
    return tuple(sorted({*was.get(debate, ()), *now.get(debate, ())}))


def _over(found: Sequence[DebateDiff], config: Config) -> str:
    """Say where a change brings more nodes than it may."""
    limit = config.limits.new_nodes
    added = sum(change.kind is ChangeKind.NODE_ADDED for one in found for change in one.changes)
    if limit is None or added <= limit:
        return ""
    return (
        f"this change adds {added} nodes, and argmap.toml allows {limit} at a time; "
        "split it so that each part can be reviewed"
    )


def _emit(found: Sequence[DebateDiff], form: DiffFormat, over: str) -> None:
    if form is DiffFormat.JSON:
        emit_json(as_shape(found))
    elif form is DiffFormat.MARKDOWN:
        emit(as_markdown(found, over))
    elif form is DiffFormat.HTML:
        emit(comparison_html(found))
    else:
        emit(as_text(found))


def _say(found: Sequence[DebateDiff]) -> None:
    if any(one.changes for one in found):
        say(f"\n{summary(found)}")
    turned = (
        change.subject
        for one in found
        for change in one.changes
        if change.kind is ChangeKind.STATUS_CHANGED
    )
    first = next(turned, None)
    say_next(command("why", first) if first else "check", "build")


def _say_committed(base: str, claims: Path) -> None:
    """Say why nothing differs from what is checked out, where somebody has committed already."""
    if not Path(base).is_dir() and is_checked_out(find_claims(claims), base):
        say(
            f"'{base}' is checked out, so this shows only uncommitted changes; "
            "for all changes name the revision you started from, such as origin/main or HEAD^"
        )


def _fails(found: Sequence[DebateDiff], limit: Limit | None) -> bool:
    return limit is not None and any(at_least(one.level, Level(limit.value)) for one in found)
