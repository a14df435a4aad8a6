"""A Chromium, and the site of this repository served to it."""

import os
import threading
from collections.abc import Iterator, Mapping
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest
from playwright.sync_api import Browser, sync_playwright

from argmap.loading.load import load
from argmap.loading.loaded import Loaded
from argmap.render.publish import publish
from argmap.render.site import pending_files
from argmap.schema.config import SiteConfig
from tests.browser.screenshots import ARGUMENTS, executable
from tests.render.hostile import PAYLOADS, hostile
from tests.render.miniature import TEA


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """Start Chromium, or skip where there is none; with ``CI=true`` that is a failure."""
    path = executable()
    if path is None:
        if os.environ.get("CI") == "true":
            pytest.fail("no Chromium: the browser tests cannot run")
        pytest.skip("no Chromium found; name one in ARGMAP_CHROMIUM")
    with sync_playwright() as playwright:
        started = playwright.chromium.launch(executable_path=path, args=list(ARGUMENTS))
        yield started
        started.close()


EVERYTHING = SiteConfig(embed=True, data=True)
"""A site with all that it can have."""


@pytest.fixture(scope="session")
def folder(empathy: Loaded, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Publish the site of this repository's debate, once, in a place with a blank in its name."""
    out = tmp_path_factory.mktemp("a place") / "site"
    publish(pending_files([empathy.debate], EVERYTHING), out)
    return out


class Quiet(SimpleHTTPRequestHandler):
    """Gives files, and says nothing of it."""

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002 - the base class's name
        """Say nothing."""


@pytest.fixture(scope="session")
def address(folder: Path) -> Iterator[str]:
    """Serve the site, as any web server would."""
    handler = partial(Quiet, directory=str(folder))
    with ThreadingHTTPServer(("127.0.0.1", 0), handler) as server:
        thread = threading.Thread(target=server.serve_forever, args=(0.05,), daemon=True)
        thread.start()
        yield f"http://127.0.0.1:{server.server_port}/"
        server.shutdown()
        thread.join()


@pytest.fixture(scope="session")
def pages(folder: Path) -> dict[str, str]:
    """Choose a page of each type: the largest, where there are several."""
    return types_of_page(folder, "empathy-by-default")


@pytest.fixture(scope="session")
def miniature(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Publish the site of the miniature debate."""
    place = tmp_path_factory.mktemp("miniature")
    write_files(place / "claims" / "tea", TEA)
    publish(pending_files([load(place).debate], EVERYTHING), place / "site")
    return place / "site"


def types_of_page(folder: Path, debate: str) -> dict[str, str]:
    """Find a page of each type in a site, by its path there."""
    chosen = {path.stem: path for path in (folder / debate).glob("*.html")}
    for kind in ("claims", "compare", "embed", "lists", "people", "sections", "sources"):
        found = (folder / debate).glob(f"{kind}/*.html")
        chosen[f"{kind}/"] = max(found, key=lambda path: path.stat().st_size)
    for kind in ("people", "sources"):
        chosen[f"{kind}/index"] = folder / debate / kind / "index.html"
    return {kind: path.relative_to(folder).as_posix() for kind, path in sorted(chosen.items())}


def write_files(folder: Path, files: Mapping[str, str]) -> None:
    """Write the files of a debate."""
    for name, text in files.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")


@pytest.fixture(scope="session")
def attacked(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Publish the sites of debates that are hostile in every text, one beside the other."""
    place = tmp_path_factory.mktemp("attacked")
    for number, payload in enumerate(PAYLOADS):
        write_files(place / "claims" / f"d{number}", hostile(payload))
    debates = [load(place, f"d{number}").debate for number in range(len(PAYLOADS))]
    publish(pending_files(debates), place / "site")
    return place / "site"
