"""``argmap fmt``: format files."""

from collections.abc import Iterable, Iterator
from functools import partial
from pathlib import Path
from typing import Annotated

import typer

from argmap.commands.terminal.exit_codes import ERRORS_FOUND, MISUSE
from argmap.commands.terminal.open_debate import suggest_about
from argmap.commands.terminal.options import HERE, Claims, DebateId
from argmap.commands.terminal.output import complain, emit, say, say_next
from argmap.editing.atomic_write import refuse_change, replace
from argmap.editing.formatting import formatted
from argmap.editing.marks import is_sound
from argmap.editing.steps import sweep
from argmap.graph.model.wording import counted
from argmap.loading.discovery import find_claims, list_debates, scan
from argmap.loading.load import choose_debate
from argmap.loading.reader import Document, read
from argmap.schema.errors import FileChangedError

EXAMPLES = """\b
Examples:
  argmap fmt                                    all files of all debates
  argmap fmt claims/my-debate/tea/calms.yaml    one file
  argmap fmt --check                            only say which files would change
"""


def fmt(
    files: Annotated[
        list[Path] | None,
        typer.Argument(
            help="The files; without any, all of all debates.", metavar="FILE", exists=True
        ),
    ] = None,
    claims: Claims = HERE,
    debate: DebateId = None,
    *,
    check: Annotated[
        bool, typer.Option("--check", help="Write nothing; exit with 1 where something would be.")
    ] = False,
) -> None:
    """Format files: prose in blocks, letters in one form of Unicode, one line end at the end.

    Neither what a file says nor its order changes. 'argmap check' never asks for this: it is a
    help, not a rule.
    """
    changed, refused, seen = [], 0, 0
    for path, document in _documents(files, claims, debate):
        seen += 1
        text = formatted(document)
        if text == document.text:
            continue
        try:
            if not check:
                replace(path, text, partial(refuse_change, (document.text,), document.file))
        except FileChangedError as error:
            complain(str(error))
            refused += 1
        else:
            changed.append(document.file)
    for file in changed:
        emit(file)
    done = "would change" if check else "formatted"
    say(f"{counted(len(changed), 'file')} of {seen} {done}" if changed else "nothing to format")
    suggest_about(claims, find_claims(claims), debate)
    say_next("fmt" if check and changed else "check")
    if refused or (check and changed):
        raise typer.Exit(ERRORS_FOUND)


def _documents(
    files: Iterable[Path] | None, claims: Path, debate: str | None
) -> Iterator[tuple[Path, Document]]:
    """Read the files that are meant; what has errors is left to 'argmap check'."""
    for path, file in _named(files) if files else _all(claims, debate):
        document = read(path, file)
        if is_sound(document):
            yield path, document
        else:
            complain(f"'{file}' has errors and is skipped; see 'argmap check'")


def _named(files: Iterable[Path]) -> Iterator[tuple[Path, str]]:
    for path in files:
        if path.suffix != ".yaml":
            complain(f"'{path}' is not a file of a debate: those end in .yaml")
            raise typer.Exit(MISUSE)
        yield path, path.as_posix()


def _all(claims: Path, debate: str | None) -> Iterator[tuple[Path, str]]:
    folder = find_claims(claims)
    sweep(folder)
    names = list_debates(folder)
    if debate is not None or not names:
        names = [choose_debate(names, folder, debate)]
    for name in names:
        yield from ((file.path, file.file) for file in scan(folder, name).files)
