"""The page of a section: its outline, as deep and as long as it can be read."""

from collections.abc import Iterator

import pytest

from argmap.graph.model.debate import Debate
from argmap.render.views import section as module
from argmap.render.views.page_index import page_index
from argmap.render.views.section import Branch, section_page_view

Pages = dict[str, str]


def walk(branches: tuple[Branch, ...]) -> Iterator[Branch]:
    """Yield all branches of an outline."""
    for branch in branches:
        yield branch
        yield from walk(branch.below)


def test_outline_has_every_node(tea: Debate) -> None:
    """A small section shows all its nodes, each once."""
    page = section_page_view(page_index(tea), tea.sections[0])
    shown = [branch.head.id for branch in walk(page.branches)]

    assert sorted(shown) == sorted(n.id for n in tea.nodes.values() if n.section == "drinks")


def test_deep_outline_is_cut(chain: Debate) -> None:
    """A deep outline stops at some level, and says how much lies below."""
    page = section_page_view(page_index(chain), chain.sections[0])
    branches = list(walk(page.branches))

    assert len(branches) == module.LEVELS
    assert branches[-1].hidden == 1


def test_long_outline_is_cut(chain: Debate, monkeypatch: pytest.MonkeyPatch) -> None:
    """A long outline shows as many nodes as there is room for, the upper levels first."""
    monkeypatch.setattr(module, "SHOWN", 3)
    page = section_page_view(page_index(chain), chain.sections[0])

    assert [branch.head.id for branch in walk(page.branches)] == ["n0", "n1", "n2"]


def test_place_in_another_section(pages: Pages) -> None:
    """A node that bears on another section says so, with a link there."""
    page = pages["sections/sleep.html"]

    assert 'bears on <a href="../claims/drink-tea.html">Drink tea</a>' in page


def test_words_of_relations(pages: Pages) -> None:
    """The outline says how each node bears on the one above it."""
    assert ">for it:" in pages["sections/drinks.html"]
    assert ">answered by:" in pages["sections/drinks.html"]


def test_neighbours(pages: Pages) -> None:
    """A section leads to the one after it and the one before."""
    assert 'rel="next" href="sleep.html"' in pages["sections/drinks.html"]
    assert 'rel="prev" href="drinks.html"' in pages["sections/sleep.html"]
