"""What repeats the table of words outside the code is written from it, or named by one test."""

import re
from pathlib import Path

import pytest

from argmap.exchange.issue_form import RELATIONS
from argmap.schema.node import NodeRecord
from argmap.schema.vocabulary import RelationKind

ROOT = Path(__file__).parent.parent
FORMS = (".github/ISSUE_TEMPLATE/reply.yml", "commands/starter/dot.github/ISSUE_TEMPLATE/reply.yml")
PLACES = {
    "claims/README.md": re.compile(r"(?<=\| target \|\n\|---\|---\|---\|\n)(?:\|.*\n)*"),
    **dict.fromkeys(FORMS, re.compile(r"(?<=your reply does\n      options:\n)(?: +- .*\n)*")),
}
"""Where the relations are listed, and the lines that list them."""


def lines_for(place: str) -> str:
    """Write the lines that a place should have."""
    if place in FORMS:
        return "".join(f'        - "{kind.value}: {kind.meaning}"\n' for kind in RELATIONS)
    rows = (f"| `{kind.value}` | {kind.meaning} | {target(kind)} |\n" for kind in RelationKind)
    return "".join(rows)


def target(kind: RelationKind) -> str:
    """Say what a relation may lead to."""
    if not kind.traits.to_nodes:
        return "a step"
    return "a node or a step" if kind.traits.to_steps else "a node"


@pytest.mark.parametrize("place", PLACES)
def test_every_list_of_relations_is_that_of_the_table(place: str, blessing: bool) -> None:
    """Words and meanings; rewritten by ``make bless``."""
    text = (ROOT / place).read_text(encoding="utf-8")
    if blessing:
        (ROOT / place).write_text(PLACES[place].sub(lambda _: lines_for(place), text), "utf-8")
        return

    assert set(lines_for(place).splitlines()) <= set(text.splitlines())
    assert PLACES[place].findall(text) == [lines_for(place)]


def test_every_relation_is_a_key_of_a_node() -> None:
    """And its key is the word."""
    assert {kind.value for kind in RelationKind} <= NodeRecord.model_fields.keys()
