"""JSON Lines, SQLite and Parquet: the tables of a debate for programs and databases."""

import json
import sqlite3
from collections.abc import Iterator, Sequence
from typing import Any, Final

from argmap.exchange.interface import Exported, Format, Options
from argmap.exchange.parquet import parquet_bytes, part_name
from argmap.exchange.tables import TABLES, Row, Table, Type, table_losses
from argmap.graph.model.debate import Debate

_SQL: Final = {
    Type.TEXT: "TEXT",
    Type.LIST: "TEXT",
    Type.FLAG: "INTEGER",
    Type.INTEGER: "INTEGER",
    Type.NUMBER: "REAL",
}


def write_json_lines(debates: Sequence[Debate], options: Options) -> Exported:
    """Write one JSON object a line, each with the name of its table."""
    del options
    lines = [
        json.dumps({"table": table.name, **row}, ensure_ascii=False)
        for debate in debates
        for table in TABLES
        for row in table.rows(debate)
    ]
    name = debates[0].id if len(debates) == 1 else "debates"
    return Exported({f"{name}.jsonl": ("\n".join(lines) + "\n").encode()}, table_losses(debates))


def write_sqlite(debates: Sequence[Debate], options: Options) -> Exported:
    """Write an SQLite database: a table each, and ``search``, a full-text index of the nodes.

    A list stands in its column as JSON.
    """
    del options
    connection = sqlite3.connect(":memory:")  # no file: a writer returns bytes and opens nothing
    with connection:
        for table in TABLES:
            _fill(connection, table, debates)
        connection.execute(
            "CREATE VIRTUAL TABLE search USING fts5(debate UNINDEXED, id UNINDEXED, short, text, "
            "note, tokenize = 'unicode61 remove_diacritics 2')"
        )
        connection.execute(
            "INSERT INTO search SELECT debate, id, short, text, note FROM nodes ORDER BY rowid"
        )
    data = connection.serialize()
    connection.close()
    name = debates[0].id if len(debates) == 1 else "debates"
    return Exported({f"{name}.sqlite": data}, table_losses(debates))


def _fill(connection: sqlite3.Connection, table: Table, debates: Sequence[Debate]) -> None:
    columns = ", ".join(f'"{name}" {_SQL[type_]}' for name, type_ in table.columns.items())
    connection.execute(f'CREATE TABLE "{table.name}" ({columns})')
    places = ", ".join("?" for _ in table.columns)
    connection.executemany(
        f'INSERT INTO "{table.name}" VALUES ({places})',  # noqa: S608 - names from our own table
        (list(_cells(row, table)) for debate in debates for row in table.rows(debate)),
    )


def _cells(row: Row, table: Table) -> Iterator[Any]:
    for name, type_ in table.columns.items():
        value = row[name]
        yield json.dumps(value, ensure_ascii=False) if type_ is Type.LIST else value


def write_parquet(debates: Sequence[Debate], options: Options) -> Exported:
    """Write a Parquet file for each table and debate, in folders that name the debate.

    The folder that comes of it is a corpus: ``argmap corpus`` can analyse and query it.

    Raises
    ------
    MissingLibraryError
        Where pyarrow is not installed.
    """
    del options
    files = {
        part_name(table.name, debate.id): parquet_bytes(table, table.rows(debate))
        for debate in debates
        for table in TABLES
    }
    return Exported(dict(sorted(files.items())), table_losses(debates))


_HOLDS: Final = "everything, in one table each for nodes, relations, stances, people and sources"
_LOSES: Final = "nothing"

FORMATS: Final = (
    Format(
        name="jsonl",
        title="JSON Lines",
        suffixes=(".jsonl",),
        holds=_HOLDS,
        loses=_LOSES,
        write=write_json_lines,
    ),
    Format(
        name="sqlite",
        title="SQLite with full-text search",
        suffixes=(".sqlite",),
        holds=_HOLDS,
        loses=_LOSES,
        write=write_sqlite,
    ),
    Format(
        name="parquet",
        title="Parquet",
        suffixes=(".parquet",),
        holds=_HOLDS,
        loses=_LOSES,
        write=write_parquet,
    ),
)
