"""The tables of a stranger: whatever a file holds, it is refused by name and holds up nothing."""

import os
import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

pa = pytest.importorskip("pyarrow")

from pyarrow import parquet as files  # noqa: E402

from argmap.exchange import parquet  # noqa: E402
from argmap.exchange.corpus.analysing import analyse_debates, waiting  # noqa: E402
from argmap.exchange.corpus.folder import CorpusFolder  # noqa: E402
from argmap.exchange.corpus.processes import in_processes  # noqa: E402
from argmap.exchange.corpus.tables import recorded_rows  # noqa: E402
from argmap.graph.model.examples import tea  # noqa: E402
from argmap.schema.errors import ArgmapError, UnwritableFileError  # noqa: E402

ON_POSIX = pytest.mark.skipif(os.name != "posix", reason="pipes and links are a matter of POSIX")


@pytest.fixture
def corpus(tmp_path: Path) -> CorpusFolder:
    """Write a corpus of one debate."""
    made = CorpusFolder(tmp_path / "corpus")
    with made.alone():
        made.stage("tea", recorded_rows(tea()), "", "tea")
        made.adopt("tea", "tea")
    return made


def rewrite(corpus: CorpusFolder, table: str, change: Callable[[Any], Any]) -> None:
    """Change a table, and keep what says that it is one of ours."""
    (path,) = corpus.files(table, "tea")
    before = files.read_table(path)
    after = change(before).replace_schema_metadata(before.schema.metadata)
    files.write_table(after, path)


def problem(corpus: CorpusFolder) -> str:
    """Analyse the debate, and say what was wrong."""
    with corpus.alone():
        (done,) = analyse_debates(corpus, waiting(corpus, again=True))
    return done.problem


@pytest.mark.parametrize(
    ("table", "column", "values", "said"),
    [
        ("nodes", "text", pa.array([7]), "'text' is int64 instead of string"),
        ("nodes", "text", pa.array([{"a": 1}]), "'text' is struct<a: int64> instead of string"),
        ("nodes", "text", pa.array(["x"]).dictionary_encode(), "'text' is dictionary<"),
        ("nodes", "text", pa.array([""]), "fit together: text: a text needs at least one"),
        ("nodes", "text", pa.nulls(1, pa.string()), "fit together: text: Field required"),
        ("relations", "with", pa.array([True]), "'with' is bool instead of list<"),
        ("relations", "kind", pa.array(["proves"]), "'proves' is not a valid RelationKind"),
        ("debates", "expect", pa.array(["[" * 100_000]), "Invalid JSON"),
    ],
)
def test_values_that_no_table_has(
    corpus: CorpusFolder, table: str, column: str, values: Any, said: str
) -> None:
    """The message names the column, or the key of a record."""

    def change(before: Any) -> Any:
        repeated = pa.chunked_array([values] * len(before))
        return before.set_column(before.schema.names.index(column), column, repeated)

    rewrite(corpus, table, change)

    assert said in problem(corpus)


def test_no_row_and_no_column(corpus: CorpusFolder) -> None:
    """What is not there is named."""
    rewrite(corpus, "debates", lambda table: table.slice(0, 0))
    assert problem(corpus).endswith("the debate itself has no row")
    rewrite(corpus, "nodes", lambda table: table.drop_columns(["text"]))
    assert problem(corpus).endswith("has no column 'text'")


def test_rows_and_values_are_bounded(corpus: CorpusFolder, monkeypatch: pytest.MonkeyPatch) -> None:
    """A small file may stand for a table that fits into no memory."""
    monkeypatch.setattr(parquet, "BYTES", 10)
    assert "takes more than 10 bytes in memory" in problem(corpus)
    monkeypatch.setattr(parquet, "ROWS", 0)
    assert "has more than 0 rows" in problem(corpus)


def test_a_large_file_is_refused_before_it_is_read(
    corpus: CorpusFolder, monkeypatch: pytest.MonkeyPatch
) -> None:
    """By what it says of itself: its values here could not be read."""
    (path,) = corpus.files("debates", "tea")
    path.write_bytes(path.read_bytes()[:4] + bytes(200) + path.read_bytes()[204:])
    assert "cannot read" in problem(corpus)
    monkeypatch.setattr(parquet, "BYTES", 100)
    assert "takes more than 100 bytes in memory" in problem(corpus)


@pytest.mark.parametrize("size", [0, 0x7FFF_FFFF])
def test_a_page_whose_size_lies_is_refused(corpus: CorpusFolder, size: int) -> None:
    """By both that read it, with a sentence."""
    engine = pytest.importorskip("argmap.exchange.corpus.duckdb_engine")
    pytest.importorskip("duckdb")
    (path,) = corpus.files("nodes", "tea")
    metadata = files.ParquetFile(path).metadata.row_group(0)
    columns = [metadata.column(number) for number in range(metadata.num_columns)]
    start = max(column.data_page_offset for column in columns)
    data = path.read_bytes()
    assert data[start : start + 3] == bytes([0x15, 0, 0x15])  # a data page, then its size, of
    after = start + 4 + (data[start + 3] > 127)  # one byte or two
    path.write_bytes(data[: start + 3] + _varint(2 * size) + data[after:])

    assert "cannot read" in problem(corpus)
    with pytest.raises(ArgmapError, match="DuckDB says"):
        engine.DuckDbEngine(corpus).query("SELECT * FROM nodes", {})


def _varint(number: int) -> bytes:
    """Write a number as Thrift does, seven bits a byte."""
    low = number & 127
    return bytes([low]) if number < 128 else bytes([low | 128]) + _varint(number >> 7)


@ON_POSIX
def test_a_pipe_is_not_waited_for(corpus: CorpusFolder) -> None:
    """What is no file is refused."""
    (path,) = corpus.files("nodes", "tea")
    path.unlink()
    os.mkfifo(path)

    assert "is not an ordinary file" in problem(corpus)


@ON_POSIX
@pytest.mark.parametrize("name", ["statuses", ".staging", "nodes"])
def test_a_link_leads_no_run_elsewhere(corpus: CorpusFolder, tmp_path: Path, name: str) -> None:
    """Neither is anything written there, nor anything swept."""
    outside, place = tmp_path / "outside", corpus.path / name
    outside.mkdir()
    (outside / "kept").write_text("")
    shutil.rmtree(place, ignore_errors=True)
    place.symlink_to(outside)

    with pytest.raises(UnwritableFileError, match="is a link"):
        problem(corpus)
    assert [path.name for path in outside.iterdir()] == ["kept"]


def test_a_query_names_tables_that_cannot_be_read(corpus: CorpusFolder) -> None:
    """What DuckDB finds wrong is said as such."""
    engine = pytest.importorskip("argmap.exchange.corpus.duckdb_engine")
    pytest.importorskip("duckdb")
    (path,) = corpus.files("nodes", "tea")
    shutil.copytree(path.parent, path.parent.with_name("debate=a\n::error::b"))

    with pytest.raises(ArgmapError, match="DuckDB cannot read the tables in"):
        engine.DuckDbEngine(corpus)


def _end(code: int) -> None:
    os._exit(code)  # measuring coverage puts a function in its place that cannot be sent


def test_an_ended_process_is_said() -> None:
    """As where the system ended it because memory ran out."""
    with pytest.raises(ArgmapError, match="run the command again with --jobs 1"):
        list(in_processes(_end, [1, 1], 2))
