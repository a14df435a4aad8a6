"""Previews: where each lies, what it says, and that nothing in it can act."""

import json
import re

from argmap.graph.model.debate import Debate
from argmap.render.previews import PREVIEW_CHARACTERS, part_of, parts, preview_script, previews
from argmap.render.views.page_index import page_index
from argmap.schema.vocabulary import Status


def test_every_claim_has_a_preview(chain: Debate) -> None:
    """Each node lies in the script that its id names."""
    index = page_index(chain)
    found = dict(previews(index))

    assert len(found) == parts(index) == 2
    for node in chain.nodes:
        assert node in found[f"previews/{part_of(node, 2)}.js"]()


def test_what_a_preview_says(tea: Debate) -> None:
    """A preview has the kind, the title, the text, who holds it, and how it fares."""
    data = dict(previews(page_index(tea)))["previews/0.js"]()

    assert data["drink-tea"][:2] == ["claim", "Drink tea"]
    assert data["drink-tea"][3].startswith("Ann · objected to")
    assert all(len(text) <= PREVIEW_CHARACTERS for _, _, text, _ in data.values())


def test_parts_are_shared_out(chain: Debate) -> None:
    """Each node lies in the part that its id names, whatever the number of parts."""
    assert {part_of(node, 3) for node in chain.nodes} == {0, 1, 2}


def test_safe_as_a_script() -> None:
    """A script of previews holds nothing but ASCII, and no character with which HTML begins."""
    script = preview_script({"a": ["claim", "</script><b>&é", "", ""]}).decode()
    inner = script.removeprefix("window.ARGMAP_PREVIEWS=Object.assign(window.ARGMAP_PREVIEWS||{},")

    assert script.isascii()
    assert re.search("[<>]", script) is None
    assert json.loads(inner.removesuffix(");\n"))["a"][1] == "</script><b>&é"


def test_words_of_the_legend_have_previews(tea: Debate) -> None:
    """A link to the legend says in place what its word means; the legend has such an entry."""
    index = page_index(tea)
    found = [data() for _, data in previews(index)]
    [contested] = [part["#contested"] for part in found if "#contested" in part]
    anchors = {name for part in found for name in part if name.startswith("#")}

    assert contested == ["", "contested", Status.CONTESTED.description, ""]
    assert {"#narrows", "#kernel-of-truth", "#not-held"} <= anchors
