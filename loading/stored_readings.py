"""Readings of unchanged files, kept between runs in the user's own cache folder.

Reading YAML and checking it is most of what it costs to load a large debate. What each file said is
kept as its text and its data in JSON, in one SQLite file for each knowledge base. It lies not
beside the claims, where a stranger's folder could bring its own, but where only this user writes.
Nothing stored is code, every record is validated anew, and all of it may be deleted at any time.

A reading is used where size, times and inode of its file are as they were. Where they differ, or
are too recent to tell two changes apart, the text decides, as in git's index. Files with findings
are not kept: they are read anew each time.
"""

import json
import os
import sqlite3
import time
from collections.abc import Iterator
from contextlib import closing, contextmanager, suppress
from hashlib import sha256
from pathlib import Path
from typing import Final, NamedTuple

from argmap.loading.discovery import DebateFile, DebateFolder
from argmap.loading.fingerprint import RECENT, changed_at, code_fingerprint, looks
from argmap.loading.load import RECORDS, ReadFile, interpret, read_file
from argmap.loading.reader import read_text
from argmap.loading.reader.events import parse, with_places
from argmap.loading.records import Reading

CACHE_VARIABLE: Final = "ARGMAP_CACHE_DIR"
"""The variable of the environment that names another cache folder; empty for none."""
_KEPT: Final = 90 * 86_400
"""Seconds after which what was stored of a knowledge base and not changed since is deleted."""

_TABLE: Final = (
    "CREATE TABLE IF NOT EXISTS readings (file TEXT PRIMARY KEY, stamp TEXT NOT NULL, "
    "read_at INTEGER NOT NULL, text TEXT NOT NULL, data TEXT NOT NULL, cut TEXT NOT NULL)"
)
_SELECT: Final = (
    "SELECT file, stamp, read_at, text, data, cut FROM readings WHERE file > ? AND file < ?"
)


class _Row(NamedTuple):
    """What is stored of one file: how it looked, when it was read, and what it said."""

    file: str
    stamp: str
    read_at: int
    text: str
    data: str
    cut: str


@contextmanager
def stored_readings(folder: DebateFolder) -> Iterator[ReadFile]:
    """Give a way to read the files of a large debate that parses only what has changed.

    Parameters
    ----------
    folder : DebateFolder
        The debate.

    Yields
    ------
    callable
        As `read_file`. What it reads anew is stored in the end.
    """
    path = _store_of(folder.path.parent)
    if path is None:
        yield read_file
        return
    readings = StoredReadings(path, f"claims/{folder.path.name}")
    yield readings
    readings.save()


class StoredReadings:
    """Reads the files of one debate, but those of which the store knows what they say.

    Parameters
    ----------
    path : Path
        The SQLite file; it need not exist, and one that is broken counts as empty.
    debate : str
        The name of the debate's folder as findings have it.
    """

    def __init__(self, path: Path, debate: str) -> None:
        self._path = path
        self._rows = {row.file: row for row in _fetch(path, debate)}
        self._gone = set(self._rows)
        self._new: list[_Row] = []

    def __call__(self, file: DebateFile) -> Reading:
        """Read a file, or return what is stored of it."""
        row = self._rows.get(file.file)
        started = time.time_ns()  # before the look at the file, so that a later change looks later
        try:
            stamp, changed = _stamp(file)
        except OSError:  # the reader says what is wrong with it
            return read_file(file)
        if row is not None and row.stamp == stamp and changed < row.read_at - RECENT:
            reading = _restored(file, row)
            if reading is not None:
                self._gone.discard(file.file)
                return reading
        return self._compared(file, row, _Row(file.file, stamp, started, "", "", ""))

    def _compared(self, file: DebateFile, row: _Row | None, seen: _Row) -> Reading:
        """Read the text of a file, and parse it only where it is another than the stored one."""
        document = read_text(file.path, file.file)
        if document.findings:
            return interpret(file, document)
        if row is not None and row.text == document.text:
            reading = _restored(file, row)
            if reading is not None:
                self._keep(row._replace(stamp=seen.stamp, read_at=seen.read_at))
                return reading
        reading = interpret(file, parse(document))
        document = reading.document
        if reading.record is not None and not (document.findings or reading.findings):
            cut = json.dumps(sorted(document.cut, key=str)) if document.cut else ""
            self._keep(seen._replace(text=document.text, data=json.dumps(document.data), cut=cut))
        return reading

    def _keep(self, row: _Row) -> None:
        self._gone.discard(row.file)
        self._new.append(row)

    def save(self) -> None:
        """Store what was read anew, and forget what is gone; where that fails, nothing is lost."""
        if not self._new and not self._gone:
            return
        with suppress(sqlite3.Error, OSError), closing(_connect(self._path)) as store, store:
            if _version_of(store) != _version():
                store.execute("DROP TABLE IF EXISTS readings")
                store.execute(f"PRAGMA user_version = {_version()}")
            store.execute(_TABLE)
            store.executemany("DELETE FROM readings WHERE file = ?", [(f,) for f in self._gone])
            store.executemany(
                "INSERT OR REPLACE INTO readings VALUES (?, ?, ?, ?, ?, ?)", self._new
            )
        _delete_old(self._path.parent)


def _restored(file: DebateFile, row: _Row) -> Reading | None:
    """Make the reading that a row stands for; None where it cannot be one."""
    try:
        data = json.loads(row.data)
        cut = [tuple(path) for path in json.loads(row.cut)] if row.cut else ()
        record = RECORDS[file.type].model_validate(data)
    except (ValueError, TypeError, RecursionError):
        return None
    return Reading(with_places(file.file, row.text, data, cut), record, ())


def _stamp(file: DebateFile) -> tuple[str, int]:
    """Tell how a file looks, and when it was last changed."""
    status = os.lstat(file.place)
    return looks(status), changed_at(status)


def _fetch(path: Path, debate: str) -> list[_Row]:
    """Fetch all rows of a debate at once; that of ten thousand files takes 10 ms."""
    if not path.exists():
        return []
    try:
        with closing(_connect(path)) as store:
            if _version_of(store) != _version():
                return []
            return [_Row(*row) for row in store.execute(_SELECT, (f"{debate}/", f"{debate}0"))]
    except sqlite3.OperationalError:  # another process is writing
        return []
    except (sqlite3.Error, OSError):
        path.unlink(missing_ok=True)
        return []


def _connect(path: Path) -> sqlite3.Connection:
    return sqlite3.connect(path, timeout=0.1)


def _version_of(store: sqlite3.Connection) -> int:
    (version,) = store.execute("PRAGMA user_version").fetchone()
    return int(version)


def _version() -> int:
    """Give the number of the code that reads: what another version has read does not count."""
    return int(code_fingerprint("schema", "loading")[:7], 16)


def _store_of(claims: Path) -> Path | None:
    """Find the file in which readings of a knowledge base are stored; None for nowhere."""
    named = os.environ.get(CACHE_VARIABLE)
    if named == "":
        return None
    home = os.environ.get("XDG_CACHE_HOME") or os.environ.get("LOCALAPPDATA")
    try:
        folder = Path(named or Path(home or Path.home() / ".cache") / "argmap")
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        status = folder.stat()
    except (OSError, RuntimeError):  # there is no home
        return None
    # Whatever others can write into would be theirs to say.
    if hasattr(os, "geteuid") and (status.st_uid != os.geteuid() or status.st_mode & 0o022):
        return None
    return folder / f"{sha256(os.fsencode(claims.resolve())).hexdigest()[:32]}.sqlite"


def _delete_old(folder: Path) -> None:
    """Delete the stores that nobody has changed for long; they are made anew where needed."""
    for path in folder.glob("*.sqlite"):
        with suppress(OSError):
            if time.time() - path.stat().st_mtime > _KEPT:
                path.unlink()
