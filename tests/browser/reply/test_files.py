"""What the form of a reply writes, and where it leads."""

import shutil
from pathlib import Path
from typing import Any, Final
from urllib.parse import parse_qs, urlsplit

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from playwright.sync_api import Page
from typer.testing import CliRunner

from argmap.cli import app
from argmap.editing.drafting import draft
from argmap.loading.load import load
from argmap.render.site import pending_files
from argmap.schema.errors import UnsafeEditError
from tests.browser.conftest import write_files
from tests.browser.reply.form import (
    FINE,
    FORGE,
    SCHEMAS,
    fill,
    found_by_check,
    reply_to,
    site,
    written,
)
from tests.conftest import EMPATHY
from tests.render.miniature import TEA

pytestmark = pytest.mark.browser


def test_two_files_for_somebody_new(page: Page, tmp_path: Path) -> None:
    """Whoever is new gets a file too; with both files nothing is wrong."""
    fill(page, {**FINE, "name": "Dora: Smith"})
    path, text = written(page)
    person = page.locator("#person-path").text_content() or ""
    about = page.locator("#person-yaml").text_content() or ""

    assert person == "claims/tea/people/dora-smith.yaml"
    fields = {"name": "Dora: Smith", "identified": "by-contribution"}
    assert about == draft(fields, f"{SCHEMAS}/person.json")
    assert found_by_check(tmp_path, {path: text, person: about}) == set()


MAKE: Final = """texts => texts.map(text => {
  const said = {to: "drink-tea", as: "kernel", step: "", text, short: text, limits: text,
    name: "Cleo", id: "some-id"};
  const made = argmapReply.make(said);
  return [argmapReply.line(text), made.yaml, made.findings.map(one => one.code)];
})"""
TEXTS: Final = st.lists(
    st.text(st.one_of(st.characters(codec="utf-8"), st.sampled_from(" \n:#'\"-ab\u00a0.,!é"))),
    min_size=20,
)


@settings(max_examples=20, suppress_health_check=list(HealthCheck))
@given(TEXTS)
def test_files_are_written_as_argmap_new_writes_them(page: Page, texts: list[str]) -> None:
    """To the byte, for every text that a file can hold; the others are found."""
    for line, made, found in page.evaluate(MAKE, texts):
        stances: list[Any] = [{"by": "cleo", "stance": "concedes"}]
        fields = {"kind": "kernel", "text": line, "short": line, "limits": line}
        said = {key: value for key, value in fields.items() if value}
        try:
            wanted = draft(
                {**said, "kernel_of": "drink-tea", "stances": stances}, f"{SCHEMAS}/node.json"
            )
        except UnsafeEditError:
            assert "forbidden-character" in found
        else:
            assert made == wanted


def test_from_the_form_to_the_site(window: Page, real: str, tmp_path: Path) -> None:
    """What the form hands to the forge, put where it says, is right and stands on the site."""
    reply_to(window, real, "value-spills-over", "undercuts")
    step = "similar-codes -> value-spills-over"
    text = "Grown-ups learn within days which of two similar faces belongs to a friend."
    fill(window, {"step": step, "text": text, "short": "Faces are told apart"})
    address = urlsplit(window.locator("#reply-go").get_attribute("href") or "")
    asked = parse_qs(address.query, strict_parsing=True)
    shutil.copytree(EMPATHY / "claims", tmp_path / "claims")
    (tmp_path / asked["filename"][0]).write_text(asked["value"][0], encoding="utf-8", newline="")

    assert address.geturl().startswith(f"{FORGE}/new/main?")
    assert asked["filename"] == [
        "claims/empathy-by-default/default-story/faces-are-told-apart.yaml"
    ]
    checked = CliRunner().invoke(app, ["check", "--claims", str(tmp_path)])
    assert checked.exit_code == 0, checked.output
    debate = load(tmp_path, "empathy-by-default").debate
    assert debate.step(f"faces-are-told-apart -> {step}").kind == "undercuts"
    new = {d.path: d for d in pending_files([debate])}[
        "empathy-by-default/claims/faces-are-told-apart.html"
    ]
    assert text in new.make().decode()


def test_a_long_reply_is_copied(page: Page) -> None:
    """Where an address would get too long, it opens an empty file under the right name."""
    fill(page, {**FINE, "as": "kernel", "limits": "\u8336" * 900})
    href = page.locator("#reply-go").get_attribute("href") or ""

    assert href == f"{FORGE}/new/main?filename=claims%2Ftea%2Fdrinks%2Fherbs-make-sleepy.yaml"
    assert page.locator("#reply-long").is_visible()
    assert not page.locator("#reply-fits").is_visible()


def test_without_a_repository_one_copies(window: Page, tmp_path: Path) -> None:
    """The file, its path, and what to do with it are shown; nothing leads to a forge."""
    write_files(tmp_path / "claims" / "tea", TEA)
    page = site(load(tmp_path), tmp_path / "site", None).as_uri()
    window.goto(page)
    window.evaluate("localStorage.clear()")
    reply_to(window, page, "drink-tea")
    fill(window, FINE)

    assert window.get_by_text("give it to the person who showed you this map").is_visible()
    with window.expect_download() as saved:
        window.get_by_role("link", name="Save the file").click()
    assert saved.value.suggested_filename == "herbs-make-sleepy.yaml"
    assert saved.value.path().read_text(encoding="utf-8") == written(window)[1]
    assert window.get_by_role("link", name="Send it by mail").count() == 0
    window.get_by_role("button", name="Copy it").click()
    window.get_by_role("button", name="Copied").wait_for()
    assert window.locator("a[href^=http]").count() == 0


def test_a_question_takes_an_answer(page: Page, tea: str) -> None:
    """Whatever the address asks for."""
    reply_to(page, tea, "which-drink", "rebuts")
    fill(page, FINE)

    assert written(page)[1].endswith("answers: which-drink\n")
    assert page.locator("[name=as]:visible").count() == 1


def test_a_former_id_leads_to_the_claim(page: Page, tea: str) -> None:
    """The file names the claim as it is called now."""
    reply_to(page, tea, "have-tea", "rebuts")

    assert written(page)[1].endswith("rebuts: drink-tea\n")
