"""The command line: ``argmap``, ``python -m argmap`` and ``python cli.py`` are the same."""

import os
import sys
from collections.abc import Mapping, Sequence
from io import StringIO, TextIOWrapper
from pathlib import Path
from typing import Annotated, ClassVar, Final

if __name__ == "__main__":  # run as a file from a checkout: make argmap importable, as installed
    sys.path.insert(0, str(Path(__file__).resolve().parent / "src"))

os.environ.setdefault("PYDANTIC_DISABLE_PLUGINS", "__all__")  # looking for plugins costs 15 ms

import typer

from argmap.commands.terminal.command_group import CommandGroup
from argmap.commands.terminal.exit_codes import MISUSE, OWN_FAULT
from argmap.commands.terminal.output import complain, say
from argmap.schema.errors import ArgmapError, NameLookupError

COMMANDS: Final[Mapping[str, Mapping[str, str]]] = {
    "Read the map": {
        "search": "Find nodes by words.",
        "show": "Show nodes or steps with everything said about them.",
        "tree": "Print the map as an outline, whole or below a node.",
        "list": "List nodes by kind, person, term or topic.",
        "path": "Show how one node bears on another.",
        "stats": "Count what the debate has.",
    },
    "Ask what holds": {
        "status": "Give the status of nodes and steps.",
        "why": "Explain a status, and what would change it.",
        "whatif": "Show what would change if something were wrong, or right.",
        "open": "List what nobody has answered yet.",
        "strength": "Weigh what is recorded for and against a node.",
        "shares": "Show what each claim contributes to a weight.",
    },
    "Ask who says what": {
        "people": "List the people of the debate.",
        "position": "Show where a person stands.",
        "who": "Show who holds a node or makes a step.",
        "compare": "Compare two people.",
        "crux": "List where people disagree, and what would decide it.",
        "replies": "Follow the exchange on a claim: objection, reply, counter-reply.",
        "kernels": "List what people concede, and to which claim.",
        "thread": "Follow the conversation around a post or comment.",
    },
    "Contribute": {
        "new": "Add a node: see what is there already, then write its file.",
        "check": "Check a debate: every error and warning, and what to do about it.",
        "fmt": "Format files.",
        "stance": "Add somebody's stance to a node.",
        "rename": "Rename a node, a person or a source everywhere.",
        "merge": "Merge two nodes, people or sources into one.",
        "move": "Move a node to another section.",
        "remove": "Remove a node, and see what would dangle.",
        "confirm": "Confirm that stances still fit a node's current wording.",
        "diff": "Show what a change does to the argument.",
        "intake": "Make a node from a filled-in form.",
        "init": "Start a knowledge base in this folder.",
        "sources": "Index, verify and cover the source texts.",
    },
    "Look things up": {
        "explain": "Explain a code of 'check' or a word of the format.",
        "docs": "Print the documents: format, commands, analysis and more.",
    },
    "Publish": {
        "build": "Build the site.",
        "serve": "Serve the site on this machine.",
        "lsp": "Serve an editor: findings, completion, hover, rename.",
        "mcp": "Serve an assistant: ask the debates, draft a reply.",
    },
    "Exchange": {
        "schema": "Print the JSON Schema of the files, for editors.",
        "solve": "Solve any abstract argumentation framework.",
        "import": "Make a debate of what another tool wrote.",
        "export": "Write a debate for another tool.",
        "formats": "List the formats that are read and written.",
        "corpus": "Analyse and query many debates at once.",
    },
}
"""Every command under its heading, in the order of the help."""

EXAMPLES: Final = """\b
Examples:
  argmap search tea calms    find a claim by its words
  argmap show tea-calms      read it, with everything said about it
  argmap position ann        see where somebody stands
  argmap check               check what you wrote
\b
Run 'argmap COMMAND --help' for details.
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
    claims: Annotated[
        str | None,
        typer.Option(help="The folder that contains claims/, or claims/ itself.", metavar="DIR"),
    ] = None,
    debate: Annotated[
        str | None, typer.Option(help="The debate, where there are several.", metavar="ID")
    ] = None,
    *,
    version: Annotated[
        bool,
        typer.Option(
            "--version", help="Print the version.", callback=_print_version, is_eager=True
        ),
    ] = False,
) -> None:
    """Keep an argument as data: check it, browse it, query it."""


def main(words: Sequence[str] | None = None) -> None:
    """Run a command; report an expected error in one sentence, with its exit code.

    Parameters
    ----------
    words : sequence of str, optional
        The command and its arguments; without it those of the process.
    """
    _open_closed_streams()
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, TextIOWrapper):
            stream.reconfigure(errors="replace")  # an old terminal may not have every letter
    try:
        app(words, prog_name="argmap")
    except ArgmapError as error:
        complain(str(error))
        _offer(error)
        sys.exit(MISUSE)
    except Exception:  # noqa: BLE001 - anything unexpected is our own bug
        import traceback

        traceback.print_exc()
        complain("this is a bug in argmap, not in your data; please report the lines above")
        sys.exit(OWN_FAULT)


def _open_closed_streams() -> None:
    """Give a process that was started without standard input, output or errors empty ones."""
    for name, mode in (("stdin", "r"), ("stdout", "w"), ("stderr", "w")):
        if getattr(sys, name) is None:
            setattr(sys, name, Path(os.devnull).open(mode, encoding="utf-8"))  # noqa: SIM115 - it stays open


def answer_questions() -> None:
    """Run one command after another, in a process where debates stay loaded, for `argmap mcp`.

    Each line of standard input is a JSON list of words; the answer is one of what the command
    prints, and of what it says besides.
    """
    import json
    from contextlib import redirect_stderr, redirect_stdout, suppress

    from argmap.commands.terminal.open_debate import LOADER
    from argmap.loading.loaded_debates import LoadedDebates

    LOADER.set(LoadedDebates().load)
    questions, sys.stdin = sys.stdin, StringIO()  # no command reads the next question
    for line in questions:
        output, errors = StringIO(), StringIO()
        with redirect_stdout(output), redirect_stderr(errors), suppress(SystemExit):
            main(json.loads(line))
        sys.stdout.write(json.dumps([output.getvalue(), errors.getvalue()]) + "\n")
        sys.stdout.flush()


def _offer(error: ArgmapError) -> None:
    """Suggest what may have been meant."""
    if not isinstance(error, NameLookupError) or not error.candidates:
        return
    if len(error.candidates) == 1:
        say(f"  did you mean '{error.candidates[0]}'?")
    else:
        say("\n".join(["  did you mean one of these?", *(f"    {c}" for c in error.candidates)]))


if __name__ == "__main__":
    from argmap.__main__ import run

    run()
