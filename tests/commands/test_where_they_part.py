"""The commands that compare people: compare and crux."""

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

from argmap.graph.model.in_short import chief_claims
from argmap.loading.load import load
from tests.conftest import EMPATHY

Run = Callable[..., Any]
Write = Callable[..., Path]


def _said(short: str, relation: str, person: str) -> str:
    stance = f"stances: [{{by: {person}, stance: asserts}}]\n"
    return f"kind: claim\ntext: {short}, says {person}.\nshort: {short}\n{relation}{stance}"


NODES = {
    "people/ann.yaml": "name: Ann\n",
    "people/ben.yaml": "name: Ben\n",
    "tea/drink.yaml": _said("Drink tea", "", "ann"),
    "tea/calms.yaml": _said("It calms", "supports: drink\n", "ann"),
    "tea/costs.yaml": _said("It costs", "rebuts: drink\n", "ben").replace(
        "asserts}", "asserts}, {by: ann, stance: concedes}"
    ),
    "tea/stains.yaml": _said("It stains", "rebuts: drink\n", "ben"),
    "tea/soup.yaml": _said("So does soup", "undercuts: calms -> drink\n", "ben"),
    "tea/no-soup.yaml": _said("Soup is no drink", "undercuts: soup -> calms -> drink\n", "ann"),
}


def test_compare_puts_two_people_side_by_side(argmap: Run) -> None:
    """Issues, points, shared claims and concessions, by id or by a part of the name."""
    by_id = argmap("compare", "steven-byrnes", "matthew-barnett", "--json")
    by_name = argmap("compare", "byrnes", "barnett", "--json")

    shape = json.loads(by_id.out)
    assert by_id.out == by_name.out
    assert shape["people"] == ["steven-byrnes", "matthew-barnett"]
    assert shape["issues"]
    assert shape["disagreements"]
    assert shape["concessions"]


def test_compare_in_words_names_points_and_last_words(argmap: Run) -> None:
    """As somebody reads it."""
    done = argmap("compare", "byrnes", "barnett")

    assert done.out.startswith("Steven Byrnes and Matthew Barnett\n")
    assert "Where they disagree" in done.out
    assert "spoke last." in done.out


def test_compare_refuses_a_stranger(argmap: Run) -> None:
    """With the nearest name."""
    done = argmap("compare", "byrnes", "matthew-barnet")

    assert done.code in {0, 2}
    assert argmap("compare", "byrnes", "zzzz").code == 2


def test_crux_of_two_names_offers_what_takes_two_people(argmap: Run) -> None:
    """Even where the two words would find some node."""
    done = argmap("crux", "byrnes", "millidge")

    assert (done.code, done.out) == (2, "")
    assert "argmap crux --between byrnes millidge" in done.err


def test_crux_lists_points_in_order(argmap: Run) -> None:
    """What the dispute hangs on first, then the liveliest: explicit oppositions, then all."""
    points = json.loads(argmap("crux", "--json").out)["disagreements"]

    chief = chief_claims(load(EMPATHY).debate)
    rank = [
        (p["claim"] not in chief, -p["explicit_oppositions"], -p["oppositions"]) for p in points
    ]
    assert {later for later, *_ in rank} == {False, True}
    assert rank == sorted(rank)


def test_crux_can_be_narrowed_to_two_people_and_a_topic(argmap: Run) -> None:
    """Only their oppositions, and leverage on that topic alone."""
    done = argmap(
        "crux", "value-spills-over", "--between", "steven-byrnes", "beren-millidge", "--json"
    )

    shape = json.loads(done.out)
    assert shape["topics"] == ["value-spills-over"]
    assert all(
        set(p["people"]) == {"steven-byrnes", "beren-millidge"} for p in shape["disagreements"]
    )
    assert all(set(point["leverage"]) == {"value-spills-over"} for point in shape["disagreements"])


def test_compare_gathers_what_each_side_brings(argmap: Run, write_debate: Write) -> None:
    """By what it hits; what hits an objection speaks for the claim; concessions are shared."""
    done = argmap("compare", "ann", "ben", folder=write_debate(NODES))

    assert done.out == (
        "Ann and Ben\n\n"
        "Where they disagree (1)\n\n"
        "  Drink tea (drink) · contested\n"
        "    + for it, Ann: It calms (unargued)\n"
        "    - against it, Ben: It costs (unargued); It stains (unargued)\n"
        "    - against the step from 'It calms', Ben: So does soup (unargued; this objection does "
        "not hold)\n"
        "    + against the objection 'So does soup' to the step from 'It calms', Ann: Soup is no "
        "drink\n      (unargued)\n\n"
        "Both accept (1)\n"
        "  It costs (unargued; conceded by Ann)\n"
    )


def test_crux_says_first_whether_any_point_decides(argmap: Run, write_debate: Write) -> None:
    """Otherwise one would have to read all of them to learn that none does."""
    chain = NODES | {
        "tea/costs.yaml": _said("It costs", "rebuts: drink\n", "ben"),
        "tea/cheap.yaml": _said("It is cheap", "rebuts: costs\n", "ann"),
    }
    for name in ("stains", "soup", "no-soup"):
        chain.pop(f"tea/{name}.yaml")
    one = argmap("crux", "drink", folder=write_debate(chain)).out
    none = argmap("crux", "cheap", folder=write_debate(chain)).out

    assert "\n  1 of these disagreements would decide 'Drink tea' alone.\n\n" in one
    assert one.count("rux for") == 1
    assert "\n  No disagreement bears on 'It is cheap'.\n" in none


def test_nobody_is_compared_with_themselves(argmap: Run) -> None:
    """Both names are said; in `crux` too."""
    told = "'byrnes' and 'Steven Byrnes' are the same person; name two"

    for words in (("compare",), ("crux", "--between")):
        done = argmap(*words, "byrnes", "Steven Byrnes")
        assert (done.code, done.out) == (2, "")
        assert told in done.err


def test_crux_tells_who_only_concedes_an_objection(argmap: Run, write_debate: Write) -> None:
    """Cy does not attack what Ann holds."""
    files = NODES | {
        "people/cy.yaml": "name: Cy\n",
        "tea/stains.yaml": NODES["tea/stains.yaml"].replace(
            "asserts}", "asserts}, {by: cy, stance: concedes}"
        ),
    }
    folder = write_debate(files)
    attacks = json.loads(argmap("crux", "--json", folder=folder).out)["disagreements"][0]["attacks"]
    said = {one["relation"]: (one["by"], one["conceded_by"]) for one in attacks}

    assert "    - Cy concedes the objection to it: It stains" in argmap("crux", folder=folder).out
    assert said["stains -> drink"] == (["ben"], ["cy"])


UNATTRIBUTED = {
    "debate.yaml": 'format: 1\ntitle: "Tea?"\ntheses: [calms]\n',
    "tea/calms.yaml": "kind: claim\ntext: Tea calms.\n",
    "tea/wakes.yaml": "kind: counterargument\ntext: Tea wakes.\nrebuts: calms\n",
}


def test_without_views_crux_lists_what_is_contested(argmap: Run, write_debate: Write) -> None:
    """Nobody is known to disagree; the claims are contested all the same."""
    done = argmap("crux", folder=write_debate(UNATTRIBUTED))

    assert "Nobody's views are recorded here" in done.out
    assert "Tea calms. (calms) · contested" in done.out
    assert "Where they disagree" not in done.out
    assert "Next: argmap status · argmap why calms" in done.err


def test_without_people_there_is_no_position_to_suggest(argmap: Run, write_debate: Write) -> None:
    """What is suggested can be run."""
    done = argmap("people", folder=write_debate(UNATTRIBUTED))

    assert done.out == "Nobody's views are recorded here.\n"
    assert "Next: argmap status" in done.err


def test_a_disagreement_on_the_topic_alone_does_not_decide_it(
    argmap: Run, write_debate: Write
) -> None:
    """It would go without saying that it does."""
    files = {name: NODES[name] for name in ("people/ann.yaml", "people/ben.yaml")}
    files |= {name: NODES[f"tea/{name[4:]}"] for name in ("tea/drink.yaml", "tea/stains.yaml")}

    told = argmap("crux", "drink", folder=write_debate(files)).out

    assert "Where they disagree (1)\n" in told
    assert "None of these disagreements" not in told
