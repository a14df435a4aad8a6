"""A served page follows the map: it loads again by itself, and shows what is wrong with the map."""

import threading
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, expect

from argmap.checks.run import Checked
from argmap.render.snapshot import Snapshots
from argmap.servers.preview import SiteServer, open_server
from tests.browser.conftest import write_files
from tests.render.miniature import TEA

pytestmark = pytest.mark.browser

NODE = "drinks/tea-calms.yaml"


def explain(checked: Checked) -> str:
    """Name the errors."""
    return "\n".join(finding.message for finding in checked.errors)


@pytest.fixture
def snapshots(tmp_path: Path) -> Snapshots:
    """Write the miniature debate and make its first snapshot."""
    write_files(tmp_path / "claims" / "tea", TEA)
    snapshots = Snapshots(tmp_path, None, explain)
    snapshots.refresh()
    return snapshots


@pytest.fixture
def server(snapshots: Snapshots) -> Iterator[SiteServer]:
    """Serve it."""
    server = open_server(snapshots)
    thread = threading.Thread(target=server.run, daemon=True)
    thread.start()
    yield server
    server.stop()
    thread.join(20)


def test_follows_the_map(
    browser: Browser, tmp_path: Path, snapshots: Snapshots, server: SiteServer
) -> None:
    """A change shows without a key pressed; an error stands above the last good page."""

    def write(text: str) -> None:
        write_files(tmp_path / "claims" / "tea", {NODE: text})
        snapshots.refresh()
        server.ring()

    said: list[str] = []
    page = browser.new_page()
    page.on("console", lambda message: said.append(message.text))
    page.on("pageerror", lambda error: said.append(str(error)))
    page.goto(f"{server.address}tea/claims/tea-calms.html")
    expect(page.locator("h1")).to_have_text("Tea calms.")
    write(TEA[NODE].replace("Tea calms.", "Tea calms everybody."))
    expect(page.locator("h1")).to_have_text("Tea calms everybody.")
    write(TEA[NODE].replace("drink-tea", "drink-te"))
    expect(page.get_by_role("alert")).to_contain_text("no node has the id 'drink-te'")
    expect(page.locator("h1")).to_have_text("Tea calms everybody.")
    write(TEA[NODE])
    expect(page.locator("h1")).to_have_text("Tea calms.")
    expect(page.get_by_role("alert")).to_be_hidden()
    page.close()

    assert said == []  # the page's own policy allows all of it
