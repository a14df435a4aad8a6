"""Making the files of a site in several processes, where the system lets a process fork.

Pages are functions of what they show, so any process can make any of them. Each takes its share and
writes down in a ledger what it made.
"""

import gc
import os
import signal
import sys
import threading
from collections.abc import Iterable, Iterator, Mapping
from contextlib import closing, suppress
from itertools import takewhile
from pathlib import Path
from typing import Final

from argmap.render.incremental import make
from argmap.render.ledger import Entry, Ledger
from argmap.render.pending_file import PendingFile
from argmap.schema.errors import SiteFolderError

ENOUGH: Final = 400
"""From how many files on a second process is worth its start."""
_MOST: Final = 4
_RUN: Final = 32
"""How many files in a row one process takes at least: neighbours share work."""
_TURNS: Final = 1_000
"""How often processes take files, at most; so many numbers find room in a pipe of one page."""
_BYTES: Final = 4
_BROKEN: Final = 255


def make_together(
    drafts: Iterable[PendingFile],
    folder: Path,
    old: Ledger,
    held: Mapping[str, os.stat_result],
    *,
    processes: int | None = None,
) -> dict[str, Entry]:
    """Make the files of a site that differ from those it has; as `make`, in several processes.

    Parameters
    ----------
    drafts, folder, old, held
        As for `make`.
    processes : int, optional
        How many; without it as many as there are processors, and one for a small site.

    Returns
    -------
    dict of str to Entry
        The same as from `make`, in the same order.

    Raises
    ------
    OSError
        Where a file cannot be written.
    SiteFolderError
        Where a process was killed.
    """
    drafts = list(drafts)
    paths, count = [draft.path for draft in drafts], processes or _processors(len(drafts))
    made, ledgers = {}, {}
    gc.freeze()  # or each process copies what it only looks at
    with closing(_Turns(drafts)) as turns:
        drafts.clear()
        try:
            for number in range(1, count):
                ledger = folder.parent / f"share-{number}.json"
                ledgers[_start(turns.taken(), folder, old, held, ledger)] = ledger
            made = make(turns.taken(), folder, old, held)
            while ledgers:
                process, ledger = ledgers.popitem()
                _wait(process)
                made |= Ledger.open(ledger).files
        finally:
            for process in ledgers:
                _end(process)
    return {path: made[path] for path in paths}


def _processors(files: int) -> int:
    if sys.platform != "linux" or files < ENOUGH or threading.active_count() > 1:
        return 1  # a lock that another thread holds would be held for ever in a forked process
    return min(len(os.sched_getaffinity(0)), _MOST)


class _Turns:
    """Numbers in a pipe, one for each run of files: the process that is free takes the next."""

    def __init__(self, drafts: list[PendingFile]) -> None:
        self._left: list[PendingFile | None] = [*drafts]
        self._run = max(_RUN, len(drafts) // _TURNS + 1)
        self._pipe, writing = os.pipe()
        numbers = range(0, len(drafts), self._run)
        os.write(writing, b"".join(number.to_bytes(_BYTES) for number in numbers))
        os.close(writing)

    def taken(self) -> Iterator[PendingFile]:
        """Give the drafts of one process, and let go of each."""
        while number := os.read(self._pipe, _BYTES):
            start = int.from_bytes(number)
            for place, draft in enumerate(self._left[start : start + self._run], start):
                self._left[place] = None
                if draft is not None:
                    yield draft

    def close(self) -> None:
        """Let go of the pipe."""
        os.close(self._pipe)


def _start(
    share: Iterable[PendingFile],
    folder: Path,
    old: Ledger,
    held: Mapping[str, os.stat_result],
    ledger: Path,
) -> int:
    """Start a process that makes a share; it ends with its parent."""
    parent = os.getpid()
    process = os.fork()
    if process:
        return process
    status = _BROKEN
    try:
        files = make(takewhile(lambda _: os.getppid() == parent, share), folder, old, held)
        Ledger(files).save(ledger)
        status = 0
    except OSError as error:
        status = error.errno or _BROKEN
    finally:
        os._exit(status)


def _wait(process: int) -> None:
    status = os.waitstatus_to_exitcode(os.waitpid(process, 0)[1])
    if status < 0 or status == _BROKEN:
        raise SiteFolderError("a part of the build was stopped; nothing was changed, try again")
    if status:
        raise OSError(status, os.strerror(status))


def _end(process: int) -> None:
    with suppress(OSError):  # it has ended by itself
        os.kill(process, signal.SIGKILL)
        os.waitpid(process, 0)
