"""What is kept of a knowledge base between runs: one SQLite file in the user's own cache folder.

It lies not beside the claims, where a stranger's folder could bring its own, but where only this
user writes. Nothing in it is code, and all of it may be deleted at any time. Where it cannot be
read or written, or another process is writing, nothing is known, and nothing is lost.
"""

import os
import sqlite3
import time
from collections.abc import Iterable
from contextlib import closing, suppress
from functools import cache
from hashlib import sha256
from pathlib import Path
from typing import Final, NamedTuple

from argmap.loading.fingerprint import code_fingerprint

CACHE_VARIABLE: Final = "ARGMAP_CACHE_DIR"
"""The variable of the environment that names another cache folder; empty for none."""
_KEPT: Final = 90 * 86_400
"""Seconds after which what was stored of a knowledge base and not changed since is deleted."""

_TABLES: Final = """
CREATE TABLE IF NOT EXISTS readings (
    file TEXT PRIMARY KEY, stamp TEXT NOT NULL, read_at INTEGER NOT NULL, text TEXT NOT NULL,
    data TEXT NOT NULL, cut TEXT NOT NULL, links TEXT NOT NULL
);
CREATE TABLE IF NOT EXISTS answers (
    debate TEXT, question TEXT, structure TEXT NOT NULL, answer TEXT NOT NULL,
    PRIMARY KEY (debate, question)
);
"""
_READINGS: Final = "SELECT * FROM readings WHERE file > ? AND file < ?"
_ANSWER: Final = "SELECT answer FROM answers WHERE debate = ? AND question = ? AND structure = ?"


class StoredFile(NamedTuple):
    """What is stored of one file.

    Attributes
    ----------
    file : str
        Its name.
    stamp, read_at : str, int
        How it looked, and when it was read.
    text, data, cut : str
        What it said: its text, its data, and the values cut short by a comment, these in JSON.
    links : str
        Stands for all that it said but for the words of a node.
    """

    file: str
    stamp: str
    read_at: int
    text: str
    data: str
    cut: str
    links: str


class Answers(NamedTuple):
    """What was found out about a debate, for as long as its structure is the same.

    Attributes
    ----------
    path : Path
        The store.
    debate : str
        The debate.
    structure : str
        Stands for all that its files say but for the words of nodes.
    """

    path: Path
    debate: str
    structure: str

    def get(self, question: str) -> str | None:
        """Give an answer, where it is known."""
        with suppress(sqlite3.Error, OSError), closing(_connect(self.path)) as store:
            if _version_of(store) == _version():
                key = (self.debate, question, self.structure)
                return next((str(answer) for (answer,) in store.execute(_ANSWER, key)), None)
        return None

    def put(self, question: str, answer: str) -> None:
        """Keep an answer, where that is possible."""
        with suppress(sqlite3.Error, OSError), closing(_connect(self.path)) as store, store:
            if _version_of(store) == _version():
                row = (self.debate, question, self.structure, answer)
                store.execute("INSERT OR REPLACE INTO answers VALUES (?, ?, ?, ?)", row)


def fetch(path: Path, debate: str) -> list[StoredFile]:
    """Fetch what is stored of the files of a debate; that of ten thousand takes 10 ms."""
    if not path.exists():
        return []
    try:
        with closing(_connect(path)) as store:
            if _version_of(store) != _version():
                return []
            # "0" is the character after "/", so these are the files in the folder of the debate
            rows = store.execute(_READINGS, (f"{debate}/", f"{debate}0"))
            return [StoredFile(*row) for row in rows]
    except sqlite3.OperationalError:  # another process is writing
        return []
    except (sqlite3.Error, OSError):
        path.unlink(missing_ok=True)
        return []


def keep(path: Path, new: Iterable[StoredFile], gone: Iterable[str]) -> None:
    """Store what was read anew, and forget what is gone."""
    with suppress(sqlite3.Error, OSError), closing(_connect(path)) as store, store:
        if _version_of(store) != _version():
            store.executescript("DROP TABLE IF EXISTS readings; DROP TABLE IF EXISTS answers")
            store.execute(f"PRAGMA user_version = {_version()}")
        store.executescript(_TABLES)
        store.executemany("DELETE FROM readings WHERE file = ?", [(file,) for file in gone])
        store.executemany("INSERT OR REPLACE INTO readings VALUES (?, ?, ?, ?, ?, ?, ?)", new)
    _delete_old(path.parent)


def store_of(claims: Path) -> Path | None:
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


def _connect(path: Path) -> sqlite3.Connection:
    return sqlite3.connect(path, timeout=0.1)


def _version_of(store: sqlite3.Connection) -> int:
    (version,) = store.execute("PRAGMA user_version").fetchone()
    return int(version)


@cache
def _version() -> int:
    """Give the number of this code: what another version has found out does not count."""
    return int(code_fingerprint("schema", "loading", "graph")[:7], 16)


def _delete_old(folder: Path) -> None:
    """Delete the stores that nobody has changed for long; they are made anew where needed."""
    for path in folder.glob("*.sqlite"):
        with suppress(OSError):
            if time.time() - path.stat().st_mtime > _KEPT:
                path.unlink()
