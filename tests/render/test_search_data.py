"""The data of the search: complete, and safe as a script."""

import json
import re

import pytest

from argmap.graph.debate import Debate
from argmap.render import search_data as module
from argmap.render.search_data import search_data
from argmap.render.views.atlas import survey


def rows(debate: Debate) -> list[list[str]]:
    """Read the rows back."""
    text = search_data(survey(debate))
    found: list[list[str]] = json.loads(text.removeprefix("window.ARGMAP_SEARCH = ")[:-2])
    return found


def test_everything_can_be_found(tea: Debate) -> None:
    """There is a row for each node, person and source, and each leads to a page."""
    found = rows(tea)

    assert len(found) == len(tea.nodes) + len(tea.people) + len(tea.sources)
    assert [
        "claims/drink-tea.html",
        "claim",
        "Drink tea",
        "One should drink tea, at any time of the day.",
        "tea evening",
        "Ann",
    ] in found


def test_large_debate_has_titles_only(tea: Debate, monkeypatch: pytest.MonkeyPatch) -> None:
    """In a very large debate the texts are left out, so that the page stays light."""
    monkeypatch.setattr(module, "FULL_TEXT", 3)

    assert all(not row[3] for row in rows(tea) if row[0].startswith("claims/"))


def test_safe_as_a_script(tea: Debate) -> None:
    """The script holds nothing but ASCII, and no character with which HTML begins."""
    text = search_data(survey(tea))

    assert text.isascii()
    assert re.search("[<>&]", text) is None
