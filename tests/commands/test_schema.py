"""``argmap schema`` prints the schema of each sort of file."""

import json
from typing import Any

import pytest

from argmap.schema.published import RECORDS, json_schema


@pytest.mark.parametrize("sort", RECORDS)
def test_every_sort(sort: str, run: Any) -> None:
    """What is printed is the published schema, and nothing else."""
    ran = run("schema", sort)

    assert ran.code == 0
    assert json.loads(ran.out) == json_schema(sort)


def test_node_is_meant(run: Any) -> None:
    """Without a word the schema of a node is printed."""
    assert run("schema").out == run("schema", "node").out


def test_unknown_sort(run: Any) -> None:
    """Any other word is a misuse."""
    assert run("schema", "nodes").code == 2
