"""Listing folders: on a disk, or of files held in memory."""

import os
from collections.abc import Callable, Iterable, Mapping
from pathlib import Path, PurePosixPath
from typing import NamedTuple, Protocol, TypeAlias


class FolderEntry(Protocol):
    """What lies in a folder: on a disk an `os.DirEntry`."""

    @property
    def name(self) -> str:
        """Its name."""

    @property
    def path(self) -> str:
        """The path of the folder, and its name."""

    def is_dir(self) -> bool:
        """Tell whether it is a folder."""

    def is_symlink(self) -> bool:
        """Tell whether it is a link."""


ListFolder: TypeAlias = Callable[[Path], Iterable[FolderEntry]]
"""How the entries of a folder are listed; on a disk by `os.scandir`."""


class _MemoryEntry(NamedTuple):
    """What lies in a folder that is held in memory: files and folders, no links."""

    name: str
    path: str
    folder: bool

    def is_dir(self) -> bool:
        return self.folder

    def is_symlink(self) -> bool:
        return False


def in_memory(files: Iterable[str]) -> ListFolder:
    """Make a way to list folders of files that are held in memory.

    Parameters
    ----------
    files : iterable of str
        Their paths, with slashes, from the folder that holds them all.

    Returns
    -------
    callable
        Lists the entries of a folder; none of a folder that is not there.

    Examples
    --------
    >>> entries_of = in_memory(["tea/debate.yaml", "tea/basics/calms.yaml"])
    >>> [entry.name for entry in entries_of(Path("tea"))]
    ['debate.yaml', 'basics']
    """
    folders: dict[str, dict[str, _MemoryEntry]] = {}
    for file in files:
        path, inner = PurePosixPath(file), False
        while path.name:
            entries = folders.setdefault(str(path.parent), {})
            entries.setdefault(path.name, _MemoryEntry(path.name, str(path), inner))
            path, inner = path.parent, True
    by_folder: Mapping[str, tuple[_MemoryEntry, ...]] = {
        folder: tuple(entries.values()) for folder, entries in folders.items()
    }
    return lambda folder: by_folder.get(folder.as_posix(), ())


def overlaid(paths: Iterable[Path]) -> ListFolder:
    """Make a way to list folders of the disk that lists some more files in them.

    Parameters
    ----------
    paths : iterable of Path
        Absolute paths of files that are held in memory, whether they are on the disk or not.

    Returns
    -------
    callable
        Lists what is on the disk, then what is only in memory.
    """
    inside = in_memory(path.as_posix() for path in paths)

    def entries_of(folder: Path) -> Iterable[FolderEntry]:
        # with the path that the disk would give it, whatever its slashes
        held = {
            entry.name: _MemoryEntry(entry.name, str(folder / entry.name), entry.is_dir())
            for entry in inside(folder)
        }
        try:
            listed = {entry.name: entry for entry in os.scandir(folder)}
        except FileNotFoundError:
            if not held:
                raise
            listed = {}
        return (held | listed).values()

    return entries_of
