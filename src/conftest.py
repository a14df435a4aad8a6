"""Examples in docstrings run in a git repository that holds the frozen debate."""

from pathlib import Path

import pytest


@pytest.fixture(autouse=True)
def _in_the_frozen_debate(monkeypatch: pytest.MonkeyPatch, two_commits: Path) -> None:
    """Make it the working directory."""
    monkeypatch.chdir(two_commits)
