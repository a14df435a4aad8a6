"""Show on a terminal what a command is busy with, once that takes more than a second."""

import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from time import monotonic
from typing import Final

PATIENCE: Final = 1.0
"""Seconds after which people want to know what is going on, and from one update to the next."""

_CLEAR: Final = "\r\x1b[K"


@contextmanager
def busy_with(what: str, patience: float = PATIENCE) -> Iterator[None]:
    """Show what is going on, and for how long, in a line that is cleared at the end.

    Nothing is said into a pipe or a file, nor of what is done within a second. Only for work in
    this process: the thread that waits would keep others from being forked.

    Parameters
    ----------
    what : str
        What the command does, such as ``reading 3 files``.
    patience : float
        Seconds from one line to the next.
    """
    if not sys.stderr.isatty():
        yield
        return
    done = threading.Event()
    teller = threading.Thread(target=_tell, args=(what, patience, done), daemon=True)
    teller.start()
    try:
        yield
    finally:
        done.set()
        teller.join()


def _tell(what: str, patience: float, done: threading.Event) -> None:
    start, written = monotonic(), False
    while not done.wait(patience):
        _write(f"{_CLEAR}{what} … {monotonic() - start:.0f} s")
        written = True
    if written:
        _write(_CLEAR)


def _write(text: str) -> None:
    sys.stderr.write(text)
    sys.stderr.flush()


def up_to_date(files: int, nodes: int) -> str:
    """Say that a site shows what it should."""
    return f"all {files} files from {nodes} nodes are up to date"
