"""Changing a site file by file: only what differs is written.

What is new is first made in a folder beside the site. Giving that folder the name ``ready`` is the
turning point: before it nothing has changed, after it the next build completes what was begun. Each
file is moved into its place whole, new ones first, so that no link ever leads nowhere; what is no
longer wanted goes last.
"""

import os
import stat
from collections.abc import Collection, Iterable, Iterator, Mapping
from pathlib import Path
from typing import Final

from argmap.render.ledger import Entry, Ledger, digest
from argmap.render.pending_file import PendingFile

MARKER: Final = ".argmap-site"
"""The file that marks a folder as one that a build made and a build may replace."""
KEPT: Final = "README.md"
"""The file that every build leaves alone."""


def look(site: Path) -> dict[str, os.stat_result] | None:
    """List the files of a site, by path.

    Returns
    -------
    dict of str to os.stat_result or None
        None where it holds what no build leaves there: a link, an empty folder, or a file that is
        no ordinary one.
    """
    found: dict[str, os.stat_result] = {}
    folders = [("", site)]
    while folders:
        prefix, folder = folders.pop()
        with os.scandir(folder) as listed:
            entries = list(listed)
            for entry in entries:
                status = entry.stat(follow_symlinks=False)
                if stat.S_ISDIR(status.st_mode):
                    folders.append((f"{prefix}{entry.name}/", Path(entry.path)))
                elif stat.S_ISREG(status.st_mode):
                    found[prefix + entry.name] = status
                else:
                    return None
        if not entries and prefix:
            return None
    return found


def make(
    drafts: Iterable[PendingFile],
    folder: Path,
    old: Ledger,
    held: Mapping[str, os.stat_result],
) -> dict[str, Entry]:
    """Make the files of a site, and write those that differ from what it has.

    Parameters
    ----------
    drafts : iterable of PendingFile
        All files of the site; they are made one at a time.
    folder : Path
        An empty folder: where the files that differ are written.
    old : Ledger
        What the last build left.
    held : mapping of str to os.stat_result
        What lies in the site now.

    Returns
    -------
    dict of str to Entry
        What the site holds once these files lie in their places.
    """
    made = {""}
    files = {}
    for path, make_content in drafts:
        content = make_content()
        seen, known = digest(content), old.files.get(path)
        if known is not None and known.content == seen and path in held and known.fits(held[path]):
            files[path] = known
            continue
        parent = path.rpartition("/")[0]
        if parent not in made:
            (folder / parent).mkdir(parents=True, exist_ok=True)
            made.add(parent)
        files[path] = _write(f"{folder}/{path}", seen, content)
    return files


def _write(path: str, seen: str, content: bytes) -> Entry:
    left = memoryview(content)
    # plainer than Path and its buffer, for what is done many thousand times
    with open(path, "xb", buffering=0) as stream:  # noqa: PTH123
        while left:
            left = left[stream.write(left) :]
        status = os.fstat(stream.fileno())
    return Entry(seen, status.st_size, status.st_mtime_ns)


def clashes(held: Collection[str], wanted: Iterable[str]) -> bool:
    """Tell whether a folder stands where a file is wanted, or a file where a folder is.

    Examples
    --------
    >>> clashes({"tea/a.html"}, ["tea"]), clashes({"tea"}, ["tea/a.html"])
    (True, True)
    """
    new = [path for path in wanted if path not in held]
    taken = set(_folders(held)) if new else set()
    return any(path in taken for path in new) or any(path in held for path in _folders(new))


def complete(ready: Path, site: Path) -> int:
    """Move all that is ready into its place in the site, new files first; return how many."""
    found = (look(ready) if ready.is_dir() else None) or {}
    order = sorted(found, key=lambda path: ((site / path).exists(), path))
    for path in order:
        (site / path).parent.mkdir(parents=True, exist_ok=True)
        (ready / path).replace(site / path)
    return len(order)


def tidy(site: Path, held: Iterable[str], wanted: Collection[str]) -> int:
    """Remove the files that are no longer wanted, and folders left empty; return how many files."""
    stale = sorted(set(held) - set(wanted) - {MARKER, KEPT})
    for path in stale:
        (site / path).unlink()
    for folder in _folders(stale):
        try:
            (site / folder).rmdir()
        except OSError:  # something is still in it
            continue
    return len(stale)


def _folders(paths: Iterable[str]) -> Iterator[str]:
    """Yield the folders around some files, the innermost first."""
    folders = set()
    for path in paths:
        folder = path.rpartition("/")[0]
        while folder and folder not in folders:
            folders.add(folder)
            folder = folder.rpartition("/")[0]
    return iter(sorted(folders, key=lambda folder: (-folder.count("/"), folder)))
