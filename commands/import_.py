"""``argmap import``: make a debate of what another tool wrote."""

from collections.abc import Sequence
from pathlib import Path
from typing import Annotated, Final

import typer

from argmap.commands.terminal.exit_codes import ERRORS_FOUND, MISUSE
from argmap.commands.terminal.losses import say_losses
from argmap.commands.terminal.open_debate import suggest_about
from argmap.commands.terminal.options import DryRun, Json
from argmap.commands.terminal.output import complain, emit, emit_json, say, say_next
from argmap.commands.terminal.progress import busy_with
from argmap.editing.debate_records import DebateRecords
from argmap.editing.import_debate import known_origins, plan_import
from argmap.editing.import_plan import ImportPlan, carry_out_imports
from argmap.exchange.formats import common_format, format_named
from argmap.exchange.input_text import read_input
from argmap.exchange.interface import Format, Imported, InputFile, LossReport, Options
from argmap.graph.model.wording import counted
from argmap.loading.discovery import CLAIMS, DEBATE_FILE
from argmap.schema.errors import UnreadableFileError
from argmap.schema.ids import id_problem

EXAMPLES = """\b
Examples:
  argmap import nodeset6064.json --into .    a debate from AIFdb, into claims/
  argmap import debate.argdown --into kb     'argmap formats' lists what is read
  argmap import new.json --into . --dry-run  what a newer version would change
"""
_LINES_SHOWN: Final = 12
"""How many files or conflicts of each kind are listed."""


def import_(
    files: Annotated[
        list[Path], typer.Argument(help="The files.", metavar="FILE…", show_default=False)
    ],
    into: Annotated[
        Path,
        typer.Option(
            "--into",
            help="The folder that contains claims/, or the folder of one debate.",
            metavar="DIR",
            show_default=False,
        ),
    ],
    format_: Annotated[
        str | None,
        typer.Option("--format", help="How the files are written.", metavar="F"),
    ] = None,
    debate: Annotated[
        str | None, typer.Option("--debate", help="What to call the debate.", metavar="ID")
    ] = None,
    *,
    strict: Annotated[
        bool, typer.Option("--strict", help="Write nothing where anything is lost.")
    ] = False,
    dry_run: DryRun = False,
    json_: Json = False,
) -> None:
    """Make a debate of files that another tool wrote, and say what was lost on the way.

    The format is recognised by the content. The same file again changes nothing; a newer version
    changes what nobody has changed here, and reports the rest.
    """
    claims, debate = _place(into, debate)
    chosen, imported, plans = planned(files, format_, claims, debate)
    refused = strict and not imported.report.is_lossless
    if not (refused or dry_run):  # before anything is printed: a reader may close the pipe
        with busy_with(f"writing {counted(sum(len(plan.files) for plan in plans), 'file')}"):
            carry_out_imports(plans, claims)
    if json_:
        emit_json(_shape(chosen, plans, imported.report, written=not (dry_run or refused)))
        say_losses(imported.report)
    elif refused:
        say_losses(imported.report)
    else:
        describe(plans, imported)
    if refused:
        complain("nothing was written: --strict allows no loss")
        raise typer.Exit(ERRORS_FOUND)
    if dry_run:
        say("nothing was written: this was a dry run")
        return
    where = into if into in {claims.parent, claims} else claims
    suggest_about(where, claims, plans[0].debate)
    say_next("check", "tree")


def planned(
    files: Sequence[Path], format_: str | None, claims: Path, debate: str
) -> tuple[Format, Imported, list[ImportPlan]]:
    """Read files that another tool wrote, and plan what becomes of them; write nothing."""
    read = [read_input(path) for path in files]
    chosen = format_named(format_) if format_ else common_format(read)
    imported = _imported(chosen, read, claims, debate)
    with busy_with("comparing with what is there"):
        plans = [plan_import(records, claims / records.id) for records in imported.debates]
    return chosen, imported, plans


def describe(plans: Sequence[ImportPlan], imported: Imported) -> None:
    """Say what an import does, and what it loses."""
    for plan in plans:
        _describe(plan, imported.debates)
    say_losses(imported.report)


def _place(into: Path, debate: str | None) -> tuple[Path, str]:
    """Find the folder of debates, and the debate that is meant where DIR is one."""
    if debate is not None and (problem := id_problem(debate)):
        complain(f"'{debate}' cannot be the name of a debate: {problem}")
        raise typer.Exit(MISUSE)
    if into.absolute().name == CLAIMS:
        return into, debate or ""
    if (into / DEBATE_FILE).is_file() or into.absolute().parent.name == CLAIMS:
        return into.absolute().parent, debate or into.absolute().name
    return into / CLAIMS, debate or ""


def _imported(format_: Format, files: Sequence[InputFile], claims: Path, debate: str) -> Imported:
    if format_.read is None:
        complain(f"{format_.title} is only written, not read; see 'argmap formats'")
        raise typer.Exit(MISUSE)
    known = {one.name: known_origins(one) for one in claims.glob("[!.]*/")}
    with busy_with(f"reading {counted(len(files), 'file')}"):
        imported = format_.read(files, Options(debate=debate, known=known))
    for records in imported.debates:
        if not records.nodes:
            raise UnreadableFileError(
                f"{files[0].name}: there is no statement in it, so there is nothing to import"
            )
    return imported


def _describe(plan: ImportPlan, debates: Sequence[DebateRecords]) -> None:
    records = next(records for records in debates if records.id == plan.debate)
    emit(f"claims/{plan.debate}")
    if not plan.files:
        emit("  nothing changes")
    for file in plan.added[:_LINES_SHOWN] if plan.updated else ():
        emit(f"  + {file}")
    if plan.added:
        counts = (
            counted(len(records.nodes), "node"),
            counted(len(records.people), "person", "people"),
            counted(len(records.sources), "source"),
        )
        emit(f"  {counted(len(plan.added), 'new file')}; in all {', '.join(counts)}")
    for file, keys in list(plan.updated.items())[:_LINES_SHOWN]:
        emit(f"  ~ {file}: {', '.join(keys)}")
    if len(plan.updated) > _LINES_SHOWN:
        emit(f"  ~ and {len(plan.updated) - _LINES_SHOWN} more files")
    for conflict in plan.conflicts[:_LINES_SHOWN]:
        say(f"  ! {conflict.file}{f', {conflict.key}' if conflict.key else ''}: {conflict.reason}")
    if len(plan.conflicts) > _LINES_SHOWN:
        say(f"  ! and {len(plan.conflicts) - _LINES_SHOWN} more conflicts")
    if plan.vanished:
        more = len(plan.vanished) - _LINES_SHOWN
        names = [*plan.vanished[:_LINES_SHOWN], *([f"and {more} more"] if more > 0 else [])]
        say(f"  no longer in the file, and left alone here: {', '.join(names)}")


def _shape(
    format_: Format, plans: Sequence[ImportPlan], report: LossReport, *, written: bool
) -> dict[str, object]:
    return {
        "imported": format_.name,
        "written": written,
        "debates": [
            {
                "debate": plan.debate,
                "added": list(plan.added),
                "updated": {file: list(keys) for file, keys in plan.updated.items()},
                "conflicts": [
                    {"file": c.file, "key": c.key, "reason": c.reason} for c in plan.conflicts
                ],
                "vanished": list(plan.vanished),
            }
            for plan in plans
        ],
        "report": report.as_json(),
    }
