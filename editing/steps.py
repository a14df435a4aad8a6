"""Changes to the files of a knowledge base: planned as data first, carried out later.

A plan is a sequence of steps. Each step happens as a whole or not at all, and the debate loads
after every one of them, so a plan can stop anywhere; making and carrying out the plan again
finishes the work.
"""

from collections.abc import Iterator, Sequence
from functools import partial
from pathlib import Path
from typing import NamedTuple, TypeAlias

from argmap.editing import atomic_write
from argmap.editing.atomic_write import (
    TEMPORARY,
    changed_message,
    is_abandoned,
    refuse_change,
    text_of,
)
from argmap.schema.errors import FileChangedError


class Write(NamedTuple):
    """Put a text into a file.

    Attributes
    ----------
    file : str
        Its path, from the folder that contains ``claims/``.
    text : str
        What it will hold.
    before : str or None
        What it held when the plan was made; None where there was no file.
    """

    file: str
    text: str
    before: str | None = None


class Move(NamedTuple):
    """Give a file that holds the text `before` another name."""

    file: str
    to: str
    before: str


class Remove(NamedTuple):
    """Delete a file that holds the text `before`."""

    file: str
    before: str


FileStep: TypeAlias = Write | Move | Remove
"""One change of one file."""


def on_disk(claims: Path, file: str) -> Path:
    """Find a file by the name that findings give it, whatever the folder of debates is called.

    Examples
    --------
    >>> on_disk(Path("debates"), "claims/tea/debate.yaml").as_posix()
    'debates/tea/debate.yaml'
    """
    inner = file.removeprefix("claims/")
    return claims.parent / file if inner == file else claims / inner


def carry_out(steps: Sequence[FileStep], claims: Path) -> None:
    """Carry out a plan in a folder of debates, but never over what somebody saved meanwhile.

    Raises
    ------
    FileChangedError
        Where a file is no longer what it was when the plan was made. Usually that shows before
        anything is written. A file that is saved later, while others are written, keeps what was
        saved, and the steps that do not build on it are carried out all the same.
    UnwritableFileError
        Where a step cannot be carried out; those before it are done.

    """
    sweep(claims)
    if changed := list(_changed_before(steps, claims)):
        raise FileChangedError(
            f"{changed_message(changed)}; nothing was written, run the command again"
        )
    # the steps up to the last move or removal build on each other; writes after it stand alone
    chained = max((i for i, step in enumerate(steps) if not isinstance(step, Write)), default=-1)
    for number, step in enumerate(steps):
        try:
            _carry_out(step, claims)
        except FileChangedError:
            changed.append(step.file)
            if number <= chained:
                break
    if changed:
        raise FileChangedError(f"{changed_message(changed)}; run the command again to finish")


def _changed_before(steps: Sequence[FileStep], claims: Path) -> Iterator[str]:
    """Yield the files that are no longer as planned, passing over those that a step makes."""
    made: set[str] = set()
    for step in steps:
        if step.file not in made and text_of(on_disk(claims, step.file)) not in _expected(step):
            yield step.file
        made |= {step.file, step.to} if isinstance(step, Move) else {step.file}


def _expected(step: FileStep) -> tuple[str | None, ...]:
    """List what a file may hold: a removal that is done already is no obstacle."""
    return (step.before, None) if isinstance(step, Remove) else (step.before,)


def _carry_out(step: FileStep, claims: Path) -> None:
    path = on_disk(claims, step.file)
    check = partial(refuse_change, _expected(step), step.file)
    if isinstance(step, Write):
        atomic_write.replace(path, step.text, check)
    elif isinstance(step, Move):
        atomic_write.move(path, on_disk(claims, step.to), check)
    else:
        atomic_write.remove(path, check)


def sweep(claims: Path, *others: Path) -> None:
    """Delete the temporary files of runs that were killed, in debates and in other folders."""
    debates = (*claims.glob(f"*/.*{TEMPORARY}"), *claims.glob(f"*/*/.*{TEMPORARY}"))
    for path in (*debates, *(p for folder in others for p in folder.glob(f".*{TEMPORARY}"))):
        if is_abandoned(path):
            path.unlink(missing_ok=True)
