"""A revision of git is read as it is, from memory, and nothing in it can lead elsewhere."""

import shutil
import subprocess
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import Any

import pytest

from argmap.loading import revisions
from tests.repositories import WAKES, node

Git = Callable[..., str]
Run = Callable[..., Any]


@pytest.mark.parametrize("place", [".", "deep", "deep/er/claims"])
def test_the_debates_may_lie_anywhere_in_a_repository(
    write_debate: Callable[[Mapping[str, str]], Path], git: Git, run: Run, place: str
) -> None:
    """At its top, or deeper than one folder."""
    root = write_debate({"basics/a.yaml": "kind: claim\ntext: Tea calms.\n"})
    (root / "claims").rename(root / "moved")
    (root / place).mkdir(parents=True, exist_ok=True)
    (root / "moved" / "tea").rename(root / place / "tea")
    git("add", "--all")
    git("commit", "--quiet", "--message", "Elsewhere")
    (root / place / "tea" / "basics" / "b.yaml").write_text(WAKES, encoding="utf-8")

    assert "node added" in run("diff", "main", "--claims", place, within=root).out


def test_what_git_hides_from_archives_is_compared(repository: Path, git: Git, run: Run) -> None:
    """An attribute in the proposal cannot keep a file out of the comparison."""
    node(repository, "tea-wakes").write_text(WAKES, encoding="utf-8")
    (repository / ".gitattributes").write_text("*.yaml export-ignore\n", encoding="utf-8")
    git("add", "--all")
    git("commit", "--quiet", "--message", "Hidden")

    assert "node added" in run("diff", "HEAD^", "HEAD", within=repository).out


def test_links_in_a_revision_are_not_followed(repository: Path, git: Git, run: Run) -> None:
    """A link is no file, here as in a folder."""
    node(repository, "link").symlink_to(node(repository, "tea-calms"))
    git("add", "--all")
    git("commit", "--quiet", "--message", "Link")

    assert "link" not in run("diff", "HEAD^", "HEAD", within=repository).out


def test_a_file_too_large_is_refused(
    repository: Path, run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    """It is not even taken out of the revision."""
    monkeypatch.setattr(revisions, "LARGEST", 10)

    ran = run("diff", "main", within=repository)

    assert ran.code == 2
    assert "has more than 10 bytes" in ran.err


def test_without_git_two_folders_are_asked_for(
    repository: Path, run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A revision needs git."""
    monkeypatch.setenv("PATH", "")

    ran = run("diff", "main", within=repository)

    assert ran.code == 2
    assert "git is not installed; name two folders instead" in ran.err


@pytest.mark.parametrize(
    ("name", "other"),
    [
        (b"tea/basics/tea-heals.yaml", b"../basics/tea-heals.yaml"),
        (b"tea/basics/tea-heals.yaml", b"tea/basics/tea-calms.yaml"),
        (b"tea/basics/tea-heals.yaml", b"tea/./basics.yaml"),
    ],
    ids=["leaves the folder", "stands there twice", "goes no way"],
)
def test_a_path_that_no_commit_has_is_refused(
    repository: Path, run: Run, monkeypatch: pytest.MonkeyPatch, name: bytes, other: bytes
) -> None:
    """A made-up tree can: a file elsewhere, or two of one name, where either would be a guess."""
    listed = revisions._run

    def crafted(
        folder: Path, arguments: Sequence[str], given: bytes = b""
    ) -> "subprocess.CompletedProcess[bytes]":
        done = listed(folder, arguments, given)
        if "-l" in arguments:
            assert name in done.stdout
            done.stdout = done.stdout.replace(name, other)
        return done

    monkeypatch.setattr(revisions, "_run", crafted)
    ran = run("diff", "main", within=repository)

    assert (ran.code, ran.out) == (2, "")
    assert "has no safe name" in ran.err


def test_a_revision_is_read_without_a_disk(
    repository: Path, run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Nothing of it is written anywhere, so it works where nothing can be."""
    monkeypatch.setattr("tempfile.tempdir", str(repository / "nowhere"))

    ran = run("diff", "main", "HEAD", within=repository)

    assert (ran.code, ran.out) == (0, "the argument is the same\n")


def test_a_revision_says_what_its_folder_says(
    repository: Path, git: Git, run: Run, tmp_path: Path
) -> None:
    """Files in the wrong place, bad names, a byte-order mark: read alike, lost alike."""
    basics = repository / "claims" / "tea" / "basics"
    (basics / "Bad Name.yaml").write_text(WAKES, encoding="utf-8")
    (basics / "tea-wakes.yaml").write_text(f"\ufeff{WAKES}", encoding="utf-8")
    (basics / "tea-tires.yml").write_text(WAKES, encoding="utf-8")
    (basics / "deeper").mkdir()
    (basics / "deeper" / "tea-warms.yaml").write_text(WAKES, encoding="utf-8")
    (repository / "claims" / "tea" / "stray.yaml").write_text(WAKES, encoding="utf-8")
    git("add", "--all")
    git("commit", "--quiet", "--message", "Odd")
    shutil.copytree(repository / "claims", tmp_path / "copy" / "claims")

    told = {side: run("diff", "HEAD^", side, within=repository).out for side in ("HEAD", "copy")}

    assert told["HEAD"] == told["copy"]
    assert "tea-wakes" in told["HEAD"]
    assert "Bad Name.yaml" in told["HEAD"]


def test_git_that_fails_or_hangs_is_named(
    repository: Path, run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    """With its own last words."""
    shape = subprocess.CompletedProcess(["git"], 0, b"c0ffee\n", b"")
    failed = subprocess.CompletedProcess(["git"], 128, b"", b"fatal: bad object\n")
    answers = iter([shape, failed])
    monkeypatch.setattr(subprocess, "run", lambda *_, **__: next(answers))
    assert "fatal: bad object" in run("diff", "main", within=repository).err

    def hangs(*_: object, **__: object) -> None:
        raise subprocess.TimeoutExpired("git", 120)

    monkeypatch.setattr(subprocess, "run", hangs)
    ran = run("diff", "main", within=repository)
    assert (ran.code, "git did not answer" in ran.err) == (2, True)
