"""``argmap init`` starts a knowledge base in which everything works."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from argmap.commands.init import starter
from argmap.loading.load import load

Run = Callable[..., Any]
Git = Callable[..., str]

ROOT = Path(__file__).parents[3]
SAME = [
    *(f"workflows/{name}.yml" for name in ("check", "comment", "publish", "daily", "intake")),
    *(f"ISSUE_TEMPLATE/{name}.yml" for name in ("reply", "edit", "report", "config")),
]


def test_a_new_knowledge_base_is_clean_and_can_be_built(tmp_path: Path, run: Run, git: Git) -> None:
    """Checked without error or warning, built, committed, and compared."""
    begun = run("init", "--no-input", within=tmp_path)
    assert (begun.code, begun.out) == (0, "claims/my-debate\n")
    assert "Next: argmap check" in begun.err

    checked = run("check", within=tmp_path)
    assert (checked.code, checked.out) == (0, "")
    assert run("build", within=tmp_path).code == 0
    git("add", "--all")
    git("commit", "--quiet", "--message", "Begin")
    assert "site/" not in git("ls-files")
    assert run("diff", "HEAD", within=tmp_path).out == "the argument is the same\n"


def test_it_has_a_question_a_claim_and_an_objection(tmp_path: Path, run: Run) -> None:
    """With a person and a source, so that each sort of file has an example."""
    run("init", "tea", "--title", 'Is: "tea" #1?', "--question", "Why: tea?", within=tmp_path)

    debate = load(tmp_path, "tea").debate
    assert debate.title == 'Is: "tea" #1?'
    assert sorted(node.kind.value for node in debate.nodes.values()) == [
        "claim",
        "counterargument",
        "question",
    ]
    assert debate.nodes[str(debate.question)].text == "Why: tea?"
    assert debate.people
    assert debate.sources


@pytest.mark.parametrize(
    ("words", "message"),
    [
        (["../tea"], "'../tea' cannot be the name of a debate"),
        (["Tea"], "'Tea' cannot be the name of a debate"),
        (["--title", "Tea\u202e"], "take out the character U+202E RIGHT-TO-LEFT OVERRIDE"),
        (["--title", " "], "this needs at least a word"),
    ],
)
def test_what_cannot_be_written_is_refused(
    tmp_path: Path, run: Run, words: list[str], message: str
) -> None:
    """Before anything is written."""
    ran = run("init", *words, "--no-input", within=tmp_path)

    assert ran.code == 2
    assert message in ran.err
    assert list(tmp_path.iterdir()) == []


def test_it_refuses_where_claims_are(tmp_path: Path, run: Run) -> None:
    """Nothing is mixed with what is there."""
    (tmp_path / "claims").mkdir()

    assert run("init", within=tmp_path).code == 2
    assert list((tmp_path / "claims").iterdir()) == []


def test_other_files_stay_as_they_are(tmp_path: Path, run: Run) -> None:
    """A README that is there is kept, and named."""
    (tmp_path / "README.md").write_text("mine", encoding="utf-8")

    ran = run("init", "--no-input", within=tmp_path)

    assert (tmp_path / "README.md").read_text(encoding="utf-8") == "mine"
    assert "kept what was there: README.md" in ran.err


def test_with_a_terminal_it_asks(tmp_path: Path, run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    """For the title and the question; Enter takes the example."""
    given = iter(["Coffee?", "Why coffee?"])
    monkeypatch.setattr("argmap.commands.init.can_ask", lambda: True)
    monkeypatch.setattr("typer.prompt", lambda *_, **__: next(given))

    run("init", within=tmp_path)

    debate = load(tmp_path).debate
    assert (debate.title, debate.nodes[str(debate.question)].text) == ("Coffee?", "Why coffee?")


@pytest.mark.parametrize("name", SAME)
def test_its_workflows_and_forms_are_ours(name: str) -> None:
    """But for where argmap comes from: what is good here is good there."""
    ours = (ROOT / ".github" / name).read_text(encoding="utf-8")
    theirs = dict(starter())[f".github/{name}"]

    there = ours.replace(
        "--require-hashes --requirement requirements/run.txt",
        "--requirement .github/requirements.txt",
    )
    assert theirs == there.replace("python cli.py ", "argmap ")
