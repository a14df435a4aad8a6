"""What a browser is told of how people stand to each node."""

import json

from argmap.graph.model.debate import Debate
from argmap.render.perspectives import attitudes, perspectives, perspectives_script
from argmap.render.site import site_files
from tests.conftest import Make


def test_stated_before_implied(make: Make) -> None:
    """What somebody says counts before what follows from it; a report leaves the matter open."""
    debate = make(
        {
            "a": "stances: {by: ann, stance: doubts, source: c1}\n",
            "b": "supports: a\nstances: {by: ann, stance: asserts, source: c1}\n",
            "c": "stances: {by: ann, stance: reports, source: c1}\n",
            "d": "rebuts: e\nstances: {by: ann, stance: asserts, source: c1}\n",
            "e": "",
        }
    )

    found = {node: way.label for node, way in attitudes(debate, "ann").items()}

    assert found == {
        "a": "doubts",
        "b": "asserts",
        "d": "asserts",
        "e": "denies by implication",
    }


def test_data_say_the_same(tea: Debate) -> None:
    """The places in the data lead back to the nodes; people without a stance are left out."""
    data = perspectives(tea)
    name, by_way = {one[0]: one[1:] for one in data["people"]}["ben"]
    length, *gaps = by_way["asserts"]
    places = [sum(gaps[: n + 1]) for n in range(length)]

    assert name == "Ben"
    assert {data["nodes"][n] for n in places} == {"drink-coffee", "tea-wakes"}
    assert "index" not in {one[0] for one in data["people"]}
    assert json.loads(perspectives_script(tea).decode()[27:-2])["nodes"] == data["nodes"]


def test_debate_without_stances_offers_no_person() -> None:
    """Where nobody holds anything there is no chooser, and no data for it."""
    files = {file.path: file.content for file in site_files([Debate("tea", "Tea?")])}

    assert "tea/perspectives-data.js" not in files
    assert b"perspective" not in files["tea/claims.html"]
