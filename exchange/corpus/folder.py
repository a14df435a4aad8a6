"""The folder of a corpus: a Parquet file for each table and debate.

The file in ``debates/`` is written last and removed first: a debate without it is half written,
counts as absent, and is completed by the next run.
"""

import json
import shutil
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import Any, Final

from filelock import FileLock, Timeout

from argmap.exchange.corpus.tables import ANALYSED, CORPUS_TABLES, RECORDED, Rows
from argmap.exchange.parquet import (
    PARTITION,
    parquet_bytes,
    part_name,
    read_metadata,
    read_rows,
)
from argmap.exchange.tables import Table
from argmap.schema.errors import ArgmapError, UnreadableFileError, UnwritableFileError

MARKER: Final = "debates"
ANALYSIS_MARKER: Final = "statuses"
_STAGING: Final = ".staging"
_LOCK: Final = ".lock"


class CorpusFolder:
    """A folder of tables, and what is in it.

    Examples
    --------
    >>> CorpusFolder(Path("nowhere")).debates()
    []
    """

    def __init__(self, path: Path) -> None:
        self.path = path

    def debates(self) -> list[str]:
        """List the debates that are there as a whole, in order of id."""
        return self._partitions(MARKER)

    def analysed(self) -> list[str]:
        """List the debates whose analysis is there."""
        return sorted({*self._partitions(ANALYSIS_MARKER)} & {*self.debates()})

    def unfinished(self) -> list[str]:
        """List the debates of which a killed run left only a part."""
        parts = {debate for table in CORPUS_TABLES for debate in self._partitions(table.name)}
        return sorted(parts - {*self.debates()})

    def origins(self) -> dict[str, str]:
        """Give the debate by the hash of the file from which it was added."""
        known = {}
        for debate in self.debates():
            for file in self.files(MARKER, debate):
                try:
                    known[read_metadata(file).get("origin", "")] = debate
                except UnreadableFileError:
                    continue  # adding the debate again replaces what cannot be read
        known.pop("", None)
        return known

    def read(self, debate: str) -> Rows:
        """Read what a debate says, as rows.

        Raises
        ------
        UnreadableFileError
            Where a file is broken, or of another format.
        """
        return {
            table.name: [
                row for file in self.files(table.name, debate) for row in read_rows(file, table)
            ]
            for table in RECORDED
        }

    def files(self, table: str, debate: str) -> list[Path]:
        """List the files that hold the rows of one debate."""
        return sorted((self.path / table / f"{PARTITION}={debate}").glob("*.parquet"))

    def write_analysis(self, debate: str, rows: Rows) -> None:
        """Write the analysis of a debate; its statuses last, for they say that it is complete."""
        tables = sorted(ANALYSED, key=lambda table: table.name == ANALYSIS_MARKER)
        self._remove(ANALYSIS_MARKER, debate)
        for table in tables:
            self._remove(table.name, debate)
            _write(self.path, table, debate, rows[table.name])

    def stage(self, debate: str, rows: Rows, origin: str, place: str) -> None:
        """Write what a debate says where nobody reads it yet; `adopt` puts it into its place."""
        staged = self.path / _STAGING / place
        for table in RECORDED:
            _write(staged, table, debate, rows[table.name], {"origin": origin})

    def adopt(self, debate: str, place: str) -> None:
        """Put a staged debate into its place, in the place of what was there."""
        staged = self.path / _STAGING / place
        self._remove(MARKER, debate)
        for table in sorted(CORPUS_TABLES, key=lambda table: table.name == MARKER):
            self._remove(table.name, debate)
            new = (staged / part_name(table.name, debate)).parent
            if new.is_dir():
                target = (self.path / part_name(table.name, debate)).parent
                target.parent.mkdir(exist_ok=True)
                new.rename(target)  # on one file system, so a reader finds all rows or none
        shutil.rmtree(staged, ignore_errors=True)

    @contextmanager
    def alone(self) -> Iterator[None]:
        """Keep other runs from writing, and sweep what killed ones left.

        Raises
        ------
        UnwritableFileError
            Where another run is writing, the folder cannot be written, or a link in it leads
            elsewhere.
        """
        try:
            self.path.mkdir(parents=True, exist_ok=True)
            self._refuse_links()
            with FileLock(self.path / _LOCK, blocking=False):
                shutil.rmtree(self.path / _STAGING, ignore_errors=True)
                yield
                shutil.rmtree(self.path / _STAGING, ignore_errors=True)
        except ArgmapError:  # some are an OSError, and say more than that the folder is at fault
            raise
        except Timeout as error:
            raise UnwritableFileError(f"another run is writing '{self.path}'") from error
        except OSError as error:
            raise UnwritableFileError(f"cannot write '{self.path}': {error.strerror}") from error

    def _refuse_links(self) -> None:
        """Refuse a folder of a stranger that would be written, and swept, somewhere else."""
        for entry in sorted(self.path.iterdir()):
            if entry.is_symlink():
                raise UnwritableFileError(
                    f"'{entry}' is a link, and a corpus is written in one folder; remove the link"
                )

    def _partitions(self, table: str) -> list[str]:
        try:
            names = [path.name for path in (self.path / table).iterdir()]
        except (FileNotFoundError, NotADirectoryError):
            return []
        mark = f"{PARTITION}="
        return sorted(name.removeprefix(mark) for name in names if name.startswith(mark))

    def _remove(self, table: str, debate: str) -> None:
        folder = (self.path / part_name(table, debate)).parent
        if folder.exists():
            removed = self.path / _STAGING / f"gone-{table}-{debate}"
            removed.parent.mkdir(exist_ok=True)
            folder.rename(removed)  # in one step: nobody sees half of it
            shutil.rmtree(removed)


def _write(
    folder: Path,
    table: Table,
    debate: str,
    rows: Any,
    metadata: Mapping[str, str] | None = None,
) -> None:
    """Write the rows of one debate; where there are none, only what marks it as complete."""
    if not rows and table.name not in {MARKER, ANALYSIS_MARKER}:
        return
    path = folder / part_name(table.name, debate)
    path.parent.mkdir(parents=True, exist_ok=True)
    beside = path.with_suffix(".new")  # not '.parquet': readers look for that ending
    beside.write_bytes(parquet_bytes(table, rows, metadata))
    beside.replace(path)


def rows_from_json(lines: Mapping[str, list[str]]) -> Rows:
    """Read rows that an engine handed over as JSON, by name of their table."""
    return {
        table.name: [json.loads(line) for line in lines.get(table.name, ())] for table in RECORDED
    }
