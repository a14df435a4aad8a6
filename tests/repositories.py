"""Fixtures: a git repository with a debate in it, and commands run there as a person runs them."""

import os
import re
import shutil
import subprocess
from collections.abc import Callable, Mapping
from functools import partial
from pathlib import Path
from typing import NamedTuple

import pytest

from argmap.cli import main

ROOT = Path(__file__).parent.parent
EMPATHY = ROOT / "tests" / "debates" / "empathy"
"""A frozen part of a real debate; see its README. No test reads ``claims/``."""

Git = Callable[..., str]


class Ran(NamedTuple):
    """What came of running a command."""

    code: int
    out: str
    err: str


Run = Callable[..., Ran]

IDENTITY = ["-c", "user.name=Ann", "-c", "user.email=ann@example.org", "-c", "commit.gpgsign=false"]
ENVIRONMENT = {key: text for key, text in os.environ.items() if not key.startswith("GIT_")} | {
    "GIT_CONFIG_GLOBAL": os.devnull,
    "GIT_CONFIG_SYSTEM": os.devnull,
}


WAKES = "kind: counterargument\ntext: Tea wakes.\nrebuts: tea-calms\n"


def run_git(folder: Path, *words: str) -> str:
    """Run git in a folder, with nobody's settings, and give what it prints."""
    done = subprocess.run(
        ["git", *IDENTITY, *words],
        cwd=folder,
        env=ENVIRONMENT,
        capture_output=True,
        text=True,
        check=True,
        timeout=60,
    )
    return done.stdout


def node(repository: Path, name: str) -> Path:
    """Give the path of a node's file."""
    return repository / "claims" / "tea" / "basics" / f"{name}.yaml"


@pytest.fixture
def git(tmp_path: Path) -> Git:
    """Run git in the folder of the test; a repository is there."""
    ran = partial(run_git, tmp_path)
    ran("init", "--quiet", "--initial-branch=main")
    return ran


@pytest.fixture
def repository(write_debate: Callable[[Mapping[str, str]], Path], git: Git) -> Path:
    """Commit a debate of two nodes."""
    folder = write_debate(
        {
            "basics/tea-calms.yaml": "kind: claim\ntext: Tea calms.\n",
            "basics/tea-heals.yaml": "kind: claim\ntext: Tea heals.\nsupports: tea-calms\n",
        }
    )
    git("add", "--all")
    git("commit", "--quiet", "--message", "Tea")
    return folder


@pytest.fixture
def run(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Run:
    """Run ``argmap`` in the folder that ``within`` names."""

    def ran(*words: str, within: Path) -> Ran:
        monkeypatch.chdir(within)
        monkeypatch.setattr("sys.argv", ["argmap", *words])
        with pytest.raises(SystemExit) as ended:
            main()
        out, err = capsys.readouterr()
        return Ran(int(ended.value.code or 0), out, err)

    return ran


@pytest.fixture(scope="session")
def two_commits(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Commit the frozen debate, and then the contribution that CONTRIBUTING.md writes."""
    folder = tmp_path_factory.mktemp("repository")
    shutil.copytree(EMPATHY / "claims", folder / "claims")
    page = (ROOT / "CONTRIBUTING.md").read_text(encoding="utf-8")
    example = re.search(r"```yaml\n# (claims/\S+)\n(.*?)```", page, re.DOTALL)
    assert example is not None
    run_git(folder, "init", "--quiet", "--initial-branch=main")
    run_git(folder, "add", "--all")
    run_git(folder, "commit", "--quiet", "--message", "Freeze")
    (folder / example[1]).write_text(example[2], encoding="utf-8")
    run_git(folder, "add", "--all")
    run_git(folder, "commit", "--quiet", "--message", "Answer")
    return folder
