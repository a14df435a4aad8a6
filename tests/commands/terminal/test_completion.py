"""What the shell offers."""

from collections.abc import Callable
from pathlib import Path
from types import SimpleNamespace
from typing import Any

from argmap.commands.terminal import completion

Write = Callable[..., Path]


def _context(claims: Path, debate: str | None = None) -> Any:
    return SimpleNamespace(params={"claims": claims, "debate": debate})


def test_each_sort_of_id_is_offered_by_its_start(write_debate: Write) -> None:
    """From the names of the files alone: none of these can be read."""
    folder = write_debate(
        {
            "people/ann.yaml": "[",
            "sources/post.yaml": "[",
            "basics/tea.yaml": "[",
            "basics/toast.yaml": "[",
        }
    )
    here = _context(folder)

    assert completion.node_ids(here, "t") == ["tea", "toast"]
    assert completion.node_ids(here, "te") == ["tea"]
    assert completion.person_ids(here, "") == ["ann"]
    assert completion.source_ids(here, "p") == ["post"]
    assert completion.debate_ids(here, "t") == ["tea"]


def test_a_debate_that_is_named_is_the_only_one_asked(write_debate: Write) -> None:
    """Ids of other debates are of no use."""
    folder = write_debate({"basics/tea.yaml": ""})
    other = folder / "claims" / "toast"
    other.mkdir()
    (other / "debate.yaml").write_text("", encoding="utf-8")

    assert completion.node_ids(_context(folder, "toast"), "") == []
    assert completion.node_ids(_context(folder), "") == ["tea"]


def test_completion_never_complains(tmp_path: Path) -> None:
    """Where there is nothing, nothing is offered."""
    assert completion.node_ids(_context(tmp_path), "") == []
    assert completion.debate_ids(_context(tmp_path), "") == []
    assert completion.node_ids(_context(tmp_path, "none"), "") == []
