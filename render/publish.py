"""Bring a site up to date: make its files, and put those that differ in their places.

There is one way, for the first build and for every later one. Files that differ are made in a
staging folder inside the site, so on the same file system, and moved over their targets one by one.
Readers find whole pages at every moment; two pages read during a build may be of different builds.
"""

import os
import shutil
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from collections.abc import Set as AbstractSet
from contextlib import contextmanager, suppress
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Final

from filelock import FileLock, Timeout

from argmap.render.manifest import (
    OWN,
    MadeFile,
    Manifest,
    contents,
    manifest_of,
    read_manifest,
    write_manifest,
)
from argmap.render.parallel import make_differing
from argmap.render.pending_file import PendingFile
from argmap.schema.errors import SiteFolderError

KEPT: Final = "README.md"
"""The file that may lie in a folder before the first build."""
_PATIENCE: Final = 1.0
"""Seconds to wait for another build: the processes of one that was killed end a little later."""


@dataclass(frozen=True, slots=True)
class Published:
    """What a build did.

    Attributes
    ----------
    files : int
        How many files the site has.
    written, removed : int
        How many of them were written, and how many that it had before are gone.
    """

    files: int
    written: int
    removed: int = 0


def publish(
    pending: Iterable[PendingFile], out: Path, inputs: str = "", nodes: int = 0
) -> Published:
    """Bring a site up to date.

    Parameters
    ----------
    pending : iterable of PendingFile
        All files of the site; each is made when its turn comes, and one whose key is that of the
        file in its place is not made at all.
    out : Path
        Its folder; it need not exist.
    inputs : str, optional
        Stands for the state of the knowledge base that the site is to show.
    nodes : int, optional
        How many nodes that has.

    Returns
    -------
    Published
        What was done.

    Raises
    ------
    SiteFolderError
        Where the folder holds something in the way that no build made, another build is at work
        there, or it cannot be written. Every page is then whole, and the next build completes.

    Notes
    -----
    Nothing that a build did not make is changed or deleted. Linear in the files of the site.
    """
    out = out.resolve()
    refuse_foreign(out)
    try:
        (out / OWN).mkdir(parents=True, exist_ok=True)
        with FileLock(out / OWN / "lock", timeout=_PATIENCE), _staging(out) as staging:
            return _publish(list(pending), out, staging, Manifest({}, inputs, nodes))
    except SiteFolderError:
        raise
    except Timeout as error:
        raise SiteFolderError(
            "another build of this site is running; try again when it is done"
        ) from error
    except OSError as error:
        raise SiteFolderError(f"the site cannot be written to '{out}': {error.strerror}") from error


def refuse_foreign(out: Path) -> None:
    """Refuse a folder that no build made.

    Raises
    ------
    SiteFolderError
        Unless it is missing, empty, holds only ``README.md``, or a build has worked in it.
    """
    try:
        names = {entry.name for entry in os.scandir(out)}
    except FileNotFoundError:
        return
    except NotADirectoryError as error:
        raise SiteFolderError(f"'{out}' is a file; name a folder with --out") from error
    except OSError as error:
        raise SiteFolderError(f"the folder '{out}' cannot be read: {error.strerror}") from error
    if OWN not in names and not names <= {KEPT}:
        raise SiteFolderError(
            f"'{out}' holds things that no build made, such as '{min(names - {KEPT})}', so nothing "
            "was written; name an empty or a new folder with --out"
        )


@contextmanager
def _staging(out: Path) -> Iterator[Path]:
    """Give an empty folder to work in; what a killed build left in it goes first."""
    staging = out / OWN / "staging"
    if staging.exists():
        shutil.rmtree(staging)
    staging.mkdir()
    try:
        yield staging
    finally:
        shutil.rmtree(staging, ignore_errors=True)


def _publish(
    pending: Sequence[PendingFile], out: Path, staging: Path, shown: Manifest
) -> Published:
    path = manifest_of(out)
    before, wanted = read_manifest(path), {file.path for file in pending}
    files, others = contents(out)
    _refuse_obstacles(wanted, before.files.keys(), files.keys(), others)
    here = before.files.keys() & files.keys()
    keys = {file.path: file.key() for file in pending}
    known = {p for p, key in keys.items() if key and _is_made(p, key, before, files)}
    stamps = make_differing([f for f in pending if f.path not in known], out, staging, here)
    looks: dict[str, str] = {**files, **stamps}
    after = replace(shown, files={p: MadeFile(key, looks[p]) for p, key in keys.items()})
    stale = sorted(before.files.keys() - wanted)  # even if it is gone, its folder may be left
    if stamps or stale or before.files.keys() != wanted:
        # From here to the end the manifest names what both builds made: whatever is there after
        # a kill, the next build knows it as a build's own, but not of what it was made.
        both = dict.fromkeys((*before.files, *wanted), MadeFile())
        write_manifest(path, Manifest(both), staging)
        _move(out, staging, sorted(stamps, key=lambda p: (p in here, p)), stale, wanted)
    if after != before:
        write_manifest(path, after, staging)
    return Published(len(wanted), len(stamps), len(here - wanted))


def _is_made(path: str, key: str, before: Manifest, files: Mapping[str, str]) -> bool:
    """Tell whether a file is there already, made of the same."""
    return path in files and before.files.get(path) == MadeFile(key, files[path])


def _move(
    out: Path, staging: Path, made: Sequence[str], stale: Sequence[str], wanted: AbstractSet[str]
) -> None:
    """Move files into their places, new ones first, since links lead there; and delete the rest."""
    needed = wanted | _folders(wanted)
    blocking = [path for path in stale if needed & {path, *_folders([path])}]
    _remove(out, blocking)
    for path in made:
        (out / path).parent.mkdir(parents=True, exist_ok=True)
        os.replace(staging / path, out / path)  # noqa: PTH105 - the call that is promised
    _remove(out, set(stale) - set(blocking))


def _refuse_obstacles(
    wanted: AbstractSet[str],
    made: AbstractSet[str],
    files: AbstractSet[str],
    others: AbstractSet[str],
) -> None:
    """Refuse to build over what no build made.

    Raises
    ------
    SiteFolderError
        Where a file is in the place of one that the build needs, or of a folder around it, or a
        file lies in a folder in whose place a file is needed.
    """
    foreign = (files - made) | others
    needed = wanted | _folders(wanted)
    in_the_way = {path for path in foreign if path in needed or wanted & _folders([path])}
    if in_the_way:
        raise SiteFolderError(
            f"'{min(in_the_way)}' in the site was made by no build and is in the way; move it, "
            "then build again"
        )


def _remove(out: Path, paths: Collection[str]) -> None:
    """Delete files, and the folders that are empty without them."""
    for path in paths:
        (out / path).unlink(missing_ok=True)
    for folder in sorted(_folders(paths), reverse=True):  # the innermost first
        with suppress(OSError):  # something is still in it
            (out / folder).rmdir()


def _folders(paths: Iterable[str]) -> set[str]:
    """List the folders around some files.

    Examples
    --------
    >>> sorted(_folders(["a/b/c.html", "d.html"]))
    ['a', 'a/b']
    """
    folders: set[str] = set()
    for path in paths:
        folder = path.rpartition("/")[0]
        while folder and folder not in folders:
            folders.add(folder)
            folder = folder.rpartition("/")[0]
    return folders
