"""Spark: the same SQL and the same analysis, on as many machines as one has."""

import json
import os
import sys
from collections.abc import Iterator, Mapping, Sequence
from functools import reduce
from typing import TYPE_CHECKING, Any, Final

from argmap.exchange.corpus.analysing import Analysed, analysis_of
from argmap.exchange.corpus.engines import ONLY_READS, Answer, in_brackets
from argmap.exchange.corpus.folder import ANALYSIS_MARKER, CorpusFolder, rows_from_json
from argmap.exchange.corpus.tables import ANALYSED, CORPUS_TABLES, RECORDED
from argmap.exchange.parquet import PARTITION, file_columns
from argmap.exchange.tables import Table, Type
from argmap.schema.errors import ArgmapError, InvalidQueryError, MissingLibraryError

if TYPE_CHECKING:
    import pyarrow as pa

_TYPES: Final = {
    Type.TEXT: "STRING",
    Type.LIST: "ARRAY<STRING>",
    Type.FLAG: "BOOLEAN",
    Type.INTEGER: "BIGINT",
    Type.NUMBER: "DOUBLE",
}
_PROBLEM: Final = "problem"
_ROW: Final = "debate STRING, name STRING, row STRING"
"""What goes through the analysis: rows of any table, as JSON."""


class SparkEngine:
    """Each table of the corpus is a view of its files; the session ends with the process."""

    def __init__(self, corpus: CorpusFolder, master: str) -> None:
        try:
            from pyspark.errors import PySparkException
            from pyspark.sql import SparkSession, functions
        except ImportError as error:
            raise MissingLibraryError("Spark", "pyspark", "spark") from error
        os.environ.setdefault("PYSPARK_PYTHON", sys.executable)
        builder = SparkSession.builder.master(master).appName("argmap")
        settings = {
            "spark.ui.enabled": "false",
            "spark.ui.showConsoleProgress": "false",
            # a job only to list the folders of some thousand debates costs more than listing them
            "spark.sql.sources.parallelPartitionDiscovery.threshold": "100000",
            "spark.sql.ansi.enabled": "true",
            "spark.sql.ansi.doubleQuotedIdentifiers": "true",  # as in the standard, and in DuckDB
            "spark.sql.sources.partitionColumnTypeInference.enabled": "false",
            "spark.sql.sources.partitionOverwriteMode": "dynamic",
            "spark.sql.session.timeZone": "UTC",
            "spark.log.level": "ERROR",
        }
        if master.startswith("local"):
            settings |= {"spark.driver.bindAddress": "127.0.0.1", "spark.driver.host": "127.0.0.1"}
        for key, value in settings.items():
            builder = builder.config(key, value)
        self._error, self._functions = PySparkException, functions
        self._corpus, self._session = corpus, builder.getOrCreate()
        for table in CORPUS_TABLES:
            self._frame(table).createOrReplaceTempView(table.name)

    def query(self, sql: str, values: Mapping[str, str]) -> Answer:
        """Answer a query; see `Engine`."""
        try:
            self._session.sql(in_brackets(sql), args=dict(values) or None)  # refuses a command
            frame = self._session.sql(sql, args=dict(values) or None)
            return Answer(tuple(frame.columns), tuple(tuple(row) for row in frame.collect()))
        except self._error as error:
            raise InvalidQueryError(f"{ONLY_READS}; Spark says: {error}") from error

    def analyse(self, debates: Sequence[str]) -> Iterator[Analysed]:
        """Analyse debates wherever Spark has room, a group of rows each; see `Engine`."""
        if not debates:
            return
        f = self._functions
        recorded = reduce(lambda one, other: one.unionAll(other), map(self._as_json, RECORDED))
        wanted = self._session.createDataFrame([(debate,) for debate in debates], "debate STRING")
        found = recorded.join(f.broadcast(wanted), "debate", "left_semi")
        # each table is written from the same rows: without the cache each would analyse again
        made = found.groupBy("debate").applyInArrow(_analyse_group, _ROW).cache()
        problems = dict(
            made.where(f.col("name") == _PROBLEM).select("debate", "row").toLocalIterator()
        )
        for table in sorted(ANALYSED, key=lambda table: table.name == ANALYSIS_MARKER):
            self._write(table, made)
        made.unpersist()
        for debate in debates:
            yield Analysed(debate, problems.get(debate, ""))

    def _as_json(self, table: Table) -> Any:
        f = self._functions
        row = f.to_json(f.struct(*file_columns(table)), {"ignoreNullFields": "false"})
        return self._frame(table).select(
            "debate", f.lit(table.name).alias("name"), row.alias("row")
        )

    def _write(self, table: Table, made: Any) -> None:
        f = self._functions
        columns = {name: _TYPES[type_] for name, type_ in file_columns(table).items()}
        schema = ", ".join(f"`{name}` {type_}" for name, type_ in columns.items())
        rows = made.where(f.col("name") == table.name).select(
            "debate", f.from_json("row", schema).alias("row")
        )
        out = rows.select("debate", "row.*")
        folder = self._corpus.path / table.name
        out.write.partitionBy(PARTITION).mode("overwrite").parquet(folder.as_uri())

    def _frame(self, table: Table) -> Any:
        schema = ", ".join(f"`{name}` {_TYPES[type_]}" for name, type_ in table.columns.items())
        folder = self._corpus.path.absolute() / table.name
        if not any(folder.glob("*/*.parquet")):
            return self._session.createDataFrame([], schema)
        frame = self._session.read.schema(schema).parquet(folder.as_uri())
        partial = self._corpus.unfinished()
        frame = frame.where(~self._functions.col("debate").isin(partial)) if partial else frame
        return frame.select(*table.columns)


def _analyse_group(group: "pa.Table") -> "pa.Table":
    """Analyse one debate, given as rows of JSON; what comes of it goes back the same way."""
    import pyarrow as pa

    columns = group.to_pydict()
    debate = columns["debate"][0]
    lines: dict[str, list[str]] = {}
    for name, row in zip(columns["name"], columns["row"], strict=True):
        lines.setdefault(name, []).append(row)
    try:
        analysed = analysis_of(debate, rows_from_json(lines))
        made = [
            (table.name, json.dumps({key: row[key] for key in file_columns(table)}))
            for table in ANALYSED
            for row in analysed[table.name]
        ]
    except ArgmapError as error:
        made = [(_PROBLEM, str(error))]
    return pa.table(
        {
            "debate": [debate] * len(made),
            "name": [name for name, _ in made],
            "row": [row for _, row in made],
        },
        schema=pa.schema([(name, pa.string()) for name in ("debate", "name", "row")]),
    )
