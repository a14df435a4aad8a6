"""``argmap diff`` compares revisions and folders, and says so when it cannot."""

import json
import os
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from tests.repositories import WAKES, node

Git = Callable[..., str]
Run = Callable[..., Any]


def test_a_file_that_git_does_not_know_yet_counts(repository: Path, run: Run) -> None:
    """Without HEAD the folder is compared as it is."""
    node(repository, "tea-wakes").write_text(WAKES, encoding="utf-8")

    ran = run("diff", "main", within=repository)

    assert ran.code == 0
    assert "status changed: supported -> contested (new: tea-wakes rebuts tea-calms)" in ran.out
    assert ran.err.startswith("\nCHANGES-CONCLUSION: 1 status-changed")
    assert "Next: argmap why tea-calms" in ran.err


def test_two_revisions_are_compared(repository: Path, git: Git, run: Run) -> None:
    """The folder as it is plays no part then."""
    node(repository, "tea-heals").write_text(
        "kind: claim\ntext: Tea never heals.\nsupports: tea-calms\n", encoding="utf-8"
    )
    git("commit", "--all", "--quiet", "--message", "Never")
    node(repository, "tea-calms").unlink()

    ran = run("diff", "HEAD^", "HEAD", within=repository)

    assert "node meaning changed: Tea {+never+} heals." in ran.out
    assert "bears on the meaning: +never" in ran.out
    assert "removed" not in ran.out


def test_a_debate_without_a_valid_name_is_not_compared(
    repository: Path, git: Git, run: Run
) -> None:
    """What a comparison is saved as can always be read again."""
    shutil.copytree(repository / "claims" / "tea", repository / "claims" / "a\n::error::b")

    ran = run("diff", "main", "--format", "json", within=repository)

    assert (ran.code, ran.out) == (2, "")
    assert "claims/a ::error::b cannot be read" in ran.err


def test_whoever_has_committed_on_the_branch_itself_is_told(
    repository: Path, git: Git, run: Run
) -> None:
    """Or the first thing they read of their work would be that it changes nothing."""
    node(repository, "tea-wakes").write_text(WAKES, encoding="utf-8")
    git("add", "--all")
    git("commit", "--quiet", "--message", "Wakes")

    same = run("diff", "main", within=repository)
    told = run("diff", "HEAD^", within=repository)
    shutil.copytree(repository / "claims", repository / "copy" / "claims")
    folder = run("diff", "copy", within=repository)

    assert "'main' is checked out, so this shows only uncommitted changes" in same.err
    assert "checked out" not in told.err + folder.err


def test_two_folders_are_compared(repository: Path, run: Run, tmp_path: Path) -> None:
    """A folder needs no git."""
    copy = tmp_path / "copy"
    shutil.copytree(repository / "claims", copy / "claims")

    assert run("diff", "copy", within=repository).out == "the argument is the same\n"


@pytest.mark.parametrize(
    ("words", "message"),
    [
        ([""], "an empty name is no state"),
        (["main", " "], "an empty name is no state"),
        (["nowhere"], "'nowhere' is neither a folder nor a revision that git knows here"),
        (
            ["--", "--output=x"],
            "'--output=x' is neither a folder nor a revision that git knows here",
        ),
        (["main", "empty"], "there is no debate in 'empty'"),
        (["first"], "there is no debate in 'first'"),
        ([], "name what to compare with"),
        (["main", "--read", "x"], "name what to compare with"),
        (["main", "--debate", "coffee"], "neither side has a debate 'coffee'"),
    ],
)
def test_a_side_that_cannot_be_read_is_never_no_change(
    repository: Path, git: Git, run: Run, words: list[str], message: str
) -> None:
    """Exit code 2, a sentence, and no comparison."""
    (repository / "empty").mkdir()
    empty = git("hash-object", "-t", "tree", "-w", "/dev/null").strip()
    git("tag", "first", git("commit-tree", "-m", "nothing", empty).strip())

    ran = run("diff", *words, within=repository)

    assert (ran.code, ran.out) == (2, "")
    assert message in ran.err


def test_a_broken_file_is_not_taken_for_a_removed_node(repository: Path, run: Run) -> None:
    """Whichever side it is on."""
    node(repository, "tea-heals").write_text("kind: claim\ntext: [\n", encoding="utf-8")

    for words in (["main"], [".", "main"]):
        ran = run("diff", *words, within=repository)
        assert (ran.code, ran.out) == (2, "")
        assert "claims/tea/basics/tea-heals.yaml cannot be read, and would look as if" in ran.err


def test_what_is_left_out_is_said(repository: Path, run: Run) -> None:
    """A wrong value loses its relation only; the comparison names the file."""
    node(repository, "tea-heals").write_text(
        "kind: claim\ntext: Tea heals.\nsupports: tea-calm\n", encoding="utf-8"
    )

    text = run("diff", "main", within=repository).out
    shape = json.loads(run("diff", "main", "--format", "json", within=repository).out)

    assert "not compared: what has errors in claims/tea/basics/tea-heals.yaml" in text
    assert shape["debates"][0]["left_out"] == ["claims/tea/basics/tea-heals.yaml"]


def test_no_change_is_not_claimed_where_something_was_left_out(
    repository: Path, git: Git, run: Run
) -> None:
    """The same mistake on both sides hides what it hides."""
    node(repository, "tea-heals").write_text(
        "kind: claim\ntext: Tea heals.\nsupports: tea-calm\n", encoding="utf-8"
    )
    git("commit", "--all", "--quiet", "--message", "Slip")

    text = run("diff", "HEAD", within=repository).out
    markdown = run("diff", "HEAD", "--format", "markdown", within=repository).out

    assert "the same" not in text + markdown
    assert "not compared" in text
    assert "no change in what could be read" in markdown


@pytest.mark.parametrize(
    ("limit", "code"), [("changes-conclusion", 0), ("WORDING", 1), ("meta", 1)]
)
def test_fail_on_a_level(repository: Path, run: Run, limit: str, code: int) -> None:
    """From that level on the exit code is 1; capitals do not matter."""
    node(repository, "tea-heals").write_text(
        "kind: claim\ntext: Tea cures.\nshort: Cures\nsupports: tea-calms\n", encoding="utf-8"
    )

    assert run("diff", "main", "--fail-on", limit, within=repository).code == code


def test_the_base_limits_how_many_nodes_a_change_adds(repository: Path, git: Git, run: Run) -> None:
    """The limit of the proposal itself does not count: it could be raised there."""
    (repository / "argmap.toml").write_text("[limits]\nnew_nodes = 1\n", encoding="utf-8")
    git("add", "--all")
    git("commit", "--quiet", "--message", "Limit")
    (repository / "argmap.toml").write_text("[limits]\nnew_nodes = 9\n", encoding="utf-8")
    for name in ("one", "two"):
        node(repository, name).write_text(WAKES, encoding="utf-8")

    ran = run("diff", "main", within=repository)

    assert ran.code == 1
    assert "this change adds 2 nodes, and argmap.toml allows 1 at a time" in ran.err
    shown = run("diff", "main", "--format", "markdown", within=repository)
    assert "\n\n**This change adds 2 nodes, and argmap.toml allows 1 at a time; " in shown.out


def test_a_comparison_that_is_shown_is_held_against_the_limit_here(
    repository: Path, git: Git, run: Run, tmp_path: Path
) -> None:
    """As in the comment on a proposal, which is written on the main branch; showing never fails."""
    for name in ("one", "two"):
        node(repository, name).write_text(WAKES, encoding="utf-8")
    told = run("diff", "main", "--format", "json", within=repository).out
    (repository / "diff.json").write_text(told, encoding="utf-8")
    words = ("diff", "--read", str(repository / "diff.json"), "--format", "markdown")
    (tmp_path / "elsewhere").mkdir()
    free = run(*words, within=tmp_path / "elsewhere")

    (repository / "argmap.toml").write_text("[limits]\nnew_nodes = 1\n", encoding="utf-8")
    bound = run(*words, within=repository)

    assert (free.code, bound.code) == (0, 0)
    assert "**This change adds 2 nodes, and argmap.toml allows 1" in bound.out
    assert "allows" not in free.out


def test_the_same_input_gives_the_same_bytes(repository: Path, run: Run) -> None:
    """In each of the forms."""
    node(repository, "tea-wakes").write_text(WAKES, encoding="utf-8")

    for form in ("text", "markdown", "json", "html"):
        first, second = (
            run("diff", "main", "--format", form, within=repository).out for _ in range(2)
        )
        assert first == second


def test_a_folder_wins_over_a_branch_where_it_holds_debates(
    repository: Path, run: Run, tmp_path: Path
) -> None:
    """And a branch over a folder that is called the same by chance."""
    (repository / "main").mkdir()
    node(repository, "tea-wakes").write_text(WAKES, encoding="utf-8")
    assert "node added" in run("diff", "main", within=repository).out

    shutil.copytree(repository / "claims", repository / "main" / "claims")
    assert run("diff", "main", within=repository).out == "the argument is the same\n"


def test_another_debate_may_be_on_one_side_only(repository: Path, run: Run) -> None:
    """A new debate is one change; a folder without any is an error."""
    shutil.copytree(repository / "claims" / "tea", repository / "claims" / "coffee")

    ran = run("diff", "main", within=repository)

    assert "debate added: Tea? (2 nodes)" in ran.out
    shutil.rmtree(repository / "claims")
    (repository / "claims").mkdir()
    assert run("diff", "main", within=repository).code == 2


def test_no_hash_order_shows(repository: Path) -> None:
    """Two processes that hash otherwise write the same bytes."""
    for name in ("one", "two", "three"):
        node(repository, name).write_text(WAKES.replace("Tea", name), encoding="utf-8")

    written = {
        subprocess.run(
            [sys.executable, "-m", "argmap", "diff", "main", "--format", "json"],
            cwd=repository,
            env={**os.environ, "PYTHONHASHSEED": seed},
            capture_output=True,
            check=True,
            timeout=60,
        ).stdout
        for seed in ("1", "2")
    }

    assert len(written) == 1
