"""The debate as one person sees it: marks in words and signs, kept while browsing."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from argmap.loading.loaded import Loaded
from argmap.render.perspectives import attitudes

pytestmark = pytest.mark.browser

DEBATE = "empathy-by-default"
PERSON = "matthew-barnett"


@pytest.fixture
def page(browser: Browser, folder: Path) -> Iterator[Page]:
    """Open the list of all claims from a disk."""
    page = browser.new_page()
    page.goto((folder / DEBATE / "claims.html").as_uri())
    yield page
    page.close()


def choose(page: Page) -> None:
    """Choose a person to look through."""
    page.get_by_role("button", name="See it as one person does").click()
    page.get_by_label("As seen by").select_option(PERSON)


def test_list_marks_what_a_person_says(page: Page, empathy: Loaded) -> None:
    """Each claim on which the person says something carries their word for it, and no other."""
    choose(page)
    script = "all => all.map(e => [e.previousElementSibling.href, e.textContent])"
    found = page.locator(".letter .way").evaluate_all(script)
    expected = {node: way.label for node, way in attitudes(empathy.debate, PERSON).items()}

    assert {href.rpartition("/")[2].removesuffix(".html"): word for href, word in found} == expected


def test_person_stays_while_browsing(page: Page) -> None:
    """A link that somebody follows keeps the person, and the page it leads to is marked too."""
    choose(page)
    page.locator(".letter li:has(.way) > a").first.click()

    assert page.url.endswith(f"#as={PERSON}")
    expect(page.locator(".statement > .way")).to_have_text("Matthew Barnett: asserts")


def test_map_marks_by_word_and_sign(page: Page, folder: Path, empathy: Loaded) -> None:
    """On the map a card is marked by a word and a sign, and what is left open has neither."""
    page.goto(f"{folder.as_uri()}/{DEBATE}/map.html#as={PERSON}&s=selfishness")
    signs = page.locator('.node[data-way="asserts"] > .way')
    expect(signs.first).to_have_attribute("data-g", "✓")
    marked = page.locator('.node:not([data-way="open"])').count()

    assert marked == len(attitudes(empathy.debate, PERSON))


def test_nobody_takes_the_marks_away(page: Page) -> None:
    """Choosing nobody leaves the page and its address as they were."""
    before = page.url
    choose(page)
    page.get_by_label("As seen by").select_option("")

    assert page.locator(".way").count() == 0
    assert page.url.removesuffix("#") == before


def test_links_to_places_stay(page: Page, folder: Path) -> None:
    """A link to a place on a page, or to another site, is left alone."""
    page.goto(f"{folder.as_uri()}/{DEBATE}/claims/value-spills-over.html#as={PERSON}")
    expect(page.locator(".perspective select")).to_be_visible()
    link = page.locator('a[href*="sources/"][href*="#"]').first
    there = link.get_attribute("href")
    link.dispatch_event("contextmenu")

    assert link.get_attribute("href") == there
