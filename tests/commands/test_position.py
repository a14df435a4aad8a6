"""``argmap position`` says where a person stands, and what that comes to."""

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

Run = Callable[..., Any]
Write = Callable[..., Path]

NODES = {
    "people/ann.yaml": "name: Ann\nsummary: Ann likes tea.\n",
    "people/ben.yaml": "name: Ben\n",
    "people/cy.yaml": "name: Cy\n",
    "sources/c1.yaml": "kind: comment\nauthor: ann\n",
    "sources/c2.yaml": "kind: comment\nauthor: ben\nreplies_to: c1\n",
    "sources/c3.yaml": "kind: comment\nauthor: ann\nreplies_to: c2\n",
    "basics/calms.yaml": "kind: claim\ntext: Tea calms.\n"
    "stances:\n  - {by: ann, stance: asserts, source: c1, hedged: true}\n"
    "  - {by: ann, stance: asserts, source: c3, hedged: true}\n",
    "basics/wakes.yaml": "kind: counterargument\ntext: Tea wakes.\nrebuts: calms\n"
    "stances:\n  - {by: ben, stance: asserts, source: c2}\n",
    "basics/leaves.yaml": "kind: claim\ntext: Tea has caffeine.\nsupports: [wakes, stirs]\n"
    "stances:\n  - {by: ben, stance: asserts, source: c2}\n"
    "  - {by: ann, stance: concedes, source: c3}\n"
    "  - {by: ann, stance: asserts, step: wakes, source: c3}\n"
    "  - {by: ann, stance: asserts, step: stirs, source: c3}\n",
    "basics/stirs.yaml": "kind: claim\ntext: Tea stirs.\n"
    "stances:\n  - {by: ann, stance: denies, source: c3}\n",
    "basics/always.yaml": "kind: claim\ntext: Tea always helps.\n"
    "stances:\n  - {by: ben, stance: reports, attributes_to: ann, source: c2}\n"
    "  - {by: ann, stance: denies, source: c3}\n",
}


@pytest.fixture
def ask(argmap: Run, write_debate: Write) -> Run:
    """Run the command on a debate of three people."""
    folder = write_debate({f"{name}": text for name, text in NODES.items()})

    def asked(*words: str) -> Any:
        done = argmap("position", *words, folder=folder)
        assert (done.code, done.err.count("left out")) == (0, 0)
        return done

    return asked


def test_what_is_left_without_a_reply_comes_first(ask: Run) -> None:
    """Above everything that the person states, with who says it and where."""
    done = ask("ann")

    first = done.out.index("Has not replied to (1)")
    assert "Tea wakes. (Ben, c2), against Tea calms." in done.out
    assert first < done.out.index("Basics")
    assert "argmap replies calms · argmap kernels --by ann" in done.err


def test_one_node_is_listed_once(ask: Run) -> None:
    """With all its places behind it."""
    said = ask("ann").out

    assert "  tentatively asserts  Tea calms. (calms) · contested · c1; c3\n" in said


def test_what_is_implied_is_marked(ask: Run) -> None:
    """Denials by attack and commitments, each with the relation it follows from."""
    ann, ben = ask("ann").out, ask("ben").out

    assert (
        "Implied denials (they attack it)\n  Tea calms. (calms) · contested\n      wakes -> calms\n"
        in ben
    )
    assert "Implied commitments" in ben
    assert "'Tea stirs.': it follows from 'Tea has caffeine.', by a step they accept" in ben
    assert "'Tea wakes.': it follows from 'Tea has caffeine.'" in ann


def test_a_step_that_is_undercut_is_denied_by_implication(argmap: Run, write_debate: Write) -> None:
    """Its ends stand there, and below them the undercut; programs get its name."""
    cut = {
        "basics/other.yaml": "kind: counterargument\ntext: There are other ways.\n"
        "undercuts: leaves -> wakes\nstances: [{by: ann, stance: asserts, source: c3}]\n",
        "basics/leaves.yaml": "kind: claim\ntext: Tea has caffeine.\nsupports: wakes\n"
        "stances: [{by: ben, stance: asserts, source: c2}]\n",
    }
    folder = write_debate(NODES | cut)
    told = argmap("position", "ann", folder=folder).out
    shape = json.loads(argmap("position", "ann", "--json", folder=folder).out)

    assert (
        "Implied denials (they attack it)\n  The step from 'Tea has caffeine.' to 'Tea wakes.'\n"
        "      other -> leaves -> wakes\n" in told
    )
    assert shape["implied_denials"] == [
        {"node": None, "step": "leaves -> wakes", "because": "other -> leaves -> wakes"}
    ]


def test_a_tension_names_its_witness_and_what_is_conceded(ask: Run) -> None:
    """Never called a contradiction."""
    said = ask("ann").out

    assert "In tension\n  concedes 'Tea has caffeine.' as a reason for 'Tea stirs.', and" in said
    assert "      leaves -> stirs\n" in said
    assert "incoheren" not in said


def test_a_disowned_report_is_marked(ask: Run) -> None:
    """Ben said so of Ann, and Ann denies it."""
    out = ask("ann").out

    assert "Tea always helps. (always)\n      Ben reports · c2 · denied by the person" in out


def test_who_takes_no_part_could_not_reply(ask: Run) -> None:
    """That is said instead of a list."""
    said = ask("cy").out

    assert "Takes no part in the conversation, and could not reply in it." in said
    assert "no stance on record" in said


def test_programs_get_everything(ask: Run) -> None:
    """Each list under a key of its own, narrowed with --on."""
    shape = json.loads(ask("ann", "--json").out)
    near = json.loads(ask("ann", "--on", "calms", "--json").out)

    assert shape["not_replied"] == [
        {
            "objection": "wakes -> calms",
            "node": "wakes",
            "against": "calms",
            "by": ["ben"],
            "source": "c2",
            "inferred": False,
        }
    ]
    assert shape["tensions"] == [
        {
            "kind": "conclusion",
            "target": "stirs",
            "witness": "leaves -> stirs",
            "conceded": True,
        }
    ]
    assert [one["because"] for one in shape["commitments"]] == ["leaves -> wakes"]
    assert [one["node"] for one in shape["disowned"]] == ["always"]
    assert near["not_replied"] == shape["not_replied"]
    assert (near["tensions"], near["disowned"]) == ([], [])
    assert json.loads(ask("ben", "--json").out)["implied_denials"] == [
        {"node": "calms", "step": None, "because": "wakes -> calms"}
    ]


def test_a_bare_denial_is_left_without_a_reply_too(argmap: Run, write_debate: Write) -> None:
    """It has no node of its own."""
    denied = NODES["basics/calms.yaml"] + "  - {by: ben, stance: denies, source: c2}\n"
    files = {name: text for name, text in NODES.items() if "wakes" not in text}
    folder = write_debate({**files, "basics/calms.yaml": denied})
    [one] = json.loads(argmap("position", "ann", "--json", folder=folder).out)["not_replied"]

    assert (one["objection"], one["node"]) == ("ben denies calms", None)
    assert (one["by"], one["source"]) == (["ben"], "c2")


def test_reports_keep_their_reserve_and_their_remark(argmap: Run) -> None:
    """Carauleanu is read with a reservation, and only similar claims are ascribed to him."""
    out = " ".join(argmap("position", "marc-carauleanu").out.split())

    assert (
        "Steven Byrnes tentatively reports · post s1.p7 · Similar claims, if Byrnes has "
        "understood him." in out
    )


def test_tentative_in_one_place_is_so_only_there(argmap: Run, write_debate: Write) -> None:
    """And in both where both are."""
    cools = {
        "basics/cools.yaml": "kind: claim\ntext: Tea cools.\nstances:\n"
        "  - {by: ann, stance: asserts, source: c1, hedged: true}\n"
        "  - {by: ann, stance: asserts, source: c3}\n"
    }
    out = argmap("position", "ann", folder=write_debate(NODES | cools)).out

    assert "tentatively asserts  Tea cools. (cools) · unargued · c1\n" in out
    assert "  asserts              Tea cools. (cools) · unargued · c3\n" in out
    assert "tentatively asserts  Tea calms. (calms) · contested · c1; c3\n" in out


def test_what_is_narrowed_later_stands_with_where(argmap: Run) -> None:
    """Barnett says in c15 that only some behaviours become moral."""
    out = " ".join(argmap("position", "barnett").out.split())
    shape = json.loads(argmap("position", "barnett", "--json").out)

    later = out.split("Later narrowed")[1]
    assert "(only-some-behaviours-become-moral), c15" in later
    assert "presumption-becomes-moral" in [one["target"] for one in shape["retractions"]]
    assert "Narrows later" not in argmap("position", "zy").out


def test_a_position_can_be_narrowed(argmap: Run) -> None:
    """To a section, or to what is said in one post or comment."""
    there = json.loads(argmap("position", "byrnes", "--source", "c03", "--json").out)
    stated = [stance for stances in there["stated"].values() for stance in stances]

    assert stated
    assert {stance["source"] for stance in stated} == {"c03"}

    section = argmap("show", stated[0]["node"], "--json").out
    here = json.loads(section)["node"]["section"]
    told = argmap("position", "byrnes", "--section", here, "--brief").out
    assert f"({here}): " in told
    assert argmap("position", "byrnes", "--section", "nowhere").code == 2


def test_a_position_in_full_has_the_texts(ask: Run) -> None:
    """Beside each title."""
    assert "(wakes) · supported · Tea wakes. · c2" in ask("ben", "--full").out
    assert "Basics (basics): 4 asserted, 1 conceded, 2 denied\n" in ask("ann", "--brief").out
