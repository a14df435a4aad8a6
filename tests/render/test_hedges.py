"""A concession that was made tentatively is nowhere shown as if it had been made firmly."""

import re

import pytest

from argmap.loading.load import load
from argmap.render.site import site_files
from argmap.render.views.overview import Ways, overview
from argmap.render.views.page_index import page_index
from argmap.render.views.short_read import short_read
from tests.render.conftest import WriteDebate
from tests.render.miniature import TEA

HEDGED = TEA["sleep/some-calm.yaml"].replace("at: p1}", "at: p1, hedged: true}")
ROOTED = TEA["debate.yaml"].replace("title: Sleep}", "title: Sleep, root: some-calm}")
PAGES = (
    "kernels.html",
    "common-ground.html",
    "claims/some-calm.html",
    "claims/drink-tea.html",
    "people/ben.html",
    "sources/c1.html",
    "compare/ann--ben.html",
    "index.html",
)


@pytest.mark.parametrize("page", PAGES)
def test_a_hedge_is_shown_where_the_concession_is(write_debate: WriteDebate, page: str) -> None:
    """On every page that lists it; a firm concession has no hedge there."""
    shown = []
    for files in (TEA, {**TEA, "sleep/some-calm.yaml": HEDGED}):
        made = site_files([load(write_debate(files)).debate])
        text = next(one.content.decode() for one in made if one.path == f"tea/{page}")
        shown.append(len(re.findall("tentatively", text)))

    assert shown[1] > shown[0]


def test_the_short_read_keeps_the_hedge(write_debate: WriteDebate) -> None:
    """Where a section has no summary, the claims that tell it name who holds them."""
    files = {**TEA, "debate.yaml": ROOTED, "sleep/some-calm.yaml": HEDGED}
    passages = short_read(page_index(load(write_debate(files)).debate)).passages
    told = {one.head.id: one.people for p in passages for one in p.sentences if one.head}

    assert told["some-calm"] == "Ben (tentatively)"


def test_a_firm_voice_beside_a_tentative_one(write_debate: WriteDebate) -> None:
    """What one person concedes firmly is no tentative concession, and the tile says so."""
    firm = HEDGED.replace("stances: {", "stances: [{by: ann, stance: concedes}, {").rstrip() + "]\n"
    for text, hedged in ((HEDGED, True), (firm, False)):
        index = page_index(load(write_debate({**TEA, "sleep/some-calm.yaml": text})).debate)
        tiles = {tile.head.id: tile for tile in overview(index, (), Ways()).tiles}

        assert tiles["sleep"].hedged is hedged
