"""The data of the search: complete, and safe as a script."""

import json
import re
from typing import Any

import pytest

from argmap.graph.model.debate import Debate
from argmap.render import search_data as module
from argmap.render.search_data import search_files, search_script
from argmap.render.views.page_index import page_index


def script(debate: Debate) -> str:
    """Write the first script."""
    _, data = next(iter(search_files(page_index(debate))))
    return search_script(data()).decode()


def rows(debate: Debate) -> list[list[Any]]:
    """Read the rows back."""
    found = json.loads(script(debate).removeprefix("window.ARGMAP_SEARCH=")[:-2])
    kept: list[list[Any]] = found["rows"]
    return kept


def test_everything_can_be_found(tea: Debate) -> None:
    """There is a row for each node, person and source, and each leads to a page."""
    found = rows(tea)

    assert len(found) == len(tea.nodes) + len(tea.people) + len(tea.sources)
    assert [
        "claims/drink-tea.html",
        "claim",
        "Drink tea",
        "One should drink tea, at any time of the day.",
        "tea evening A *remark* with a [link](https://example.org/).",
        "Ann",
    ] in [row[:6] for row in found]


def test_large_debate_has_titles_only(tea: Debate, monkeypatch: pytest.MonkeyPatch) -> None:
    """In a very large debate the texts come later, in shards."""
    monkeypatch.setattr(module, "FULL_TEXT", 3)
    (_, data), *shards = search_files(page_index(tea))

    assert data()["shards"] == len(shards) == 4
    assert shards[0][0] == "search-text-0.js"
    assert [text for _, texts in shards for text in texts()] == [
        tea.nodes[node].text for node in page_index(tea).order
    ]

    assert all(not row[3] for row in rows(tea) if row[0].startswith("claims/"))


def test_safe_as_a_script(tea: Debate) -> None:
    """The script holds nothing but ASCII, and no character with which HTML begins."""
    text = script(tea)

    assert text.isascii()
    assert re.search("[<>&]", text) is None


def test_facets_by_place(tea: Debate) -> None:
    """The facets of a row are places in the list of all values."""
    _, data = next(iter(search_files(page_index(tea))))
    names = [name for _, *values in data()["facets"] for name, _ in values]
    row = next(row for row in data()["rows"] if row[0] == "claims/drink-tea.html")

    assert [names[place] for place in row[6]] == [
        "Claims", "contested", "something is conceded to it", "What to drink", "Ann",
    ]  # fmt: skip
