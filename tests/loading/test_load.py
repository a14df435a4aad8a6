"""From a folder to a debate, with a place for everything."""

import gc
from collections.abc import Callable, Mapping
from pathlib import Path

import pytest

from argmap.loading.load import load
from argmap.loading.loaded import Loaded, Lost, stance_path

Write = Callable[[Mapping[str, str]], Path]
TEA = {"taste/tea-calms.yaml": "kind: claim\ntext: Tea calms.\n"}


def test_real_debate_is_clean(empathy: Loaded) -> None:
    """The debate of this repository loads without a finding."""
    assert empathy.findings == ()
    assert empathy.lost == Lost()


def test_least_debate(write_debate: Write) -> None:
    """A title and one node are a debate."""
    debate = load(write_debate(TEA)).debate

    assert (debate.id, debate.title) == ("tea", "Tea?")
    assert [(section.id, section.title) for section in debate.sections] == [("taste", "Taste")]


def test_first_of_two_nodes_counts(write_debate: Write) -> None:
    """Of two nodes with one id the first path loads, and the other is named."""
    files = {
        "b/tea-calms.yaml": "kind: claim\ntext: B.\n",
        "a/tea-calms.yaml": "kind: claim\ntext: A.\n",
    }
    loaded = load(write_debate(files))

    assert loaded.debate.nodes["tea-calms"].text == "A."
    assert loaded.findings[0].location.file == "claims/tea/b/tea-calms.yaml"


def test_second_file_counts_where_the_first_is_broken(write_debate: Write) -> None:
    """A file that cannot be read takes nobody's id."""
    files = {"a/tea-calms.yaml": "[", "b/tea-calms.yaml": "kind: claim\ntext: B.\n"}
    loaded = load(write_debate(files))

    assert loaded.debate.nodes["tea-calms"].text == "B."
    assert [finding.code for finding in loaded.findings] == ["bad-yaml"]


@pytest.mark.parametrize(
    ("text", "gone"),
    [
        ("kind: claim\ntext: T.\nsupports: tea-clams\n", {"tea-calms", "tea-clams", "tea-is-warm"}),
        ("kind: claim\ntext: T.\nbase: x\nat: s2.1.p6\n", {"s2.1.p6", "tea-is-warm"}),
        ("kind: claim\ntext: T.\n", set()),
    ],
)
def test_what_may_be_lost(text: str, gone: set[str], write_debate: Write) -> None:
    """What a file with an error speaks of may be lost, and so may what it meant to speak of."""
    lost = load(write_debate({**TEA, "taste/tea-is-warm.yaml": text})).lost

    assert all(name in lost for name in gone)
    assert "another" not in lost


def test_anything_may_be_lost_with_a_file(write_debate: Write) -> None:
    """Where a whole file was not read, nobody can tell what is missing."""
    root = write_debate({**TEA, "taste/more.yml": "kind: claim\n"})

    assert "anything" in load(root).lost


def test_places_of_values(write_debate: Write) -> None:
    """A value can be pointed at by the way to it in the record, in short and in long form."""
    text = "kind: claim\ntext: Tea calms.\nstances:\n  by: ann\n  stance: asserts\n"
    files = {"people/ann.yaml": "name: Ann\n", "taste/tea-calms.yaml": text}
    loaded = load(write_debate(files))
    stance = loaded.debate.stances[0]
    place = loaded.place("tea-calms", (*stance_path(stance), "stance"))

    assert (place.line, place.column) == (5, 11)
    assert loaded.place("tea-calms", ("text",), key=True).column == 1


def test_collector_is_as_it_was(write_debate: Write) -> None:
    """Loading leaves the garbage collector on, or off, as it found it."""
    root = write_debate(TEA)
    try:
        for was in (gc.enable, gc.disable):
            was()
            before = gc.isenabled()
            load(root)
            assert gc.isenabled() == before
    finally:
        gc.enable()
