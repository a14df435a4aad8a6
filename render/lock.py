"""One build at a time: a lock that the system lifts when its holder ends, however it ends."""

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import IO

from argmap.schema.errors import SiteFolderError


@contextmanager
def locked(folder: Path, name: str) -> Iterator[None]:
    """Hold the lock of a name; the folder is made where it is missing.

    Raises
    ------
    SiteFolderError
        Where somebody else holds it.
    """
    folder.mkdir(parents=True, exist_ok=True)
    with (folder / f"{name}.lock").open("ab") as file:
        if not _lock(file):
            raise SiteFolderError(
                "another build of this site is at work; try again when it is done"
            )
        yield


if sys.platform == "win32":
    import msvcrt

    def _lock(file: IO[bytes]) -> bool:
        try:
            msvcrt.locking(file.fileno(), msvcrt.LK_NBLCK, 1)
        except OSError:
            return False
        return True

else:
    import fcntl

    def _lock(file: IO[bytes]) -> bool:
        try:
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            return False
        return True
