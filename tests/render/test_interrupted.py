"""Killing a build at every single step: pages are whole, and the next build repairs the rest."""

import os
import signal
import sys
from collections.abc import Callable, Mapping
from pathlib import Path

import pytest

from argmap.render.manifest import OWN
from argmap.render.pending_file import PendingFile, finished
from argmap.render.publish import publish

pytestmark = [
    pytest.mark.skipif(sys.platform == "win32", reason="needs fork"),
    pytest.mark.filterwarnings("ignore:.*fork:DeprecationWarning"),
]

STEPS = frozenset(
    {"open", "os.mkdir", "os.rename", "os.remove", "os.rmdir", "os.scandir", "shutil.rmtree"}
)
BEFORE = {"index.html": b"one", "tea/a.html": b"one", "tea/b.html": b"one"}
AFTER = {"index.html": b"two", "tea/a.html": b"one", "milk/c.html": b"two"}


def killed(action: Callable[[], object], last: int) -> bool:
    """Do something in a child that dies at a step; tell whether it came so far."""
    child = os.fork()
    if child == 0:
        steps = iter(range(last))

        def die(event: str, _: object) -> None:
            if event in STEPS and next(steps, None) is None:
                os.kill(os.getpid(), signal.SIGKILL)  # os._exit would save coverage first

        sys.addaudithook(die)
        try:
            action()
        finally:
            os._exit(0)
    return os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]) == -signal.SIGKILL


def pending(site: Mapping[str, bytes]) -> list[PendingFile]:
    """PendingFile a site."""
    return [finished(path, content) for path, content in site.items()]


def held(folder: Path) -> dict[str, bytes]:
    """Read all files of a folder but those of the builds themselves."""
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in folder.rglob("*")
        if path.is_file() and OWN not in path.parts
    }


@pytest.mark.parametrize("first", [True, False], ids=["first", "change"])
def test_killed_at_every_step(tmp_path: Path, *, first: bool) -> None:
    """Wherever a build is killed, readers find whole pages, and the next build makes it good."""
    whole = {*BEFORE.items(), *AFTER.items()}
    for last in range(200):
        out = tmp_path / str(last) / "site"
        if not first:
            publish(pending(BEFORE), out)
        came_so_far = killed(lambda: publish(pending(AFTER), out), last)  # noqa: B023 - called at once
        found = held(out)
        assert set(found.items()) <= whole
        assert first or "index.html" in found
        publish(pending(AFTER), out)
        assert held(out) == AFTER
        assert not (out / OWN / "staging").exists()
        if not came_so_far:
            break
    assert last > 20
    assert not came_so_far
