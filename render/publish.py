"""Putting a site in its place: readers see whole pages only, whatever interrupts a build.

The first build of a site makes all of it and puts it in its place in one call, and so does a build
that finds no ledger of the last one. Every other build changes only the files that differ. Either
way the result is the same to the byte.
"""

import shutil
import stat
from collections.abc import Iterable, Iterator
from contextlib import contextmanager, suppress
from os import scandir
from pathlib import Path
from typing import Final, NamedTuple

from argmap.editing.swap import swap_folders
from argmap.render.incremental import KEPT, MARKER, clashes, complete, look, tidy
from argmap.render.ledger import Ledger
from argmap.render.lock import locked
from argmap.render.pending_file import PendingFile
from argmap.render.together import make_together
from argmap.schema.errors import SiteFolderError

STATE: Final = ".argmap"
"""The folder beside the site where a build works; it can be deleted at any time."""
_MARK: Final = b"made by argmap; a build may replace this folder\n"


class Published(NamedTuple):
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


class _Places(NamedTuple):
    """Where a build works: the site, and what lies beside it."""

    site: Path

    @property
    def ledger(self) -> Path:
        return self.site.parent / STATE / f"{self.site.name}.json"

    @property
    def work(self) -> Path:
        return self.site.parent / STATE / f"{self.site.name}.build"

    @property
    def ready(self) -> Path:
        return self.work / "ready"


def publish(drafts: Iterable[PendingFile], out: Path) -> Published:
    """Bring a site up to date.

    Parameters
    ----------
    drafts : iterable of PendingFile
        All files of the site; each is made when its turn comes.
    out : Path
        Its folder; it need not exist.

    Returns
    -------
    Published
        What was done.

    Raises
    ------
    SiteFolderError
        Where the folder holds what no build made, another build is at work there, or it cannot be
        written. Every page is then whole, and the next build repairs the rest.

    Notes
    -----
    Nothing is deleted before all is written and in place.
    """
    out = out.resolve()
    refuse_foreign(out)
    places = _Places(out)
    try:
        with locked(out.parent / STATE, out.name), _workplace(places):
            return _publish(drafts, places)
    except SiteFolderError:
        raise
    except OSError as error:
        hint = (
            "; a disk is mounted there: name a folder inside it with --out"
            if out.is_mount()
            else ""
        )
        raise SiteFolderError(
            f"the site cannot be written to '{out}': {error.strerror}{hint}"
        ) from error


def refuse_foreign(out: Path) -> None:
    """Refuse a folder that a build may not replace.

    Raises
    ------
    SiteFolderError
        Unless it is missing, empty, holds only ``README.md``, or holds our marker.
    """
    try:
        held = {entry.name for entry in scandir(out)}
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
def _workplace(places: _Places) -> Iterator[None]:
    """Give a fresh folder beside the site, first mending what an interrupted build left."""
    old = places.work / "old"
    if not places.site.exists() and old.is_dir():
        old.rename(places.site)
    if places.ready.is_dir() and places.site.is_dir() and look(places.site) is not None:
        complete(places.ready / "site", places.site)
        _settle(places)
    _remove(places.work)
    places.work.mkdir()
    try:
        yield
    finally:
        if not places.ready.exists():  # else the next build completes it
            _remove(places.work)


def _publish(drafts: Iterable[PendingFile], places: _Places) -> Published:
    ledger = Ledger.open(places.ledger)
    if not (ledger.files and (places.site / MARKER).is_file()):
        return _replace(drafts, places)
    held, drafts = look(places.site), list(drafts)
    if held is None or clashes(held, (draft.path for draft in drafts)):
        return _replace(drafts, places)
    change = places.work / "change"
    (change / "site").mkdir(parents=True)
    files = make_together(drafts, change / "site", ledger, held)
    if files != ledger.files or files.keys() != held.keys() - {MARKER, KEPT}:
        Ledger(files).save(change / "ledger.json")
        change.rename(places.ready)
        written = complete(places.ready / "site", places.site)
        removed = tidy(places.site, held, files)
        _settle(places)
        return Published(len(files), written, removed)
    return Published(len(files), 0)


def _settle(places: _Places) -> None:
    """End a change: the ledger that speaks of it goes last."""
    with suppress(FileNotFoundError):  # it lies in its place already
        (places.ready / "ledger.json").replace(places.ledger)
    _remove(places.ready)


def _replace(drafts: Iterable[PendingFile], places: _Places) -> Published:
    """Make the whole site beside the old one, and swap it in."""
    new = places.work / "new"
    new.mkdir()
    files = make_together(drafts, new, Ledger(), {})
    (new / MARKER).write_bytes(_MARK)
    _carry_over(places.site / KEPT, new / KEPT)
    Ledger(files).save(places.work / "ledger.json")
    _swap(new, places.site, places.work / "old")
    (places.work / "ledger.json").replace(places.ledger)
    return Published(len(files), len(files))


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
    elif not swap_folders(new, out):
        out.rename(old)
        try:
            new.rename(out)
        except OSError:
            old.rename(out)
            raise


def _remove(folder: Path) -> None:
    if folder.is_dir():
        shutil.rmtree(folder)
