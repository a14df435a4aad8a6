"""Many debates as tables: added, analysed, queried; broken ones and killed runs."""

import shutil
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from argmap.exchange.corpus.adding import add_debates, inputs
from argmap.exchange.corpus.analysing import analyse_debates, analysis_of, waiting
from argmap.exchange.corpus.folder import CorpusFolder
from argmap.exchange.corpus.named_queries import named_queries, query_named
from argmap.exchange.corpus.rebuilding import debate_of_rows
from argmap.exchange.corpus.signatures import signature
from argmap.exchange.corpus.tables import analysed_rows, recorded_rows
from argmap.graph.model.examples import tea
from argmap.loading.loaded import Loaded
from argmap.schema.errors import InvalidQueryError, UnknownIdError, UnreadableFileError
from tests.conftest import EMPATHY

KIALO = """Discussion Title: Is {0} good for you?

1. {0} is good for you.
1.1. Pro: {0} calms people.
1.1.1. Con: {0} keeps people awake.
"""


@pytest.fixture
def files(tmp_path: Path) -> Path:
    """Write three small debates as another tool exports them."""
    folder = tmp_path / "files"
    folder.mkdir()
    for name in ("coffee", "mate", "tea"):
        (folder / f"{name}.txt").write_text(KIALO.format(name.capitalize()), encoding="utf-8")
    return folder


@pytest.fixture
def corpus(tmp_path: Path) -> CorpusFolder:
    """Name a folder for tables; skip where nothing can write them."""
    pytest.importorskip("pyarrow")
    return CorpusFolder(tmp_path / "corpus")


def add(corpus: CorpusFolder, *paths: Path) -> dict[str, str]:
    """Add what lies there; what was wrong, by name of the input."""
    with corpus.alone():
        return {Path(one.name).name: one.problem for one in add_debates(inputs(paths), corpus)}


def analyse(corpus: CorpusFolder) -> dict[str, str]:
    """Analyse what has no analysis; what was wrong, by debate."""
    with corpus.alone():
        return {one.debate: one.problem for one in analyse_debates(corpus, waiting(corpus))}


def contents(corpus: CorpusFolder) -> dict[str, bytes]:
    """Give every file of a corpus by name."""
    return {
        path.relative_to(corpus.path).as_posix(): path.read_bytes()
        for path in sorted(corpus.path.rglob("*.parquet"))
    }


def ask(corpus: CorpusFolder, name: str, **values: str) -> list[dict[str, Any]]:
    """Ask a named query of DuckDB."""
    pytest.importorskip("duckdb")
    from argmap.exchange.corpus.duckdb_engine import DuckDbEngine

    named = query_named(name)
    given_values: Mapping[str, str] = dict.fromkeys(named.values, "") | values
    answer = DuckDbEngine(corpus).query(named.sql, given_values)
    return [dict(zip(answer.columns, row, strict=True)) for row in answer.rows]


def test_rows_make_the_same_debate_again(empathy: Loaded) -> None:
    """What the tables say of a debate is all that an analysis asks for."""
    rows = recorded_rows(empathy.debate)
    again = debate_of_rows(empathy.debate.id, rows)
    assert recorded_rows(again) == rows
    assert analysed_rows(again) == analysed_rows(empathy.debate)


def test_rows_that_do_not_fit_together_are_refused() -> None:
    """A relation to a node that is not there is named, not followed."""
    rows = {name: list(found) for name, found in recorded_rows(tea()).items()}
    rows["nodes"] = rows["nodes"][1:]
    with pytest.raises(UnreadableFileError, match="there is no node"):
        analysis_of("tea", rows)


def test_files_and_knowledge_bases_are_added_side_by_side(
    corpus: CorpusFolder, files: Path
) -> None:
    """A file of another tool and a knowledge base are debates of one corpus."""
    assert set(add(corpus, files, EMPATHY).values()) == {""}
    assert corpus.debates() == ["coffee", "empathy-by-default", "mate", "tea"]


def test_a_broken_file_holds_up_no_other(corpus: CorpusFolder, files: Path) -> None:
    """The broken one is named with its reason, and the others are there."""
    (files / "broken.json").write_text('{"nodes": [', encoding="utf-8")
    problems = add(corpus, files)
    assert [name for name, problem in problems.items() if problem] == ["broken.json"]
    assert corpus.debates() == ["coffee", "mate", "tea"]


def test_two_inputs_of_one_name_are_told_apart(corpus: CorpusFolder, files: Path) -> None:
    """The second is refused and says which has the name; nothing is silently replaced."""
    other = files / "more"
    other.mkdir()
    shutil.copy(files / "tea.txt", other / "tea.txt")
    (other / "tea.txt").write_text(KIALO.format("Green tea"), encoding="utf-8")
    with corpus.alone():
        added = list(add_debates(inputs([files]), corpus))
    (refused,) = [one for one in added if one.problem]
    assert "holds a debate 'tea' too" in refused.problem


def test_the_same_again_is_not_read_again(
    corpus: CorpusFolder, files: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Only what changed since the last run is read; the rest stays as it is."""
    add(corpus, files)
    before = contents(corpus)
    (files / "tea.txt").write_text(KIALO.format("Tea") + "1.2. Con: Tea stains.\n", "utf-8")
    read: list[str] = []
    from argmap.exchange.corpus import adding

    stage = adding._stage

    def noted(job: adding._Input) -> adding.Added:
        read.append(job.path.name)
        return stage(job)

    monkeypatch.setattr(adding, "_stage", noted)
    add(corpus, files)
    assert read == ["tea.txt"]
    changed = {name for name, data in contents(corpus).items() if before.get(name) != data}
    assert {name.split("/")[1] for name in changed} == {"debate=tea"}


def test_a_debate_added_again_loses_its_old_analysis(corpus: CorpusFolder, files: Path) -> None:
    """No status of an earlier state stands beside the new texts."""
    add(corpus, files)
    analyse(corpus)
    (files / "tea.txt").write_text(KIALO.format("Tea") + "1.2. Con: Tea stains.\n", "utf-8")
    add(corpus, files)
    assert waiting(corpus) == ["tea"]
    analyse(corpus)
    assert sum(row["nodes"] for row in ask(corpus, "statuses") if row["debate"] == "tea") == 4


@pytest.mark.parametrize("table", ["nodes", "relations", "debates"])
def test_a_run_that_was_killed_goes_on(corpus: CorpusFolder, files: Path, table: str) -> None:
    """A debate of which a table is not written yet counts as absent, and is added again."""
    add(corpus, files)
    whole = contents(corpus)
    shutil.rmtree(corpus.path / "debates" / "debate=tea")
    if table != "debates":
        shutil.rmtree(corpus.path / table / "debate=tea")
    assert corpus.debates() == ["coffee", "mate"]
    assert corpus.unfinished() == ["tea"]
    assert {row["debate"] for row in ask(corpus, "who")} <= {"coffee", "mate"}
    add(corpus, files)
    assert contents(corpus) == whole


def test_a_broken_table_holds_up_no_other_debate(corpus: CorpusFolder, files: Path) -> None:
    """A debate whose file is cut off is named; the others are analysed."""
    add(corpus, files)
    (part,) = corpus.files("nodes", "mate")
    part.write_bytes(part.read_bytes()[:100])
    problems = analyse(corpus)
    assert problems["mate"].startswith("cannot read")
    assert corpus.analysed() == ["coffee", "tea"]


def test_tables_of_another_format_are_refused(
    corpus: CorpusFolder, files: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A number of another version is named, with what to do."""
    add(corpus, files)
    monkeypatch.setattr("argmap.exchange.parquet.FORMAT", 99)
    assert "add the debate again" in analyse(corpus)["tea"]


def test_two_processes_write_what_one_writes(
    corpus: CorpusFolder, files: Path, tmp_path: Path
) -> None:
    """The number of processes changes no byte."""
    other = CorpusFolder(tmp_path / "other")
    for folder, processes in ((corpus, 1), (other, 2)):
        with folder.alone():
            list(add_debates(inputs([files]), folder, processes=processes))
            list(analyse_debates(folder, waiting(folder), processes))
    assert contents(corpus) == contents(other)


def test_every_named_query_runs(corpus: CorpusFolder, files: Path) -> None:
    """Each query has a line that says what it answers, and finds something or nothing."""
    add(corpus, files, EMPATHY)
    analyse(corpus)
    rows = {name: ask(corpus, name) for name in named_queries()}
    assert len(rows) == 10
    assert not [name for name, found in rows.items() if not found]


def test_queries_run_before_any_analysis(corpus: CorpusFolder, files: Path) -> None:
    """What asks for a status finds none, instead of failing."""
    add(corpus, EMPATHY)
    assert {row["status"] for row in ask(corpus, "position", person="byrnes")} == {None}
    assert ask(corpus, "contested") == []


def test_near_duplicates_are_found_across_debates(corpus: CorpusFolder, files: Path) -> None:
    """Statements that differ in one word of many are found; those of one debate are not."""
    text = KIALO.replace("calms people", "calms nearly all people who drink it in the evening")
    (files / "coffee.txt").write_text(text.format("Green tea"), "utf-8")
    (files / "tea.txt").write_text(text.format("Tea"), "utf-8")
    add(corpus, files)
    analyse(corpus)
    found = ask(corpus, "duplicates")
    assert any(row["text"].startswith("Green tea calms nearly") for row in found)
    assert all(row["debate"] < row["other_debate"] for row in found)


def test_a_query_of_an_unknown_name_offers_the_nearest() -> None:
    """A slip of the keyboard gets a suggestion."""
    with pytest.raises(UnknownIdError) as caught:
        query_named("contestd")
    assert caught.value.candidates[0] == "contested"


@given(st.text(max_size=200))
def test_a_signature_is_the_same_every_time(text: str) -> None:
    """Signatures of two runs can be compared: no seed, no order of a set."""
    first = list(signature(text))
    assert first == list(signature(" ".join(text.split())))
    assert len(first) in {0, 8}


def test_an_exported_folder_is_a_corpus(corpus: CorpusFolder) -> None:
    """What ``export --format parquet`` writes can be analysed and queried as it is."""
    from argmap.exchange.interface import Options
    from argmap.exchange.table_files import write_parquet

    for name, data in write_parquet([tea()], Options()).files.items():
        path = corpus.path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(data)
    with corpus.alone():
        list(analyse_debates(corpus, corpus.debates()))
    assert {row["debate"] for row in ask(corpus, "statuses")} == {"tea"}


def test_spark_answers_as_duckdb_does(corpus: CorpusFolder, files: Path, tmp_path: Path) -> None:
    """The same function and the same SQL on Spark give the same analysis and the same rows."""
    pytest.importorskip("pyspark")
    if shutil.which("java") is None:
        pytest.skip("Spark needs Java")
    from argmap.exchange.corpus.duckdb_engine import DuckDbEngine
    from argmap.exchange.corpus.spark_engine import SparkEngine

    add(corpus, files, EMPATHY)
    other = CorpusFolder(tmp_path / "other")
    shutil.copytree(corpus.path, other.path)
    analyse(corpus)
    done = {one.problem for one in SparkEngine(other, "local[2]").analyse(waiting(other))}
    assert done == {""}
    duckdb, spark = DuckDbEngine(corpus), SparkEngine(other, "local[2]")
    for named in named_queries().values():
        values = dict.fromkeys(named.values, "")
        assert duckdb.query(named.sql, values) == spark.query(named.sql, values), named.name
    out = tmp_path / "out"
    for writing in (
        f"INSERT OVERWRITE DIRECTORY '{out}' USING csv SELECT 1",
        f"WITH a AS (SELECT 1) INSERT OVERWRITE DIRECTORY '{out}' USING csv SELECT * FROM a",
        "SET spark.sql.ansi.enabled = false",
    ):
        with pytest.raises(InvalidQueryError, match="only reads"):
            spark.query(writing, {})
    assert not out.exists()
