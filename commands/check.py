"""``argmap check``: say what is wrong with the debates, all of it, in one run."""

from collections.abc import Sequence
from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from argmap.checks.run import check_all
from argmap.commands.terminal import findings as report
from argmap.commands.terminal.exit_codes import ERRORS_FOUND
from argmap.commands.terminal.options import HERE, Claims, DebateId
from argmap.commands.terminal.output import emit, emit_json, say, say_next
from argmap.commands.terminal.sarif import as_sarif
from argmap.editing.autofix import mend_all
from argmap.graph.model.phrasing import counted
from argmap.loading.documents import read_document
from argmap.schema.finding import Finding, Severity

EXAMPLES = """\b
Examples:
  argmap check                        all debates here, and argmap.toml
  argmap check --fix                  mend what is misspelt or slipped, then check
  argmap check --notes                also what is open, unanswered or held by nobody
  argmap check --text the-debate.txt  also texts that copy seven words in a row
"""
_TOLD = 2
"""How many codes the last line names."""


class Format(StrEnum):
    """How findings are written."""

    TEXT = "text"
    JSON = "json"
    GITHUB = "github"
    SARIF = "sarif"


def check(
    claims: Claims = HERE,
    debate: DebateId = None,
    *,
    fix: Annotated[
        bool, typer.Option("--fix", help="First mend all that needs no person to decide.")
    ] = False,
    notes: Annotated[
        bool, typer.Option("--notes", help="Show notes too: facts, not defects.")
    ] = False,
    format_: Annotated[
        Format, typer.Option("--format", help="For people, for programs, or for a forge.")
    ] = Format.TEXT,
    text: Annotated[
        Path | None,
        typer.Option(
            "--text",
            help="The document behind the debate: find texts that copy its words.",
            metavar="FILE",
        ),
    ] = None,
) -> None:
    """Check all debates: every error and warning, where it is, and what to do about it.

    Without --debate all debates are checked, and argmap.toml. Exit code 1 where there are errors.
    With --fix misspelt names, broken texts and the like are mended first; nothing else in a file
    changes, comments stay, and what is left is reported.
    """
    if fix:
        _say_mended(mend_all(claims, debate))
    checked = check_all(claims, debate, None if text is None else read_document(text))
    shown = [f for f in checked.findings if notes or f.severity is not Severity.NOTE]
    if format_ is Format.JSON:
        counts = report.count(checked.findings)
        emit_json({"findings": report.as_json(shown), "counts": counts, "files": checked.files})
    elif format_ is Format.SARIF:
        emit(as_sarif(shown))
    else:
        if shown:
            emit(report.as_github(shown) if format_ is Format.GITHUB else report.as_text(shown))
        hidden = len(checked.findings) - len(shown)
        told = f"; {counted(hidden, 'note')} with --notes" if hidden else ""
        say(f"{report.summary(shown, checked.files)}{told}")
        _say_next(shown)
    if checked.errors:
        raise typer.Exit(ERRORS_FOUND)


def _say_mended(findings: Sequence[Finding]) -> None:
    """Say what was mended, and where."""
    for finding in findings:
        place = finding.location
        say(f"mended {place.file}:{place.line}:{place.column}: {finding.message}")
    if not findings:
        say("nothing to mend")


def _say_next(findings: Sequence[Finding]) -> None:
    """Name what helps: an explanation of what was found; where all is well, what comes after."""
    codes = list(dict.fromkeys(finding.code for finding in findings))
    if any(finding.edit is not None for finding in findings):
        say_next("check --fix", *(f"explain {code}" for code in codes[:1]))
    elif codes:
        say_next(*(f"explain {code}" for code in codes[:_TOLD]))
    else:
        say_next("build", "open")
