"""Where there are several debates, a name finds its own."""

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

Run = Callable[..., Any]
NEW = ("--kind", "claim", "--text", "No.", "--short", "No")


@pytest.fixture
def two(tmp_path: Path) -> Path:
    """Write the debates ``milk`` and ``tea``; both have Ann and ``it-is-hot``."""
    for debate, claim, person in (("milk", "cows-give-it", "ben"), ("tea", "leaves-give-it", "cy")):
        files = {
            "debate.yaml": f"format: 1\ntitle: {debate.title()}?\n",
            f"basics/{claim}.yaml": f"kind: claim\ntext: {claim.replace('-', ' ').title()}.\n",
            "basics/it-is-hot.yaml": f"kind: claim\ntext: It is hot.\nsupports: {claim}\n",
            f"people/{person}-miller.yaml": f"name: {person.title()} Miller\n",
            "people/ann.yaml": "name: Ann\n",
        }
        for name, text in files.items():
            path = tmp_path / "claims" / debate / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(text, encoding="utf-8")
    form = "### The claim you reply to\n\ncows-give-it\n\n### What your reply does\n\nrebuts: wrong"
    rest = "### Your statement\n\nGoats do.\n\n### Licence\n\n- [x] Mine.\n"
    (tmp_path / "form.md").write_text(f"{form}\n\n{rest}", "utf-8")
    return tmp_path


@pytest.mark.parametrize(
    "words",
    [
        ("show", "cows-give-it"),
        ("why", "it-is-hot -> cows-give-it"),
        ("position", "ben"),
        ("position", "Ben Miller"),
        ("path", "it-is-hot", "cows-give-it"),
        ("whatif", "--reject", "cows-give-it"),
        ("confirm", "cows-give-it"),
        ("stance", "cows-give-it", "--new-person", "Dee", "--stance", "denies"),
        ("rename", "cows-give-it", "cows-give-milk"),
        ("rename", "person:ben-miller", "ben"),
        ("remove", "cows-give-it", "--with-steps"),
        ("new", "--no-input", *NEW, "--to", "cows-give-it", "--relation", "rebuts"),
        ("intake", "form.md"),
    ],
    ids=" ".join,
)
def test_a_name_that_one_debate_has_needs_no_debate(
    run: Run, two: Path, words: tuple[str, ...]
) -> None:
    """Neither a node, a step nor a person; which debate it is, is said."""
    ran = run(*words, within=two)

    assert ran.code == 0
    assert "in the debate 'milk'" in ran.err


@pytest.mark.parametrize("words", [("show", "it-is-hot"), ("position", "ann"), ("tree",)])
def test_what_several_debates_have_needs_one(run: Run, two: Path, words: tuple[str, ...]) -> None:
    """Without a terminal the debates are named, and nothing is guessed."""
    ran = run(*words, within=two)

    assert (ran.code, ran.out) == (2, "")
    assert "--debate: milk, tea" in ran.err


def test_a_terminal_is_asked(run: Run, two: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """By number or id, until the answer is one of them."""
    answers = iter(["3", "2"])
    monkeypatch.setattr("argmap.commands.terminal.open_debate.can_ask", lambda: True)
    monkeypatch.setattr("builtins.input", lambda: next(answers))

    ran = run("show", "it-is-hot", within=two)

    assert "leaves-give-it" in ran.out
    assert "write a number from 1 to 2, or an id" in ran.err


def test_search_looks_through_all(run: Run, two: Path) -> None:
    """And says which debate a node is from; with --debate it looks through one."""
    everywhere = json.loads(run("search", "give", "--json", within=two).out)["nodes"]
    one = json.loads(run("search", "give", "--debate", "tea", "--json", within=two).out)["nodes"]

    assert [(n["debate"], n["id"]) for n in everywhere] == [
        ("milk", "cows-give-it"),
        ("tea", "leaves-give-it"),
    ]
    assert [n["debate"] for n in one] == ["tea"]
    assert "claim · cows-give-it · milk" in run("search", "cows", within=two).out


def test_a_word_that_one_debate_has_is_not_read_otherwise_in_another(run: Run, two: Path) -> None:
    """A debate without the word is left out when another has it."""
    ran = run("search", "cows", within=two)

    assert "occurs nowhere" not in ran.err


@pytest.mark.parametrize("folder", ["claims", "claims/tea", "claims/tea/basics", "notes/deep"])
def test_claims_are_found_from_any_folder_below(run: Run, two: Path, folder: str) -> None:
    """As git finds its repository."""
    (two / folder).mkdir(parents=True, exist_ok=True)

    ran = run("show", "cows-give-it", within=two / folder)

    assert ran.out.startswith("Cows Give It.")


def test_claims_of_another_repository_are_not_found(run: Run, two: Path) -> None:
    """The search ends at the top of a repository."""
    (two / "other" / ".git").mkdir(parents=True)

    assert run("show", "cows-give-it", within=two / "other").code == 2


def test_shared_options_may_stand_before_the_command(run: Run, two: Path, tmp_path: Path) -> None:
    """For commands within commands too; what stands after the command counts more."""
    elsewhere = tmp_path / "elsewhere" / "below"
    elsewhere.mkdir(parents=True)
    before = ("--claims", str(two), "--debate", "tea")

    assert run(*before, "show", "it-is-hot", within=elsewhere).out.startswith("It is hot.")
    assert run(*before, "sources", "coverage", within=elsewhere).code == 0
    assert run(*before, "stats", "--debate", "milk", within=elsewhere).out.startswith("Milk?")
