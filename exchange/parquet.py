"""Parquet: tables as files of columns, and back."""

from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from io import BytesIO
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from argmap.exchange.tables import Row, Table, Type
from argmap.schema.errors import MissingLibraryError, UnreadableFileError

if TYPE_CHECKING:
    import pyarrow as pa

PARTITION: Final = "debate"
"""The column that the folder of a file names, as in ``nodes/debate=tea/part-0.parquet``."""

FORMAT: Final = 2
"""The number of these columns and types; another one is refused."""

_FORMAT_KEY: Final = b"argmap.tables"


def part_name(table: str, debate: str) -> str:
    """Name the file that holds the rows of one debate."""
    return f"{table}/{PARTITION}={debate}/part-0.parquet"


def file_columns(table: Table) -> Mapping[str, Type]:
    """List the columns of a file: all but the one that its folder names."""
    return {name: type_ for name, type_ in table.columns.items() if name != PARTITION}


def parquet_bytes(
    table: Table, rows: Iterable[Row], metadata: Mapping[str, str] | None = None
) -> bytes:
    """Write the rows of one debate as a Parquet file.

    Raises
    ------
    MissingLibraryError
        Where pyarrow is not installed.
    """
    pa, parquet = _arrow()
    notes = {_FORMAT_KEY: str(FORMAT).encode()}
    notes |= {f"argmap.{key}".encode(): value.encode() for key, value in (metadata or {}).items()}
    schema = arrow_schema(table).with_metadata(notes)
    names = schema.names
    columns = [{name: row[name] for name in names} for row in rows]
    out = BytesIO()
    parquet.write_table(pa.Table.from_pylist(columns, schema=schema), out)
    return out.getvalue()


def read_rows(path: Path) -> list[dict[str, Any]]:
    """Read the rows of a file.

    Raises
    ------
    MissingLibraryError
        Where pyarrow is not installed.
    UnreadableFileError
        Where the file is broken, or of another format.
    """
    with _opened(path) as file:
        rows: list[dict[str, Any]] = file.read().to_pylist()
    return rows


def read_metadata(path: Path) -> Mapping[str, str]:
    """Read what `parquet_bytes` noted in a file.

    Raises
    ------
    MissingLibraryError
        Where pyarrow is not installed.
    UnreadableFileError
        Where the file is broken, or of another format.
    """
    with _opened(path) as file:
        notes = file.schema_arrow.metadata or {}
    return {
        key.decode().removeprefix("argmap."): value.decode("utf-8", "replace")
        for key, value in notes.items()
        if key.startswith(b"argmap.")
    }


@contextmanager
def _opened(path: Path) -> Iterator[Any]:
    """Open a file of this format."""
    pa, parquet = _arrow()
    try:
        with parquet.ParquetFile(path) as file:
            _refuse_other_format(path, file.schema_arrow.metadata or {})
            yield file
    except UnreadableFileError:
        raise
    except (OSError, pa.ArrowException) as error:
        raise UnreadableFileError(f"cannot read '{path}': {error}") from error


def arrow_schema(table: Table) -> "pa.Schema":
    """Give the columns of a file with their types."""
    pa, _ = _arrow()
    types = {
        Type.TEXT: pa.string(),
        Type.LIST: pa.list_(pa.string()),
        Type.FLAG: pa.bool_(),
        Type.INTEGER: pa.int64(),
        Type.NUMBER: pa.float64(),
    }
    return pa.schema([(name, types[type_]) for name, type_ in file_columns(table).items()])


def _refuse_other_format(path: Path, notes: Mapping[bytes, bytes]) -> None:
    version = notes.get(_FORMAT_KEY, b"").decode("ascii", "replace")
    if version != str(FORMAT):
        raise UnreadableFileError(
            f"'{path}' has tables of format {version or 'unknown'}, and this argmap reads "
            f"{FORMAT}: add the debate again"
        )


def _arrow() -> tuple[Any, Any]:
    try:
        import pyarrow as pa
        from pyarrow import parquet
    except ImportError as error:
        raise MissingLibraryError("Parquet", "pyarrow", "corpus") from error
    return pa, parquet
