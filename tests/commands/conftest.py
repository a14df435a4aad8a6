"""Run a command as a user does, without a process of its own."""

from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple

import pytest

from argmap.cli import main
from tests.conftest import EMPATHY


class Done(NamedTuple):
    """What a command did: its exit code, its data, its talk."""

    code: int
    out: str
    err: str


Run = Callable[..., Done]


@pytest.fixture
def argmap(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Run:
    """Run ``argmap ARGUMENTS`` in a folder, by default that of the frozen debate."""

    def run(*arguments: str, folder: Path = EMPATHY) -> Done:
        monkeypatch.chdir(folder)
        monkeypatch.setattr("sys.argv", ["argmap", *arguments])
        capsys.readouterr()
        with pytest.raises(SystemExit) as ended:
            main()
        printed = capsys.readouterr()
        code = ended.value.code
        return Done(code if isinstance(code, int) else 0, printed.out, printed.err)

    return run


@pytest.fixture
def run(argmap: Run) -> Run:
    """Run ``argmap ARGUMENTS`` within a folder: the same under other names."""

    def ran(*arguments: str, within: Path = EMPATHY) -> Done:
        return argmap(*arguments, folder=within)

    return ran
