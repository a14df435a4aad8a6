"""The search page: it finds what the reader means, from a server and from a disk."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page

from argmap.loading.load import load
from argmap.render.publish import publish
from argmap.render.site import pending_files
from tests.browser.conftest import write_files
from tests.render.miniature import TEA

pytestmark = pytest.mark.browser

SEARCH = "empathy-by-default/search.html"


@pytest.fixture(params=["served", "from a disk"])
def page(
    request: pytest.FixtureRequest, browser: Browser, address: str, folder: Path
) -> Iterator[Page]:
    """Open the search page."""
    page = browser.new_page()
    home = address if request.param == "served" else f"{folder.as_uri()}/"
    page.goto(home + SEARCH)
    yield page
    page.close()


def first(page: Page, words: str) -> str:
    """Search, and read the title of the first result."""
    page.get_by_role("searchbox").fill(words)
    return page.locator("#search-results a").first.inner_text()


def test_finds_by_title(page: Page) -> None:
    """The words of a title bring that claim to the top, and its link leads to its page."""
    title = first(page, "value spills over from self")
    page.locator("#search-results a").first.click()

    assert page.locator("h1").inner_text() == title


def test_finds_starts_of_words(page: Page) -> None:
    """The starts of words are enough."""
    assert "Byrnes" in first(page, "stev byrn")


def test_folds_accents(page: Page) -> None:
    """Case and accents make no difference."""
    assert first(page, "ÉMPATHY") == first(page, "empathy")


def test_forgives_a_slip(page: Page) -> None:
    """A misspelt word is read as the nearest one, and the page says so."""
    assert "imulat" in first(page, "simulattion")
    assert "for “simulation”" in page.get_by_role("status").inner_text()


def test_facets_narrow_down(page: Page) -> None:
    """A chosen value of a facet narrows the results down, and the others say what is left."""
    first(page, "tofu")
    before = int(page.get_by_role("status").inner_text().split()[0])
    page.get_by_text("Kind", exact=True).click()
    box = page.get_by_label("Counterarguments")
    box.check()
    kinds = page.locator("#search-results .meta span:first-child").all_inner_texts()

    assert 0 < len(kinds) < before
    assert set(kinds) == {"counterargument"}


def test_facets_alone(page: Page) -> None:
    """Without words the facets list what has the value, and the address keeps them."""
    page.get_by_text("Status", exact=True).click()
    page.get_by_label("contested").check()
    found = page.locator("#search-results li").count()
    page.reload()

    assert found == page.locator("#search-results li").count() > 0


def test_says_when_nothing_is_found(page: Page) -> None:
    """What is not there is not there."""
    page.get_by_role("searchbox").fill("qqqqzzzz")

    assert page.get_by_role("status").inner_text() == "Nothing found."


def test_address_keeps_the_words(page: Page) -> None:
    """The words stand in the address, so that a search can be sent to somebody."""
    first(page, "tofu & feta")
    page.reload()

    assert page.get_by_role("searchbox").input_value() == "tofu & feta"
    assert page.locator("#search-results a").count() > 0


def test_the_entrance_searches_all_debates(browser: Browser, tmp_path: Path) -> None:
    """On the page that leads to several debates the search looks through all of them."""
    for debate in ("one", "two"):
        write_files(tmp_path / "claims" / debate, TEA)
    publish(
        pending_files([load(tmp_path, one).debate for one in ("one", "two")]), tmp_path / "site"
    )
    page = browser.new_page()
    page.goto((tmp_path / "site" / "index.html").as_uri())
    page.get_by_role("searchbox").fill("keeps awake")
    links = page.locator("#search-results a")
    links.nth(1).wait_for()

    assert [link.get_attribute("href") for link in links.all()] == [
        "one/claims/tea-wakes.html",
        "two/claims/tea-wakes.html",
    ]
    page.close()
