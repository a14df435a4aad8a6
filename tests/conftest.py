"""What many tests need: miniature debates, a frozen real one, and the folder of shared material."""

import asyncio
import os
from collections.abc import Callable, Coroutine, Mapping
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any, Final

import pytest
from hypothesis import settings

from argmap.graph.model.debate import Debate
from argmap.loading.load import load
from argmap.loading.loaded import Loaded
from argmap.loading.store import CACHE_VARIABLE
from tests import repositories

ROOT = repositories.ROOT
EMPATHY = repositories.EMPATHY

os.environ[CACHE_VARIABLE] = ""  # no test reads or leaves anything in the cache of the user

settings.register_profile("argmap", deadline=None)  # no test passes or fails by the clock
settings.load_profile("argmap")

PEOPLE = {f"people/{name.lower()}.yaml": f"name: {name}\n" for name in ("Ann", "Ben", "Cy")}
SOURCES = {
    "sources/c1.yaml": "kind: comment\nauthor: ann\n",
    "sources/c2.yaml": "kind: comment\nauthor: ben\nreplies_to: c1\n",
    "sources/c3.yaml": "kind: comment\nauthor: ann\nreplies_to: c2\n",
}

Make = Callable[[Mapping[str, str]], Debate]
WriteDebate = Callable[[Mapping[str, str]], Path]


@pytest.fixture
def write_debate(tmp_path: Path) -> WriteDebate:
    """Write a debate ``tea``: relative paths and texts; ``debate.yaml`` is there unless given."""

    def write(files: Mapping[str, str]) -> Path:
        folder = tmp_path / "claims" / "tea"
        for name, text in {"debate.yaml": 'format: 1\ntitle: "Tea?"\n', **files}.items():
            path = folder / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(text, encoding="utf-8", newline="")
        return tmp_path

    return write


@pytest.fixture(scope="session")
def empathy() -> Loaded:
    """Load the frozen debate, once."""
    return load(EMPATHY, "empathy-by-default")


@pytest.fixture(scope="session")
def shared() -> Path:
    """Find the folder of shared material, or skip."""
    folder = Path(os.environ.get("ARGMAP_SHARED", ROOT.parent / "shared"))
    if not folder.is_dir():
        pytest.skip("ARGMAP_SHARED names no folder")
    return folder


BLESSING: Final = os.environ.get("ARGMAP_BLESS") == "1"


@pytest.fixture
def blessing() -> bool:
    """Whether golden output is to be written instead of compared."""
    return BLESSING


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """With ``make bless`` run only the tests that write golden output: a minute, not ten."""
    if BLESSING:
        parted: dict[bool, list[pytest.Item]] = {True: [], False: []}
        for item in items:
            parted["blessing" in getattr(item, "fixturenames", ())].append(item)
        config.hook.pytest_deselected(items=parted[False])
        items[:] = parted[True]


@pytest.fixture
def make(write_debate: Callable[[Mapping[str, str]], Path]) -> Make:
    """Make a debate of nodes, by id: YAML, without kind and text where they do not matter."""

    def made(nodes: Mapping[str, str]) -> Debate:
        files = {
            f"basics/{node}.yaml": rest
            if rest.startswith("kind:")
            else f"kind: claim\ntext: The text of {node}.\n{rest}"
            for node, rest in nodes.items()
        }
        loaded = load(write_debate({**PEOPLE, **SOURCES, **files}))
        assert loaded.findings == ()
        return loaded.debate

    return made


def run_alone(scene: Callable[[], Coroutine[Any, Any, None]]) -> None:
    """Run a coroutine in a thread of its own: browser tests leave an event loop in this one."""
    with ThreadPoolExecutor(1) as thread:
        thread.submit(lambda: asyncio.run(scene())).result()
