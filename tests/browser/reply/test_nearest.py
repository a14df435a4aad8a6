"""Somebody who writes a reply is shown what is there already."""

from pathlib import Path

import pytest
from playwright.sync_api import Page

from argmap.loading.load import load
from argmap.render import search_data
from tests.browser.conftest import write_files
from tests.browser.reply.form import fill, reply_to, site
from tests.graph.queries.test_similar import PARAPHRASES
from tests.render.miniature import TEA

pytestmark = pytest.mark.browser


def test_a_paraphrase_is_among_the_five_nearest(window: Page, real: str) -> None:
    """In at least 14 of 16 cases the node that says the same is shown."""
    reply_to(window, real, "value-spills-over")
    asked = "texts => texts.map(text => argmapReply.nearest(text).map(node => node.id))"
    found = window.evaluate(asked, list(PARAPHRASES.values()))

    assert all(len(ids) == 5 for ids in found)
    assert sum(node in ids for node, ids in zip(PARAPHRASES, found, strict=True)) >= 14


def test_the_nearest_are_shown_while_one_writes(page: Page) -> None:
    """With a link to each; the claim that is answered is not among them."""
    fill(page, {"text": "Tea makes calm."})
    page.locator("#reply-nearest li").first.wait_for()

    links = page.locator("#reply-nearest a").all()
    paths = [link.get_attribute("href") for link in links]
    assert "claims/tea-calms.html" in paths
    assert "claims/drink-tea.html" not in paths


def test_texts_of_a_large_debate_come_later(
    window: Page, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """They are asked for when somebody starts to write, and known from then on."""
    monkeypatch.setattr(search_data, "FULL_TEXT", 4)
    write_files(tmp_path / "claims" / "tea", TEA)
    reply_to(window, site(load(tmp_path), tmp_path / "site").as_uri(), "drink-coffee")
    fill(window, {"text": "One should drink tea at any time of a day."})
    window.locator("[data-code=near-duplicate]").wait_for()

    texts = window.evaluate("window.ARGMAP_TEXTS.flat()")
    assert "One should drink tea, at any time of the day." in texts


def test_words_that_turn_a_meaning_are_those_of_the_language(window: Page, tmp_path: Path) -> None:
    """In German "einige" is not "alle"; where no list is known, nothing is called the same."""
    said = "Alle Sorten Tee wärmen den Magen am frühen Morgen."
    german, icelandic = tmp_path / "de", tmp_path / "is"
    assert _twin(window, german, said, said.replace("Magen", "Magen,")) == "tee-wärmt"
    assert _twin(window, german, said, said.replace("Alle", "Einige")) is None
    assert _twin(window, icelandic, said, said) is None


MAKE = """text => {
  const fields = {as: "supports", to: "b", short: "", name: "", id: ""};
  const { same } = argmapReply.make({...fields, text});
  return same && same.title;
}"""


def _twin(window: Page, root: Path, said: str, typed: str) -> str | None:
    """Give the title of what a page calls nearly the same; the folder is named by its language."""
    node = f"kind: claim\ntext: {said}\nshort: tee-wärmt\n"
    files = {"debate.yaml": "format: 1\ntitle: Tee\n", "a/b.yaml": node}
    write_files(root / "claims" / "tee", files)
    (root / "argmap.toml").write_text(f'[site]\nlanguage = "{root.name}"\n', encoding="utf-8")
    reply_to(window, site(load(root), root / "site").as_uri(), "b")
    title: str | None = window.evaluate(MAKE, typed)
    return title
