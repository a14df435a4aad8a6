"""``argmap intake`` writes what a form says, and nothing that a form can do."""

from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

import pytest

from argmap.exchange.issue_form import QUESTIONS
from argmap.loading.load import load

Run = Callable[..., Any]

HOSTILE = (
    "Tea: [wakes] #1 @all *x !!python/object {a} 'b' \"c\" --- ... `d` <script> $(id) ::error::"
)


@pytest.fixture
def folder(write_debate: Callable[[Mapping[str, str]], Path]) -> Path:
    """Write a debate with a claim and two people."""
    return write_debate(
        {
            "people/ann.yaml": "name: Ann\nidentified: by-header\n",
            "people/bea.yaml": "name: Bea\nidentified: by-contribution\naccount: bea-42\n",
            "basics/tea-calms.yaml": "kind: claim\ntext: Tea calms.\n",
        }
    )


def fill(folder: Path, text: str, relation: str = "rebuts: it is wrong") -> str:
    """Write a form, and give its name."""
    given = {"parent": "tea-calms", "relation": relation, "text": text, "held": "Yes"}
    given["licence"] = "- [x] The words are my own."
    body = "\n\n".join(f"### {QUESTIONS[key]}\n\n{answer}" for key, answer in given.items())
    (folder / "form.md").write_text(body, encoding="utf-8")
    return "form.md"


def test_a_form_becomes_a_file_and_a_person(folder: Path, run: Run) -> None:
    """Both are named, both are free of findings, and the next command is told."""
    ran = run("intake", fill(folder, "Tea wakes."), "--by", "Cy-42", within=folder)

    assert (ran.code, ran.out.split()) == (
        0,
        ["claims/tea/people/cy-42.yaml", "claims/tea/basics/tea-wakes.yaml"],
    )
    debate = load(folder).debate
    assert debate.people["cy-42"].record.identified == "by-contribution"
    assert debate.nodes["tea-wakes"].stances[0].person == "cy-42"
    assert "Next: argmap show tea-wakes" in ran.err
    assert run("check", within=folder).code == 0


def test_a_hostile_text_is_only_a_text(folder: Path, run: Run) -> None:
    """Read back it is what was written, to the letter."""
    assert run("intake", fill(folder, HOSTILE), within=folder).code == 0

    (written,) = (n for n in load(folder).debate.nodes.values() if n.id != "tea-calms")
    assert written.text == HOSTILE


def test_a_contributor_is_known_again(folder: Path, run: Run) -> None:
    """By the account in their file, however it is capitalized; the proposal says so."""
    words = ("--by", "Bea-42", "--summary", "said.md")
    ran = run("intake", fill(folder, "Tea wakes."), *words, within=folder)

    assert ran.out.split() == ["claims/tea/basics/tea-wakes.yaml"]
    assert load(folder).debate.nodes["tea-wakes"].stances[0].person == "bea"
    said = "The account Bea-42 is recorded in people/bea.yaml (Bea).\n"
    assert (folder / "said.md").read_text(encoding="utf-8") == said


@pytest.mark.parametrize("account", ["bea", "Bea", "bea_42", "bea-42-"])
def test_only_the_account_makes_somebody_known(folder: Path, run: Run, account: str) -> None:
    """Somebody who registers the name or the id of a contributor is credited as somebody new."""
    ran = run("intake", fill(folder, "Tea wakes."), "--by", account, within=folder)

    assert f"The account {account} is new here" in ran.err
    (stance,) = load(folder).debate.nodes["tea-wakes"].stances
    person = load(folder).debate.people[stance.person]
    assert (stance.person == "bea", person.name, person.record.account) == (False, account, account)


def test_accounts_with_one_id_are_two_people(folder: Path, run: Run) -> None:
    """Two accounts that fold alike get two files."""
    for text, account in (("Tea wakes.", "mona-cat_octo"), ("Tea warms.", "mona-cat-octo")):
        assert run("intake", fill(folder, text), "--by", account, within=folder).code == 0

    people = load(folder).debate.people
    assert people["mona-cat-octo"].record.account == "mona-cat_octo"
    assert people["mona-cat-octo-2"].record.account == "mona-cat-octo"


def test_an_account_without_letters_needs_an_id(folder: Path, run: Run) -> None:
    """Nothing is guessed: the message names the option."""
    ran = run("intake", fill(folder, "Tea wakes."), "--by", "---", within=folder)
    assert (ran.code, "give one with --person-id" in ran.err) == (2, True)

    words = ("--by", "---", "--person-id", "dashes")
    assert run("intake", fill(folder, "Tea wakes."), *words, within=folder).code == 0
    assert load(folder).debate.people["dashes"].name == "---"


def test_nobody_speaks_in_the_name_of_a_person_of_the_debate(folder: Path, run: Run) -> None:
    """An account that is called like one of them is somebody else."""
    run("intake", fill(folder, "Tea wakes."), "--by", "Ann", within=folder)
    run("intake", fill(folder, "Tea warms."), "--by", "ann", within=folder)

    people = folder / "claims" / "tea" / "people"
    (people / "bob.yaml").write_text("name: Bob\n", encoding="utf-8")
    (people / "bob-2.yaml").write_text("name: Another\n", encoding="utf-8")
    run("intake", fill(folder, "Tea cools."), "--by", "bob", within=folder)

    debate = load(folder).debate
    assert {s.person for s in debate.stances} == {"ann-2", "bob-3"}
    assert debate.people["ann"].record.identified == "by-header"


def test_an_account_called_as_a_person_gets_a_note(folder: Path, run: Run) -> None:
    """The person who is there is named, with the way to make one of two."""
    ran = run("intake", fill(folder, "Tea wakes."), "--by", "ANN", within=folder)
    assert "there is a 'Ann' already" in ran.err
    assert "argmap merge person:ann-2 person:ann" in ran.err


def test_whoever_is_called_as_no_file_can_be_is_credited_too(folder: Path, run: Run) -> None:
    """Windows keeps a few names for itself."""
    assert run("intake", fill(folder, "Tea wakes."), "--by", "con", within=folder).code == 0

    assert load(folder).debate.people["con-2"].name == "con"


def test_without_a_name_nobody_is_credited(folder: Path, run: Run) -> None:
    """The node is unattributed, which is no error."""
    run("intake", fill(folder, "Tea wakes."), within=folder)

    assert load(folder).debate.nodes["tea-wakes"].stances == ()


def test_wrong_answers_write_nothing(folder: Path, run: Run) -> None:
    """What is wrong is said by question, and the exit code is 1."""
    ran = run("intake", fill(folder, "...", "destroys"), within=folder)

    assert ran.code == 1
    assert ran.out.count("\n- ") == 1
    assert len(load(folder).debate.nodes) == 1


@pytest.mark.parametrize("relation", ["rebuts: it is wrong", "about: asks about it"])
def test_the_same_form_makes_one_node(folder: Path, run: Run, relation: str) -> None:
    """Who sends it again is told which node says it; of another claim it may be said."""
    assert run("intake", fill(folder, "Tea wakes."), within=folder).code == 0

    again = run("intake", fill(folder, "tea \n wakes.", relation), within=folder)
    assert (again.code, "'tea-wakes' says this of it already" in again.out) == (1, True)
    assert sorted(load(folder).debate.nodes) == ["tea-calms", "tea-wakes"]

    form = folder / fill(folder, "Tea wakes.")
    elsewhere = form.read_text(encoding="utf-8").replace("\n\ntea-calms", "\n\ntea-wakes")
    form.write_text(elsewhere, encoding="utf-8")
    assert run("intake", "form.md", within=folder).code == 0


def test_what_the_checks_refuse_is_not_written(folder: Path, run: Run) -> None:
    """An undercut of a claim is an error: the message says what to write instead."""
    ran = run("intake", fill(folder, "So what.", "undercuts: no"), "--by", "Cy", within=folder)

    assert ran.code == 1
    assert "undercut-without-step" in ran.out
    assert list(load(folder).debate.people) == ["ann", "bea"]


def test_a_near_duplicate_is_reported_at_the_new_node(folder: Path, run: Run) -> None:
    """And goes into the one that was there, whatever the order of their ids."""
    text = "Tea calms the nerves of {} tired drinker in the evening."
    old = folder / "claims" / "tea" / "basics" / "zebra.yaml"
    old.write_text(f"kind: claim\ntext: {text.format('a')}\n", encoding="utf-8")

    ran = run("intake", fill(folder, text.format("the")), within=folder)

    new = "tea-calms-the-nerves-of-the"
    assert f"{new}.yaml:3:7: warning[near-duplicate]" in ran.out
    assert f"argmap merge {new} zebra" in ran.out
