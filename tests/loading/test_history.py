"""The history of a debate's files, as git tells it; and silence where git knows only a part."""

import os
import subprocess
from pathlib import Path

import pytest

from argmap.loading.history import History, history

ENVIRONMENT = os.environ | {
    "GIT_AUTHOR_NAME": "A", "GIT_AUTHOR_EMAIL": "a@example.org",
    "GIT_COMMITTER_NAME": "A", "GIT_COMMITTER_EMAIL": "a@example.org",
    "GIT_AUTHOR_DATE": "1700000000 +0200", "GIT_COMMITTER_DATE": "1700000000 +0200",
    "GIT_CONFIG_GLOBAL": os.devnull, "GIT_CONFIG_SYSTEM": os.devnull,
}  # fmt: skip


def git(folder: Path, *arguments: str) -> None:
    """Run git in a folder."""
    command = ["git", "-C", str(folder), *arguments]
    subprocess.run(command, check=True, capture_output=True, env=ENVIRONMENT)


@pytest.fixture
def repository(tmp_path: Path) -> Path:
    """Make a repository with two revisions of a debate, and a file that is no node."""
    folder = tmp_path / "work" / "claims" / "tea"
    (folder / "drinks").mkdir(parents=True)
    (folder / "people").mkdir()
    git(tmp_path, "init", "-q", "work")
    (folder / "drinks" / "a.yaml").write_text("kind: claim\n")
    (folder / "drinks" / "b.yaml").write_text("kind: claim\n")
    (folder / "people" / "ann.yaml").write_text("name: Ann\n")
    git(folder, "add", "-A")
    git(folder, "commit", "-q", "-m", "Begin\n\nAnd more.")
    (folder / "drinks" / "a.yaml").write_text("kind: question\n")
    (folder / "drinks" / "b.yaml").unlink()
    (folder / "drinks" / "c.yaml").write_text("kind: claim\n")
    git(folder, "add", "-A")
    git(folder, "commit", "-q", "-m", "Go  on\x01")
    return folder


def test_revisions(repository: Path) -> None:
    """Each revision, the latest first, has its time in UTC, its subject, and its nodes."""
    last, first = history(repository).revisions

    assert (last.subject, last.time) == ("Go on\x01", "2023-11-14T22:13:20Z")
    assert (last.added, last.changed, last.removed) == (("c",), ("a",), ("b",))
    assert (first.subject, first.added) == ("Begin", ("a", "b"))


def test_rewordings(repository: Path) -> None:
    """A changed text is a rewording, with what it said before; another key or style is none."""
    file = repository / "drinks" / "c.yaml"
    for text in ("Tea calms.", '"Tea calms."', "Tea  calms\n  everybody."):
        file.write_text(f"kind: claim\ntext: {text}\n")
        git(repository, "add", "-A")
        git(repository, "commit", "-q", "-m", "Reword")
    found = history(repository).revisions[:3]

    assert [one.reworded for one in found] == [(("c", "Tea calms."),), (), ()]
    assert [one.changed for one in found] == [(), ("c",), ("c",)]


def test_keys_that_changed(repository: Path) -> None:
    """A revision says which keys of a file have other values, the text and the layout apart."""
    file = repository / "drinks" / "c.yaml"
    for rest in ("", "supports: a\nstances:\n- {by: ann, stance: asserts}\n", "supports:   a\n"):
        file.write_text(f"kind: claim\ntext: Tea calms.\n{rest}")
        git(repository, "add", "-A")
        git(repository, "commit", "-q", "--allow-empty", "-m", "Link")
    last, linked = history(repository).revisions[:2]

    assert [one.keys for one in linked.keys] == [("stances", "supports")]
    assert [one.keys for one in last.keys] == [("stances",)]


def test_part_of_a_history(repository: Path, tmp_path: Path) -> None:
    """A repository that holds only the end of its history tells nothing."""
    work = repository.parent.parent
    git(tmp_path, "clone", "-q", "--depth", "1", work.as_uri(), "shallow")

    past = history(tmp_path / "shallow" / "claims" / "tea")

    assert (past.revisions, "git fetch --unshallow" in past.missing) == ((), True)


def test_contents_that_git_does_not_hold(repository: Path) -> None:
    """Then nothing is compared, and the list of revisions is the same."""
    before = history(repository)
    for blob in ("HEAD:./drinks/a.yaml", "HEAD~:./drinks/a.yaml"):
        command = ["git", "-C", str(repository), "rev-parse", blob]
        name = subprocess.run(command, check=True, capture_output=True, text=True).stdout.strip()
        (repository.parents[1] / ".git" / "objects" / name[:2] / name[2:]).unlink()

    after = history(repository)

    assert any(revision.keys for revision in before.revisions)
    assert after.missing == ""
    assert after.revisions == tuple(one._replace(keys=()) for one in before.revisions)


def test_no_repository(tmp_path: Path) -> None:
    """Without a repository there is no history."""
    assert history(tmp_path) == History()


def test_nothing_recorded(tmp_path: Path) -> None:
    """A repository that holds nothing of the debate tells nothing."""
    git(tmp_path, "init", "-q", ".")

    assert history(tmp_path) == History()


@pytest.mark.parametrize("seconds", ["0", "253402300800", "9" * 18])
def test_a_time_that_is_no_date_is_left_out(repository: Path, seconds: str) -> None:
    """A commit may claim a year beyond 9999; what others say of their dates is still told."""
    (repository / "drinks" / "d.yaml").write_text("kind: claim\n")
    git(repository, "add", "-A")
    subprocess.run(
        ["git", "-C", str(repository), "commit", "-q", "-m", "Late"],
        check=True,
        env=ENVIRONMENT | {"GIT_COMMITTER_DATE": f"@{seconds} +0000"},
    )

    subjects = [revision.subject for revision in history(repository).revisions]
    assert subjects == ["Go on\x01", "Begin"]
