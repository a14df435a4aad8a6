"""Change files so that nobody ever meets half of one: the one place that writes in ``claims/``."""

import os
import shutil
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from glob import escape
from pathlib import Path

from argmap.editing.steps import Move, Step, Write
from argmap.schema.errors import UnwritableFileError


def replace_file(path: Path, text: str) -> None:
    """Write a file beside its place, and put it there in one step; line ends stay as they are.

    What a run that was killed left beside this file goes.

    Raises
    ------
    UnwritableFileError
        Where that cannot be done; what was there is still there.
    """
    beside = path.with_name(f".{path.name}.{os.getpid()}")
    with _complaining(path):
        path.parent.mkdir(parents=True, exist_ok=True)
        for left in path.parent.glob(f".{escape(path.name)}.[0-9]*"):
            left.unlink(missing_ok=True)
        try:
            _write(beside, text)
            if path.exists():
                shutil.copymode(path, beside)
            beside.replace(path)
        finally:
            beside.unlink(missing_ok=True)


def replace_files(files: Mapping[Path, bytes]) -> None:
    """Write several files: all beside their places first, then each into its place.

    Raises
    ------
    UnwritableFileError
        Where one cannot be written; then none is changed.
    """
    staged: dict[Path, Path] = {}
    path = Path()
    try:
        for path, data in files.items():
            path.parent.mkdir(parents=True, exist_ok=True)
            staged[path] = path.with_name(f".{path.name}.{os.getpid()}")
            staged[path].write_bytes(data)
        for path, beside in staged.items():
            beside.replace(path)
    except OSError as error:
        raise UnwritableFileError(f"cannot write '{path}': {error.strerror}") from error
    finally:
        for beside in staged.values():
            beside.unlink(missing_ok=True)


def on_disk(claims: Path, file: str) -> Path:
    """Find a file by the name that findings have for it, whatever the folder of debates is called.

    Examples
    --------
    >>> on_disk(Path("debates"), "claims/tea/debate.yaml").as_posix()
    'debates/tea/debate.yaml'
    """
    inner = file.removeprefix("claims/")
    return claims.parent / file if inner == file else claims / inner


def carry_out(steps: Iterable[Step], claims: Path) -> None:
    """Carry out steps one after the other, in a folder of debates.

    Raises
    ------
    UnwritableFileError
        Where one cannot be carried out; those before it are done.
    """
    for step in steps:
        path = on_disk(claims, step.file)
        if isinstance(step, Write):
            replace_file(path, step.text)
            continue
        with _complaining(path):
            if isinstance(step, Move):
                path.rename(on_disk(claims, step.to))
            else:
                path.unlink(missing_ok=True)


def _write(path: Path, text: str) -> None:
    """Write a file, and wait until the disk has it."""
    with path.open("w", encoding="utf-8", newline="") as stream:
        stream.write(text)
        stream.flush()
        os.fsync(stream.fileno())


@contextmanager
def _complaining(path: Path) -> Iterator[None]:

    try:
        yield
    except OSError as error:
        raise UnwritableFileError(f"cannot write '{path}': {error.strerror}") from error
