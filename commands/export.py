"""``argmap export``: write a debate for another tool."""

import sys
from dataclasses import replace
from pathlib import Path
from typing import Annotated

import typer

from argmap.commands.terminal.exit_codes import ERRORS_FOUND, MISUSE
from argmap.commands.terminal.losses import say_losses
from argmap.commands.terminal.open_debate import open_debate
from argmap.commands.terminal.options import HERE, Claims, DebateId, Json
from argmap.commands.terminal.output import (
    command,
    complain,
    emit_json,
    emit_verbatim,
    say,
    say_next,
)
from argmap.commands.terminal.status_options import ProfileOption
from argmap.editing.atomic_write import write_files
from argmap.exchange.formats import FORMATS, format_named
from argmap.exchange.frameworks import FORMATS as FRAMEWORKS
from argmap.exchange.interface import Exported, Format, Options
from argmap.schema.vocabulary import Profile

EXAMPLES = """\b
Examples:
  argmap export --format argdown --out debate.argdown
  argmap export --format csv --out tables/    several files: a folder
  argmap export --format markdown --below tea-calms
  argmap export --format af --out debate.af && argmap solve -p DS-GR -f debate.af -a 1
"""


def export(
    format_: Annotated[
        str,
        typer.Option(
            "--format", help="The format: see 'argmap formats'.", metavar="F", show_default=False
        ),
    ],
    out: Annotated[
        Path | None,
        typer.Option(
            "--out",
            help="The file to write, or the folder for several; without it, print.",
            metavar="FILE",
        ),
    ] = None,
    claims: Claims = HERE,
    debate: DebateId = None,
    *,
    below: Annotated[
        str, typer.Option("--below", help="Only what lies below this node.", metavar="NODE")
    ] = "",
    profile: ProfileOption = Profile.STRUCTURED,
    explicit: Annotated[
        bool, typer.Option("--explicit", help="Leave out links added by the editor.")
    ] = False,
    strict: Annotated[
        bool, typer.Option("--strict", help="Write nothing where anything is lost.")
    ] = False,
    json_: Json = False,
) -> None:
    """Write a debate in another format, and say what that format cannot hold."""
    chosen = format_named(format_)
    if chosen.write is None:
        complain(f"{chosen.title} is only read, not written; see 'argmap formats'")
        raise typer.Exit(MISUSE)
    options = Options(below=below, profile=profile, explicit=explicit)
    _refuse_unheeded(chosen, options)
    opened = open_debate(claims, debate)
    if below:
        options = replace(options, below=opened.node(below).id)
    exported = chosen.write([opened], options)
    refused = strict and not exported.report.is_lossless
    if not refused:
        _put(exported, out, quiet=json_)
    if json_:
        emit_json({"files": sorted(exported.files), "report": exported.report.as_json()})
    else:
        say_losses(exported.report)
    if refused:
        complain("nothing was written: --strict allows no loss")
        raise typer.Exit(ERRORS_FOUND)
    if chosen in FRAMEWORKS:
        say_next(command("solve", "-p", "SE-GR", "-f", out or f"FILE.{chosen.name}"), "status")
    else:
        say_next("formats", "status")


def _refuse_unheeded(chosen: Format, options: Options) -> None:
    """Refuse an option that the format would pass over."""
    for name in ("below", "explicit", "profile"):
        given = getattr(options, name) != getattr(Options(), name)
        if given and name not in chosen.heeds:
            able = ", ".join(format_.name for format_ in FORMATS if name in format_.heeds)
            complain(f"the format '{chosen.name}' cannot do --{name}; these can: {able}")
            raise typer.Exit(MISUSE)


def _put(exported: Exported, out: Path | None, *, quiet: bool) -> None:
    """Write one file as the one that is named, several into the folder; or print one."""
    if out is not None:
        several = len(exported.files) > 1 or out.is_dir()
        names = {(out / name if several else out): data for name, data in exported.files.items()}
        write_files(names)
        return
    if len(exported.files) > 1:
        complain(f"this format writes {len(exported.files)} files: name a folder with --out")
        raise typer.Exit(MISUSE)
    if quiet:
        say("with --json only the report is printed; --out writes the data to a file")
        return
    for data in exported.files.values():
        _print(data)


def _print(data: bytes) -> None:
    try:
        text = data.decode()
    except UnicodeDecodeError:
        if sys.stdout.isatty():
            complain("this format is not text, so it is not printed here: name a file with --out")
            raise typer.Exit(MISUSE) from None
        sys.stdout.buffer.write(data)
    else:
        emit_verbatim(text.removesuffix("\n"))
