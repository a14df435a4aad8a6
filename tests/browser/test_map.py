"""The map in a browser: it shows something at every distance, and everything by mouse and keys."""

from collections.abc import Callable, Iterator
from itertools import pairwise
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
    for zoom in ("far", "near"):
        page.evaluate(f"document.querySelector('.map').dataset.zoom = '{zoom}'")
        assert page.evaluate(CLIPPED) == [], zoom
        assert page.evaluate(TOUCHING) == [], zoom


def test_far_shows_sections(show: Open) -> None:
    """From far, all sections are seen whole, with titles, and signs where they are disputed."""
    page = show()

    assert level(page) == "far"
    assert page.evaluate(SEEN, ".area:first-child")
    assert page.evaluate(SEEN, ".area:nth-last-child(2)")
    assert page.locator(".area h2").first.bounding_box()["height"] > 15  # type: ignore[index]
    assert page.locator(".node .at.open").first.is_visible()


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
    assert page.locator(".told li").count() > 3
    assert page.evaluate(SEEN, f"#n-{CLAIM}")


def test_links_within_a_section_are_drawn(show: Open) -> None:
    """The other links of a chosen statement that end in its section are drawn."""
    page = show("#c=much-of-the-code-is-shared")

    assert page.locator(".links path").count() == 1


def test_what_is_in_sight_when_one_arrives(show: Open) -> None:
    """In a section its title is in sight, with a way to its outline, and all text is 13 px high."""
    page = show("#s=simulation")
    texts = "[...document.querySelectorAll('.here .node :is(.says-it, .by, .how)')]"
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
    page.locator(".stage").click(position={"x": 5, "y": 500})
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


def test_wheel_and_dragging(show: Open) -> None:
    """In a section the wheel scrolls, with Ctrl it zooms; dragging moves, and chooses nothing."""
    page = show("#s=simulation")
    state = """() => [document.querySelector('.plane').style.transform,
      document.querySelector('.stage').scrollTop]"""
    scale, _ = page.evaluate(state)
    page.mouse.move(600, 500)
    page.mouse.wheel(0, 300)
    page.wait_for_timeout(300)  # the browser scrolls smoothly
    assert page.evaluate(state) == [scale, 300]
    page.mouse.down()
    page.mouse.move(620, 400, steps=3)
    page.mouse.up()
    assert page.evaluate(state) == [scale, pytest.approx(400, abs=2)]
    assert page.locator(".picked").count() == 0
    page.keyboard.down("Control")
    page.mouse.wheel(0, 50)
    page.wait_for_timeout(300)
    assert page.evaluate(state)[0] != scale


def test_page_scrolls_on(show: Open) -> None:
    """At the end of a section the wheel scrolls the page on."""
    page = show("#s=learning")
    page.evaluate("document.querySelector('.stage').scrollTo(0, 1e5)")
    before = page.evaluate("scrollY")
    page.mouse.move(600, 500)
    for _ in range(2):  # the first may still be meant for the section
        page.mouse.wheel(0, 300)
        page.wait_for_timeout(300)  # the browser scrolls smoothly

    assert page.evaluate("scrollY") > before


def test_arrival_at_the_top_left(show: Open) -> None:
    """A section opens with its first claim at the top left, and its whole width in sight."""
    page = show("#s=nice-because-it-pays")
    stage, root = (page.locator(one).bounding_box() for one in (".stage", ".here li >> nth=0"))

    assert stage is not None
    assert root is not None
    assert 0 < root["x"] - stage["x"] < 50
    assert 0 < root["y"] - stage["y"] < 50
    assert page.locator(".stage").evaluate("stage => stage.scrollWidth <= stage.clientWidth")


def test_back_leads_out(show: Open) -> None:
    """The way back of the browser leads from a section to all of them."""
    page = show()
    page.locator(".area h2 a").nth(3).click()
    page.go_back()

    page.wait_for_selector(".map[data-zoom=far]")
    assert page.get_by_role("button", name="All sections").is_hidden()


def test_kinds_are_dimmed_by_the_legend(show: Open) -> None:
    """A click in the legend dims a kind of link, names it, and stands in the address."""
    page = show("#s=default-story")
    page.locator(".key summary").click()
    page.locator("[data-kind=clarifies] > button").click()

    assert page.url.endswith("&k=clarifies")
    assert page.locator(".hidden-kinds").inner_text() == "Dimmed: ≡ explains"
    assert page.locator(".off > .node").first.evaluate("e => getComputedStyle(e).opacity") < "0.2"
    page.reload()
    button = page.locator("[data-kind=clarifies] > button")
    assert button.get_attribute("aria-pressed") == "false"


def test_narrow_opens_on_tiles(show: Open) -> None:
    """On a narrow screen the map is a column of titles; a tap opens the section as a list."""
    page = show(width=390)

    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    assert page.locator(".node").first.is_hidden()
    page.locator(".area h2 a").nth(2).tap()
    assert page.url.endswith("#s=learning")
    assert page.locator("#n-learning-separates .says-it").is_visible()
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")


def test_narrow_leads_back_to_the_same_place(show: Open) -> None:
    """From a section on a narrow screen one comes back to its title."""
    page = show(width=390)
    page.locator(".area h2 a").nth(9).scroll_into_view_if_needed()
    before = page.evaluate("scrollY")
    page.locator(".area h2 a").nth(9).tap()
    assert page.locator(".where b").is_visible()
    page.get_by_role("button", name="All sections").tap()

    assert page.evaluate("scrollY") == pytest.approx(before, abs=2)


def test_narrow_follows_links_to_other_sections(show: Open) -> None:
    """A link under a card on a narrow screen opens the section of the claim it leads to."""
    page = show("#s=default-story", width=390)
    link = page.locator(".here .also > a[href^='#n-']:visible").first
    there = link.get_attribute("href")
    link.tap()

    page.locator(f"{there}.picked .says-it").wait_for()


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


def test_stage_is_no_wider_than_the_cards(show: Open) -> None:
    """On a wide screen an opened section stands in the middle, with little beside its cards."""
    page = show("#s=simulation", width=1600)
    stage, root = (page.locator(one).bounding_box() for one in (".stage", ".here .node >> nth=0"))

    assert stage is not None
    assert root is not None
    assert stage["x"] + stage["width"] / 2 == pytest.approx(800, abs=10)
    assert stage["width"] - root["width"] < 120


@pytest.mark.parametrize("width", [390, 820, 1280, 1600])
def test_cards_are_as_high_as_their_texts(show: Open, width: int) -> None:
    """No card has an empty line at its foot, at any width."""
    page = show("#s=simulation", width=width)
    empty = """() => [...document.querySelectorAll('.here .node')].map((card) =>
      card.getBoundingClientRect().bottom - card.lastElementChild.getBoundingClientRect().bottom)"""

    assert 0 <= min(page.evaluate(empty)) <= max(page.evaluate(empty)) < 16


@pytest.mark.parametrize("width", [390, 820, 1280])
def test_one_below_the_other(show: Open, width: int) -> None:
    """Cards stand in the order of the outline, each below the one before; children are indented."""
    page = show("#s=simulation", width=width)
    boxes = """() => [...document.querySelectorAll('.here .node')].map((card) => {
      const { left, top, bottom } = card.getBoundingClientRect();
      return [left, top, bottom, card.matches('li li *')];
    })"""
    found = page.evaluate(boxes)

    assert all(one[2] <= other[1] for one, other in pairwise(found))
    assert all(box[0] > found[0][0] for box in found if box[3])


def test_titles_only(show: Open) -> None:
    """A switch leaves the titles, the signs and the names; it shortens the list."""
    page = show("#s=simulation")
    before = page.locator(".here").bounding_box()
    page.get_by_label("Titles only").check()
    after = page.locator(".here").bounding_box()

    assert page.locator(".here .says-it:visible").count() == 0
    assert page.locator(".here .node b:visible").count() == page.locator(".here .node").count()
    assert page.locator(".here .by:visible").count() > 10
    assert before is not None
    assert after is not None
    assert after["height"] < 0.75 * before["height"]


def test_section_on_paper_without_script(browser: Browser, folder: Path) -> None:
    """Without script the page of a section has every sentence, and on paper each once."""
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto((folder / "empathy-by-default/sections/simulation.html").as_uri())
    texts = page.locator(".says-it").all_text_contents()
    assert page.locator(".says-it").first.is_visible()
    assert page.locator(".where button, .panel, .rim").locator("visible=true").count() == 0
    page.emulate_media(media="print")
    paper = page.locator("main").inner_text()

    assert len(texts) > 10
    assert [text for text in texts if paper.count(text) != 1] == []
    context.close()


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
    page.locator(".stage").click(position={"x": 5, "y": 500})
    page.keyboard.press("ArrowRight")

    assert page.locator(".picked").count() == 1
    assert page.locator(".picked ~ details .lit").count() > 0  # what bears on it stays in colour
