"""``argmap check``: report everything that is wrong with the debates."""

from collections.abc import Collection, Sequence
from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from argmap.checks import CHECKS, DEFECTS
from argmap.checks.run import check_all
from argmap.commands.terminal import findings as report
from argmap.commands.terminal.document_text import document_text
from argmap.commands.terminal.exit_codes import ERRORS_FOUND
from argmap.commands.terminal.open_debate import suggest_about
from argmap.commands.terminal.options import HERE, Claims, DebateId
from argmap.commands.terminal.output import (
    emit,
    emit_json,
    emit_verbatim,
    limit_size,
    say,
    say_next,
)
from argmap.commands.terminal.sarif import as_sarif
from argmap.editing.autofix import fix_all
from argmap.loading.discovery import find_claims
from argmap.schema.finding import Finding, Severity

EXAMPLES = """\b
Examples:
  argmap check                        all debates here, and argmap.toml
  argmap check --fix                  fix typing mistakes, then check
  argmap check --notes                also what is open, unanswered or unattributed
  argmap check --text the-debate.txt  also texts that copy seven words in a row
"""
_HINTS = 2
"""How many codes the last line names."""


class ReportFormat(StrEnum):
    """How findings are written."""

    TEXT = "text"
    JSON = "json"
    GITHUB = "github"
    SARIF = "sarif"


_WHOLE = (ReportFormat.GITHUB, ReportFormat.SARIF)
"""What a forge reads is never cut."""


def check(
    claims: Claims = HERE,
    debate: DebateId = None,
    *,
    fix: Annotated[
        bool, typer.Option("--fix", help="First fix whatever needs no decision.")
    ] = False,
    notes: Annotated[
        bool, typer.Option("--notes", help="Show notes too: facts about the debate, not defects.")
    ] = False,
    format_: Annotated[
        ReportFormat, typer.Option("--format", help="For people, for programs, or for a forge.")
    ] = ReportFormat.TEXT,
    text: Annotated[
        Path | None,
        typer.Option(
            "--text",
            help="The document behind the debate: find texts that copy its words.",
            metavar="FILE",
        ),
    ] = None,
    expect: Annotated[
        bool, typer.Option("--expect", help="Fail where an expectation of debate.yaml fails.")
    ] = False,
    base: Annotated[
        str | None,
        typer.Option(
            "--base",
            help="A git revision: of two nodes that say the same, report the newer.",
            metavar="REV",
        ),
    ] = None,
    everything: Annotated[
        bool, typer.Option("--all", help="Print everything, however long.")
    ] = False,
) -> None:
    """Check all debates: report every error and warning, where it is, and what to do.

    Without --debate, checks all debates and argmap.toml. Exits with 1 if there are errors.
    --fix first corrects misspelt names, broken texts and the like; nothing else in a file changes,
    comments stay, and what remains is reported.
    """
    limit_size(everything or format_ in _WHOLE)
    if fix:
        _say_fixed(fix_all(claims, debate))
    checked = check_all(
        claims,
        debate,
        None if text is None else document_text(text),
        checks=CHECKS if notes or format_ is ReportFormat.JSON else DEFECTS,
        expect=expect,
        base=_files_at(claims, base),
    )
    shown = [f for f in checked.findings if notes or f.severity is not Severity.NOTE]
    if format_ is ReportFormat.JSON:
        counts = report.count(checked.findings)
        emit_json({"findings": report.as_json(shown), "counts": counts, "files": checked.files})
    elif format_ is ReportFormat.SARIF:
        emit(as_sarif(shown))
    else:
        if shown and format_ is ReportFormat.GITHUB:
            emit_verbatim(report.as_github(shown))
        elif shown:
            emit(report.as_text(shown))
        more = "" if notes else "; notes with --notes"
        say(f"{report.summary(shown, checked.files)}{more}")
        suggest_about(claims, find_claims(claims), debate)
        _say_next(shown)
    if checked.errors:
        raise typer.Exit(ERRORS_FOUND)


def _files_at(claims: Path, base: str | None) -> Collection[str] | None:
    """List the files of the revision to compare with, where there is one."""
    if base is None:
        return None
    from argmap.loading.git_revisions import files_at  # starting git costs 4 ms, and few ask for it

    return files_at(find_claims(claims), base)


def _say_fixed(findings: Sequence[Finding]) -> None:
    """Report what was fixed, and where."""
    for finding in findings:
        place = finding.location
        say(f"fixed {place.file}:{place.line}:{place.column}: {finding.message}")
    if not findings:
        say("nothing to fix")


def _say_next(findings: Sequence[Finding]) -> None:
    """Suggest an explanation of what was found, or the next step."""
    codes = list(dict.fromkeys(finding.code for finding in findings))
    if any(finding.edit is not None for finding in findings):
        say_next("check --fix", *(f"explain {code}" for code in codes[:1]))
    elif codes:
        say_next(*(f"explain {code}" for code in codes[:_HINTS]))
    else:
        say_next("build", "open")
