"""A cache of what files say, for a program that loads a debate again and again."""

import os
import time
from typing import Final, TypeAlias

from argmap.loading.discovery import DebateFile
from argmap.loading.load import ReadFile, read_file
from argmap.loading.records import Reading

_JUST_NOW: Final = 100_000_000
"""Nanoseconds in which two changes of a file may leave the same time on it."""

_Stamp: TypeAlias = tuple[int, int, int, int]


class ReadingCache:
    """Reads files, but those that are as they were at the last loading.

    Give a new one to each loading, made from the one before; it holds what that loading read and
    nothing else.

    Parameters
    ----------
    before : ReadingCache, optional
        What the last loading left.
    read_one : callable, optional
        How a file is read that is new or has changed; without it from the disk.

    Attributes
    ----------
    readings : dict of str to tuple
        What each file said, and how it looked when it was read.
    files : int
        How many files were asked for.

    Examples
    --------
    >>> ReadingCache().unchanged
    True
    """

    def __init__(
        self, before: "ReadingCache | None" = None, read_one: ReadFile = read_file
    ) -> None:
        self._read_one = read_one
        self._before = before.readings if before is not None else {}
        self._files_before: int = before.files if before is not None else 0
        self._same = 0
        self.readings: dict[str, tuple[_Stamp, Reading]] = {}
        self.files: int = 0

    def __call__(self, file: DebateFile) -> Reading:
        """Read a file, or return what it said last time."""
        self.files += 1
        try:
            status = os.lstat(file.place)
        except OSError:  # the reader says what is wrong with it
            return self._read_one(file)
        stamp = _stamp(status)
        known = self._before.get(file.place)
        if known is not None and known[0] == stamp:
            self._same += 1
            reading = known[1]
        else:
            reading = self._read_one(file)
        # a file changed just now may change again and look the same: it is read again next time
        if time.time_ns() - status.st_mtime_ns > _JUST_NOW:
            self.readings[file.place] = (stamp, reading)
        return reading

    @property
    def unchanged(self) -> bool:
        """Whether all files were as before, and none is gone."""
        return self._same == self.files == self._files_before


def _stamp(status: os.stat_result) -> _Stamp:
    return (status.st_mtime_ns, status.st_ctime_ns, status.st_size, status.st_ino)
