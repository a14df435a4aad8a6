"""A reply shows where it will stand and what it changes, before anything is sent."""

import pytest
from playwright.sync_api import Page, expect

from argmap.schema.ids import slug
from tests.browser.reply.form import FINE, codes, fill, reply_to, written

pytestmark = pytest.mark.browser


def test_shows_the_card_in_its_column(page: Page, tea: str) -> None:
    """It comes after the objections that are there, which the form lists in full."""
    reply_to(page, tea, "drink-tea", "rebuts")
    fill(page, {**FINE, "name": "Cleo"})
    cards = page.locator("#reply-column .card .what").all_inner_texts()

    assert cards == ["Tea keeps one awake.", "Herbs make sleepy"]
    assert "Tea keeps one awake." in page.locator("#reply-others").inner_text()
    assert page.locator("#reply-column .mine .name").inner_text() == "Cleo"


def test_says_which_statuses_turn_and_why(page: Page, tea: str) -> None:
    """An objection to a reason contests it, and the reason for what it supports."""
    reply_to(page, tea, "tea-calms", "rebuts")
    fill(page, FINE)
    effects = page.locator("#reply-effects")

    expect(effects).to_contain_text("Tea calms.: unargued → contested, because of your reply.")


def test_an_empty_reply_changes_nothing(page: Page, tea: str) -> None:
    """Before anything is written, nothing is said of statuses; a step has to be chosen, too."""
    reply_to(page, tea, "drink-tea", "undercuts")
    expect(page.locator("#reply-effects")).to_be_hidden()
    fill(page, FINE)
    expect(page.locator("#reply-effects")).to_be_hidden()


def test_says_where_it_stands_on_the_map(page: Page, tea: str) -> None:
    """In which section, and under what."""
    reply_to(page, tea, "tea-wakes", "supports")
    fill(page, FINE)
    place = page.locator("#reply-place")

    assert "Sleep" in place.inner_text()
    assert "Tea keeps one awake." in place.inner_text()
    assert page.locator("#reply-map").get_attribute("href") == "map.html#c=tea-wakes"


def test_a_stance_is_a_form_too(page: Page, tea: str) -> None:
    """It needs a name and no argument; its lines go into the claim's own file."""
    reply_to(page, tea, "drink-tea", "stance")
    assert codes(page) == {"missing-key"}
    fill(page, {"stance": "doubts", "name": "Cleo"})

    assert codes(page) == set()
    path, text = written(page)
    assert (path, text) == (
        "claims/tea/drinks/drink-tea.yaml",
        "  - by: cleo\n    stance: doubts\n",
    )
    command = page.locator("#reply-command").text_content()
    assert command == "argmap stance drink-tea --by cleo --stance doubts"
    assert not page.locator("[name=text]").is_visible()


@pytest.mark.parametrize("name", ["Jürgen Müller", "Łódź Straße", "Ψυχή", "Жанна", "さくら"])
def test_ids_are_those_of_python(page: Page, name: str) -> None:
    """Letters of the table are folded as `argmap new` folds them."""
    assert page.evaluate("text => argmapReply.slug(text)", name) == slug(name)


def test_asks_for_an_id_where_it_knows_none(page: Page) -> None:
    """A name in letters that the table does not have asks for an id, and is never guessed."""
    fill(page, {**FINE, "name": "\u674e\u660e"})
    assert codes(page) == {"bad-id"}
    fill(page, {"person": "li-ming"})

    assert codes(page) == {"unknown-person"}
    assert "- by: li-ming\n" in written(page)[1]


def test_nobody_is_recognized_by_an_id(page: Page) -> None:
    """A name that folds to somebody's id is another person, with another id."""
    fill(page, {**FINE, "name": "Cl\u00e9o"})

    assert codes(page) == {"unknown-person"}
    assert "- by: cleo-2\n" in written(page)[1]
