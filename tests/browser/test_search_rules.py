"""The search page finds what the command line finds: the shared vectors, and the frozen debate."""

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any, Final
from unicodedata import name

import pytest
from playwright.sync_api import Browser, Page

from argmap.graph.model.text import fold
from argmap.graph.queries.search import search
from argmap.loading.loaded import Loaded

pytestmark = pytest.mark.browser

VECTORS: Final = json.loads(
    (Path(__file__).parents[1] / "vectors" / "search.json").read_text(encoding="utf-8")
)
QUERIES: Final = (
    *("empathy", "tofu feta", "ai", "agi", "value", "stev", "selfish kind", "internal", "genocid"),
    *("learning separates", "children", "not", "simulattion", "tofu genocide", "s", "evolv drive"),
    "value spills over",
)
FIND: Final = """queries => {
  const rows = ARGMAP_SEARCH.rows.filter(row => row[0].startsWith("claims/"));
  const all = rows.map(argmapSearch.rowOf);
  return queries.map(text => {
    const { hits, near } = argmapSearch.search(all, text);
    return [hits, near].map(those => those.map(row => row.id));
  });
}"""


@pytest.fixture(scope="module")
def page(browser: Browser, folder: Path) -> Iterator[Page]:
    """Open the search page of the frozen debate."""
    page = browser.new_page()
    page.goto(f"{folder.as_uri()}/empathy-by-default/search.html")
    yield page
    page.close()


def test_vectors_of_words(page: Page) -> None:
    """A text has the words that the shared vectors say."""
    texts, expected = zip(*VECTORS["words"], strict=True)

    assert page.evaluate("all => all.map(argmapSearch.words)", texts) == list(expected)


def test_vectors_of_distance(page: Page) -> None:
    """Whole words come before beginnings, and nothing matches in the middle of a word."""
    script = """all => all.map(({fields, word}) =>
      argmapSearch.distance(fields.map(argmapSearch.spaced), argmapSearch.words(word)[0]))"""
    expected = [case["distance"] for case in VECTORS["distance"]]

    assert page.evaluate(script, VECTORS["distance"]) == expected


def test_vectors_of_search(page: Page) -> None:
    """The hits come in the order that the shared vectors say."""
    script = """([rows, queries]) => {
      const all = rows.map((row, at) => argmapSearch.rowOf([`${at}`, "claim", ...row, "", []]));
      return queries.map(text => argmapSearch.search(all, text).hits.map(row => +row.path));
    }"""
    queries, expected = zip(*VECTORS["search"]["queries"], strict=True)
    found: Any = page.evaluate(script, [VECTORS["search"]["rows"], queries])

    assert found == list(expected)


def test_same_claims_as_the_command_line(page: Page, empathy: Loaded) -> None:
    """The same claims in the same order, and where none has all words, the same nearest ones."""
    found = page.evaluate(FIND, QUERIES)
    results = [search(empathy.debate, text) for text in QUERIES]

    assert found == [[[hit.node for hit in one.hits], list(one.near)] for one in results]


def test_folds_every_letter_as_python_does(page: Page) -> None:
    """All letters of the first plane, but for Cherokee, and i without a dot."""
    known = (chr(code) for code in range(0x20, 0xFFFE) if not 0xD800 <= code < 0xE000)
    letters = [c for c in known if name(c, "CHEROKEE")[:8] != "CHEROKEE" and c != "ı"]
    folded = page.evaluate("all => all.map(argmapWords.fold)", letters)

    assert [c for c, f in zip(letters, folded, strict=True) if fold(c) != f] == []


def test_empty_result_offers_a_way_on(page: Page) -> None:
    """Where nothing is found the page leads to the list, the map and the short read."""
    page.get_by_role("searchbox").fill("qqqqzzzz")

    assert page.get_by_role("status").inner_text() == "Nothing found."
    assert page.locator("#search-none a").count() == 3
