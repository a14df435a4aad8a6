"""A debate goes out and comes back with its ids, texts, links, people and stances."""

import json
import tempfile
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from argmap.checks.run import check
from argmap.editing.import_debate import plan_import
from argmap.editing.import_plan import carry_out_imports
from argmap.exchange.foreign_map import ForeignMap
from argmap.exchange.formats import format_named
from argmap.exchange.interface import LossCounter, Options
from argmap.graph.model.debate import Debate
from argmap.loading.load import load
from argmap.loading.loaded import Loaded
from argmap.schema.finding import Severity
from argmap.schema.vocabulary import RelationKind, StanceKind
from tests.exchange.conftest import Read, digest, imported, written

FORMATS = ("aif", "xaif", "argdown", "csv")
TEXTS = st.text(
    st.characters(codec="utf-8", exclude_categories=("Cs", "Cc", "Cf", "Cn", "Co")), min_size=1
).filter(lambda text: text.strip())
KINDS = st.sampled_from(
    [k for k in RelationKind if k not in {RelationKind.ABOUT, RelationKind.KERNEL_OF}]
)


@st.composite
def foreign_maps(draw: st.DrawFn) -> ForeignMap:
    """Draw a small debate; links that cannot be are left out when it is made."""
    foreign = ForeignMap("tea", LossCounter())
    foreign.title = draw(TEXTS)
    nodes = [f"n{number}" for number in range(draw(st.integers(1, 5)))]
    for node in nodes:
        section = draw(st.sampled_from(["basics", "more", ""]))
        foreign.add_node(node, draw(TEXTS), thing="node", section=section, own_id=node)
    links: list[str] = []
    for number in range(draw(st.integers(0, 6))):
        sources = draw(st.lists(st.sampled_from(nodes), min_size=1, max_size=3, unique=True))
        target = draw(st.sampled_from([*nodes, *links]))
        fields: dict[str, Any] = draw(
            st.sampled_from([{}, {"inferred": True}, {"scheme": "analogy"}])
        )
        key = f"link{number}"
        foreign.add_relation(key, draw(KINDS), sources, target, thing="link", fields=fields)
        links.append(key)
    for person in ("ann", "ben"):
        foreign.add_person(person, person.title(), person)
        source = f"{person}-says"
        foreign.add_source(source, source, kind="comment", author=person, title="A remark")
        for node in draw(st.lists(st.sampled_from(nodes), unique=True, max_size=3)):
            kind = draw(st.sampled_from(list(StanceKind)))
            hedged = {"hedged": True} if draw(st.booleans()) else {}
            key = f"{person} {node}"
            foreign.add_stance(key, node, person, kind, source, fields=hedged)
    return foreign


def _load(foreign: ForeignMap, folder: Path) -> Loaded:
    records = foreign.records("csv")
    carry_out_imports([plan_import(records, folder / "claims" / "tea")], folder / "claims")
    return load(folder, "tea")


@pytest.mark.parametrize("format_", FORMATS)
@settings(max_examples=30, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(foreign=foreign_maps())
def test_a_debate_comes_back_as_it_went(read: Read, format_: str, foreign: ForeignMap) -> None:
    """Kinds of links, linked premises, attacks on steps and texts of any letters included."""
    with tempfile.TemporaryDirectory() as folder:
        loaded = _load(foreign, Path(folder))
        before = digest(loaded.debate)
        back, _ = read(format_, *written(loaded.debate, format_).values())

    assert digest(back.debate) == before


@settings(max_examples=30)
@given(foreign=foreign_maps())
def test_what_is_made_passes_the_checks(foreign: ForeignMap) -> None:
    """Whatever links and stances come together, a folder without errors comes of them."""
    with tempfile.TemporaryDirectory() as folder:
        loaded = _load(foreign, Path(folder))
        found = [f for f in check(loaded) if f.severity is Severity.ERROR]

    assert [f.rule.code for f in found] == []


@pytest.mark.parametrize("format_", FORMATS)
def test_the_frozen_debate_comes_back(read: Read, empathy: Loaded, format_: str) -> None:
    """A real debate, whole."""
    debate = empathy.debate
    back, report = read(format_, *written(debate, format_).values())

    assert digest(back.debate) == digest(debate)
    assert report.is_lossless


def test_what_is_written_is_the_same_twice(empathy: Loaded) -> None:
    """Every writer makes the same bytes of the same debate."""
    for format_ in ("argdown", "gexf", "graphml", "sqlite", "markdown", "mermaid", "carneades"):
        assert written(empathy.debate, format_) == written(empathy.debate, format_), format_


def _example(write_debate: Any) -> Debate:
    return load(write_debate({"map/a.yaml": "kind: claim\ntext: Tea.\n"})).debate


def test_a_long_text_goes_out_whole(read: Read, write_debate: Any) -> None:
    """What stands shortened here is whole in the file, and shortened again when it comes back."""
    text = "Tea calms. " + "[It] does_so*. " * 60
    foreign = ForeignMap("tea", LossCounter())
    foreign.add_node("a", text, thing="node", own_id="a")
    with tempfile.TemporaryDirectory() as folder:
        debate = _load(foreign, Path(folder)).debate
    for format_ in FORMATS:
        back, _ = read(format_, *written(debate, format_).values())
        assert back.debate.nodes["a"].record == debate.nodes["a"].record, format_


EVERYTHING = {
    "debate.yaml": "format: 1\ntitle: Tea\ntheses: [calms]\nin_short: It turns on [calms].\n"
    "licence: CC0\nexpect:\n  status: {calms: defended}\n"
    "  crux: {on: calms, between: [ann, ben], is: wakes}\n",
    "people/ann.yaml": "name: Ann\nidentified: by-signature\n",
    "people/ben.yaml": "name: Ben\nidentified: by-signature\n",
    "sources/study.yaml": "kind: study\ntitle: A study\ndate: 2010\n",
    "map/calms.yaml": "kind: claim\ntext: Tea calms.\nsee: [wakes]\naliases: [soothes]\n"
    "cites:\n  - {source: study, at: p. 12}\n  - {source: study}\n",
    "map/wakes.yaml": "kind: claim\ntext: Tea wakes.\nunder: calms\ntopics: [night]\n"
    "stances:\n  - {by: ann, stance: asserts, wording: 01234567, note: Well}\n"
    "  - {by: ben, stance: denies}\n",
}


@pytest.mark.parametrize("format_", FORMATS)
def test_what_only_argmap_knows_comes_back(format_: str, read: Read, write_debate: Any) -> None:
    """Citations, places by hand, former ids, wordings, the summary and what is expected."""
    debate = load(write_debate(EVERYTHING)).debate
    back, report = read(format_, *written(debate, format_).values())

    assert digest(back.debate) == digest(debate)
    assert report.is_lossless


@pytest.mark.parametrize("format_", ["jsonl", "sqlite", "csv"])
def test_tables_hold_everything(format_: str, write_debate: Any) -> None:
    """Also where in a study something stands."""
    data = b"".join(written(load(write_debate(EVERYTHING)).debate, format_).values())

    assert all(word in data for word in (b"p. 12", b"soothes", b"01234567", b"It turns on"))


@pytest.mark.parametrize("format_", ["dot", "graphml", "mermaid", "carneades", "af", "markdown"])
def test_what_a_format_has_no_place_for_is_counted(format_: str, write_debate: Any) -> None:
    """No writer leaves out a citation in silence."""
    write = format_named(format_).write
    assert write is not None
    report = write([load(write_debate(EVERYTHING)).debate], Options()).report

    assert any("aliases" in loss.reason for loss in report.losses)


def test_references_to_what_is_not_there_are_counted() -> None:
    """A stranger's file may name any id."""
    own = {"id": "a", "fields": {"see": ["gone", 7], "under": "gone", "cites": [{"source": "x"}]}}
    node = {"nodeID": "1", "type": "I", "text": "Tea calms.", "argmap": own}
    done = imported("aif", json.dumps({"nodes": [node], "edges": []}).encode())

    assert done.debates[0].nodes["a"] == {"kind": "claim", "text": "Tea calms."}
    assert [loss.reason for loss in done.report.losses] == [
        "what it says under cites, see, under is not all here"
    ]


def test_a_round_trip_through_carneades_keeps_ids_and_who_says_that_claims_exclude_each_other(
    write_debate: Any,
) -> None:
    """Also where the text of one node asks for the id of another."""
    nodes = {
        "s/tea.yaml": "kind: claim\ntext: Milk.\n",
        "s/milk.yaml": "kind: claim\ntext: Tea.\nsupports: tea\n",
        "s/soup.yaml": "kind: claim\ntext: Soup.\nrebuts: {to: tea, inferred: true}\n",
    }
    debate = load(write_debate(nodes)).debate
    (data,) = written(debate, "carneades").values()

    (records,) = imported("carneades", data).debates
    assert {name: fields["text"] for name, fields in records.nodes.items()} == {
        "milk": "Tea.",
        "soup": "Soup.",
        "tea": "Milk.",
    }
    assert records.nodes["soup"]["rebuts"] == [{"to": "tea", "inferred": True}]
