"""Objections, replies and the record phrase."""

from collections.abc import Callable, Mapping

import pytest

from argmap.graph.debate import Debate
from argmap.graph.objections import objections, reasons
from argmap.graph.phrases import record

Make = Callable[[Mapping[str, str]], Debate]

ANN = "stances: [{by: ann, stance: asserts}]\n"
BEN = "stances: [{by: ben, stance: asserts}]\n"
REPORTED = "stances: [{by: cy, stance: reports}]\n"


def names(debate: Debate, target: str) -> list[str]:
    """Name the objections to a node."""
    return [objection.name for objection in objections(debate, target)]


def test_rebuttals_and_bare_denials_are_objections(make: Make) -> None:
    """Who argues against a claim and who only denies it both object to it, each once."""
    denied = "stances:\n  - {by: ann, stance: asserts}\n  - {by: ben, stance: denies}\n"
    debate = make({"a": denied + "  - {by: cy, stance: denies}\n", "b": "rebuts: a\n" + BEN})

    assert names(debate, "a") == ["b -> a", "cy denies a"]


def test_what_nobody_holds_objects_to_nothing(make: Make) -> None:
    """A view that is only reported does not strike and gives no reasons."""
    debate = make({"a": ANN, "b": "rebuts: a\n" + REPORTED, "c": "supports: a\n" + REPORTED})

    assert names(debate, "a") == []
    assert reasons(debate, "a") == ()


def test_an_undercut_objects_to_the_step_only(make: Make) -> None:
    """It leaves the claim and the reason as they are, but the reason is challenged."""
    debate = make({"a": ANN, "b": "supports: a\n" + ANN, "c": "undercuts: b -> a\n" + BEN})

    assert names(debate, "a") == names(debate, "b") == []
    assert [o.name for o in objections(debate, debate.step("b -> a"))] == ["c -> b -> a"]
    assert record(debate, "a").phrase == "only its reasons are challenged"


@pytest.mark.parametrize(
    ("nodes", "phrase"),
    [
        ({"a": REPORTED}, "held by nobody"),
        ({"a": ANN}, "unchallenged"),
        ({"a": ANN, "b": "rebuts: a\n" + BEN}, "objected to, no reply recorded"),
        (
            {
                "a": ANN,
                "b": "rebuts: a\n" + BEN,
                "c": "rebuts: a\n" + BEN,
                "d": "answers: b\n" + ANN,
            },
            "1 of 2 objections have a reply",
        ),
        (
            {"a": ANN, "b": "rebuts: a\n" + BEN, "d": "undercuts: b -> a\n" + ANN},
            "every objection has a reply",
        ),
    ],
)
def test_the_phrase_is_the_first_that_fits(make: Make, nodes: dict[str, str], phrase: str) -> None:
    """Each phrase comes out where it should."""
    assert record(make(nodes), "a").phrase == phrase


def test_nobody_replies_to_an_objection_of_their_own(make: Make) -> None:
    """A qualification by the objector is no reply; one by a stranger or by nobody is."""
    base = {"a": ANN, "b": "rebuts: a\n" + BEN}
    own = make({**base, "c": "qualifies: b\n" + BEN})
    unattributed = make({**base, "c": "qualifies: b\n"})

    assert record(own, "a").answered == 0
    assert record(unattributed, "a").answered == 1


def test_agreement_of_opponents_is_named(make: Make) -> None:
    """What two people accept who clash elsewhere is more than unchallenged."""
    both = "stances: [{by: ann, stance: asserts}, {by: ben, stance: concedes}]\n"
    debate = make({"a": both, "b": ANN, "c": "rebuts: b\n" + BEN})

    assert record(debate, "a").phrase == "accepted by opponents"


def test_kernels_name_who_grants(make: Make) -> None:
    """The record says who grants a part of a claim."""
    debate = make({"a": ANN, "b": BEN.replace("asserts", "concedes") + "kernel_of: a\n"})

    assert record(debate, "a").granted_by == ("ben",)
