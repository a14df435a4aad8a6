"""The command line: ``argmap``, ``python -m argmap`` and ``python cli.py`` are the same."""

import os
import sys
from pathlib import Path

if __name__ == "__main__":  # run as a file from a checkout: make argmap importable, as installed
    sys.path.insert(0, str(Path(__file__).resolve().parent / "src"))

os.environ.setdefault("PYDANTIC_DISABLE_PLUGINS", "__all__")  # looking for plugins costs 15 ms

import typer  # noqa: E402 - after the path is set

from argmap.commands import check, show  # noqa: E402
from argmap.commands.outcome import MISUSE, OWN_FAULT  # noqa: E402
from argmap.commands.output import complain  # noqa: E402
from argmap.schema.errors import ArgmapError, UnknownIdError  # noqa: E402

app = typer.Typer(
    name="argmap",
    help="Keep an argument as data: check it, browse it, ask it.",
    no_args_is_help=True,
    add_completion=True,
    rich_markup_mode=None,
    pretty_exceptions_enable=False,
    context_settings={"help_option_names": ["-h", "--help"]},
)
app.command("check")(check.check)
app.command("show")(show.show)


def main() -> None:
    """Run a command, and turn what can go wrong into a sentence and an exit code."""
    try:
        app()
    except UnknownIdError as error:
        hint = f"; did you mean '{error.candidates[0]}'?" if error.candidates else ""
        complain(f"{error}{hint}")
        sys.exit(MISUSE)
    except ArgmapError as error:
        complain(str(error))
        sys.exit(MISUSE)
    except BrokenPipeError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        sys.exit(0)
    except RecursionError:
        complain("this is a fault of argmap, not of your data: the input nests too deep for it")
        sys.exit(OWN_FAULT)


if __name__ == "__main__":
    main()
