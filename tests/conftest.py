"""What many tests need: miniature debates, the real one, and the folder of shared material."""

import os
from collections.abc import Callable, Mapping
from pathlib import Path

import pytest
from hypothesis import settings

from argmap.graph.load import load
from argmap.graph.loaded import Loaded

ROOT = Path(__file__).parent.parent

settings.register_profile("argmap", deadline=None)  # no test passes or fails by the clock
settings.load_profile("argmap")

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
    """Load the debate of this repository, once."""
    return load(ROOT, "empathy-by-default")


@pytest.fixture(scope="session")
def shared() -> Path:
    """Find the folder of shared material, or skip."""
    folder = Path(os.environ.get("ARGMAP_SHARED", ROOT.parent / "shared"))
    if not folder.is_dir():
        pytest.skip("ARGMAP_SHARED names no folder")
    return folder


@pytest.fixture
def blessing() -> bool:
    """Whether golden output is to be written instead of compared."""
    return os.environ.get("ARGMAP_BLESS") == "1"
