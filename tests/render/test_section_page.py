"""The page of a section: its statements in full, what they bear on, and its neighbours."""

import re

import pytest

from argmap.graph.model.debate import Debate
from argmap.render.site import site_files

Pages = dict[str, str]


def test_every_statement_once_and_in_full(pages: Pages) -> None:
    """A section shows all its nodes, each once, with its text."""
    page = pages["sections/drinks.html"]

    assert sorted(re.findall(r'id="n-([\w-]+)"', page)) == [
        "calm-is-good",
        "drink-coffee",
        "drink-tea",
        "tea-calms",
        "which-drink",
    ]
    assert page.count("One should drink tea, at any time of the day.") == 1


def test_long_section_is_cut(chain: Debate, monkeypatch: pytest.MonkeyPatch) -> None:
    """A long section shows as many nodes as there is room for, and says how many are left."""
    monkeypatch.setattr("argmap.render.views.map.ONE_PAGE", 3)
    files = {f.path.partition("/")[2]: f.content.decode() for f in site_files([chain])}
    page = files["sections/a.html"]

    assert re.findall(r'id="n-(\w+)"', page) == ["n0", "n1", "n2"]
    assert "1 more below" in page


def test_titles_alone(pages: Pages) -> None:
    """A switch leaves the titles alone; there is no second list for that."""
    page = pages["sections/drinks.html"]

    assert re.search(r'<label class="titles"><input type="checkbox"> Titles only</label>', page)
    assert page.count('class="tree"') == 1


def test_words_of_relations(pages: Pages) -> None:
    """A card says how it bears on the one above it."""
    text = " ".join(re.sub(r"<[^>]*>", " ", pages["sections/drinks.html"]).split())

    assert "+ speaks for Ann" in text
    assert "↩ answers Ben" in text


def test_neighbours(pages: Pages) -> None:
    """A section leads to the one after it and the one before."""
    assert 'rel="next" href="sleep.html"' in pages["sections/drinks.html"]
    assert 'rel="prev" href="drinks.html"' in pages["sections/sleep.html"]


def test_counts_are_those_of_the_cards(pages: Pages) -> None:
    """Who counts the signs on a page finds the numbers at its top."""
    for path in (name for name in pages if name.startswith("sections/") and ".html" in name):
        head, _, tree = pages[path].partition('<div class="tree">')
        cards = re.findall(r'<li class="(\w+)[^"]*" data-kind="(\w+)"', tree.partition("<aside")[0])
        shown = {
            "reason": sum(card == ("for", "supports") for card in cards),
            "objection": sum(look in {"against", "step"} for look, _ in cards),
        }
        for word, number in shown.items():
            told = re.search(rf"(\d+) {word}s?", re.sub(r"<[^>]*>", " ", head))
            assert int(told[1] if told else 0) == number, (path, word)
