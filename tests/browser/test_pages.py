"""Every type of page in a browser: accessible, within its width, and at peace with its policy."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe  # type: ignore[import-untyped]
from playwright.sync_api import Browser, BrowserContext, Page, Request

from tests.browser.conftest import types_of_page

pytestmark = pytest.mark.browser

RULES = {"runOnly": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]}
WIDE, NARROW = 1280, 390
SIDEWAYS = "document.documentElement.scrollWidth > window.innerWidth"


@contextmanager
def opened(
    browser: Browser, *, width: int = WIDE, dark: bool = False, script: bool = True
) -> Iterator[BrowserContext]:
    """Open a window of some width, light or dark, with script or without."""
    context = browser.new_context(
        viewport={"width": width, "height": 900},
        color_scheme="dark" if dark else "light",
        java_script_enabled=script,
    )
    yield context
    context.close()


def complaints(page: Page, home: str) -> list[str]:
    """Gather what a page does that it should not: errors, blocked things, requests elsewhere."""
    found: list[str] = []
    page.on("console", lambda m: found.append(m.text) if m.type in {"error", "warning"} else None)
    page.on("pageerror", lambda error: found.append(str(error)))
    page.on("requestfailed", lambda r: None if _is_icon(r) else found.append(f"failed: {r.url}"))
    page.on("dialog", lambda dialog: dialog.dismiss())
    page.on("dialog", lambda dialog: found.append(f"dialog: {dialog.message}"))
    page.on(
        "request",
        lambda r: None if r.url.startswith((home, "data:")) else found.append(f"asked {r.url}"),
    )
    return found


def _is_icon(request: Request) -> bool:
    """Tell whether a request is for the icon: it is given up when the next page comes soon."""
    return "/icon-" in request.url


@pytest.mark.parametrize(("width", "dark"), [(WIDE, False), (NARROW, True)])
def test_accessible(browser: Browser, miniature: Path, width: int, dark: bool) -> None:
    """No type of page breaks a rule of WCAG 2.2 AA, wide and light or narrow and dark."""
    faults = []
    with opened(browser, width=width, dark=dark) as context:
        page = context.new_page()
        for kind, path in types_of_page(miniature, "tea").items():
            page.goto((miniature / path).as_uri())
            broken = Axe().run(page, options=RULES).response["violations"]
            faults += [(kind, rule["id"], rule["nodes"][0]["html"]) for rule in broken]

    assert faults == []


@pytest.mark.parametrize("kind", ["claims/", "sections/", "index", "cruxes", "people/"])
def test_real_pages_accessible(
    browser: Browser, address: str, pages: dict[str, str], kind: str
) -> None:
    """The largest pages of the real debate break no rule either."""
    with opened(browser) as context:
        page = context.new_page()
        page.goto(f"{address}{pages[kind]}")

        assert Axe().run(page, options=RULES).response["violations"] == []


@pytest.mark.parametrize("width", [WIDE, NARROW])
def test_peaceful(browser: Browser, address: str, pages: dict[str, str], width: int) -> None:
    """No page scrolls sideways, asks for anything elsewhere, or makes the browser complain."""
    with opened(browser, width=width) as context:
        page = context.new_page()
        said = complaints(page, address)
        for kind, path in pages.items():
            page.goto(f"{address}{path}")
            said += [f"{kind} scrolls sideways"] if page.evaluate(SIDEWAYS) else []

    assert said == []


def test_large_type(browser: Browser, address: str, pages: dict[str, str]) -> None:
    """At 150 % type no page scrolls sideways, narrow or wide."""
    sideways = []
    for width in (WIDE, NARROW):
        with opened(browser, width=width) as context:
            page = context.new_page()
            for kind, path in pages.items():
                page.goto(f"{address}{path}")
                page.evaluate("document.documentElement.style.fontSize = '150%'")
                sideways += [(width, kind)] if page.evaluate(SIDEWAYS) else []

    assert sideways == []


def test_from_disk(browser: Browser, folder: Path, pages: dict[str, str]) -> None:
    """Opened as files, the pages have their style, and nothing is blocked or missing."""
    with opened(browser) as context:
        page = context.new_page()
        said = complaints(page, folder.as_uri())
        for path in pages.values():
            page.goto((folder / path).as_uri())
            assert page.evaluate("getComputedStyle(document.body).margin") == "0px"

    assert said == []


def test_without_script(browser: Browser, address: str, pages: dict[str, str]) -> None:
    """Without script every page has its heading, and the search leads to the list of claims."""
    with opened(browser, script=False) as context:
        page = context.new_page()
        for path in pages.values():
            page.goto(f"{address}{path}")
            assert page.locator("h1").is_visible()
        page.goto(f"{address}{pages['search']}")
        page.get_by_role("link", name="all statements from A to Z").click()
        assert page.url.endswith("/claims.html")


def test_entrance(browser: Browser, address: str) -> None:
    """The entrance leads straight into the only debate, without script as well."""
    with opened(browser, script=False) as context:
        page = context.new_page()
        page.goto(f"{address}index.html")
        page.wait_for_url("**/empathy-by-default/index.html")


def test_policy_holds(browser: Browser, address: str, pages: dict[str, str]) -> None:
    """The policy blocks inline script, so a hole in the escaping would still do nothing."""
    with opened(browser) as context:
        page = context.new_page()
        page.goto(f"{address}{pages['index']}")
        page.evaluate(
            "() => { const s = document.createElement('script'); s.textContent = 'window.hit = 1';"
            " document.body.append(s); }"
        )
        assert page.evaluate("window.hit") is None


def test_nothing_hostile_acts(browser: Browser, attacked: Path) -> None:
    """Pages full of hostile text open no dialog, ask for nothing, and show no error."""
    with opened(browser) as context:
        page = context.new_page()
        said = complaints(page, attacked.as_uri())
        for debate in sorted(
            path for path in attacked.iterdir() if (path / "index.html").is_file()
        ):
            for name in ("index.html", "claims/a.html", "search.html#q=x"):
                page.goto(f"{debate.as_uri()}/{name}")

        assert page.locator("#search-results li").count() > 0
        assert said == []


def test_keyboard(browser: Browser, address: str, pages: dict[str, str]) -> None:
    """The first Tab reaches the link that skips to the content, and it is seen then."""
    with opened(browser) as context:
        page = context.new_page()
        page.goto(f"{address}{pages['index']}")
        page.keyboard.press("Tab")
        skip = page.locator(".skip")
        box = skip.bounding_box()
        assert skip.evaluate("e => e === document.activeElement")
        assert box is not None
        assert box["x"] >= 0


def test_paper(browser: Browser, address: str, pages: dict[str, str]) -> None:
    """On paper the menus are gone and what is folded is shown."""
    with opened(browser) as context:
        page = context.new_page()
        page.goto(f"{address}{pages['sections/']}")
        page.evaluate("document.querySelectorAll('details').forEach(d => { d.open = false })")
        page.emulate_media(media="print")
        last = page.locator(".tree details").first.locator("a").last
        assert not page.locator(".masthead nav").is_visible()
        assert last.evaluate("e => e.checkVisibility({contentVisibilityAuto: true})")


def test_list_of_claims_is_narrowed(browser: Browser, address: str, pages: dict[str, str]) -> None:
    """With a script the facets of the list are switches: they hide rows and count what is left."""
    with opened(browser) as context:
        page = context.new_page()
        page.goto(f"{address}{pages['claims']}")
        whole = page.locator(".letter li:visible").count()
        switch = page.get_by_role("button", name="contested")
        switch.press("Space")
        left = page.locator(".letter li:visible").count()
        page.reload()

        assert 0 < left < whole
        assert page.locator(".letter li:visible").count() == left
        assert switch.get_attribute("aria-pressed") == "true"


def test_list_of_claims_without_script(
    browser: Browser, address: str, pages: dict[str, str]
) -> None:
    """Without script the facets of the list are links to pages that list the same."""
    with opened(browser, script=False) as context:
        page = context.new_page()
        page.goto(f"{address}{pages['claims']}")
        page.get_by_role("link", name="contested").click()

        assert page.url.endswith("/lists/s-contested.html")
        assert page.locator(".letter li").count() > 0


def test_preview(browser: Browser, folder: Path) -> None:
    """Focus shows one, on the next link another; Escape hides it, and one click all of them."""
    with opened(browser) as context:
        page = context.new_page()
        said = complaints(page, folder.as_uri())
        page.goto((folder / "empathy-by-default/claims/value-spills-over.html").as_uri())
        link = page.locator(".side a").first
        link.focus()
        preview = page.locator(".preview")
        preview.wait_for()
        assert link.inner_text() in preview.inner_text()
        other = page.locator(".side .what a").nth(1)
        other.focus()
        preview.filter(has_text=other.inner_text()).wait_for()
        page.keyboard.press("Escape")
        assert preview.count() == 0
        link.hover()
        preview.wait_for()
        preview.get_by_role("button").click()
        page.locator(".side a").last.focus()
        page.wait_for_timeout(600)

        assert preview.count() == 0
        assert said == []


def test_a_status_says_in_place_what_it_means(browser: Browser, folder: Path) -> None:
    """By keyboard and by pointer; a touch follows the link to the legend."""
    with opened(browser) as context:
        page = context.new_page()
        page.goto((folder / "empathy-by-default/claims/value-spills-over.html").as_uri())
        status, preview = page.locator(".status-line .status"), page.locator(".preview")
        for act in (status.focus, status.hover):
            act()
            preview.wait_for()
            assert "one that neither side has settled" in preview.inner_text()
            page.keyboard.press("Escape")
        status.click()
        assert page.url.endswith("about.html#contested")
        assert page.locator(":target").inner_text().startswith("contested")


def test_keys(browser: Browser, folder: Path) -> None:
    """Keys lead to the neighbours and up, and the question mark lists them."""
    with opened(browser) as context:
        page = context.new_page()
        page.goto((folder / "empathy-by-default/claims/value-spills-over.html").as_uri())
        page.locator(".side a").first.focus()
        page.locator(".preview").wait_for()
        assert Axe().run(page, options=RULES).response["violations"] == []
        page.keyboard.press("Escape")
        page.keyboard.press("?")
        assert page.get_by_role("dialog").is_visible()
        assert Axe().run(page, options=RULES).response["violations"] == []
        page.keyboard.press("Escape")
        assert page.get_by_role("dialog").count() == 0
        page.keyboard.press("u")
        page.wait_for_url("**/proto-empathy-arises.html")


def test_embedded_in_another_page(browser: Browser, address: str, pages: dict[str, str]) -> None:
    """Within another page a claim shows, and its links leave the frame."""
    with opened(browser) as context:
        page = context.new_page()
        page.set_content(f'<iframe src="{address}{pages["embed/"]}" width="600"></iframe>')
        frame = page.frame_locator("iframe")
        frame.locator("h1 a").click()
        page.wait_for_url("**/claims/*.html")


FITS = """width => {
  const root = document.documentElement;
  const exact = Math.ceil(root.getBoundingClientRect().height);
  return innerWidth === width && innerHeight === exact && root.scrollHeight === exact;
}"""


def test_a_frame_fits(browser: Browser, address: str, pages: dict[str, str]) -> None:
    """With the lines that the site tells people to copy, a frame is as high as the claim in it."""
    with opened(browser) as context:
        page = context.new_page()
        page.goto(f"{address}{pages['about']}")
        lines = page.locator("#embed ~ pre").inner_text()
        page = context.new_page()  # of somebody else, with a policy of its own
        page.set_content(f'<iframe src="{address}{pages["embed/"]}"></iframe>{lines}')
        heights = []
        for width in (NARROW, WIDE):
            page.evaluate("width => { document.querySelector('iframe').width = width }", width)
            page.frames[1].wait_for_function(FITS, arg=width)
            heights.append(page.frames[1].evaluate("innerHeight"))

        assert heights[0] > heights[1]
