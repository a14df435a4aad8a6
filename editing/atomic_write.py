"""Write files whole or not at all: the one place that writes for every command.

A regular file is replaced: the new text goes into a temporary file in the same folder, and one
system call puts it in place, so no reader ever meets half a file and a full disk loses nothing.
Whatever else a path leads to keeps being what it is:

- a link stays a link, and the file that it leads to is replaced;
- a device, a pipe or a socket is written to, and so is everything below ``/dev`` and ``/proc``,
  where a name may stand for a stream that is already open;
- a folder is refused.

The permissions of a file that is replaced stay, and its owner where the system allows it.
"""

import os
import shutil
import socket
import stat
from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from functools import partial
from glob import escape
from pathlib import Path
from typing import Final

from argmap.editing.steps import Move, Remove, Step, Write
from argmap.editing.swap import swap_paths
from argmap.loading.reader import read_text
from argmap.schema.errors import FileChangedError, UnwritableFileError

TEMPORARY: Final = ".argmap"
"""How the names of temporary files end; they begin with a dot, and git ignores them."""

_STREAMS: Final = ("/dev/", "/proc/")


def write_file(path: Path, content: str | bytes) -> None:
    """Write a file, whatever its path leads to; line ends stay as they are.

    Parameters
    ----------
    path : Path
        The file. Folders on the way to it are made.
    content : str or bytes
        What to write; a text is written as UTF-8.

    Raises
    ------
    UnwritableFileError
        Where that cannot be done; what a regular file held is still there.
    """
    write_files({path: content})


def write_files(files: Mapping[Path, str | bytes]) -> None:
    """Write several files: all of them beside their places first, then each into its place.

    Raises
    ------
    UnwritableFileError
        As `write_file`; where one cannot be written, no regular file has changed.
    """
    contents = {p: c.encode() if isinstance(c, str) else c for p, c in files.items()}
    staged: list[tuple[Path, Path]] = []
    try:
        for path, raw in contents.items():
            with _complaining(path):
                if not _is_stream(path):
                    staged.append((path, _stage(path.resolve(), raw)))
        for path, beside in staged:
            with _complaining(path):
                beside.replace(path.resolve())
    finally:
        for _, beside in staged:
            beside.unlink(missing_ok=True)
    for path, raw in contents.items():
        with _complaining(path):
            if _is_stream(path):
                _pour(path, raw)


def replace_unchanged(path: Path, text: str, before: str) -> None:
    """Replace the text of a file that still holds the text `before`.

    Raises
    ------
    FileChangedError
        Where it holds something else; then that stays.
    UnwritableFileError
        As `write_file`.
    """
    with _complaining(path):
        _replace(path, text.encode(), partial(_refuse_change, (before,), path.as_posix()))


def on_disk(claims: Path, file: str) -> Path:
    """Find a file by the name that findings have for it, whatever the folder of debates is called.

    Examples
    --------
    >>> on_disk(Path("debates"), "claims/tea/debate.yaml").as_posix()
    'debates/tea/debate.yaml'
    """
    inner = file.removeprefix("claims/")
    return claims.parent / file if inner == file else claims / inner


def carry_out(steps: Sequence[Step], claims: Path) -> None:
    """Carry out a plan in a folder of debates, but never over what somebody saved meanwhile.

    Raises
    ------
    FileChangedError
        Where a file is no longer what it was when the plan was made. Usually that shows before
        anything is written. A file that is saved later, while others are written, keeps what was
        saved, and the steps that do not build on it are carried out all the same.
    UnwritableFileError
        Where a step cannot be carried out; those before it are done.

    Notes
    -----
    Where the system can swap two files in one call, what was there is looked at once more after the
    swap, and put back if it is newer. Elsewhere, and before a file is moved or removed, a few
    microseconds remain between the last look and the call.
    """
    _sweep(claims)
    if changed := list(_changed_before(steps, claims)):
        raise FileChangedError(f"{_saved(changed)}; nothing was written, run the command again")
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
        raise FileChangedError(f"{_saved(changed)}; run the command again to finish")


def _sweep(claims: Path) -> None:
    """Delete the temporary files of runs that were killed."""
    for path in (*claims.glob(f"*/.*{TEMPORARY}"), *claims.glob(f"*/*/.*{TEMPORARY}")):
        if _is_abandoned(path):
            path.unlink(missing_ok=True)


def _is_abandoned(path: Path) -> bool:
    """Tell whether the process that made a temporary file, and put its number there, is gone."""
    process = path.name.removesuffix(TEMPORARY).rpartition(".")[2]
    if os.name == "nt" or not process.isdigit():  # there, asking about a process would stop it
        return False
    try:
        os.kill(int(process), 0)
    except (ProcessLookupError, OverflowError):
        return True
    except PermissionError:
        pass
    return False


def _changed_before(steps: Sequence[Step], claims: Path) -> Iterator[str]:
    """Yield the files that are no longer as planned, passing over those that a step makes."""
    made: set[str] = set()
    for step in steps:
        if step.file not in made and _text(on_disk(claims, step.file)) not in _expected(step):
            yield step.file
        made |= {step.file, step.to} if isinstance(step, Move) else {step.file}


def _expected(step: Step) -> tuple[str | None, ...]:
    """List what a file may hold: a removal that is done already is no obstacle."""
    return (step.before, None) if isinstance(step, Remove) else (step.before,)


def _carry_out(step: Step, claims: Path) -> None:
    path = on_disk(claims, step.file)
    check = partial(_refuse_change, _expected(step), step.file)
    with _complaining(path):
        if isinstance(step, Write):
            _replace(path, step.text.encode(), check)
            return
        check(path)
        if isinstance(step, Move):
            target = on_disk(claims, step.to)
            target.parent.mkdir(exist_ok=True)
            path.rename(target)
        else:
            path.unlink(missing_ok=True)


def _refuse_change(expected: Collection[str | None], file: str, path: Path) -> None:
    if _text(path) not in expected:
        raise FileChangedError(_saved([file]))


def _text(path: Path) -> str | None:
    """Read a file as the loader does; None where there is none."""
    if not os.path.lexists(path):
        return None
    document = read_text(path, path.name)
    return document.text if document.text or not document.findings else "\0 unreadable"


def _replace(path: Path, raw: bytes, check: Callable[[Path], None]) -> None:
    """Put new content in place of a regular file, or make it; a check looks at what was there."""
    beside = _stage(path, raw)
    try:
        check(path)
        if not os.path.lexists(path):
            _create(path, beside)
        elif not swap_paths(path, beside):
            beside.replace(path)
        else:
            try:
                check(beside)  # what the swap took out may be newer than the first look
            except FileChangedError:
                swap_paths(path, beside)
                raise
    finally:
        beside.unlink(missing_ok=True)


def _create(path: Path, beside: Path) -> None:
    """Give a file its name, unless somebody has made a file of that name meanwhile."""
    try:
        path.hardlink_to(beside)  # fails where the name is taken; a rename would not
    except FileExistsError:
        raise FileChangedError(_saved([path.name])) from None
    except OSError:  # a file system without hard links
        beside.rename(path)


def _stage(path: Path, raw: bytes) -> Path:
    """Write the new content of a file beside it, with the permissions of the old one."""
    beside = path.with_name(f".{path.name}.{os.getpid()}{TEMPORARY}")
    path.parent.mkdir(parents=True, exist_ok=True)
    for abandoned in path.parent.glob(f".{escape(path.name)}.*{TEMPORARY}"):
        abandoned.unlink(missing_ok=True)  # by a run that was killed
    try:
        with beside.open("wb") as stream:
            stream.write(raw)
            stream.flush()
            os.fsync(stream.fileno())  # else a crash may keep the new name and lose the content
        if path.exists():
            _keep_owner_and_mode(path, beside)
    except BaseException:
        beside.unlink(missing_ok=True)
        raise
    return beside


def _is_stream(path: Path) -> bool:
    """Tell whether a path leads to something that is written to, not replaced."""
    kind = _kind(path)
    named = os.path.abspath(path).startswith(_STREAMS)  # noqa: PTH100 - resolve() follows links
    return named or bool(kind and not stat.S_ISREG(kind))


def _pour(path: Path, raw: bytes) -> None:
    """Write to a device, a pipe or a socket."""
    if stat.S_ISSOCK(_kind(path)):
        with socket.socket(socket.AF_UNIX) as connection:
            connection.connect(str(path))
            connection.sendall(raw)
        return
    with path.open("wb") as stream:
        stream.write(raw)


def _keep_owner_and_mode(path: Path, beside: Path) -> None:
    status = path.stat()
    if hasattr(os, "chown") and (status.st_uid, status.st_gid) != (os.getuid(), os.getgid()):
        with suppress(PermissionError):  # only root can give a file away
            os.chown(beside, status.st_uid, status.st_gid)
    shutil.copymode(path, beside)


def _kind(path: Path) -> int:
    """Find what a path leads to, through links; 0 where there is nothing."""
    try:
        return path.stat().st_mode
    except FileNotFoundError:
        return 0


def _saved(files: Sequence[str]) -> str:
    names = ", ".join(f"'{file}'" for file in files)
    return f"{names}: changed or made by somebody else meanwhile, and left as it is"


@contextmanager
def _complaining(path: Path) -> Iterator[None]:
    try:
        yield
    except FileChangedError:
        raise
    except OSError as error:
        raise UnwritableFileError(f"cannot write '{path}': {error.strerror}") from error
