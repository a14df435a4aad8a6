"""``argmap init``: start a knowledge base in the current folder."""

from collections.abc import Iterator
from importlib.resources import files
from importlib.resources.abc import Traversable
from pathlib import Path
from typing import Annotated, Final

import typer

from argmap.commands.terminal.exit_codes import MISUSE
from argmap.commands.terminal.output import complain, emit, say, say_next
from argmap.commands.terminal.prompts import can_ask
from argmap.editing.atomic_write import write_file
from argmap.graph.model.phrasing import counted
from argmap.loading.reader.characters import refused
from argmap.schema.ids import id_problem

EXAMPLES = """\b
Examples:
  argmap init                     claims/my-debate, with an example to change
  argmap init tea --title 'Tea?'  another name and title
"""
STARTER: Final = "my-debate"
"""What the debate is called in the files that are copied."""

_TITLE: Final = "Tea or coffee?"
_QUESTION: Final = "Is tea or coffee the better drink to start a day with?"
_DOT: Final = "dot."
"""Hidden files are kept under a name that every packaging tool takes along."""


def init(
    name: Annotated[
        str, typer.Argument(help="The id of the debate: its folder's name.", metavar="NAME")
    ] = STARTER,
    *,
    title: Annotated[
        str | None, typer.Option("--title", help="The debate's title.", show_default=False)
    ] = None,
    question: Annotated[
        str | None, typer.Option("--question", help="What it is about.", show_default=False)
    ] = None,
    no_input: Annotated[bool, typer.Option("--no-input", help="Ask nothing.")] = False,
) -> None:
    """Start a knowledge base here: a first debate, and what a repository for it needs.

    The debate has a question, a claim and an objection; beside it lie a README, settings, and the
    workflows and forms for contributions. A file that is there already stays as it is.
    """
    here = Path()
    if problem := id_problem(name):
        complain(f"'{name}' cannot be the name of a debate: {problem}")
        raise typer.Exit(MISUSE)
    if (here / "claims").exists():
        complain("there is a folder 'claims' here; a debate in it is a folder with a debate.yaml")
        raise typer.Exit(MISUSE)
    if can_ask() and not no_input:
        title = title or typer.prompt("Title of the debate", _TITLE, err=True)
        question = question or typer.prompt("The question", _QUESTION, err=True)
    words = {_TITLE: _line(title or _TITLE), _QUESTION: _line(question or _QUESTION)}
    _copy(here, name, words)
    say_next("check", "build", "new")


def _line(text: str) -> str:
    """Put a text on one line, where it can stand in a block."""
    line = " ".join(text.split())
    hidden = [character for _, character in refused(line)]
    if hidden or not line:
        complain(f"take out the character {hidden[0]}" if hidden else "this needs at least a word")
        raise typer.Exit(MISUSE)
    return line


def _copy(here: Path, name: str, words: dict[str, str]) -> None:
    """Copy the starter, under the names and with the texts that were chosen."""
    written, kept = [], []
    for inner, content in starter():
        path = here / inner.replace(f"claims/{STARTER}/", f"claims/{name}/", 1)
        if path.exists() or path.is_symlink():
            kept.append(path)
            continue
        if inner.startswith("claims/"):
            for old, new in words.items():
                content = content.replace(f">-\n  {old}\n", f">-\n  {new}\n")  # noqa: PLW2901
        write_file(path, content)
        written.append(path)
    emit(f"claims/{name}")
    say(f"wrote {counted(len(written), 'file')}")
    if kept:
        say(f"kept what was there: {', '.join(path.as_posix() for path in kept)}")


def starter() -> Iterator[tuple[str, str]]:
    """Yield the files of the starter: their names in a knowledge base, and their texts."""
    yield from _walk(files("argmap.commands") / "starter", "")


def _walk(folder: Traversable, under: str) -> Iterator[tuple[str, str]]:
    for entry in sorted(folder.iterdir(), key=lambda entry: entry.name):
        hidden = entry.name.startswith(_DOT)
        name = f"{under}{'.' if hidden else ''}{entry.name.removeprefix(_DOT)}"
        if entry.is_dir():
            yield from _walk(entry, f"{name}/")
        else:
            yield name, entry.read_text(encoding="utf-8")
