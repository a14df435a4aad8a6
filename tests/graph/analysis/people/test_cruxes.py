"""Cruxes."""

from collections.abc import Callable, Mapping

from argmap.graph.analysis.flattening import flatten
from argmap.graph.analysis.people.cruxes import cruxes, follows_from, is_crux
from argmap.graph.analysis.people.disagreements import disagreements
from argmap.graph.model.debate import Debate

Make = Callable[[Mapping[str, str]], Debate]

ANN = "stances: [{by: ann, stance: asserts, source: c1}]\n"
BEN = "stances: [{by: ben, stance: asserts, source: c2}]\n"
CHAIN = {
    "t": ANN,
    "b": "rebuts: t\n" + BEN,
    "c": "undercuts: b -> t\nstances: [{by: ann, stance: asserts}, {by: ben, stance: denies}]\n",
}


def test_a_claim_that_decides_the_topic_alone_is_a_crux(make: Make) -> None:
    """With it the objection falls, without it the topic is contested."""
    debate = make(CHAIN)

    assert is_crux(debate, flatten(debate), "t", "c", "ann")
    assert is_crux(debate, flatten(debate), "t", "c")


def test_a_step_can_be_a_crux(make: Make) -> None:
    """Whether the objection hits decides as much as whether it is right."""
    debate = make(CHAIN)

    assert is_crux(debate, flatten(debate), "t", debate.step("b -> t"), "ben")


def test_a_second_objection_keeps_the_first_from_deciding(make: Make) -> None:
    """What falls either way does not hang on one claim."""
    debate = make({**CHAIN, "d": "rebuts: t\n" + BEN})

    assert not is_crux(debate, flatten(debate), "t", "c", "ann")


def test_what_a_person_says_decides_what_is_left_to_decide(make: Make) -> None:
    """Ann rejects the second objection, so for her the first decides; for Ben it does not."""
    denied = BEN[:-2] + ", {by: ann, stance: denies}]\n"
    debate = make({**CHAIN, "d": "rebuts: t\n" + denied})

    assert is_crux(debate, flatten(debate), "t", "c", "ann")
    assert not is_crux(debate, flatten(debate), "t", "c", "ben")


def test_a_claim_that_does_not_lead_to_the_topic_decides_nothing(make: Make) -> None:
    """Nor does the topic itself."""
    debate = make({**CHAIN, "x": ANN})

    assert not is_crux(debate, flatten(debate), "t", "x")
    assert not is_crux(debate, flatten(debate), "t", "t")
    assert {str(thing) for thing in follows_from(debate, "x")} == set()


def test_opponents_on_a_crux_have_a_double_crux(make: Make) -> None:
    """It decides for both, and they stand opposite."""
    debate = make(CHAIN)

    [disagreement] = [p for p in disagreements(debate, "ann", "ben") if p.claim == "c"]
    [crux] = cruxes(debate, flatten(debate), "t", disagreement, ("ann", "ben"))
    assert (crux.people, crux.double) == (("ann", "ben"), True)


def test_who_undercuts_a_step_takes_it_to_fail(make: Make) -> None:
    """For Ben the first objection fails, though Ann answers his undercut; the second decides."""
    debate = make(
        {
            "t": ANN,
            "b": "rebuts: t\n" + ANN,
            "u": "undercuts: b -> t\n" + BEN,
            "v": "undercuts: u -> b -> t\n" + ANN,
            "d": "rebuts: t\n" + ANN,
        }
    )

    assert is_crux(debate, flatten(debate), "t", "d", "ben")
    assert not is_crux(debate, flatten(debate), "t", "d", "ann")


def test_opponents_on_a_step_have_a_double_crux(make: Make) -> None:
    """Ben draws the objection, Ann undercuts it, and all hangs on whether it strikes."""
    debate = make({"t": ANN, "b": "rebuts: t\n" + BEN, "c": "undercuts: b -> t\n" + ANN})

    [disagreement] = disagreements(debate, "ann", "ben")
    [crux] = [
        found
        for found in cruxes(debate, flatten(debate), "t", disagreement, ("ann", "ben"))
        if found.claim is debate.step("b -> t")
    ]
    assert (crux.people, crux.double) == (("ann", "ben"), True)
