"""What each writer makes of a small debate."""

import json
import sqlite3
from io import BytesIO
from typing import Any
from xml.etree import ElementTree as ET

import pytest
import yaml

from argmap.exchange.formats import FORMATS
from argmap.exchange.interface import Fate, Options
from argmap.graph.model.examples import tea
from argmap.loading.load import load
from tests.exchange.conftest import written

WRITERS = [f for f in FORMATS if f.write and f.name != "parquet"]


@pytest.mark.parametrize("name", [f.name for f in WRITERS])
def test_every_writer_writes_and_reports(name: str) -> None:
    """At least one file, in order of name, and what became of each node."""
    [format_] = [f for f in WRITERS if f.name == name]
    assert format_.write is not None
    exported = format_.write([tea()], Options())

    assert list(exported.files) == sorted(exported.files)
    assert sum(exported.report.counts["node"].values()) == len(tea().nodes)


def test_dot_has_a_vertex_for_each_step() -> None:
    """So that an undercut can lead to it."""
    [data] = written(tea(), "dot").values()

    assert b'"hot-drinks-calm -> tea-calms -> drink-tea" -> "tea-calms -> drink-tea";' in data


@pytest.mark.parametrize("name", ["graphml", "gexf"])
def test_graph_files_are_xml(name: str) -> None:
    """With every node and relation, and without the day on which they were made."""
    [data] = written(tea(), name).values()
    root = ET.fromstring(data)

    nodes = [e for e in root.iter() if e.tag.rpartition("}")[2] == "node"]
    assert len(nodes) == len(tea().graph)
    assert b"lastmodified" not in data


def test_mermaid_lets_no_sign_through() -> None:
    """A label is text, whatever it holds."""
    [data] = written(tea(), "mermaid").values()

    assert data.startswith(b"flowchart BT\n")
    assert b'["Tea calms."]' in data


def test_markdown_starts_where_it_is_told() -> None:
    """Below a node, only what lies there."""
    [format_] = [f for f in WRITERS if f.name == "markdown"]
    assert format_.write is not None
    [data] = format_.write([tea()], Options(below="tea-calms")).files.values()

    assert b"Tea keeps one awake" in data
    assert b"One should drink tea" not in data.split(b"- ")[0]


def test_sqlite_finds_words() -> None:
    """The full-text index knows the texts."""
    [data] = written(tea(), "sqlite").values()
    connection = sqlite3.connect(":memory:")
    connection.deserialize(data)
    query = "SELECT id FROM search WHERE search MATCH 'awake'"

    assert connection.execute(query).fetchall() == [("tea-keeps-awake",)]
    connection.close()


def test_json_lines_name_their_table() -> None:
    """One object a line."""
    [data] = written(tea(), "jsonl").values()
    tables = {json.loads(line)["table"] for line in data.decode().splitlines()}

    assert {"nodes", "relations", "stances", "statuses"} <= tables


def test_carneades_has_undercutters_and_complements() -> None:
    """An attack is an argument for the complement, an undercut an undercutter."""
    [data] = written(tea(), "carneades").values()
    graph = yaml.safe_load(data)

    attack = graph["arguments"]["tea-keeps-awake -> tea-calms"]
    assert attack["conclusion"] == "¬tea-calms"
    assert "undercutter" in graph["arguments"]["tea-calms -> drink-tea"]


def test_parquet_has_types() -> None:
    """Lists are lists, and the folder names the debate."""
    parquet = pytest.importorskip("pyarrow.parquet", reason="argmap[corpus] is not installed")
    files = written(tea(), "parquet")
    table = parquet.read_table(BytesIO(files["nodes/debate=tea/part-0.parquet"]))

    assert table.num_rows == len(tea().nodes)
    assert str(table.schema.field("topics").type).startswith("list<")


def test_a_graph_says_that_it_loses_people() -> None:
    """People and stances are dropped, and counted."""
    [format_] = [f for f in WRITERS if f.name == "dot"]
    assert format_.write is not None
    report = format_.write([tea()], Options()).report

    assert report.counts["person"] == {Fate.DROPPED: len(tea().people)}


def test_markdown_keeps_the_lines_of_a_text(write_debate: Any) -> None:
    """A list in a claim stays one line an item, its signs escaped."""
    node = "kind: claim\ntext: |\n  Two reasons:\n  1. one\n  2. *two*\n"
    debate = load(write_debate({"map/a.yaml": node})).debate
    text = written(debate, "markdown")["tea.md"].decode()

    assert "- Two reasons:\\\n  1\\. one\\\n  2\\. \\*two\\*" in text


def test_markdown_names_nodes_by_titles_that_stand_in_it(write_debate: Any) -> None:
    """Beside the text of each node; no id is left where a reader would have to look it up."""
    files = {
        "debate.yaml": "format: 1\ntitle: Tea?\nin_short: It turns on calm [tea-calms, hot-tea].\n",
        "s/tea-calms.yaml": "kind: claim\nshort: The calm of tea\ntext: Tea calms.\n",
        "s/hot-tea.yaml": "kind: claim\ntext: Tea is hot.\nsupports: tea-calms\n",
    }
    text = written(load(write_debate(files)).debate, "markdown")["tea.md"].decode()

    assert "- **The calm of tea** · Tea calms." in text
    assert "It turns on calm (“The calm of tea”, “Tea is hot.”)." in text
    assert "- *supports:* Tea is hot." in text
