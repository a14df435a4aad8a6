"""One build at a time: a lock that the system lifts when its holder ends, however it ends."""

import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import IO, Final

from argmap.schema.errors import SiteFolderError

_PATIENCE: Final = 1.0
"""Seconds to wait for the lock."""
_PAUSE: Final = 0.02


@contextmanager
def locked(folder: Path, name: str) -> Iterator[None]:
    """Hold the lock of a name; the folder is made where it is missing.

    Raises
    ------
    SiteFolderError
        Where somebody else holds it, and goes on holding it for a moment: the processes of a build
        that was killed end a little after it.
    """
    folder.mkdir(parents=True, exist_ok=True)
    with (folder / f"{name}.lock").open("ab") as file:
        last = time.monotonic() + _PATIENCE
        while not (free := _lock(file)) and time.monotonic() < last:
            time.sleep(_PAUSE)
        if not free:
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
