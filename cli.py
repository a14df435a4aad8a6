"""The command line: ``argmap``, ``python -m argmap`` and ``python cli.py`` are the same."""

import os
import sys
from collections.abc import Mapping
from io import TextIOWrapper
from pathlib import Path
from typing import Annotated, ClassVar, Final

if __name__ == "__main__":  # run as a file from a checkout: make argmap importable, as installed
    sys.path.insert(0, str(Path(__file__).resolve().parent / "src"))

os.environ.setdefault("PYDANTIC_DISABLE_PLUGINS", "__all__")  # looking for plugins costs 15 ms

import typer

from argmap.commands.terminal.command_group import CommandGroup
from argmap.commands.terminal.exit_codes import MISUSE, OWN_FAULT
from argmap.commands.terminal.output import complain, say
from argmap.schema.errors import AmbiguousNameError, ArgmapError, UnknownIdError

COMMANDS: Final[Mapping[str, Mapping[str, str]]] = {
    "Read the map": {
        "search": "Find nodes by words.",
        "show": "Show a node or a step with all that bears on it.",
        "tree": "Draw the map as an outline, whole or below a node.",
        "list": "List nodes by kind, person, term or topic.",
        "path": "Show how one node bears on another.",
        "stats": "Count what the debate has.",
    },
    "Ask what stands": {
        "status": "Say how nodes and steps stand, in one word each.",
        "why": "Say why, and what would change it.",
        "whatif": "Say what would change if something were wrong, or right.",
        "open": "List what nobody has answered yet.",
        "strength": "Weigh what is on record for and against a node.",
        "shares": "Say what each claim contributes to a weight.",
    },
    "Ask who says what": {
        "people": "List the people of the debate.",
        "position": "Say where a person stands.",
        "who": "Say who holds a node or draws a step.",
        "compare": "Put two people side by side.",
        "crux": "List where people part, and what would decide it.",
        "replies": "Follow the exchange on a claim: objection, reply, counter-reply.",
        "kernels": "List what is granted, by whom, to which claim.",
        "thread": "Follow the conversation around a source.",
    },
    "Contribute": {
        "new": "Add a node: see what is there already, then write its file.",
        "check": "Check a debate: every error and warning, and what to do about it.",
        "explain": "Explain what a check finds, and how to mend it.",
        "fmt": "Put files into good form.",
        "rename": "Give a node another id, everywhere.",
        "merge": "Make one node of two that say the same.",
        "confirm": "Say that people's stances hold of a node's present words.",
        "diff": "Say what a change does to the argument.",
        "intake": "Make a node of a filled-in form.",
        "init": "Start a knowledge base in this folder.",
        "sources": "Keep track of the texts: index, verify, coverage.",
    },
    "Publish": {
        "build": "Build the site.",
        "serve": "Serve the site on this machine.",
    },
    "Exchange": {
        "schema": "Print the JSON Schema of the files, for editors.",
        "solve": "Answer questions about any abstract argumentation framework.",
        "export": "Write a debate as such a framework, for other solvers.",
    },
}
"""Every command under its heading, in the order of the help."""

EXAMPLES: Final = """\b
Examples:
  argmap search value spills        find a claim by its words
  argmap show value-spills-over     read it, with all that bears on it
  argmap position byrnes            see where somebody stands
  argmap check                      check what you wrote
\b
'argmap COMMAND --help' says more about each.
"""


class _Commands(CommandGroup):
    parts: ClassVar[Mapping[str, Mapping[str, str]]] = COMMANDS


app = typer.Typer(
    name="argmap",
    cls=_Commands,
    epilog=EXAMPLES,
    no_args_is_help=True,
    add_completion=True,
    rich_markup_mode=None,
    pretty_exceptions_enable=False,
    context_settings={"help_option_names": ["-h", "--help"]},
)


def _print_version(wanted: bool) -> None:
    if wanted:
        from argmap import __version__
        from argmap.commands.terminal.output import emit

        emit(f"argmap {__version__}")
        raise typer.Exit


@app.callback()
def argmap(
    *,
    version: Annotated[
        bool,
        typer.Option(
            "--version", help="Print the version.", callback=_print_version, is_eager=True
        ),
    ] = False,
) -> None:
    """Keep an argument as data: check it, browse it, ask it."""


def main() -> None:
    """Run a command, and turn what can go wrong into a sentence and an exit code."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, TextIOWrapper):
            stream.reconfigure(errors="replace")  # an old terminal may lack a letter
    try:
        app(prog_name="argmap")
    except ArgmapError as error:
        complain(str(error))
        _offer(error)
        sys.exit(MISUSE)
    except Exception:  # noqa: BLE001 - whatever it is, it is our own fault
        import traceback

        traceback.print_exc()
        complain("this is a fault of argmap, not of your data; please report the lines above")
        sys.exit(OWN_FAULT)


def _offer(error: ArgmapError) -> None:
    """Name what may have been meant."""
    if not isinstance(error, AmbiguousNameError | UnknownIdError) or not error.candidates:
        return
    if len(error.candidates) == 1:
        say(f"  did you mean '{error.candidates[0]}'?")
    else:
        say("\n".join(["  did you mean one of these?", *(f"    {c}" for c in error.candidates)]))


if __name__ == "__main__":
    from argmap.__main__ import run

    run()
