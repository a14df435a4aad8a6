"""Take pictures of every type of page: ``python tests/browser/screenshots.py SITE/DEBATE FOLDER``.

Each is taken wide, narrow, dark and as on paper, for somebody to look at.
"""

import os
import shutil
import sys
from pathlib import Path

from playwright.sync_api import Browser, sync_playwright

NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
ARGUMENTS = (
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
)
WIDE, NARROW = 1280, 390
TALLEST = 12_000
"""How much is taken of a long page; a browser draws no picture of more than 16,384."""
PAGES = {
    "overview": "index.html",
    "section": "sections/default-story.html",
    "claim": "claims/value-spills-over.html",
    "claim-small": "claims/tofu-and-feta-alike.html",
    "kernel": "claims/transient-spillover.html",
    "embed": "embed/value-spills-over.html",
    "short": "short.html",
    "cruxes": "cruxes.html",
    "pair": "compare/beren-millidge--steven-byrnes.html",
    "common-ground": "common-ground.html",
    "kernels": "kernels.html",
    "open": "open.html",
    "changes": "changes.html",
    "list": "lists/s-contested.html",
    "claims": "claims.html",
    "people": "people/index.html",
    "person": "people/steven-byrnes.html",
    "sources": "sources/index.html",
    "source": "sources/post.html",
    "map": "map.html",
    "map-section": "map.html#s=default-story",
    "map-claim": "map.html#c=value-spills-over&reject=value-spills-over",
    "search": "search.html#q=tofu fork",
    "reply": "reply.html#to=value-spills-over&way=undercuts",
    "about": "about.html",
}


def executable() -> str | None:
    """Find a Chromium: the one that ARGMAP_CHROMIUM names, else one on the path."""
    named = os.environ.get("ARGMAP_CHROMIUM")
    found = (path for name in NAMES if (path := shutil.which(name)))
    return named or next(found, None)


def take(site: Path, folder: Path, wanted: list[str]) -> None:
    """Take the pictures of some types of page, or of all."""
    folder.mkdir(parents=True, exist_ok=True)
    chosen = {name: PAGES[name] for name in wanted or PAGES}
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=executable(), args=list(ARGUMENTS))
        for name, path in chosen.items():
            _take_page(browser, f"{site.resolve().as_uri()}/{path}", folder, name)
        browser.close()


def _take_page(browser: Browser, address: str, folder: Path, name: str) -> None:
    for look in ("wide", "narrow", "dark", "print"):
        width = NARROW if look == "narrow" else WIDE
        page = browser.new_page(viewport={"width": width, "height": 900})
        page.emulate_media(
            media="print" if look == "print" else "screen",
            color_scheme="dark" if look == "dark" else "light",
        )
        page.goto(address)
        is_whole = page.evaluate("document.documentElement.scrollHeight") <= TALLEST
        if not is_whole:
            page.set_viewport_size({"width": width, "height": TALLEST})
        page.screenshot(path=folder / f"{name}-{look}.png", full_page=is_whole)
        page.close()


if __name__ == "__main__":
    take(Path(sys.argv[1]), Path(sys.argv[2]), sys.argv[3:])
