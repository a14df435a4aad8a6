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

ROWS: Final = 1_000_000
"""How many rows a file may have: a file of a few bytes can claim billions."""
BYTES: Final = 512_000_000
"""How many bytes the values of a file may take in memory; packed they can be a thousandth."""
_BATCH: Final = 200

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


def read_rows(path: Path, table: Table) -> list[dict[str, Any]]:
    """Read the rows of a file that holds a part of a table.

    Raises
    ------
    MissingLibraryError
        Where pyarrow is not installed.
    UnreadableFileError
        Where the file is broken, of another format, or too large.
    """
    rows: list[dict[str, Any]] = []
    size = 0
    with _opened(path) as file:
        _refuse_other_columns(path, file.schema_arrow, arrow_schema(table))
        for batch in file.iter_batches(_BATCH):
            size += batch.nbytes
            if size > BYTES:
                raise _too_large(path)
            rows += batch.to_pylist()
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
    if not path.is_file():  # a pipe would be waited for
        raise UnreadableFileError(f"'{path}' is not an ordinary file")
    try:
        with parquet.ParquetFile(path) as file:
            _refuse_other_format(path, file.schema_arrow.metadata or {})
            _refuse_too_many(path, file.metadata)
            yield file
    except UnreadableFileError:
        raise
    except (OSError, pa.ArrowException) as error:
        said = " ".join(str(error).split())
        raise UnreadableFileError(f"cannot read '{path}': {said}") from error


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


def _refuse_other_columns(path: Path, schema: "pa.Schema", expected: "pa.Schema") -> None:
    """Refuse other types too: a dictionary of one long text may stand for a million of them."""
    found = dict(zip(schema.names, schema.types, strict=True))
    for name, type_ in zip(expected.names, expected.types, strict=True):
        if name not in found:
            raise UnreadableFileError(f"'{path}' has no column '{name}'")
        if found[name] != type_:
            raise UnreadableFileError(f"'{path}': '{name}' is {found[name]} instead of {type_}")


def _refuse_too_many(path: Path, metadata: Any) -> None:
    """Refuse a large file by what it says of itself; whether that is true shows in reading."""
    if metadata.num_rows > ROWS:
        raise UnreadableFileError(f"'{path}' has more than {ROWS} rows")
    groups = (metadata.row_group(number) for number in range(metadata.num_row_groups))
    if sum(group.total_byte_size for group in groups) > BYTES:
        raise _too_large(path)


def _too_large(path: Path) -> UnreadableFileError:
    return UnreadableFileError(f"'{path}' takes more than {BYTES} bytes in memory")


def _arrow() -> tuple[Any, Any]:
    try:
        import pyarrow as pa
        from pyarrow import parquet
    except ImportError as error:
        raise MissingLibraryError("Parquet", "pyarrow", "corpus") from error
    return pa, parquet
