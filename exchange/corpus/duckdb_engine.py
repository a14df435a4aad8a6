"""DuckDB: SQL over the tables of a corpus, on this machine."""

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import Any, Final

from argmap.exchange.corpus.analysing import Analysed, analyse_debates
from argmap.exchange.corpus.engines import ONLY_READS, Answer, in_brackets
from argmap.exchange.corpus.folder import CorpusFolder
from argmap.exchange.corpus.tables import CORPUS_TABLES
from argmap.exchange.tables import Table, Type
from argmap.schema.errors import InvalidQueryError, MissingLibraryError, UnreadableFileError

_TYPES: Final = {
    Type.TEXT: "VARCHAR",
    Type.LIST: "VARCHAR[]",
    Type.FLAG: "BOOLEAN",
    Type.INTEGER: "BIGINT",
    Type.NUMBER: "DOUBLE",
}
_VALUE: Final = re.compile(r"'(?:[^']|'')*'|:(\w+)")


class DuckDbEngine:
    """Each table of the corpus is a view of its files."""

    def __init__(self, corpus: CorpusFolder, processes: int = 1) -> None:
        try:
            import duckdb
        except ImportError as error:
            raise MissingLibraryError("a query of a corpus", "duckdb", "corpus") from error
        self._error, self._parse = duckdb.Error, duckdb.extract_statements
        self._reads = duckdb.StatementType.SELECT
        self._corpus, self._processes = corpus, processes
        self._connection = duckdb.connect(
            config={"threads": processes, "autoinstall_known_extensions": "false"}
        )
        try:
            for table in CORPUS_TABLES:
                self._connection.execute(self._view(table))
        except self._error as error:
            raise UnreadableFileError(
                f"DuckDB cannot read the tables in '{corpus.path}': {error}"
            ) from error

    def query(self, sql: str, values: Mapping[str, str]) -> Answer:
        """Answer a query; see `Engine`."""
        written = _VALUE.sub(lambda match: f"${match[1]}" if match[1] else match[0], sql)
        try:
            self._refuse_writing(written, values)
            result = self._connection.execute(written, dict(values) or None)
            columns = tuple(column[0] for column in result.description or ())
            return Answer(columns, tuple(result.fetchall()))
        except self._error as error:
            raise InvalidQueryError(f"DuckDB says: {error}") from error
        except MemoryError as error:
            raise InvalidQueryError("the answer does not fit into memory; add a LIMIT") from error

    def _refuse_writing(self, sql: str, values: Mapping[str, str]) -> None:
        """Refuse all but one statement that reads, and one that writes within WITH."""
        statements = self._parse(sql)
        if len(statements) != 1 or statements[0].type != self._reads:
            raise InvalidQueryError(ONLY_READS)
        self._connection.execute(f"EXPLAIN {in_brackets(sql)}", dict(values) or None)

    def analyse(self, debates: Sequence[str]) -> Iterator[Analysed]:
        """Analyse debates in processes of this machine; see `Engine`."""
        return analyse_debates(self._corpus, list(debates), self._processes)

    def _view(self, table: Table) -> str:
        columns = {name: _TYPES[type_] for name, type_ in table.columns.items()}
        files = self._corpus.path / table.name / "*" / "*.parquet"
        if not any(self._corpus.path.glob(f"{table.name}/*/*.parquet")):
            empty = ", ".join(f'NULL::{type_} AS "{name}"' for name, type_ in columns.items())
            return f'CREATE VIEW "{table.name}" AS SELECT {empty} WHERE false'
        chosen = ", ".join(f'"{name}"' for name in columns)
        partial = ", ".join(_quoted(debate) for debate in self._corpus.unfinished())
        whole = f" WHERE debate NOT IN ({partial})" if partial else ""
        return (
            f'CREATE VIEW "{table.name}" AS SELECT {chosen} FROM read_parquet('  # noqa: S608
            f"{_quoted(files.as_posix())}, hive_partitioning = true, "
            f"hive_types = {{'debate': VARCHAR}}){whole}"
        )


def _quoted(text: Any) -> str:
    doubled = str(text).replace("'", "''")
    return f"'{doubled}'"
