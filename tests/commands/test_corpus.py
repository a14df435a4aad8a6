"""``argmap corpus``: many debates from the command line."""

import json
from pathlib import Path

import pytest

from tests.commands.conftest import Run
from tests.conftest import EMPATHY


@pytest.fixture
def corpus(argmap: Run, tmp_path: Path) -> Path:
    """Add the frozen debate to a corpus, and analyse it."""
    pytest.importorskip("pyarrow")
    folder = tmp_path / "tables"
    assert argmap("corpus", "add", str(EMPATHY), "--to", str(folder)).code == 0
    assert argmap("corpus", "analyse", str(folder), "--jobs", "1").code == 0
    return folder


def test_adding_again_says_that_nothing_changed(argmap: Run, corpus: Path) -> None:
    """The counts tell what was new."""
    done = argmap("corpus", "add", str(EMPATHY), "--to", str(corpus))
    assert done.out == "0 debates added, 1 unchanged, 0 refused\n"


def test_a_broken_input_ends_with_1_and_is_named(argmap: Run, tmp_path: Path) -> None:
    """The rest is added all the same."""
    pytest.importorskip("pyarrow")
    broken = tmp_path / "broken.json"
    broken.write_text("{", encoding="utf-8")
    done = argmap("corpus", "add", str(broken), str(EMPATHY), "--to", str(tmp_path / "tables"))
    assert done.code == 1
    assert done.out.startswith("1 debate added")
    assert f"argmap: {broken}:1: this is not valid JSON: it ends too early\n" in done.err


def test_what_is_no_debate_is_passed_over_in_a_folder(argmap: Run, tmp_path: Path) -> None:
    """It is named in one line; somebody who names it means it, and is refused."""
    pytest.importorskip("pyarrow")
    folder, tables = tmp_path / "in", str(tmp_path / "tables")
    folder.mkdir()
    (folder / "README.md").write_text("# Debates\n", encoding="utf-8")
    (folder / "cup.png").write_bytes(b"\x89PNG\0\0")
    (folder / "tea.argdown").write_text("[Calm]: Tea calms.\n", encoding="utf-8")

    done = argmap("corpus", "add", str(folder), "--to", tables)
    assert (done.code, done.out) == (0, "1 debate added, 0 unchanged, 0 refused\n")
    assert f"format of debates: {folder}/README.md, {folder}/cup.png" in done.err

    named = argmap("corpus", "add", str(folder / "README.md"), "--to", tables)
    assert (named.code, named.err.count("README.md")) == (1, 1)


def test_a_query_by_name_gives_rows(argmap: Run, corpus: Path) -> None:
    """As a table with tabs for people, as JSON for programs."""
    pytest.importorskip("duckdb")
    asked = ("corpus", "query", str(corpus), "position", "--set", "person=byrnes")
    lines = argmap(*asked).out.splitlines()
    rows = json.loads(argmap(*asked, "--json").out)["rows"]
    assert lines[0].startswith("person\tdebate\tstance")
    assert len(lines) == len(rows) + 1
    assert {row["person"] for row in rows} == {"Steven Byrnes"}


def test_free_sql_is_answered(argmap: Run, corpus: Path) -> None:
    """Every table is there under its name."""
    pytest.importorskip("duckdb")
    done = argmap("corpus", "query", str(corpus), "SELECT count(*) AS n FROM weights", "--json")
    assert json.loads(done.out)["rows"][0]["n"] > 100


@pytest.mark.parametrize(
    ("asked", "says"),
    [
        (("contestd",), "did you mean 'contested'?"),
        (("SELECT x FROM nowhere",), "DuckDB says"),
        (("COPY nodes TO 'FILE'",), "a query only reads"),
        (("SELECT 1; COPY nodes TO 'FILE'",), "a query only reads"),
        (("EXPLAIN ANALYZE COPY nodes TO 'FILE'",), "a query only reads"),
        (("WITH x AS (COPY nodes TO 'FILE') SELECT 1",), "DuckDB says"),
        (("SELECT 1) ; COPY nodes TO 'FILE' ; SELECT (1",), "DuckDB says"),
        (("ATTACH 'FILE'",), "a query only reads"),
        (("who", "--set", "person=x"), "this query takes text=…"),
    ],
)
def test_what_cannot_be_asked_is_told(
    argmap: Run, corpus: Path, tmp_path: Path, asked: tuple[str, ...], says: str
) -> None:
    """A slip ends with 2 and what to do instead; nothing is written."""
    pytest.importorskip("duckdb")
    file = tmp_path / "written"
    asked = (asked[0].replace("FILE", str(file)), *asked[1:])
    done = argmap("corpus", "query", str(corpus), *asked)
    assert (done.code, file.exists()) == (2, False)
    assert says in done.err


def test_an_empty_folder_is_told_how_to_fill_it(argmap: Run, tmp_path: Path) -> None:
    """No table is made of nothing."""
    done = argmap("corpus", "analyse", str(tmp_path))
    assert done.code == 2
    assert "argmap corpus add" in done.err
