"""``argmap check``: say what is wrong with a debate, all of it, in one run."""

from enum import StrEnum
from typing import Annotated

import typer

from argmap.commands.options import HERE, Claims, DebateId
from argmap.commands.outcome import ERRORS_FOUND
from argmap.commands.output import emit, emit_json, say


class Format(StrEnum):
    """How findings are written."""

    TEXT = "text"
    JSON = "json"
    GITHUB = "github"


def check(
    claims: Claims = HERE,
    debate: DebateId = None,
    *,
    notes: Annotated[bool, typer.Option("--notes", help="Show notes as well.")] = False,
    format_: Annotated[Format, typer.Option("--format", help="For people or programs.")] = (
        Format.TEXT
    ),
) -> None:
    """Check a debate: every error and warning, where it is, and what to do about it.

    Exit code 1 where there are errors.
    """
    from argmap.commands import report
    from argmap.graph.load import load
    from argmap.schema.finding import Severity

    loaded = load(claims, debate)
    shown = [f for f in loaded.findings if notes or f.severity is not Severity.NOTE]
    total = report.summary(shown, len(loaded.files.folder.files))
    if format_ is Format.JSON:
        emit_json({"findings": report.as_json(shown), "summary": total})
    elif shown:
        emit(report.as_text(shown) if format_ is Format.TEXT else report.as_github(shown))
    if format_ is not Format.JSON:
        say(total)
    if any(finding.severity is Severity.ERROR for finding in shown):
        raise typer.Exit(ERRORS_FOUND)
