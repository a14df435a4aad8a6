"""A snapshot of the site after a change is the one that a fresh start would show."""

import re
import shutil
from pathlib import Path

import pytest

from argmap.loading import load as loading
from argmap.render.snapshot import Snapshots

FROZEN = Path(__file__).parents[1] / "debates" / "empathy" / "claims"


def opened(folder: Path) -> Snapshots:
    """Make the first snapshot of a knowledge base."""
    snapshots = Snapshots(folder, None, lambda checked: str(checked.errors))
    snapshots.refresh()
    return snapshots


def pages(snapshots: Snapshots) -> dict[str, bytes | None]:
    """Make every file of the last snapshot."""
    return {path: snapshots.last.file(path) for path in snapshots.last.pending}


def test_other_words_show_as_after_a_fresh_start_and_link_nothing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Each page is the same, though what was worked out about the debate is kept."""
    shutil.copytree(FROZEN, tmp_path / "claims")
    kept = opened(tmp_path)
    pages(kept)
    for path in sorted((tmp_path / "claims").glob("*/*/*.yaml"))[::7]:
        text = path.read_text("utf-8")
        path.write_text(
            re.sub(r"^short: (?=\w)", "short: Other ", text, flags=re.MULTILINE), "utf-8"
        )
    with monkeypatch.context() as without:
        without.setattr(loading, "link", None)
        kept.refresh()

    assert kept.problem == ""
    assert kept.last.number == 2
    assert pages(kept) == pages(opened(tmp_path))


def test_another_relation_links_the_debate_again(tmp_path: Path) -> None:
    """More than words is looked up as at the start."""
    shutil.copytree(FROZEN, tmp_path / "claims")
    kept = opened(tmp_path)
    path = next(p for p in sorted((tmp_path / "claims").rglob("*.yaml")) if _rebuts(p))
    path.write_text(path.read_text("utf-8").replace("rebuts:", "supports:"), "utf-8")
    kept.refresh()

    assert pages(kept) == pages(opened(tmp_path))


def _rebuts(path: Path) -> bool:
    return "\nrebuts:" in path.read_text("utf-8")
