"""The map: every node in its place, every relation shown somewhere."""

import gzip
import re
from collections.abc import Callable, Mapping
from html.parser import HTMLParser
from pathlib import Path

import pytest

from argmap.graph.model.debate import Debate
from argmap.loading.load import load
from argmap.loading.loaded import Loaded
from argmap.render.assets import assets
from argmap.render.site import site_files
from argmap.render.views import map as module
from argmap.render.views.map import MapPage, map_page
from argmap.render.views.page_index import page_index

Pages = dict[str, str]
WriteDebate = Callable[[Mapping[str, str]], Path]


class Nesting(HTMLParser):
    """Fails where a list is not closed in order."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.open: list[str] = []
        self.feed(text)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Open a list or an item."""
        if tag in {"ul", "li", "details"}:
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        """Close the last that was opened."""
        if tag in {"ul", "li", "details"}:
            assert self.open.pop() == tag


@pytest.fixture
def drifting(write_debate: WriteDebate) -> Debate:
    """Load a section: its root, what bears on it, what is filed there, and what does neither."""
    found = load(
        write_debate(
            {
                "debate.yaml": """
format: 1
title: T
sections: [{id: a, title: A, root: root}, {id: b, title: B}]
licence: CC-BY-4.0
""",
                "a/root.yaml": "kind: claim\ntext: The root.\n",
                "a/joined.yaml": "kind: claim\ntext: It bears on it.\nsupports: root\n",
                "a/filed.yaml": "kind: claim\ntext: Filed.\nsupports: other\nunder: root\n",
                "a/adrift.yaml": "kind: claim\ntext: Adrift.\nsupports: other\n",
                "b/other.yaml": "kind: claim\ntext: Something else.\n",
            }
        )
    )
    return found.debate


@pytest.fixture
def whole(tea: Debate) -> MapPage:
    """Lay out the map of the miniature debate."""
    return map_page(page_index(tea), [section.id for section in tea.sections])


def files(debate: Debate) -> Pages:
    """Make the files of a debate, by their paths within it."""
    return {f.path.partition("/")[2]: f.content.decode() for f in site_files([debate])}


def test_every_node_is_on_the_map_once(whole: MapPage, tea: Debate) -> None:
    """Each node has one card."""
    cards = [card.head.id for area in whole.areas for card in area.cards]

    assert sorted(cards) == sorted(tea.nodes)


def test_every_relation_is_on_the_map(whole: MapPage, tea: Debate) -> None:
    """Each relation puts its speaker's card where it is, or is a chip on it; so is a premise."""
    links = sum(len(card.links) for area in whole.areas for card in area.cards)
    premises = 1  # that calm is good

    assert links == len(tea.relations) + premises


def test_what_bears_on_another_section_stands_at_the_margin(whole: MapPage) -> None:
    """Where its target lies in another section, a card hangs under none."""
    levels = {card.head.id: card.level for card in whole.areas[1].cards}

    assert levels == {
        "tea-wakes": 0,
        "any-hot-drink": 0,
        "some-calm": 0,
        "as-understood": 0,
        "not-at-night": 1,
        "warm-milk": 0,
    }


def test_loose_ends_come_after_the_tree(drifting: Debate) -> None:
    """What the outline puts under the root for want of a place hangs under nothing on the map."""
    (area, _) = map_page(page_index(drifting), ["a", "b"]).areas

    assert [(card.head.id, card.level) for card in area.cards] == [
        ("root", 0),
        ("joined", 1),
        ("filed", 1),
        ("adrift", 0),
    ]
    assert area.cards[0].below == 2


def test_target_in_another_section_is_named_with_a_link(pages: Pages) -> None:
    """A card says in words what it bears on elsewhere, and leads there."""
    page = " ".join(re.sub(r"<(?!/?a)[^>]*>", " ", pages["sections/sleep.html"]).split())

    assert re.search(
        r'speaks against <a [^>]*href="../claims/drink-tea.html"[^>]*>Drink tea</a> '
        ", in the section “What to drink”",
        page,
    )


def test_objections_in_other_sections_are_counted(whole: MapPage) -> None:
    """Those to a claim, and those to the step from it, since its section shows neither."""
    found = {card.head.id: card.outside for area in whole.areas for card in area.cards}

    assert {node: number for node, number in found.items() if number} == {
        "drink-tea": 1,
        "tea-calms": 1,
    }


def test_premise_says_so(pages: Pages) -> None:
    """What hangs under a statement as the premise of another's reason is named so."""
    card = pages["map.html"].partition('id="n-calm-is-good"')[2].partition("</a>")[0]

    assert "is a premise for" in card


def test_legend_has_what_occurs(whole: MapPage, tea: Debate) -> None:
    """The legend explains the kinds of relation that occur, and links added by the editor."""
    assert {key.kind for key in whole.keys} == {relation.kind for relation in tea.relations}
    assert whole.inferred


def test_attack_on_a_step_says_where_that_starts(pages: Pages) -> None:
    """A card says that it attacks a step, and where that starts."""
    text = re.sub(r"<[^>]*>|\s+", " ", pages["map.html"])

    assert "says this doesn't follow: Tea calms." in " ".join(text.split())


def test_map_is_a_document(pages: Pages) -> None:
    """Without script the map is nested lists, well formed, with all texts."""
    assert Nesting(pages["map.html"]).open == []
    assert "One should drink tea, at any time of the day." in pages["map.html"]


def test_chips_lead_to_cards(pages: Pages) -> None:
    """A link that the tree does not show leads to the other card on the same page."""
    assert re.search(r'class="against inferred" href="#n-drink-tea"', pages["map.html"])


def test_section_page_has_its_map(pages: Pages) -> None:
    """The page of a section shows its map; what lies elsewhere is reached by its page."""
    page = pages["sections/sleep.html"]

    assert 'id="n-tea-wakes"' in page
    assert 'href="../claims/drink-tea.html" data-kind="rebuts"' in page


def test_what_others_name_has_its_title(whole: MapPage) -> None:
    """The map knows which statements other cards call by their titles."""
    assert whole.named == {"drink-tea", "tea-calms"}


def test_deep_section_is_cut(chain: Debate, monkeypatch: pytest.MonkeyPatch) -> None:
    """A deep tree stops at some level, and says how much lies below."""
    monkeypatch.setattr(module, "LEVELS", 7)
    page = files(chain)["map.html"]

    assert page.count('class="node"') == 7
    assert "1 more below Number 6." in page
    assert Nesting(page).open == []


def test_large_debate_has_a_map_for_each_section(
    tea: Debate, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A debate too large for one map has tiles that lead to a map for each section."""
    monkeypatch.setattr(module, "ONE_PAGE", 9)
    pages = files(tea)

    assert 'href="maps/drinks.html"' in pages["map.html"]
    assert 'id="n-drink-tea"' in pages["maps/drinks.html"]
    assert ".plane{--columns:1;" in pages["maps/drinks.css"]


def test_long_section_is_cut(tea: Debate, monkeypatch: pytest.MonkeyPatch) -> None:
    """A map shows as many nodes as a page may hold, the upper levels first."""
    monkeypatch.setattr(module, "ONE_PAGE", 2)
    page = files(tea)["maps/sleep.html"]

    assert page.count('class="node"') == 2
    assert "more in this section" in page


def test_empty_debate() -> None:
    """A debate without nodes says so instead of showing an empty map."""
    assert "No claim is recorded yet" in files(Debate("b", "B?"))["map.html"]


def test_real_map_is_light(empathy: Loaded) -> None:
    """The map of the real debate is under 60 kB compressed, and its scripts under 19 kB."""
    debate = empathy.debate
    pages = {f.path: f.content for f in site_files([debate]) if "/map." in f.path}
    scripts = (assets()[name].content for name in ("map.js", "suppose.js"))

    assert sum(len(gzip.compress(content)) for content in pages.values()) < 60_000
    assert sum(map(len, scripts)) <= 19_000


def test_scripts_write_text_alone() -> None:
    """The scripts of map and what-if have no way to turn text into markup or code."""
    for name in ("map.js", "suppose.js"):
        text = assets()[name].content.decode()
        assert not re.search(r"innerHTML|outerHTML|insertAdjacentHTML|\.write\(|eval\(", text)
