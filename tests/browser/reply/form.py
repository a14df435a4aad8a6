"""The form of a reply as tests use it: opened, filled in, and read."""

from collections import Counter
from collections.abc import Mapping
from pathlib import Path
from typing import Final

from playwright.sync_api import Page

from argmap.checks.run import check
from argmap.loading.load import load
from argmap.loading.loaded import Loaded
from argmap.render.site import pending_files
from argmap.schema.config import SiteConfig
from argmap.schema.finding import Severity
from tests.browser.conftest import write_files
from tests.render.miniature import TEA

FORGE: Final = "https://forge.example/ann/debates"
SCHEMAS: Final = "../../../.argmap/schemas"
CONTRIBUTOR: Final = {"people/cleo.yaml": "name: Cleo\nidentified: by-contribution\n"}
FINE: Final = {"text": "Herbs in it make one sleepy.", "short": "Herbs make sleepy"}


def site(loaded: Loaded, folder: Path, repository: str | None = FORGE) -> Path:
    """Write what the page of replies needs, and find that page."""
    config = SiteConfig.model_validate({"repository": repository})
    for one in pending_files([loaded.debate], config):
        if one.path.count("/") < 2 and one.path.endswith((".js", ".css", ".svg", "reply.html")):
            (folder / one.path).parent.mkdir(parents=True, exist_ok=True)
            (folder / one.path).write_bytes(one.make())
    return folder / loaded.debate.id / "reply.html"


OPEN: Final = """hash => new Promise(done => {
  history.replaceState(null, "", "#");
  addEventListener("hashchange", done, {once: true});
  location.hash = hash;
})"""


def reply_to(page: Page, address: str, to: str, way: str = "supports") -> Page:
    """Open the form for a reply; on the page itself, its address decides."""
    if page.url.partition("#")[0] != address:
        page.goto(address)
    page.evaluate(OPEN, f"to={to}&way={way}")
    ready(page)
    return page


def ready(page: Page) -> None:
    """Wait until the form is there, or a word on why there is none."""
    page.locator("#reply-form:visible, #reply-none:visible").wait_for()


def fill(page: Page, fields: Mapping[str, str]) -> None:
    """Fill in fields by their names."""
    for name, value in fields.items():
        if name == "id":
            page.evaluate("document.querySelector('.reply details').open = true")
        if name == "as":
            page.check(f"[name=as][value={value}]")
        elif name in {"step", "stance"}:
            page.select_option(f"[name={name}]", value)
        else:
            page.fill(f"[name={name}]", value)


def codes(page: Page) -> set[str]:
    """Read the codes of what the form finds wrong."""
    items = page.locator("#reply-findings li").all()
    return {str(item.get_attribute("data-code")) for item in items}


def written(page: Page) -> tuple[str, str]:
    """Read the file that the form makes: its path, and its text."""
    path, text = page.locator("#reply-path"), page.locator("#reply-yaml")
    return path.text_content() or "", text.text_content() or ""


def found_by_check(folder: Path, files: Mapping[str, str]) -> set[str]:
    """List what the checks find wrong once some files are added to the miniature debate."""
    write_files(folder / "claims" / "tea", {**TEA, **CONTRIBUTOR})
    before = wrong(folder)
    write_files(folder, files)
    return set(wrong(folder) - before)


def wrong(folder: Path) -> Counter[str]:
    """Count the errors and warnings of a debate."""
    found = check(load(folder))
    return Counter(f.code for f in found if f.severity is not Severity.NOTE)
