"""Take the pictures of the README anew: python bench/pictures.py [SITE].

Needs the development environment and a Chromium that Playwright can start. SITE is a built site,
``site`` without it.
"""

import shutil
import sys
from pathlib import Path
from typing import Final

from playwright.sync_api import sync_playwright

IMAGES: Final = Path(__file__).parents[1] / "docs" / "images"
PICTURES: Final = {
    "claim.png": "claims/value-spills-over.html",
    "map.png": "map.html#c=value-spills-over",
}
QUIET: Final = (
    "--no-sandbox",
    "--disable-gpu",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--no-first-run",
)


def main(site: Path) -> None:
    """Open each page from its file, and keep what the first screen shows."""
    browser_path = shutil.which("chromium") or shutil.which("chromium-browser")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=browser_path, args=[*QUIET])
        page = browser.new_page(viewport={"width": 1280, "height": 900})
        for name, address in PICTURES.items():
            page.goto(f"{site.absolute().as_uri()}/{address}")
            page.wait_for_timeout(500)
            page.screenshot(path=IMAGES / name)
        browser.close()


if __name__ == "__main__":
    main(Path(sys.argv[1] if len(sys.argv) > 1 else "site"))
