"""The form of a reply, opened for tests."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page

from argmap.loading.load import load
from argmap.loading.loaded import Loaded
from tests.browser.conftest import write_files
from tests.browser.reply.form import CONTRIBUTOR, reply_to, site
from tests.browser.test_pages import opened
from tests.render.miniature import TEA


@pytest.fixture(scope="module")
def tea(tmp_path_factory: pytest.TempPathFactory) -> str:
    """Make the page of the miniature debate, to which somebody contributes already."""
    place = tmp_path_factory.mktemp("reply")
    write_files(place / "claims" / "tea", {**TEA, **CONTRIBUTOR})
    return site(load(place), place / "site").as_uri()


@pytest.fixture(scope="module")
def real(empathy: Loaded, tmp_path_factory: pytest.TempPathFactory) -> str:
    """Make the page of the real debate."""
    return site(empathy, tmp_path_factory.mktemp("real")).as_uri()


@pytest.fixture(scope="module")
def window(browser: Browser) -> Iterator[Page]:
    """Open a window."""
    with opened(browser) as context:
        yield context.new_page()


@pytest.fixture
def page(window: Page, tea: str) -> Page:
    """Open the form for a reply to the claim that one should drink tea; no draft is kept."""
    if window.url.partition("#")[0] != tea:
        window.goto(tea)
    window.evaluate("localStorage.clear()")
    return reply_to(window, tea, "drink-tea")
