"""What each reader makes of a small file."""

import json
import re
from pathlib import Path

import pytest

from argmap.checks.run import check
from argmap.exchange.formats import FORMATS, recognised
from argmap.exchange.interface import Fate, InputFile
from argmap.schema.finding import Severity
from argmap.schema.vocabulary import RelationKind, StanceKind
from tests.exchange.conftest import Read
from tests.exchange.samples import AIF, ARGDOWN, KIALO, SAMPLES


def test_every_format_that_is_read_has_a_sample() -> None:
    """So that none is left out of the tests below."""
    assert set(SAMPLES) == {format_.name for format_ in FORMATS if format_.read}


def test_the_document_lists_every_format() -> None:
    """With whether it is read and written."""
    page = (Path(__file__).parents[2] / "docs" / "exchange.md").read_text(encoding="utf-8")
    rows = [line.split("|")[1:5] for line in page.split("\n") if line.startswith("| `")]
    listed = {
        name: ("yes" in read_, "yes" in written)
        for names, _, read_, written in rows
        for name in re.findall(r"`([\w-]+)`", names)
    }

    assert listed == {f.name: (f.read is not None, f.write is not None) for f in FORMATS}


@pytest.mark.parametrize("name", SAMPLES)
def test_a_format_is_recognised_by_its_content(name: str) -> None:
    """Whatever the file is called."""
    assert recognised(InputFile("file.bin", SAMPLES[name])).name == name


@pytest.mark.parametrize("name", SAMPLES)
def test_a_sample_becomes_a_debate_without_errors(read: Read, name: str) -> None:
    """The folder that is written passes the checks."""
    loaded, _ = read(name, SAMPLES[name])
    errors = [f for f in check(loaded) if f.severity is Severity.ERROR]

    assert errors == []
    assert loaded.debate.nodes
    assert loaded.debate.imported == name


def test_aif_has_people_stances_and_schemes(read: Read) -> None:
    """Speakers are people, illocutions stances, and who disagrees draws the attack."""
    debate = read("aif", AIF)[0].debate
    stances = {(s.person, s.kind, s.node) for s in debate.stances}
    rebuts = debate.step("tea-wakes -> tea-calms")

    assert stances == {
        ("ann", StanceKind.ASSERTS, "tea-calms"),
        ("ben", StanceKind.ASSERTS, "tea-wakes"),
    }
    assert rebuts.kind is RelationKind.REBUTS
    assert rebuts.drawn_by == ("ben",)
    assert debate.step("it-holds-caffeine -> tea-wakes").scheme == "expert-opinion"
    assert debate.sources["tea-wakes"].record.replies_to == "tea-calms"


def test_two_files_of_a_corpus_share_their_nodes(read: Read) -> None:
    """A node that stands in both files is one node."""
    debate = read("aif", AIF, AIF)[0].debate

    assert sorted(debate.nodes) == ["it-holds-caffeine", "tea-calms", "tea-wakes"]


def test_xaif_names_its_participants(read: Read) -> None:
    """Numbers as ids are as good as texts."""
    debate = read("xaif", SAMPLES["xaif"])[0].debate

    assert [person.name for person in debate.people.values()] == ["Ann Lee"]
    assert debate.sources["tea-calms"].record.date == "2021-11-11"


def test_argdown_has_sections_steps_and_tags(read: Read) -> None:
    """A heading is a section, premises are linked, and a rule is a scheme."""
    debate = read("argdown", ARGDOWN)[0].debate
    [linked] = [r for r in debate.relations if len(r.sources) > 1]

    assert [section.title for section in debate.sections] == ["Is tea good?"]
    assert debate.nodes["tea"].record.topics == ("drinks",)
    assert linked.sources == ("tea", "what-is-good-is-drunk")
    assert linked.scheme == "expert-opinion"
    assert debate.title == "Tea"


def test_kialo_keeps_line_breaks_within_claims(read: Read) -> None:
    """A list within a claim is no thesis; a link makes no second claim."""
    loaded, report = read("kialo", KIALO)
    debate = loaded.debate

    assert len(debate.nodes) == 3
    assert debate.nodes[debate.theses[0]].text == "Tea is (very) good."
    coffee = next(node for node in debate.nodes.values() if "Coffee" in node.text)
    assert coffee.text == "[Coffee](https://example.org/(c)) is better."
    assert len(debate.spoken_by(coffee.id)) == 2
    assert report.counts["link"] == {Fate.KEPT: 1, Fate.DROPPED: 1}


def test_kialo_without_its_carriage_returns_is_the_same(read: Read) -> None:
    """A line is a claim only if its number is the next one."""
    whole, _ = read("kialo", KIALO)
    plain, _ = read("kialo", KIALO.replace(b"\r\n", b"\n"))

    assert sorted(plain.debate.nodes) == sorted(whole.debate.nodes)


def test_a_question_of_kialo_has_several_theses(read: Read) -> None:
    """Children that are neither pro nor con answer it."""
    text = b"Discussion Title: T\n\n1. Which drink?\n1.1. Tea.\n1.1.1. Pro: Calm.\n1.2. Milk.\n"
    debate = read("kialo", text)[0].debate

    assert debate.question == "which-drink"
    assert debate.theses == ("tea", "milk")
    assert debate.step("calm -> tea").kind is RelationKind.SUPPORTS


def test_microtexts_undercut_forwards_and_add_premises(read: Read) -> None:
    """An attack on an attack, an added premise, two units of text in one statement."""
    debate = read("arggraph", SAMPLES["arggraph"])[0].debate
    step = debate.step("it-calms-and-it-warms -> tea-is-good")

    assert step.sources == ("it-calms-and-it-warms", "all-like-warmth")
    [undercut] = debate.bearing_on(step)
    assert [r.kind for r in debate.bearing_on(undercut)] == [RelationKind.UNDERCUTS]


def test_arguman_reads_texts_that_look_like_facts(read: Read) -> None:
    """A text ends where the next fact begins; an empty one is named by its key."""
    loaded, report = read("arguman", SAMPLES["arguman"])
    texts = {node.text for node in loaded.debate.nodes.values()}

    assert "It calms (mostly). See att(7, root). And so on" in texts
    assert "(no text: 9)" in texts
    assert report.counts["argument"] == {Fate.KEPT: 2, Fate.CHANGED: 1}


def test_carneades_has_undercutters_and_rivals(read: Read) -> None:
    """An undercutter attacks the step, positions of an issue each other."""
    debate = read("carneades", SAMPLES["carneades"])[0].debate

    assert debate.step("calm-is-boring -> it-calms -> tea-is-good").is_attack
    rival = debate.step("tea-is-not-good -> tea-is-good")
    assert (rival.kind, rival.inferred) == (RelationKind.REBUTS, False)


def test_an_argument_of_carneades_without_premises_keeps_its_attackers(read: Read) -> None:
    """Its conclusion stands for it, so that the debate does not fall apart; both are counted."""
    data = """statements: {p: Tea is good., ua: So one says., ub: Not so.}
arguments:
  a: {conclusion: p, undercutter: ua}
  b: {conclusion: ua, undercutter: ub}
"""
    loaded, report = read("carneades", data.encode())

    steps = {(r.speaker, r.kind, r.target) for r in loaded.debate.relations}
    one, other, p = "so-one-says", "not-so", "tea-is-good"
    assert steps == {(one, RelationKind.REBUTS, p), (other, RelationKind.REBUTS, one)}
    assert [loss.count for loss in report.losses] == [2, 2]


def test_the_title_of_an_argument_of_argdown_is_not_lost_in_silence(read: Read) -> None:
    """An argument with premises becomes a link, and that has no title."""
    text = "<Warmth>\n\n(1) [Warm]: Tea is warm.\n----\n(2) [Calm]: Tea calms.\n"
    _, report = read("argdown", text.encode())

    (loss,) = report.losses
    assert (loss.reason, loss.examples) == (
        "an argument with premises is a link here, and a link has no title",
        ("Warmth",),
    )


def test_gsn_challenges_a_link(read: Read) -> None:
    """Support, context, and an attack on the link between two elements."""
    debate = read("gsn", SAMPLES["gsn"])[0].debate
    kinds = sorted(relation.kind for relation in debate.relations)

    assert kinds == ["clarifies", "supports", "supports", "undercuts"]


def test_a_debate_map_joins_premises_and_attacks_arguments(read: Read) -> None:
    """All premises together make the step; an argument against it undercuts it."""
    debate = read("debate-map", SAMPLES["debate-map"])[0].debate
    step = debate.step("it-calms -> tea-is-good")

    assert step.sources == ("it-calms", "is-calm-good")
    assert [r.speaker for r in debate.bearing_on(step)] == ["calm-is-boring"]
    assert debate.section(debate.nodes["tea-is-good"].section).title == "Drinks"


def test_a_table_of_edges_joins_a_table_of_nodes(read: Read) -> None:
    """An edge can lead to an edge; other names of the columns do as well."""
    edges = b"id;source;target;type\ne1;wake;tea;con\ne2;tea;e1;undercut\ne3;tea;gone;pro\n"
    loaded, report = read("csv", SAMPLES["csv"], edges)
    debate = loaded.debate

    assert debate.nodes["tea"].text == 'Tea is "good".'
    assert [r.kind for r in debate.bearing_on(debate.step("wake -> tea"))] == ["undercuts"]
    assert report.counts["edge"][Fate.DROPPED] == 1


def test_a_long_text_stays_whole_in_the_note(read: Read) -> None:
    """The text is its first sentence; AIF gets the whole back."""
    text = "Tea calms. " + "*Really*, it does_so. " * 2_000
    data = json.dumps({"nodes": [{"nodeID": "1", "type": "I", "text": text}], "edges": []})
    [node] = read("aif", data.encode())[0].debate.nodes.values()

    assert node.record.text == "Tea calms. …"
    assert "\\*Really\\*" in (node.record.note or "")
