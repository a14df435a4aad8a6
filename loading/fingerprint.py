"""Tell from sizes and times alone whether any file changed: none of them is read."""

import os
import stat
import sys
import time
from collections.abc import Iterator
from hashlib import sha256
from importlib.util import find_spec
from pathlib import Path
from typing import Final

from argmap.loading.discovery import CONFIG_FILE
from argmap.loading.run_git import ask_git
from argmap.schema.errors import UnreadableStateError

RECENT: Final = 2_000_000_000
"""Nanoseconds in which two changes may leave the same times on a file: FAT counts two seconds."""
_LIBRARIES: Final = ("yaml", "pydantic", "jinja2", "markupsafe")
_PACKAGE: Final = Path(__file__).parents[1]


def looks(status: os.stat_result) -> str:
    """Describe how a file looks: a change of its content changes this, unless it is very recent."""
    # with ctime and inode, since a program can set the time of a change back, but not these
    return f"{status.st_size} {status.st_mtime_ns} {status.st_ctime_ns} {status.st_ino}"


def is_settled(status: os.stat_result, at: int) -> bool:
    """Tell whether a file had not changed for long at a time, in nanoseconds.

    Then any change since that time makes it look different.
    """
    return max(status.st_mtime_ns, status.st_ctime_ns) < at - RECENT


def fingerprint(claims: Path, *options: str | None) -> str:
    """Make a text that stands for a knowledge base, its history, the options and this code.

    Parameters
    ----------
    claims : Path
        The folder of debates.
    *options : str or None
        What else decides what is made of it.

    Returns
    -------
    str
        The same where nothing has changed. Empty where something changed so recently that a second
        change may look like the first.
    """
    digest = sha256(repr((options, code_fingerprint(), _commit(claims))).encode())
    started = time.time_ns()
    for name, status in _files(claims):
        if not is_settled(status, started):
            return ""
        digest.update(
            f"{name}\0{looks(status)}\0{status.st_mode}\0".encode(errors="surrogateescape")
        )
    return digest.hexdigest()


def code_fingerprint(*folders: str) -> str:
    """Make a text that stands for the code in some folders of this package, or for all of it.

    The libraries that read files and write pages count as code, too.
    """
    roots = [_PACKAGE / folder for folder in folders] or [
        Path(entry.path) for entry in os.scandir(_PACKAGE) if entry.is_dir()
    ]
    digest = sha256(sys.version.encode())
    for library in _LIBRARIES:
        spec = find_spec(library)
        if spec is not None and spec.origin is not None:
            digest.update(f"{library} {looks(Path(spec.origin).stat())}\n".encode())
    for name, status in sorted((n, s) for root in roots for n, s in _walk(os.fspath(root))):
        if stat.S_ISREG(status.st_mode) and not name.endswith((".pyc", ".cache")):
            digest.update(f"{name} {status.st_size} {status.st_mtime_ns}\n".encode())
    return digest.hexdigest()


def _commit(claims: Path) -> bytes:
    """Name the commit that the history ends with."""
    try:
        return ask_git(claims, "rev-parse", "HEAD", "--is-shallow-repository").output
    except UnreadableStateError:
        return b""


def _files(claims: Path) -> Iterator[tuple[str, os.stat_result]]:
    config = claims.parent / CONFIG_FILE
    if os.path.lexists(config):
        yield CONFIG_FILE, config.lstat()
    yield from sorted(_walk(os.fspath(claims)))


def _walk(folder: str) -> Iterator[tuple[str, os.stat_result]]:
    """Yield all that lies below a folder, in no order; no link is followed."""
    with os.scandir(folder) as entries:
        for entry in entries:
            yield entry.path, entry.stat(follow_symlinks=False)
            if entry.is_dir(follow_symlinks=False):
                yield from _walk(entry.path)
