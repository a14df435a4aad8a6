"""A site in German: scripts speak it, and long words fit on a phone."""

from pathlib import Path

import pytest
from playwright.sync_api import Browser

from argmap.loading.load import load
from argmap.render.publish import publish
from argmap.render.site import pending_files
from argmap.schema.config import SiteConfig
from tests.browser.conftest import write_files
from tests.render.miniature import TEA

pytestmark = pytest.mark.browser


@pytest.fixture(scope="module")
def german(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Publish the miniature debate in German."""
    place = tmp_path_factory.mktemp("german")
    write_files(place / "claims" / "tea", TEA)
    publish(pending_files([load(place).debate], SiteConfig(language="de")), place / "site")
    return place / "site" / "tea"


def test_scripts_speak_german(browser: Browser, german: Path) -> None:
    """What-if and the list of keys are in the language of the page."""
    page = browser.new_page()
    page.goto(f"{(german / 'claims' / 'drink-tea.html').as_uri()}#reject=tea-wakes")
    told = page.locator(".suppose .supposed").inner_text()
    page.keyboard.press("?")
    keys = page.locator("dialog").inner_text()
    page.close()

    assert told.startswith("Angenommen, „Tea keeps one awake.“ ist falsch.")
    assert keys.startswith("Tasten")


def test_german_fits_on_a_phone(browser: Browser, german: Path) -> None:
    """No page is wider than a screen of 390 pixels."""
    page = browser.new_page(viewport={"width": 390, "height": 844})
    wide = []
    for path in sorted(german.rglob("*.html")):
        if 'http-equiv="refresh"' in path.read_text(encoding="utf-8"):
            continue  # it leads on before anything can be measured
        page.goto(path.as_uri())
        if page.evaluate("document.documentElement.scrollWidth > innerWidth"):
            wide.append(path.relative_to(german).as_posix())
    page.close()

    assert wide == []
