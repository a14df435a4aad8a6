"""What a reader does, once more in Firefox: read, move about on the map, search, suppose, reply."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.browser.firefox import Firefox, executable, running
from tests.browser.test_pages import SIDEWAYS, WIDE

pytestmark = pytest.mark.browser

DEBATE = "empathy-by-default"
CLAIM = "value-spills-over"
PLACE = "document.querySelector('.plane').style.transform"
FITS = "[document.documentElement.scrollHeight, Math.ceil(document.documentElement\
.getBoundingClientRect().height)].every(one => one === innerHeight)"


@pytest.fixture(scope="module")
def path() -> str:
    """Find Firefox, or skip where there is none that can be driven."""
    path = executable()
    if path is None:
        pytest.skip(
            "no Firefox found, or one that sees no folder of ours; ARGMAP_FIREFOX names one"
        )
    return path


@pytest.fixture(scope="module")
def window(path: str, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Firefox]:
    """Start Firefox."""
    with running(path, tmp_path_factory.mktemp("profile")) as window:
        window.ask("WebDriver:SetWindowRect", width=WIDE, height=900)
        yield window


@pytest.fixture
def home(folder: Path) -> str:
    """Find the site on the disk."""
    return f"{folder.as_uri()}/"


@pytest.fixture
def firefox(window: Firefox, home: str) -> Iterator[Firefox]:
    """Find Firefox with nothing to complain of, neither before the test nor after it."""
    window.goto("about:blank")
    before = len(window.complaints(home))
    yield window
    assert window.complaints(home)[before:] == []


def test_every_page(firefox: Firefox, home: str, pages: dict[str, str]) -> None:
    """Each type of page opens from a disk with its heading, and none scrolls sideways."""
    for path in pages.values():
        firefox.goto(home + path)

        assert firefox.run("return document.querySelector('h1').textContent") != "", path
        assert not firefox.run(f"return {SIDEWAYS}"), path


def test_map_by_mouse(firefox: Firefox, home: str) -> None:
    """The wheel scrolls a section of the map, and so does dragging."""
    firefox.goto(f"{home}{DEBATE}/map.html#s=default-story")
    top = "document.querySelector('.stage').scrollTop"
    firefox.scroll((600, 500), 200)
    firefox.wait(f"{top} > 100")
    before = firefox.run(f"return {top}")
    firefox.drag((600, 500), (500, 400))
    assert firefox.run(f"return {top}") > before


def test_map_chooses(firefox: Firefox, home: str) -> None:
    """A click chooses a statement, draws its other links, and stands in the address."""
    firefox.goto(f"{home}{DEBATE}/map.html#s=default-story")
    firefox.click("#n-much-of-the-code-is-shared")
    firefox.wait("location.hash === '#s=default-story&c=much-of-the-code-is-shared'")
    assert firefox.run("return document.querySelectorAll('.links path').length") > 0


def test_map_by_keys(firefox: Firefox, home: str) -> None:
    """Arrows lead from one statement to the next, plus brings them closer, Escape steps out."""
    firefox.goto(f"{home}{DEBATE}/map.html#c=empathy-by-default")
    firefox.run("document.getElementById('n-empathy-by-default').focus()")
    firefox.press("ArrowRight")
    firefox.wait("document.activeElement !== document.getElementById('n-empathy-by-default')")
    assert firefox.run("return document.activeElement.classList.contains('picked')")
    before = firefox.run(f"return {PLACE}")
    firefox.press("+")
    firefox.wait(f"{PLACE} !== arguments[0]", before)
    firefox.press("Escape", "Escape")
    firefox.wait("document.querySelector('.map').dataset.zoom === 'far'")


def test_map_hides_kinds(firefox: Firefox, home: str) -> None:
    """A click in the legend hides a kind of link, and stands in the address."""
    firefox.goto(f"{home}{DEBATE}/map.html#s=default-story")
    firefox.click(".key summary")
    firefox.click(".keys [data-kind=clarifies] button")
    firefox.wait("location.hash.endsWith('&k=clarifies')")
    assert firefox.run("return document.querySelectorAll('.tree .off').length") > 0


def test_without_script(path: str, home: str, tmp_path: Path) -> None:
    """The map is a document with branches that fold, and nothing is offered that does nothing."""
    with running(path, tmp_path, {"javascript.enabled": False}) as firefox:
        firefox.goto(f"{home}{DEBATE}/map.html")
        branch = "document.querySelector('.tree details')"
        assert firefox.run(f"return {branch}.open")
        firefox.click(".tree details > summary")
        assert not firefox.run(f"return {branch}.open")
        firefox.goto(f"{home}{DEBATE}/claims/{CLAIM}.html")
        assert firefox.run("return document.querySelector('.suppose').getClientRects().length") == 0


def test_search_from_a_disk(firefox: Firefox, home: str) -> None:
    """A misspelt word finds what was meant, and the result leads to its page."""
    firefox.goto(f"{home}{DEBATE}/search.html")
    firefox.write("[type=search]", "simulattion")
    firefox.wait("document.querySelector('#search-results a')")
    title = firefox.run("return document.querySelector('#search-results a').textContent")
    firefox.click("#search-results a")
    firefox.wait("document.querySelector('h1') && document.title.startsWith(arguments[0])", title)


def test_what_if(firefox: Firefox, home: str) -> None:
    """A supposition tells what changes, stands in the address, and is taken back."""
    firefox.goto(f"{home}{DEBATE}/claims/empathy-evolved-for-cooperation.html")
    firefox.click("[data-as=reject]")
    firefox.wait("document.querySelector('.suppose li .turned')")
    assert firefox.run("return location.hash") == "#reject=empathy-evolved-for-cooperation"
    firefox.click(".choices button:last-child")
    firefox.wait("!document.querySelector('.turned')")
    assert firefox.run("return location.hash") == ""


def test_keys_and_previews(firefox: Firefox, home: str) -> None:
    """Focus on a link shows a preview, the question mark lists the keys, u leads up."""
    firefox.goto(f"{home}{DEBATE}/claims/{CLAIM}.html")
    firefox.run("document.querySelector('.side a').focus()")
    firefox.wait("document.querySelector('.preview')")
    firefox.press("Escape", "?")
    firefox.wait("document.querySelector('dialog[open]')")
    firefox.press("Escape")
    firefox.wait("!document.querySelector('dialog')")
    firefox.press("u")
    firefox.wait("location.pathname.endsWith('/proto-empathy-arises.html')")


def test_reply_from_a_disk(firefox: Firefox, home: str) -> None:
    """The form writes the file, finds nothing wrong, and keeps the draft."""
    firefox.goto(f"{home}{DEBATE}/reply.html")
    firefox.goto(f"{home}{DEBATE}/reply.html#to={CLAIM}&way=rebuts")
    firefox.wait("!document.getElementById('reply-form').hidden")
    firefox.write("[name=text]", "Grown-ups learn which of two faces belongs to a friend.")
    firefox.wait("document.querySelectorAll('#reply-nearest li').length === 5")

    assert f"rebuts: {CLAIM}" in firefox.run(
        "return document.querySelector('#reply-yaml').textContent"
    )
    state = firefox.run("return document.querySelector('#reply-state').innerText")
    assert state == "No error found."
    firefox.ask("WebDriver:Refresh")
    firefox.wait("document.querySelector('[name=text]').value.startsWith('Grown-ups')")


def test_a_frame_fits(firefox: Firefox, home: str, pages: dict[str, str], tmp_path: Path) -> None:
    """With the lines that the site tells people to copy, a frame is as high as the claim in it."""
    firefox.goto(home + pages["about"])
    lines = firefox.run("return document.querySelector('#embed ~ pre').innerText")
    around = tmp_path / "around.html"
    around.write_text(f'<iframe src="{home}{pages["embed/"]}" width="390"></iframe>{lines}')
    firefox.goto(around.as_uri())
    firefox.ask("WebDriver:SwitchToFrame", id=0)
    firefox.wait(FITS)
    firefox.ask("WebDriver:SwitchToFrame", id=None)
