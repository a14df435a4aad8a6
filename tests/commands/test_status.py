"""``argmap status`` gives the words, for people and for programs."""

import json
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

import pytest
from typer.testing import CliRunner, Result

from argmap.cli import app
from argmap.graph.analysis import status as analysis
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
    """Nodes and steps with their words; what has no word is left out."""
    assert json.loads(ask("--json").stdout) == {
        "format": 2,
        "profile": "structured",
        "nodes": {"a": "contested", "b": "stands", "c": "stands"},
        "steps": {"b -> a": "contested", "c -> a": "stands"},
    }


def test_one_node_or_step_can_be_asked_for(ask: Ask) -> None:
    """The shape stays the same and holds only what was asked for."""
    one = json.loads(ask("a", "--json", "--profile", "directed").stdout)
    assert (one["profile"], one["nodes"], one["steps"]) == ("directed", {"a": "defeated"}, {})
    step = json.loads(ask("b -> a", "--json").stdout)
    assert (step["nodes"], step["steps"]) == ({}, {"b -> a": "contested"})


def test_explicit_leaves_out_the_mappers_links(ask: Ask) -> None:
    """An inferred step has no word then, and the output says on what it rests."""
    found = json.loads(ask("--explicit", "--json").stdout)
    assert (found["explicit"], list(found["steps"])) == (True, ["b -> a"])
    spoken = ask("c -> a", "--explicit")
    assert "added by the editor" in spoken.stdout
    assert "Without links added by the editor." in spoken.stderr


def test_people_see_first_what_does_not_stand(ask: Ask) -> None:
    """Counts of the words, then every node that does not stand with its record phrase."""
    found = ask()
    assert found.stdout == (
        "stands 2 · contested 1\n\nCONTESTED\n  a  objected to, no reply recorded\n"
    )
    assert "profile structured" in found.stderr
    assert "Next: argmap why" in found.stderr


def test_a_word_is_explained(ask: Ask) -> None:
    """One node is answered with its word, what the word means, and the record."""
    said = ask("a").stdout
    assert said.startswith("CONTESTED  ")
    assert "some coherent ways of taking sides accept it, others reject it" in said
    assert "objected to, no reply recorded" in said
    assert ask("b -> a").stdout.startswith("CONTESTED  the step 'b -> a'")


def test_the_record_is_told_in_full(
    argmap: Callable[..., Any], write_debate: Callable[[Mapping[str, str]], Path]
) -> None:
    """The phrase, who grants a part, and how many of the reasons are under objection."""
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

    assert said.splitlines()[1:] == [
        "  every coherent way of taking sides accepts it",
        "  on record: only its reasons are challenged",
        "             granted in part by Ann",
        "             1 of 2 reasons under objection",
    ]


def test_a_word_may_hang_on_the_mappers_links(
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
    hint = "rests on the mapper's own links alone; without them"

    assert f"{hint} it would be 'unargued'" in argmap("status", "a", folder=folder).out
    assert f"{hint} there would be none" in argmap("status", "d", folder=folder).out
    assert hint not in argmap("status", "b -> a", folder=folder).out
    assert "a  objected to, no reply recorded · by links added by the editor alone" in (
        argmap("status", folder=folder).out
    )
    assert hint not in argmap("status", "a", "--explicit", folder=folder).out


def test_a_missing_word_is_explained(ask: Ask) -> None:
    """A definition, and what nobody holds, have no word, and the output says why."""
    assert "NO STATUS" in ask("d").stdout
    assert "a definition that nobody speaks against gets none" in ask("d").stdout
    assert "nobody here holds it" in ask("r").stdout


def test_what_is_not_known_is_called_unknown(ask: Ask, monkeypatch: pytest.MonkeyPatch) -> None:
    """A word that the budget did not reach is unknown, in both outputs."""
    monkeypatch.setattr(
        analysis,
        "justification_statuses",
        lambda framework, *_: [None] * len(justification_statuses(framework)),
    )
    assert json.loads(ask("a", "--json").stdout)["nodes"] == {"a": "unknown"}
    assert ask("a").stdout.startswith("UNKNOWN  ")
    assert "unknown 3" in ask().stdout


def test_an_empty_debate_has_nothing_to_say(
    write_debate: Callable[[Mapping[str, str]], Path],
) -> None:
    """Without nodes there are no words, and that is no error."""
    found = CliRunner().invoke(app, ["status", "--claims", str(write_debate({}))])
    assert (found.stdout, found.exit_code) == ("no nodes\n", 0)
