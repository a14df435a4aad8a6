"""Swapping two files or folders in one call, where the system can."""

import os
import sys
from pathlib import Path
from typing import Final

_HERE: Final = -100
"""``AT_FDCWD``: paths are taken from the working directory."""
_EXCHANGE: Final = 2
"""``RENAME_EXCHANGE`` of Linux's renameat2."""


def swap_paths(one: Path, other: Path) -> bool:
    """Swap two files or folders, so that nobody ever finds one of the names missing.

    Returns
    -------
    bool
        False where the system or the file system cannot; nothing has changed then.
    """
    if sys.platform != "linux":
        return False
    import ctypes  # 3 ms that no command pays which only reads

    try:
        call = ctypes.CDLL(None).renameat2
    except (AttributeError, OSError):  # a C library without it
        return False
    return bool(call(_HERE, os.fsencode(one), _HERE, os.fsencode(other), _EXCHANGE) == 0)
