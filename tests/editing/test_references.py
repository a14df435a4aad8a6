"""Giving nodes other names."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from argmap.editing.references import rename
from argmap.loading.loaded import Loaded
from argmap.loading.reader.document import Document
from argmap.loading.reader.events import parse

NODE = """\
kind: counterargument   # of tea
text: >-
  tea, tea -> calm and nothing but tea
short: tea
supports:
  - to: tea   # a node
    with: [milk, tea]
rebuts: "tea"
undercuts: [tea -> calm, u -> tea rebuts tea, tea->calm]
under: >-
  tea
  -> calm
see: [tea, other/tea, tea-time]
stances:
  by: tea
  stance: asserts
  step: 'tea -> calm'
aliases: tea
"""
RENAMED = """\
kind: counterargument   # of tea
text: >-
  tea, tea -> calm and nothing but tea
short: tea
supports:
  - to: green-tea   # a node
    with: [milk, green-tea]
rebuts: "green-tea"
undercuts: [green-tea -> calm, u -> green-tea rebuts green-tea, green-tea->calm]
under: >-
  green-tea
  -> calm
see: [green-tea, another/tea, tea-time]
stances:
  by: tea
  stance: asserts
  step: 'green-tea -> calm'
aliases: tea
"""
DEBATE = """\
format: 1
title: tea
question: tea
theses: [milk, tea]
sections:
  - id: tea
    root: tea
expect:
  status: {tea: stands, milk: weak}   # for now
  crux: {on: tea, between: [tea, bob], is: milk rebuts tea}
"""


def read(text: str, file: str = "claims/tea/taste/a.yaml") -> Document:
    """Read a text as YAML."""
    return parse(Document(file, text))


def test_a_name_changes_wherever_it_stands() -> None:
    """In short and long relations, in steps, premises, places and links; never in prose."""
    assert rename(read(NODE), {"tea": "green-tea", "other/tea": "another/tea"}) == RENAMED


def test_a_name_changes_in_the_file_of_the_debate() -> None:
    """Question, theses, roots and expectations follow; ids of sections and people do not."""
    changed = rename(read(DEBATE, "claims/tea/debate.yaml"), {"tea": "green-tea"})
    assert changed.splitlines()[1:] == [
        "title: tea",
        "question: green-tea",
        "theses: [milk, green-tea]",
        "sections:",
        "  - id: tea",
        "    root: green-tea",
        "expect:",
        "  status: {green-tea: stands, milk: weak}   # for now",
        "  crux: {on: green-tea, between: [tea, bob], is: milk rebuts green-tea}",
    ]


def test_a_name_behind_an_escape_is_found() -> None:
    """What YAML reads as the name is the name."""
    assert rename(read('kind: x\nsee: ["\\x74ea"]\n'), {"tea": "b"}) == "kind: x\nsee: [b]\n"


def test_a_node_that_is_called_like_a_relation() -> None:
    """In a step names and relations take turns, so neither is taken for the other."""
    text = "kind: x\nundercuts: rebuts rebuts supports\n"
    assert rename(read(text), {"rebuts": "a"}) == "kind: x\nundercuts: a rebuts supports\n"


def test_there_and_back(empathy: Loaded) -> None:
    """Renamed and renamed back, every file of the debate is what it was, to the byte."""
    for document in empathy.documents():
        there = rename(document, {"similar-codes": "a-name-of-its-own"})
        back = rename(read(there, document.file), {"a-name-of-its-own": "similar-codes"})
        assert back == document.text


@given(st.lists(st.sampled_from(["a", "b", "ab", "a-b"]), min_size=1, max_size=4))
def test_only_whole_names_change(names: list[str]) -> None:
    """A name that is part of another one leaves that as it is."""
    changed = rename(read(f"kind: x\nunder: {' -> '.join(names)}\n"), {"a": "z"})
    wanted = " -> ".join("z" if name == "a" else name for name in names)
    assert changed == f"kind: x\nunder: {wanted}\n"


@pytest.mark.parametrize("text", ["kind: x\nnote: tea\n", "format: 1\ntitle: tea\n"])
def test_a_file_that_names_nobody_stays(text: str) -> None:
    """Nothing is written where there is nothing to change."""
    assert rename(read(text), {"tea": "b"}) == text
