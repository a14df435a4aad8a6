"""A cache of what files say, for a program that loads a debate again and again."""

import os
import time
from typing import NamedTuple

from argmap.loading.discovery import DebateFile
from argmap.loading.fingerprint import is_settled, looks
from argmap.loading.load import ReadFile, read_file
from argmap.loading.records import Reading


class _Cached(NamedTuple):
    """What a file said, how it looked, and the time, in nanoseconds, at which it was read."""

    reading: Reading
    look: str
    read_at: int


class ReadingCache:
    """Reads files, but not those that are as they were at the last loading.

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
    entries : dict
        By the place of each file what it said, how it looked, and when it was read.
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
        self._before = before.entries if before is not None else {}
        self._files_before: int = before.files if before is not None else 0
        self._same = 0
        self.entries: dict[str, _Cached] = {}
        self.files: int = 0

    def __call__(self, file: DebateFile) -> Reading:
        """Read a file, or return what it said last time."""
        self.files += 1
        known, read_at = self._before.get(file.place), time.time_ns()
        try:
            status = os.lstat(file.place)  # after the clock, so that a later change looks later
        except OSError:  # the reader says what is wrong with it
            return self._read_one(file)
        look = looks(status)
        if known is not None and known.look == look and is_settled(status, known.read_at):
            reading, read_at = known.reading, known.read_at
        else:
            reading = self._read_one(file)
            if known is not None and known.reading.document.text == reading.document.text != "":
                reading = known.reading  # the same text says the same
        self._same += known is not None and known.reading is reading
        self.entries[file.place] = _Cached(reading, look, read_at)
        return reading

    @property
    def unchanged(self) -> bool:
        """Whether all files were as before, and none is gone."""
        return self._same == self.files == self._files_before
