"""``argmap status`` gives the words, for people and for programs."""

import json
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

import pytest
from typer.testing import CliRunner, Result

from argmap.cli import app
from argmap.graph.analysis import justifications
from argmap.graph.argumentation.justification import justification_statuses

Ask = Callable[..., Result]

NODES = {
    "basics/a.yaml": "kind: claim\ntext: Tea is better than coffee.\n",
    "basics/b.yaml": "kind: claim\ntext: Coffee wins.\nrebuts: a\n",
    "basics/c.yaml": "kind: claim\ntext: Tea calms.\nsupports:\n  - {to: a, inferred: true}\n",
    "basics/d.yaml": "kind: definition\nterm: tea\ntext: A drink made of leaves.\n",
    "basics/r.yaml": (
        "kind: claim\ntext: Somebody once said so.\n"
        "stances: {by: ann, stance: reports, source: c1}\n"
    ),
    "people/ann.yaml": "name: Ann\n",
    "sources/c1.yaml": "kind: comment\nauthor: ann\n",
}


@pytest.fixture
def ask(write_debate: Callable[[Mapping[str, str]], Path]) -> Ask:
    """Run the command on a debate of a few nodes."""
    folder = write_debate(NODES)

    def run(*options: str) -> Result:
        return CliRunner().invoke(app, ["status", *options, "--claims", str(folder)])

    return run


def test_programs_get_the_documented_shape(ask: Ask) -> None:
    """Every node with its status and justification, every step with its justification."""
    assert json.loads(ask("--json").stdout) == {
        "format": 2,
        "profile": "structured",
        "nodes": {"a": "contested", "b": "unargued", "c": "unargued", "d": None, "r": "not-held"},
        "justification": {"a": "contested", "b": "stands", "c": "stands", "d": None, "r": None},
        "steps": {"b -> a": "contested", "c -> a": "stands"},
        "without_inferred": {},
        "unknown": [],
    }


def test_one_node_or_step_can_be_asked_for(ask: Ask) -> None:
    """The shape stays the same and holds only what was asked for."""
    one = json.loads(ask("a", "--json", "--profile", "directed").stdout)
    assert (one["profile"], one["nodes"], one["steps"]) == ("directed", {"a": "defeated"}, {})
    step = json.loads(ask("b -> a", "--json").stdout)
    assert (step["nodes"], step["steps"]) == ({}, {"b -> a": "contested"})


def test_explicit_leaves_out_links_added_by_the_editor(ask: Ask) -> None:
    """An inferred step has no word then, and the output says on what it rests."""
    found = json.loads(ask("--explicit", "--json").stdout)
    assert (found["explicit"], list(found["steps"])) == (True, ["b -> a"])
    spoken = ask("c -> a", "--explicit")
    assert "added by the editor" in spoken.stdout
    assert "Without links added by the editor." in spoken.stderr


def test_people_see_first_what_is_disputed(ask: Ask) -> None:
    """How many nodes have each status, then every disputed node and step."""
    found = ask()
    assert found.stdout == (
        "1 not held · 1 contested · 2 unargued · 1 without a status\n\n"
        "CONTESTED: an objection to it, or to every reason for it, is not settled\n"
        "  Tea is better than coffee.  objected to, no reply recorded\n\n"
        "STEPS that do not hold or are contested\n"
        "  1 more step without an objection of their own; --all lists them\n"
    )
    assert "profile structured" in found.stderr
    assert "argmap why a " in found.stderr


def test_a_status_is_explained(ask: Ask) -> None:
    """One node is answered with the record, its status, what that means, and the formal one."""
    said = ask("a").stdout
    assert said.startswith("Tea is better than coffee. (a)\n  objected to, no reply recorded")
    assert "· contested\n  an objection to it, or to every reason for it, is not settled" in said
    assert "justification: contested, some coherent ways" in said
    assert ask("b -> a").stdout.startswith("the step 'b -> a'\n  unchallenged · contested")


def test_the_record_is_told_in_full(
    argmap: Callable[..., Any], write_debate: Callable[[Mapping[str, str]], Path]
) -> None:
    """The phrase, who concedes a part, and how many of the reasons are under objection."""
    folder = write_debate(
        {
            "people/ann.yaml": "name: Ann\n",
            "basics/a.yaml": "kind: claim\ntext: Tea is better.\n",
            "basics/b.yaml": "kind: claim\ntext: Tea calms.\nsupports: a\n",
            "basics/c.yaml": "kind: claim\ntext: Tea warms.\nsupports: a\n",
            "basics/d.yaml": "kind: claim\ntext: It wakes.\nrebuts: b\n",
            "basics/k.yaml": "kind: kernel\ntext: The pause calms.\nkernel_of: a\n"
            "stances: {by: ann, stance: asserts}\n",
        }
    )
    said = argmap("status", "a", folder=folder).out

    assert (
        "its reasons are objected to, no reply recorded (1 of 2) · conceded in part by Ann" in said
    )


def test_a_word_may_hang_on_links_added_by_the_editor(
    argmap: Callable[..., Any], write_debate: Callable[[Mapping[str, str]], Path]
) -> None:
    """Then it says so, and what the word would be without them; never of such a link itself."""
    folder = write_debate(
        {
            "basics/a.yaml": "kind: claim\ntext: Tea calms.\n",
            "basics/b.yaml": "kind: claim\ntext: No.\nrebuts:\n  - {to: a, inferred: true}\n",
            "basics/d.yaml": "kind: definition\nterm: tea\ntext: A drink.\n",
            "basics/e.yaml": "kind: claim\ntext: No.\nrebuts:\n  - {to: d, inferred: true}\n",
        }
    )
    hint = "by links added by the editor alone (without them:"

    assert f"{hint} unargued)" in " ".join(argmap("status", "a", folder=folder).out.split())
    assert f"{hint} no status)" in " ".join(argmap("status", "d", folder=folder).out.split())
    assert "by links" not in argmap("status", "b -> a", folder=folder).out
    assert "Tea calms.  objected to, no reply recorded*" in argmap("status", folder=folder).out
    assert "by links" not in argmap("status", "a", "--explicit", folder=folder).out


def test_a_missing_status_is_explained(ask: Ask) -> None:
    """A definition has none until something is said for or against it."""
    assert "no status" in ask("d").stdout
    assert "definitions have a status only when something is said" in ask("d").stdout
    assert "not held" in ask("r").stdout


def test_what_is_not_known_is_called_unknown(ask: Ask, monkeypatch: pytest.MonkeyPatch) -> None:
    """A word that the budget did not reach is unknown, in both outputs."""
    monkeypatch.setattr(
        justifications,
        "justification_statuses",
        lambda framework, *_, **__: [None] * len(justification_statuses(framework)),
    )
    found = json.loads(ask("a", "--json").stdout)
    assert (found["justification"], "a" in found["unknown"]) == ({"a": None}, True)
    assert "unknown" in ask("b -> a").stdout


def test_an_empty_debate_has_nothing_to_say(
    write_debate: Callable[[Mapping[str, str]], Path],
) -> None:
    """Without nodes there are no words, and that is no error."""
    found = CliRunner().invoke(app, ["status", "--claims", str(write_debate({}))])
    assert (found.stdout, found.exit_code) == ("no nodes\n", 0)
