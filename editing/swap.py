"""Swap or rename in one system call what would otherwise take two, where the system can."""

import errno
import os
import sys
from pathlib import Path
from typing import Final

_HERE: Final = -100
"""``AT_FDCWD``: paths are taken from the working directory."""
_NO_REPLACE: Final = 1
"""``RENAME_NOREPLACE`` of Linux's renameat2."""
_EXCHANGE: Final = 2
"""``RENAME_EXCHANGE``."""


def swap_paths(one: Path, other: Path) -> bool:
    """Swap two files or folders, so that nobody ever finds one of the names missing.

    Returns
    -------
    bool
        False where the system or the file system cannot; nothing has changed then.
    """
    return _renamed(one, other, _EXCHANGE) == 0


def rename_unless_taken(path: Path, target: Path) -> None:
    """Give a file or a folder a name that nothing else has; a plain rename would replace that.

    Raises
    ------
    FileExistsError
        Where the name is taken. Where the system cannot look and rename in one call, only by what
        was there a moment before.
    """
    failed = _renamed(path, target, _NO_REPLACE)
    if failed == errno.EEXIST or (failed and os.path.lexists(target)):
        raise FileExistsError(errno.EEXIST, os.strerror(errno.EEXIST), str(target))
    if failed:
        path.rename(target)


def _renamed(one: Path, other: Path, how: int) -> int:
    """Call renameat2; 0, or the number of the error."""
    if sys.platform != "linux":
        return errno.ENOSYS
    import ctypes  # 3 ms, which commands that only read should not pay

    try:
        call = ctypes.CDLL(None, use_errno=True).renameat2
    except (AttributeError, OSError):  # a C library without it
        return errno.ENOSYS
    failed = call(_HERE, os.fsencode(one), _HERE, os.fsencode(other), how)
    return ctypes.get_errno() if failed else 0
