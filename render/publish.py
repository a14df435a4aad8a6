"""Putting a site in its place: made beside the old one, then swapped in whole.

Readers see the old site or the new one, never a half of either. Whatever interrupts a build, the
old site stays, and the next build sweeps up what was left behind.
"""

import os
import shutil
import stat
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Final

from argmap.render.exchange import exchange
from argmap.render.lock import locked
from argmap.render.site import File
from argmap.schema.errors import SiteFolderError

MARKER: Final = ".argmap-site"
"""The file that marks a folder as one that a build made and a build may replace."""
KEPT: Final = "README.md"
"""The file that every build carries over."""
STATE: Final = ".argmap"
"""The folder beside the site where a build works."""
_MARK: Final = b"made by argmap; a build may replace this folder\n"


def publish(files: Iterable[File], out: Path) -> int:
    """Write a site and swap it in for the one that was there.

    Parameters
    ----------
    files : iterable of File
        The site; made while it is written.
    out : Path
        Its folder; it need not exist.

    Returns
    -------
    int
        How many files were written.

    Raises
    ------
    SiteFolderError
        Where the folder holds what no build made, another build is at work there, or it cannot be
        written. The old site is then as it was.

    Notes
    -----
    Nothing is deleted before all is written and in place.
    """
    out = out.resolve()
    refuse_foreign(out)
    try:
        with locked(out.parent / STATE, out.name), _workplace(out) as work:
            new, old = work / "new", work / "old"
            written = _write(files, new)
            _carry_over(out / KEPT, new / KEPT)
            _swap(new, out, old)
    except SiteFolderError:
        raise
    except OSError as error:
        raise SiteFolderError(f"the site cannot be written to '{out}': {error.strerror}") from error
    return written


def refuse_foreign(out: Path) -> None:
    """Refuse a folder that a build may not replace.

    Raises
    ------
    SiteFolderError
        Unless it is missing, empty, holds only ``README.md``, or holds our marker.
    """
    try:
        held = {entry.name for entry in os.scandir(out)}
    except FileNotFoundError:
        return
    except NotADirectoryError as error:
        raise SiteFolderError(f"'{out}' is a file; name a folder with --out") from error
    except OSError as error:
        raise SiteFolderError(f"the folder '{out}' cannot be read: {error.strerror}") from error
    if MARKER not in held and not held <= {KEPT}:
        first = min(held - {KEPT})
        raise SiteFolderError(
            f"'{out}' holds things that no build made, such as '{first}', so it is left alone; "
            "name an empty or a new folder with --out"
        )


@contextmanager
def _workplace(out: Path) -> Iterator[Path]:
    """Give a fresh folder beside the site, first mending what an interrupted build left."""
    work = out.parent / STATE / f"{out.name}.build"
    if not out.exists() and (work / "old").is_dir():
        (work / "old").rename(out)
    _remove(work)
    work.mkdir()
    try:
        yield work
    finally:
        _remove(work)


def _write(files: Iterable[File], folder: Path) -> int:
    folder.mkdir()
    made = {folder}
    (folder / MARKER).write_bytes(_MARK)
    written = 0
    for written, file in enumerate(files, 1):  # noqa: B007 - the last number is the answer
        path = folder / file.path
        if path.parent not in made:
            path.parent.mkdir(parents=True, exist_ok=True)
            made.add(path.parent)
        with path.open("xb") as stream:
            stream.write(file.content)
    return written


def _carry_over(old: Path, new: Path) -> None:
    """Copy a file that people wrote; a link is not followed."""
    try:
        plain = stat.S_ISREG(old.lstat().st_mode)
    except FileNotFoundError:
        return
    if plain:
        shutil.copy2(old, new)


def _swap(new: Path, out: Path, old: Path) -> None:
    """Put the new folder in the place of the old one, in one call where the system has one."""
    if not out.exists():
        new.rename(out)
    elif not exchange(new, out):
        out.rename(old)
        try:
            new.rename(out)
        except OSError:
            old.rename(out)
            raise


def _remove(folder: Path) -> None:
    if folder.is_dir():
        shutil.rmtree(folder)
