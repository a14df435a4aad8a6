"""The form of a reply as a page: opened, kept, read by everybody, and at peace with its policy."""

import json
from pathlib import Path
from typing import Final
from urllib.parse import quote

import pytest
from axe_playwright_python.sync_playwright import Axe  # type: ignore[import-untyped]
from playwright.sync_api import Browser, Page

from argmap.loading.load import load
from tests.browser.conftest import write_files
from tests.browser.reply.form import FINE, FORGE, fill, ready, reply_to, site, written
from tests.browser.test_pages import NARROW, RULES, SIDEWAYS, WIDE, complaints, opened
from tests.render.hostile import PAYLOADS
from tests.render.miniature import TEA

pytestmark = pytest.mark.browser


def test_nothing_is_loaded_before_the_address_asks(browser: Browser, tea: str) -> None:
    """The data of a debate, which may be large, is not read to say that a claim must be chosen."""
    loaded = "[...document.scripts].map(one => one.src.split('/').pop())"
    with opened(browser) as context:
        page = context.new_page()
        said = complaints(page, tea.rpartition("/tea/")[0])
        page.goto(tea)
        assert page.locator("#reply-none").is_visible()
        assert "reply-data.js" not in page.evaluate(loaded)
        reply_to(page, tea, "drink-tea")
        assert page.locator("#reply-form").is_visible()
        assert "reply-data.js" in page.evaluate(loaded)

        assert said == []


def test_data_that_cannot_be_loaded(window: Page, tmp_path: Path) -> None:
    """The page says so, and does not wait for ever."""
    write_files(tmp_path / "claims" / "tea", TEA)
    page = site(load(tmp_path), tmp_path / "site")
    (page.parent / "reply-data.js").unlink()
    window.goto(f"{page.as_uri()}#to=drink-tea")

    window.get_by_text("The debate could not be loaded.").wait_for()


def test_a_draft_is_kept_for_each_claim(page: Page, tea: str) -> None:
    """It is there again after a while, with its choice; another claim has another; it can go."""
    fill(page, {**FINE, "as": "undercuts", "step": "tea-calms -> drink-tea"})
    page.reload()
    ready(page)
    assert page.input_value("[name=text]") == FINE["text"]
    assert page.is_checked("[value=undercuts]")
    assert page.input_value("[name=step]") == "tea-calms -> drink-tea"

    reply_to(page, tea, "drink-coffee")
    assert page.input_value("[name=text]") == ""
    reply_to(page, tea, "drink-tea")
    page.get_by_role("button", name="Start again").click()
    page.reload()
    ready(page)
    assert page.input_value("[name=text]") == ""


@pytest.mark.parametrize(
    "to", ["", "nothing", "__proto__", "constructor", "%E0%A4%A", "<img src=x>"]
)
def test_a_claim_that_is_none(page: Page, tea: str, to: str) -> None:
    """The page says how to come to a claim, and shows no form."""
    reply_to(page, tea, to)

    assert page.locator("#reply-none").is_visible()
    assert not page.locator("#reply-form").is_visible()


KEEP: Final = "kept => localStorage.setItem('argmap-reply/tea/drink-tea', kept)"


def test_nothing_hostile_acts(browser: Browser, tea: str) -> None:
    """Hostile addresses, texts and drafts are shown as they are, and do nothing."""
    with opened(browser) as context:
        page = context.new_page()
        said = complaints(page, tea.rpartition("/tea/")[0])
        page.goto(tea)
        for payload in PAYLOADS:
            kept = dict.fromkeys(("as", "step", "text", "limits", "short", "name", "id"), payload)
            page.evaluate(KEEP, json.dumps(kept))
            hostile = quote(payload)
            reply_to(page, tea, "drink-tea", f"undercuts&step={hostile}")
            assert " ".join(payload.split()) in " ".join(written(page)[1].split())
            reply_to(page, tea, hostile, hostile)
            assert page.locator("#reply-none").is_visible()

        assert said == []


@pytest.mark.parametrize(("width", "dark"), [(WIDE, False), (NARROW, True)])
def test_accessible(browser: Browser, tea: str, width: int, dark: bool) -> None:
    """With everything on it the page breaks no rule of WCAG 2.2 AA, nor scrolls sideways."""
    with opened(browser, width=width, dark=dark) as context:
        page = reply_to(context.new_page(), tea, "drink-tea", "undercuts")
        fill(page, {"text": "Tea does calm.", "id": "A" * 80, "name": "Dora", "short": "x" * 60})
        page.locator("#reply-nearest li").first.wait_for()

        assert Axe().run(page, options=RULES).response["violations"] == []
        assert not page.evaluate(SIDEWAYS)


def test_without_script(browser: Browser, tea: str) -> None:
    """The page says what a file looks like, and where to make one."""
    with opened(browser, width=NARROW, script=False) as context:
        page = context.new_page()
        page.goto(tea)

        links = [link.get_attribute("href") for link in page.locator("noscript a").all()]
        assert links == [f"{FORGE}/new/main?filename=claims/tea/", f"{FORGE}/tree/main/claims"]
        assert "kind: counterargument" in page.locator("noscript pre").inner_text()
        assert not page.locator("#reply-form").is_visible()
        assert not page.evaluate(SIDEWAYS)
