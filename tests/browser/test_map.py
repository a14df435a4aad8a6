"""The map in a browser: it shows something at every distance, and everything by mouse and keys."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe  # type: ignore[import-untyped]
from playwright.sync_api import Browser, Page

pytestmark = pytest.mark.browser

MAP = "empathy-by-default/map.html"
CLAIM = "value-spills-over"
RULES = {"runOnly": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]}
Open = Callable[..., Page]

CLIPPED = """() => [...document.querySelectorAll('.node')].filter((card) => {
  const own = card.getBoundingClientRect();
  return [...card.querySelectorAll(':scope > :is(.how, b, .says-it)')].some((part) => {
    const at = part.getBoundingClientRect();
    return at.bottom > own.bottom + 1 || at.right > own.right + 1;
  });
}).map((card) => card.id)"""
TOUCHING = """() => {
  const boxes = [...document.querySelectorAll('.node')].map((card) => {
    const { left, right, top, bottom } = card.getBoundingClientRect();
    return { id: card.id, left, right, top, bottom };
  });
  return boxes.flatMap((a, i) => boxes.slice(i + 1).filter(
    (b) => a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom
  ).map((b) => `${a.id} ${b.id}`));
}"""
SEEN = """(selector) => {
  const stage = document.querySelector('.stage').getBoundingClientRect();
  const at = document.querySelector(selector).getBoundingClientRect();
  return at.top >= stage.top && at.bottom <= stage.bottom && at.left >= stage.left
    && at.right <= stage.right;
}"""


ALONE = """() => [...document.querySelectorAll('.node')].find((card) =>
  !document.querySelector(`.also > a[href="#${card.id}"]`) &&
  ![...document.querySelectorAll('.also > a')].some(
    (chip) => chip.closest('li').querySelector('.node') === card)).id"""


@pytest.fixture
def show(browser: Browser, folder: Path) -> Iterator[Open]:
    """Open the map from a disk, at some width, and let nothing glide."""
    contexts = []

    def opened(address: str = "", *, width: int = 1280, script: bool = True) -> Page:
        context = browser.new_context(
            viewport={"width": width, "height": 900},
            reduced_motion="reduce",
            java_script_enabled=script,
            has_touch=width < 500,
        )
        contexts.append(context)
        page = context.new_page()
        page.goto(f"{(folder / MAP).as_uri()}{address}")
        return page

    yield opened
    for context in contexts:
        context.close()


def level(page: Page) -> str | None:
    """Tell from how far the map is seen."""
    return page.locator(".map").get_attribute("data-zoom")


def closer(page: Page, times: int) -> None:
    """Zoom in some times."""
    for _ in range(times):
        page.get_by_role("button", name="Zoom in").click()


@pytest.mark.parametrize("size", [100, 150])
def test_no_card_is_clipped(show: Open, size: int) -> None:
    """At every distance, and with large type, every card holds its text and touches no other."""
    page = show()
    page.evaluate(f"document.documentElement.style.fontSize = '{size}%'")
    page.evaluate("for (const area of document.querySelectorAll('.area')) "
                  "area.style.contentVisibility = 'visible'")  # fmt: skip
    for zoom in ("far", "middle", "near"):
        page.evaluate(f"document.querySelector('.map').dataset.zoom = '{zoom}'")
        assert page.evaluate(CLIPPED) == [], zoom
        assert page.evaluate(TOUCHING) == [], zoom


def test_far_shows_sections(show: Open) -> None:
    """From far, all sections are seen whole, with titles, counts and signs."""
    page = show()

    assert level(page) == "far"
    assert page.evaluate(SEEN, ".area:first-child")
    assert page.evaluate(SEEN, ".area:nth-last-child(2)")
    assert page.locator(".area h2").first.bounding_box()["height"] > 15  # type: ignore[index]
    assert page.locator(".node .glyph").first.is_visible()


def test_section_comes_closer(show: Open) -> None:
    """A click on a section zooms to it, and the address says so; Escape steps out again."""
    page = show()
    page.locator(".area h2 a").nth(3).click()

    assert level(page) == "near"
    assert page.url.endswith("#s=granted")
    page.keyboard.press("Escape")
    assert level(page) == "far"
    assert page.url.endswith("#")


def test_near_shows_texts(show: Open) -> None:
    """From near, the whole claim is seen, and who holds it; any other kind is named."""
    page = show(f"#c={CLAIM}")
    closer(page, 1)

    assert level(page) == "near"
    assert page.locator(f"#n-{CLAIM} .says-it").is_visible()
    assert page.locator(f"#n-{CLAIM} .by").is_visible()
    assert page.locator(f"#n-{CLAIM} .kind").count() == 0
    assert page.locator("#n-does-empathy-come-by-default .kind").is_visible()
    assert page.evaluate(SEEN, f"#n-{CLAIM}")


def test_chosen_statement(show: Open) -> None:
    """A click chooses a statement: the way up is lit, its other links are drawn and listed."""
    page = show("#s=default-story")
    page.locator(f"#n-{CLAIM}").focus()  # brings it onto the stage
    page.locator(f"#n-{CLAIM}").click()

    assert page.url.endswith(f"#s=default-story&c={CLAIM}")
    assert page.locator("#n-empathy-by-default.lit").count() == 1
    assert page.locator(f'path.lit[data-node="{CLAIM}"]').count() == 1
    drawn = page.locator(".links path").count()
    assert drawn == page.locator(".told ul:last-child li").count() > 3
    assert page.locator(".told ul:not(:last-child) li").count() > 0


def test_what_is_in_sight_when_one_arrives(show: Open) -> None:
    """In a section its title is in sight, with a way to its outline, and all text is 13 px high."""
    page = show("#s=simulation")
    texts = "[...document.querySelectorAll('.node :is(.says-it, .by, .how)')]"
    sizes = f"""() => {texts}.map((text) => {{
      const card = text.closest('.node');
      return parseFloat(getComputedStyle(text).fontSize) * card.getBoundingClientRect().width
        / card.offsetWidth;
    }})"""

    assert page.locator(".where b").inner_text() == "Another argument: simulating others"
    href = page.locator(".where a").get_attribute("href") or ""
    assert href.endswith("sections/simulation.html")
    assert min(page.evaluate(sizes)) >= 13


def test_keys_after_a_click_on_the_stage(show: Open) -> None:
    """A click on the stage lets the keys move about on it."""
    page = show("#s=simulation")
    page.locator(".stage").click(position={"x": 1150, "y": 500})
    page.keyboard.press("Escape")

    assert level(page) == "far"


def test_second_click_opens_the_page(show: Open) -> None:
    """A second click on the chosen statement opens its page."""
    page = show("#s=default-story")
    page.locator(f"#n-{CLAIM}").focus()  # brings it onto the stage
    page.locator(f"#n-{CLAIM}").click()
    page.locator(f"#n-{CLAIM}").click()

    assert page.url.endswith(f"/claims/{CLAIM}.html")


def test_panel_leads_across_sections(show: Open) -> None:
    """A link in the panel chooses the statement at its other end, and brings it to sight."""
    page = show(f"#c={CLAIM}")
    page.locator(".told li a", has_text="Learning values own").click()

    page.wait_for_url("**#c=learning-separates&s=learning", timeout=5000)
    assert page.evaluate(SEEN, "#n-learning-separates")


def test_arrow_keys(show: Open) -> None:
    """Arrows move to parent, child and siblings; plus and 0 zoom."""
    page = show(f"#c={CLAIM}")
    page.locator(f"#n-{CLAIM}").focus()
    page.keyboard.press("ArrowLeft")
    parent = page.locator(".picked").get_attribute("id")
    page.keyboard.press("ArrowRight")
    assert parent == "n-proto-empathy-arises"
    assert page.locator(".picked").get_attribute("id") == f"n-{CLAIM}"
    page.keyboard.press("ArrowRight")
    first = page.locator(".picked").get_attribute("id")
    page.keyboard.press("ArrowDown")
    page.keyboard.press("ArrowUp")
    assert page.locator(".picked").get_attribute("id") == first
    page.keyboard.press("+")
    page.keyboard.press("+")
    assert level(page) == "near"
    page.keyboard.press("0")
    assert level(page) == "far"


def test_enter_opens_the_page(show: Open) -> None:
    """Enter on a statement opens its page at once."""
    page = show(f"#c={CLAIM}")
    page.locator("#n-proto-empathy-arises").focus()
    page.keyboard.press("Enter")

    page.wait_for_url("**/claims/proto-empathy-arises.html")


def test_dragging_and_wheel(show: Open) -> None:
    """The wheel comes closer to where the pointer is; dragging moves, and chooses nothing."""
    page = show()
    card = page.locator("#n-does-empathy-come-by-default").bounding_box()
    assert card is not None
    page.mouse.move(card["x"] + 5, card["y"] + 5)
    page.mouse.wheel(0, -1200)
    assert level(page) == "middle"
    before = page.locator(".plane").bounding_box()
    page.mouse.down()
    page.mouse.move(card["x"] + 65, card["y"] + 45, steps=3)
    page.mouse.up()
    after = page.locator(".plane").bounding_box()

    assert before is not None
    assert after is not None
    assert (after["x"] - before["x"], after["y"] - before["y"]) == pytest.approx((60, 40), abs=1)
    assert page.locator(".picked").count() == 0


def test_kinds_are_dimmed_by_the_legend(show: Open) -> None:
    """A click in the legend dims a kind of link, names it, and stands in the address."""
    page = show("#s=default-story")
    page.get_by_role("button", name="explains").click()

    assert page.url.endswith("&k=clarifies")
    assert page.locator(".hidden-kinds").inner_text() == "Dimmed: ≡ explains"
    assert page.locator("path.off").count() > 0
    assert page.locator(".off > .node").first.evaluate("e => getComputedStyle(e).opacity") < "0.2"
    page.reload()
    button = page.get_by_role("button", name="explains")
    assert button.get_attribute("aria-pressed") == "false"


def test_narrow_opens_on_tiles(show: Open) -> None:
    """On a narrow screen the map is a column of tiles; a tap opens the section as a map."""
    page = show(width=390)

    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    assert page.evaluate("getComputedStyle(document.querySelector('.plane')).position") == "static"
    page.locator(".area h2 a").nth(2).tap()
    assert page.url.endswith("#s=learning")
    assert (
        page.evaluate("getComputedStyle(document.querySelector('.plane')).position") == "absolute"
    )
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")


def test_nothing_moves_while_the_map_opens(browser: Browser, folder: Path) -> None:
    """On a narrow screen the tiles have their height before the script runs."""
    context = browser.new_context(viewport={"width": 390, "height": 844})
    page = context.new_page()
    heights = "[...document.querySelectorAll('.area')].map((area) => area.offsetHeight)"
    page.route("**/*.js", lambda route: route.abort())
    page.goto((folder / "empathy-by-default" / "map.html").as_uri())
    before = page.evaluate(heights)
    page.unroute("**/*.js")
    page.reload()
    page.wait_for_selector(".rim button", state="attached")

    assert page.evaluate(heights) == before
    context.close()


def test_document_without_script(show: Open) -> None:
    """Without script the map is a document; links between cards lead down the page."""
    page = show(script=False)
    page.locator('.also a[href="#n-value-spills-over"]').first.click()

    assert page.locator("#n-value-spills-over").is_visible()
    assert page.locator(".tools").is_hidden()


def test_on_paper(show: Open) -> None:
    """On paper the map is a document from its first section on, wherever one was on it."""
    page = show(f"#c={CLAIM}")
    page.emulate_media(media="print")
    first = page.locator(".area h2").first.bounding_box()

    assert first is not None
    assert 0 < first["y"] < 300
    assert page.locator(".rim").is_hidden()


def test_accessible(show: Open) -> None:
    """The real map, with a statement chosen, breaks no rule of WCAG 2.2 AA."""
    parts = {"include": [["h1"], [".area:first-child"], [".panel"], [".rim"]]}
    broken = Axe().run(show(f"#c={CLAIM}"), parts, RULES).response["violations"]

    assert [(rule["id"], rule["nodes"][0]["html"]) for rule in broken] == []


def test_map_of_a_section(browser: Browser, folder: Path) -> None:
    """The page of a section shows its map, and a statement on it can be chosen."""
    page = browser.new_page(reduced_motion="reduce")
    page.goto((folder / "empathy-by-default/sections/learning.html").as_uri())
    page.locator("#n-learning-separates").click()

    assert page.locator(".panel h2").inner_text() == "Learning values own and others' case apart"
    page.close()


def test_a_statement_without_other_links(show: Open) -> None:
    """Of a statement that only stands in its place, no empty list of links is told."""
    alone = show().evaluate(ALONE)
    page = show(f"#c={alone.removeprefix('n-')}")
    broken = Axe().run(page, {"include": [[".panel"]]}, RULES).response["violations"]

    assert page.locator(".told h2").inner_text()
    assert [(rule["id"], rule["nodes"][0]["html"]) for rule in broken] == []


def test_arrow_keys_enter_a_section(show: Open) -> None:
    """With a section in sight and no claim chosen, an arrow key chooses its first claim."""
    page = show("#s=simulation")
    page.locator(".stage").click(position={"x": 1150, "y": 500})
    page.keyboard.press("ArrowRight")

    assert page.locator(".picked").count() == 1
    assert page.locator(".picked ~ details .lit").count() > 0  # what bears on it stays in colour
