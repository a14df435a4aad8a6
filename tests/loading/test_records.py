"""From what a file says to a record: one finding a defect, and the rest is kept."""

from pathlib import Path

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from argmap.loading.reader import Document
from argmap.loading.reader.events import parse
from argmap.loading.records import Reading, model_at, read_node, read_record
from argmap.schema.debate import DebateRecord
from argmap.schema.node import NodeRecord, RelationRecord
from argmap.schema.person import PersonRecord
from argmap.schema.source import SourceRecord
from tests.conftest import EMPATHY

NODES = sorted(
    path
    for path in EMPATHY.rglob("*.yaml")
    if path.parent.name not in {"people", "sources"} and path.name != "debate.yaml"
)


def node(text: str) -> Reading:
    """Read the text of a node's file."""
    return read_node(parse(Document("a.yaml", text)))


def codes(reading: Reading) -> list[str]:
    """List the codes of what is wrong."""
    return [finding.code for finding in reading.findings]


@pytest.mark.parametrize(
    ("short", "long"),
    [
        ("supports: a\n", "supports:\n  - to: a\n"),
        ("supports: [a, b]\n", "supports:\n  - a\n  - to: b\n"),
        (
            "stances: {by: x, stance: asserts, at: p1}\n",
            "stances:\n  - {by: x, stance: asserts, at: [p1]}\n",
        ),
        ("topics: tea\n", "topics: [tea]\n"),
    ],
)
def test_short_and_long_forms_are_the_same(short: str, long: str) -> None:
    """What is written shortly is the same record."""
    head = "kind: claim\ntext: Tea.\n"

    assert node(head + short).record == node(head + long).record


def test_wrong_values_cost_only_themselves() -> None:
    """A bad value loses that field only; what stands beside it is kept."""
    reading = node("kind: claim\ntext: Tea.\nbase: high\nsupports: [a, B, c]\nshort: T\n")

    assert sorted(codes(reading)) == ["bad-target", "bad-value"]
    assert [str(r.to) for r in reading.record.supports] == ["a", "c"]
    assert (reading.record.base, reading.record.short) == (0.5, "T")


def test_places_survive_what_was_left_out() -> None:
    """After a wrong item, the next one still points at its own place in the file."""
    reading = node("kind: claim\ntext: Tea.\nsupports:\n  - B\n  - c\n")

    assert reading.path("supports", 0, "to") == ("supports", 1)


@pytest.mark.parametrize("key", ["text", "kind"])
def test_nothing_without_text_or_kind(key: str) -> None:
    """A node without a text or a kind is not loaded, and its other defects are still found."""
    text = "kind: claim\ntext: Tea.\n".replace(f"{key}:", "x-y-z:") + "base: high\n"
    reading = node(text)

    assert reading.record is None
    assert sorted(codes(reading)) == ["bad-value", "missing-key", "unknown-key"]


def test_misspelt_required_key_is_one_finding() -> None:
    """A misspelt key that is required is one defect, not an unknown key and a missing one."""
    assert codes(node("kind: claim\ntexts: Tea.\n")) == ["unknown-key"]


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("by: ann", "write it under 'stances':\nstances:\n  - by: ann\n    stance: asserts"),
        ("stances: []\nby: ann", "'by' belongs under 'stances': indent it"),
        ("supports: a\nwith: b", "write it with its relation:\nsupports:\n  - to: a\n    with: b"),
        ("links: [a, b]", "say how it bears on that, by one of supports, rebuts, "),
        ("id: tea", "leave it out: the file's name is the id"),
        ("chars: 1", "leave it out, or write one of kind, text"),
    ],
)
def test_misplaced_keys(line: str, expected: str) -> None:
    """A key of an inner mapping is told where it belongs."""
    (finding,) = node(f"kind: claim\ntext: Tea.\n{line}\n").findings

    assert finding.expected.startswith(expected)


def test_key_that_stands_too_far_in() -> None:
    """A key of the file that stands in an inner mapping is told to start in the first column."""
    (finding,) = node(
        "kind: claim\ntext: Tea.\nstances:\n  - {by: x, stance: asserts, term: tea}\n"
    ).findings

    assert finding.expected == "'term' is a key of the whole file: start it in the first column"


@pytest.mark.parametrize("kind", ["[claim]", "{a: b}", "''"])
def test_kind_of_the_wrong_shape(kind: str) -> None:
    """A kind that is no word is refused at its place."""
    reading = node(f"kind: {kind}\ntext: Tea.\n")

    assert reading.record is None
    assert len(reading.findings) == 1


def test_defaults_stand_in() -> None:
    """Where a default is given, a missing key is reported and the rest is kept."""
    document = parse(Document("a.yaml", "summary: Likes tea.\n"))
    reading = read_record(PersonRecord, document, defaults={"name": "ann", "title": "no"})

    assert codes(reading) == ["missing-key"]
    assert (reading.record.name, reading.record.summary) == ("ann", "Likes tea.")


def test_two_keys_missing_at_one_place() -> None:
    """Each missing key has a finding, though both point at one place."""
    reading = read_record(DebateRecord, parse(Document("a.yaml", "licence: CC0\n")))

    assert codes(reading) == ["missing-key", "missing-key"]


def test_values_are_shown_briefly() -> None:
    """A stranger's value is shown on one line of at most 80 characters."""
    reading = node(f"kind: {'x' * 5_000}\ntext: Tea.\nbase: >-\n  a\n\n  b\n{'k' * 5_000}: 1\n")

    assert all("\n" not in f.message and len(f.message) < 150 for f in reading.findings)


@pytest.mark.parametrize("much", [" ", "-", "<", ", ", "a-b ", "a and ", "a/", "["])
def test_a_target_of_any_length_is_answered(much: str) -> None:
    """One that is longer than any step is not looked into, or it would take minutes."""
    (finding,) = node(f'kind: claim\ntext: Tea.\nsupports: "a {much * 600} b!"\n').findings

    assert (finding.code, finding.candidate) == ("bad-target", "")
    assert finding.expected == "write the id of a node, or a step such as 'a-reason -> a-claim'"


def test_expected_status_with_a_bad_id() -> None:
    """A key that is no id is pointed at, not its value."""
    text = "format: 1\ntitle: T\nexpect: {status: {A b: supported}}\n"
    (finding,) = read_record(DebateRecord, parse(Document("debate.yaml", text))).findings

    assert (finding.code, finding.location.column) == ("bad-id", 19)


def test_pair_of_values() -> None:
    """A place in the document is a pair, not one number and not three."""
    for chars in ("[1]", "[1, 2, 3]", "7"):
        text = f"kind: post\nparagraphs: [{{id: p1, chars: {chars}, sha256: '0123456789abcdef'}}]\n"
        (finding,) = read_record(SourceRecord, parse(Document("c.yaml", text))).findings

        assert finding.code == "wrong-type"


def test_model_at_a_place() -> None:
    """The model of an inner mapping is found by the way to it."""
    assert model_at(NodeRecord, ("supports", 0)) is RelationRecord
    assert model_at(NodeRecord, ("nothing",)) is NodeRecord


@given(st.sampled_from(NODES), st.data())
def test_mutated_files_never_raise(path: Path, data: st.DataObject) -> None:
    """A real file with a piece cut out, doubled or replaced is read or refused, never more."""
    text = path.read_text(encoding="utf-8")
    start = data.draw(st.integers(0, len(text)))
    end = data.draw(st.integers(start, min(len(text), start + 30)))
    piece = data.draw(
        st.sampled_from(["", text[start:end] * 2, ":", "- ", "\n", "  ", "{", "'", "#"])
    )
    reading = node(text[:start] + piece + text[end:])

    assert reading.record is not None or reading.findings or reading.document.findings


@given(
    st.recursive(
        st.text(max_size=5),
        lambda inner: (
            st.lists(inner, max_size=3)
            | st.dictionaries(st.text("abk", max_size=3), inner, max_size=3)
        ),
        max_leaves=6,
    ),
    st.sampled_from([*NodeRecord.model_fields]),
)
def test_any_value_of_any_key(value: object, key: str) -> None:
    """Whatever stands behind a key, the answer is a record or findings."""
    known = NodeRecord.model_fields[key].alias or key
    text = yaml.safe_dump({"kind": "claim", "text": "Tea.", known: value}, allow_unicode=True)
    reading = read_node(parse(Document("a.yaml", text)))

    assert reading.record is not None or reading.findings or reading.document.findings


@pytest.mark.parametrize("line", ["supports: con", "supports: Con", 'see: "null"', "see: Null"])
def test_a_wrong_id_is_not_proposed_again(line: str) -> None:
    """The name of a device has the form of an id; there is no nearest right one."""
    (found,) = node(f"kind: claim\ntext: Tea.\n{line}\n").findings

    assert (found.candidate, found.edit) == ("", None)
