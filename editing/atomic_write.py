"""Write files whole or not at all: the one place that writes for every command.

A regular file is replaced: the new text goes into a temporary file in the same folder, and one
system call puts it in place, so no reader ever meets half a file and a full disk loses nothing.
Whatever else a path leads to keeps being what it is:

- a link stays a link, and the file that it leads to is replaced;
- a device, a pipe or a socket is written to, and so is a name such as ``/dev/stdout`` that stands
  for a stream that is already open;
- a folder is refused.

The permissions of a file that is replaced stay, and its owner where the system allows it.
"""

import os
import shutil
import socket
import stat
from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from functools import cache
from pathlib import Path
from typing import Final, TypeAlias

from argmap.editing.swap import rename_unless_taken, swap_paths
from argmap.loading.reader import read_text
from argmap.schema.errors import FileChangedError, UnwritableFileError

TEMPORARY: Final = ".argmap"
"""How the names of temporary files end; they begin with a dot, and git ignores them."""

_STREAMS: Final = ("/dev/fd/", "/dev/std", "/proc/")


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


PathCheck: TypeAlias = Callable[[Path], None]
"""Looks at what a path holds, and raises where that is not what it was."""


def replace(path: Path, text: str, check: PathCheck) -> None:
    """Put a new text in place of a regular file, or make the file, once a check has passed.

    Raises
    ------
    FileChangedError
        Where the check raises it; then what is there stays.
    UnwritableFileError
        As `write_file`.

    Notes
    -----
    What a call took out of its place is looked at once more, and put back if it is newer than the
    last look. Only where the system cannot swap two files in one call do a few microseconds remain.
    """
    with _complaining(path):
        beside = _stage(path, text.encode())
        try:
            check(path)
            if not os.path.lexists(path):
                _create(path, beside)
            # swapped rather than replaced: what was there can be looked at, and put back
            elif not swap_paths(path, beside):
                beside.replace(path)
            else:
                try:
                    check(beside)
                except FileChangedError:
                    swap_paths(path, beside)
                    raise
        finally:
            beside.unlink(missing_ok=True)


def move(path: Path, target: Path, check: PathCheck) -> None:
    """Give a file another name that is free, once a check has passed; as `replace`."""
    with _complaining(path):
        check(path)
        target.parent.mkdir(exist_ok=True)
        try:
            rename_unless_taken(path, target)
        except FileExistsError:
            raise FileChangedError(changed_message([target.name])) from None
        try:
            check(target)
        except FileChangedError:
            target.rename(path)
            raise


def remove(path: Path, check: PathCheck) -> None:
    """Remove a file, once a check has passed; as `replace`."""
    with _complaining(path):
        check(path)
    if os.path.lexists(path):
        beside = _beside(path)
        beside.unlink(missing_ok=True)
        move(path, beside, check)
        beside.unlink()


def refuse_change(expected: Collection[str | None], file: str, path: Path) -> None:
    """Check that a path holds one of some texts; `file` is its name in the message.

    Raises
    ------
    FileChangedError
        Where it does not.
    """
    if text_of(path) not in expected:
        raise FileChangedError(changed_message([file]))


def text_of(path: Path) -> str | None:
    """Read a file as the loader does; None where there is none."""
    if not os.path.lexists(path):
        return None
    document = read_text(path, path.name)
    # no file holds a NUL, so what cannot be read equals no text that a plan was made from
    return document.text if document.text or not document.findings else "\0 unreadable"


def changed_message(files: Sequence[str]) -> str:
    """Say that somebody else changed some files."""
    names = ", ".join(f"'{file}'" for file in files)
    return f"{names}: changed or created by somebody else meanwhile, and left alone"


def _create(path: Path, beside: Path) -> None:
    """Give a file its name, unless somebody has made a file of that name meanwhile."""
    try:
        path.hardlink_to(beside)  # fails where the name is taken; a rename would not
    except FileExistsError:
        raise FileChangedError(changed_message([path.name])) from None
    except OSError:  # a file system without hard links
        beside.rename(path)


def _stage(path: Path, raw: bytes) -> Path:
    """Write the new content of a file beside it, with the permissions of the old one."""
    beside = _beside(path)
    path.parent.mkdir(parents=True, exist_ok=True)
    for name in _temporary(path.parent):
        if name.startswith(f".{path.name}.") and is_abandoned(path.with_name(name)):
            path.with_name(name).unlink(missing_ok=True)
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


def is_abandoned(path: Path) -> bool:
    """Tell whether the process that made a temporary file, and put its number there, is gone."""
    process = path.name.removesuffix(TEMPORARY).rpartition(".")[2]
    if os.name == "nt" or not process.isdigit():  # on Windows, signal 0 would end the process
        return False
    try:
        os.kill(int(process), 0)
    except (ProcessLookupError, OverflowError):
        return True
    except PermissionError:
        pass
    return False


@cache
def _temporary(folder: Path) -> tuple[str, ...]:
    """List the temporary files in a folder, once: it may have many files."""
    with os.scandir(folder) as entries:
        return tuple(entry.name for entry in entries if entry.name.endswith(TEMPORARY))


def _beside(path: Path) -> Path:
    """Name the temporary file of this process for a file."""
    return path.with_name(f".{path.name}.{os.getpid()}{TEMPORARY}")


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


@contextmanager
def _complaining(path: Path) -> Iterator[None]:
    try:
        yield
    except FileChangedError:
        raise
    except OSError as error:
        raise UnwritableFileError(f"cannot write '{path}': {error.strerror}") from error
