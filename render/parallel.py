"""Make the files of a site that differ, in several processes where the system can fork."""

import gc
import multiprocessing
import os
import sys
import threading
from collections.abc import Collection, Iterable, Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from pathlib import Path
from typing import Final, NamedTuple

from argmap.render.manifest import stamp_of
from argmap.render.pending_file import PendingFile
from argmap.schema.errors import SiteFolderError

ENOUGH: Final = 250
"""From how many files on a second process is worth its start."""
_MOST: Final = 4
_RUN: Final = 64
"""How many files in a row one process makes at a time: neighbours share work."""


class _Job(NamedTuple):
    """What is to be made, and what it is compared with."""

    pending: Sequence[PendingFile]
    site: Path
    staging: Path
    here: Collection[str]


_jobs: list[_Job] = []
"""The job at hand. Forked processes find it here: a file that is still to be made cannot be
sent to another process, for it may be any function."""


def make_differing(
    pending: Sequence[PendingFile],
    site: Path,
    staging: Path,
    here: Collection[str],
    *,
    processes: int | None = None,
) -> dict[str, str]:
    """Make files of a site, and write those into the staging folder that differ from it.

    Parameters
    ----------
    pending : sequence of PendingFile
        The files.
    site, staging : Path
        Where the site is, and where its new files go.
    here : collection of str
        The paths of the regular files that the site has.
    processes : int, optional
        How many make them; without it as many as there are processors, and one for a small site.

    Returns
    -------
    dict of str to str
        The stamps of the files that differ, by path, in the order of ``pending``.

    Raises
    ------
    OSError
        Where a file cannot be written.
    SiteFolderError
        Where a process was killed.
    """
    count = processes or _processors(len(pending))
    job = _Job(pending, site, staging, here)
    starts = range(0, len(pending), _RUN)
    _jobs.append(job)
    was = gc.isenabled()
    gc.freeze()  # else every collection walks all there is, and each process copies what it marks
    gc.enable()  # templates leave circles behind: some sixty objects a page
    try:
        if count == 1:
            return dict(made for start in starts for made in _make_run(start))
        context = multiprocessing.get_context("fork")
        with ProcessPoolExecutor(count, context, initializer=_begin) as executor:
            return dict(made for run in executor.map(_make_run, starts) for made in run)
    except BrokenProcessPool as error:
        raise SiteFolderError("a part of the build was killed; nothing was changed") from error
    finally:
        gc.unfreeze()
        if not was:
            gc.disable()
        _jobs.pop()


def _processors(files: int) -> int:
    if sys.platform != "linux" or files < ENOUGH or threading.active_count() > 1:
        return 1  # a lock that another thread holds would be held for ever in a forked process
    return min(len(os.sched_getaffinity(0)), _MOST)


def _begin() -> None:
    """End this process as soon as its parent has ended, however that came about."""
    threading.Thread(target=_wait_for_parent, daemon=True).start()


def _wait_for_parent() -> None:
    parent = multiprocessing.parent_process()
    if parent is not None:
        parent.join()
    os._exit(1)


def _make_run(start: int) -> list[tuple[str, str]]:
    job = _jobs[-1]
    return list(_make(job, range(start, min(start + _RUN, len(job.pending)))))


def _make(job: _Job, places: Iterable[int]) -> Iterator[tuple[str, str]]:
    folders = {""}
    for place in places:
        path, make, _ = job.pending[place]
        content = make()
        if path in job.here and (job.site / path).read_bytes() == content:
            continue
        folder = path.rpartition("/")[0]
        if folder not in folders:
            (job.staging / folder).mkdir(parents=True, exist_ok=True)
            folders.add(folder)
        with (job.staging / path).open("wb") as stream:
            stream.write(content)
            stream.flush()
            stamp = stamp_of(os.fstat(stream.fileno()))
        yield path, stamp
