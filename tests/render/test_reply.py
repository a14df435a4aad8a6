"""The page of replies, its data, and what each claim offers to contributors."""

import json
import re
from collections.abc import Callable, Mapping
from importlib.resources import files
from pathlib import Path

import pytest

from argmap.checks.catalogue import CATALOGUE
from argmap.graph.model.debate import Debate
from argmap.loading.load import load
from argmap.render.assets import assets
from argmap.render.forge import forge
from argmap.render.site import site_files
from argmap.render.views.page_index import page_index
from argmap.render.views.reply import CHOICES, reply_data, reply_script
from argmap.schema.config import SiteConfig
from argmap.schema.node import KINDS_WITH, MUST_HAVE
from tests.conftest import ROOT
from tests.render.hostile import PAYLOADS, hostile

WriteDebate = Callable[[Mapping[str, str]], Path]
REPOSITORY = "https://forge.example/ann/debates"
SCRIPTS = ("reply-load.js", "words.js", "reply-file.js", "reply-effect.js", "reply.js")


def site(debate: Debate, **config: str) -> dict[str, str]:
    """Make the site of a debate: its files by their paths within it."""
    made = site_files([debate], SiteConfig.model_validate(config))
    return {file.path.removeprefix("tea/"): file.content.decode() for file in made}


def test_a_claim_offers_all_ways_to_contribute(tea: Debate) -> None:
    """It can be answered in four ways; its file and a report form are one click away."""
    page = site(tea, repository=REPOSITORY, branch="trunk")["claims/tea-calms.html"]

    ways = re.findall(r'href="\.\./reply\.html#to=tea-calms&amp;way=(\w+)"', page)
    assert ways == ["supports", "rebuts", "kernel", "stance"]
    assert f'href="{REPOSITORY}/edit/trunk/claims/tea/drinks/tea-calms.yaml"' in page
    assert "template=report.yml&amp;parent=tea/claims/tea-calms.html" in page


def test_a_report_names_the_page_where_its_address_is_known(tea: Debate) -> None:
    """So that whoever reads it opens the page with a click."""
    page = site(tea, repository=REPOSITORY, address="https://site.example/")[
        "claims/tea-calms.html"
    ]

    assert "parent=https://site.example/tea/claims/tea-calms.html" in page


def test_a_question_is_answered_and_nothing_else(tea: Debate) -> None:
    """A question can be neither supported nor wrong."""
    page = site(tea)["claims/which-drink.html"]

    assert re.findall(r"#to=which-drink&amp;way=(\w+)", page) == ["answers"]


def test_without_a_repository_the_page_says_so(tea: Debate) -> None:
    """It says where a reply goes before the form; no link leads to a forge."""
    made = site(tea)

    assert 'href="../reply.html#edits">Suggest an edit' in made["claims/tea-calms.html"]
    assert made["reply.html"].index("This page sends nothing") < made["reply.html"].index(
        "<fieldset"
    )
    assert "argmap.toml" not in made["reply.html"]
    assert "names no address of its editors" in made["reply.html"]
    assert "mail" not in made["reply.html"].partition("<main")[2]
    assert 'id="reply-go"' not in made["reply.html"]


@pytest.mark.parametrize(
    "repository", ["https://ann:secret@forge.example/x", "https://ann@forge.example/x"]
)
def test_a_password_makes_no_link(repository: str) -> None:
    """An address with somebody's name or password in it is none."""
    assert forge(SiteConfig.model_validate({"repository": repository})) is None


def test_addresses_hold_what_they_are_given_and_no_more() -> None:
    """Odd branches and addresses cannot lead elsewhere."""
    given = {"repository": "https://forge.example/a/b.git/?x#y", "branch": "a b?c/d"}
    found = forge(SiteConfig.model_validate(given))

    assert found is not None
    assert found.new == "https://forge.example/a/b/new/a%20b%3Fc/d"
    assert found.guide == "https://forge.example/a/b/tree/a%20b%3Fc/d/claims"
    assert found.host == "forge.example"


def test_the_data_say_where_everything_stands(tea: Debate) -> None:
    """Nodes come in the order of the search data; steps lead from node to node."""
    index = page_index(tea)
    data = reply_data(index, None)
    ids = [node[0] for node in data["nodes"]]
    steps = {name: [ids[place] for place in ends[1:3]] for name, *ends in data["links"]}

    assert ids == list(index.order)
    assert data["sections"][data["nodes"][ids.index("tea-wakes")][1]] == "sleep"
    assert data["nodes"][ids.index("which-drink")][2:] == [1]
    assert data["nodes"][ids.index("drink-tea")][2:] == [0, 1]
    assert steps["tea-calms -> drink-tea"] == ["tea-calms", "drink-tea"]
    assert steps["any-hot-drink -> tea-calms -> drink-tea"] == ["any-hot-drink", "tea-calms"]
    assert data["people"] == [["ann", "Ann"], ["ben", "Ben"], ["index", "Index"]]
    assert data["aliases"] == {"have-tea": "drink-tea"}
    assert data["new"] == ""


def test_each_choice_makes_a_node_that_can_be() -> None:
    """Its kind can have its relation, and has what it must."""
    for choice in CHOICES:
        assert choice.kind in KINDS_WITH[choice.relation]
        wanted = MUST_HAVE.get(choice.kind, ())
        assert not wanted or choice.relation in wanted
        assert choice.word.glyph


@pytest.mark.parametrize("payload", PAYLOADS)
def test_hostile_text_does_not_reach_the_data(write_debate: WriteDebate, payload: str) -> None:
    """The script holds nothing with which HTML begins, and names are data in it."""
    debate = load(write_debate(hostile(payload))).debate
    script = reply_script(reply_data(page_index(debate), None)).decode()
    data = json.loads(script.removeprefix("window.ARGMAP_REPLY=").removesuffix(";\n"))

    assert not set(script) & set("<>&")
    assert [name for _, name, *_ in data["people"]] == [p.name for p in debate.people.values()]


@pytest.mark.parametrize("name", SCRIPTS)
def test_scripts_write_text_and_ask_for_nothing(name: str) -> None:
    """No markup is made of text, no text is run, and nothing is sent."""
    script = (files("argmap.render") / "static" / name).read_text(encoding="utf-8")

    banned = (
        r"innerHTML|outerHTML|insertAdjacent|document\.write|eval|Function\(|fetch|XMLHttp|Beacon"
    )
    assert re.search(banned, script) is None
    assert "import(" not in script


def test_scripts_are_small() -> None:
    """All of the page's own script is at most 28 kB."""
    sizes = [len(assets()[name].content) for name in SCRIPTS]

    assert sum(sizes) <= 28_000


def test_the_document_lists_what_the_form_finds() -> None:
    """All codes of the form, each a rule of the checks, and no others."""
    script = (files("argmap.render") / "static" / "reply-file.js").read_text(encoding="utf-8")
    text = (ROOT / "docs" / "forge.md").read_text(encoding="utf-8")
    table = text.partition("| field | codes |")[2].partition("\n\n")[0]
    found = set(re.findall(r'report\("([a-z-]+)"', script))

    found |= {f"{field}-too-long" for field in ("text", "short")}
    assert set(re.findall(r"`([a-z-]+)`", table)) == found
    assert found <= set(CATALOGUE)
