"""Cruxes."""

from collections.abc import Callable, Mapping
from dataclasses import replace

from argmap.graph.analysis.people.cruxes import cruxes, joint_cruxes, pivotal
from argmap.graph.analysis.people.disagreements import disagreements
from argmap.graph.analysis.people.outlook import Outlook
from argmap.graph.argumentation.budget import Budget
from argmap.graph.model.debate import Debate, Target

Make = Callable[[Mapping[str, str]], Debate]


def is_crux(debate: Debate, topic: str, claim: Target, person: str | None = None) -> bool:
    """Tell whether one claim decides a topic in somebody's view."""
    outlook = Outlook(debate, topic)
    return outlook.leads_here(claim) and outlook.decide((claim,), person)


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

    assert is_crux(debate, "t", "c", "ann")
    assert is_crux(debate, "t", "c")


def test_a_step_can_be_a_crux(make: Make) -> None:
    """Whether the objection hits decides as much as whether it is right."""
    debate = make(CHAIN)

    assert is_crux(debate, "t", debate.step("b -> t"), "ben")


def test_a_second_objection_keeps_the_first_from_deciding(make: Make) -> None:
    """What falls either way does not hang on one claim."""
    debate = make({**CHAIN, "d": "rebuts: t\n" + BEN})

    assert not is_crux(debate, "t", "c", "ann")


def test_what_a_person_says_decides_what_is_left_to_decide(make: Make) -> None:
    """Ann rejects the second objection, so for her the first decides; for Ben it does not."""
    denied = BEN[:-2] + ", {by: ann, stance: denies}]\n"
    debate = make({**CHAIN, "d": "rebuts: t\n" + denied})

    assert is_crux(debate, "t", "c", "ann")
    assert not is_crux(debate, "t", "c", "ben")


def test_a_claim_that_does_not_lead_to_the_topic_decides_nothing(make: Make) -> None:
    """Nor does the topic itself."""
    debate = make({**CHAIN, "x": ANN})

    assert not is_crux(debate, "t", "x")
    assert not is_crux(debate, "t", "t")


def test_opponents_on_a_crux_have_a_double_crux(make: Make) -> None:
    """It decides for both, and they stand opposite."""
    debate = make(CHAIN)

    [disagreement] = [p for p in disagreements(debate, ("ann", "ben")) if p.claim == "c"]
    [crux] = cruxes(debate, Outlook(debate, "t"), disagreement, ("ann", "ben"))
    assert (crux.people, crux.double) == (("ann", "ben"), True)


def test_a_rival_thesis_is_no_crux(make: Make) -> None:
    """That one answer falls where the other holds says nothing that the question does not."""
    debate = make({"t": "rebuts: b\n" + ANN, "b": "rebuts: t\n" + BEN})
    rivals = replace(debate, theses=("t", "b"))
    found = {
        len(one.theses): [
            cruxes(one, Outlook(one, "b"), disagreement, ("ann", "ben"))
            for disagreement in disagreements(one, ("ann", "ben"))
            if disagreement.claim == "t"
        ]
        for one in (debate, rivals)
    }

    assert found[0] != found[2] == [()]


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

    assert is_crux(debate, "t", "d", "ben")
    assert not is_crux(debate, "t", "d", "ann")


def test_opponents_on_a_step_have_a_double_crux(make: Make) -> None:
    """Ben draws the objection, Ann undercuts it, and all hangs on whether it strikes."""
    debate = make({"t": ANN, "b": "rebuts: t\n" + BEN, "c": "undercuts: b -> t\n" + ANN})

    [disagreement] = disagreements(debate, ("ann", "ben"))
    [crux] = [
        found
        for found in cruxes(debate, Outlook(debate, "t"), disagreement, ("ann", "ben"))
        if found.claim is debate.step("b -> t")
    ]
    assert (crux.people, crux.double) == (("ann", "ben"), True)


def test_a_reason_decides_through_the_value(make: Make) -> None:
    """The label of the topic stays, but without its only reason it is unsupported."""
    debate = make(
        {
            "t": ANN,
            "r": "supports: t\nstances: [{by: ann, stance: asserts}, {by: ben, stance: denies}]\n",
        }
    )

    assert is_crux(debate, "t", "r", "ann")
    assert is_crux(debate, "t", "r", "ben")


def test_a_claim_that_is_supported_either_way_decides_nothing(make: Make) -> None:
    """Supported, defended and unargued are no different outcomes."""
    debate = make({"t": ANN, "r": "supports: t\n" + ANN, "s": "supports: t\n" + ANN})

    assert not is_crux(debate, "t", "r", "ann")


def test_two_reasons_decide_together_what_neither_decides(make: Make) -> None:
    """Each has two reasons of their own: it would take both of hers, or both of his."""
    both = "stances: [{by: ann, stance: asserts}, {by: ben, stance: asserts}]\n"
    his = "supports: t\nstances: [{by: ben, stance: asserts}, {by: ann, stance: denies}]\n"
    hers = "supports: t\nstances: [{by: ann, stance: asserts}, {by: ben, stance: denies}]\n"
    debate = make({"t": both, "a": hers, "b": hers, "c": his, "d": his})

    found = joint_cruxes(
        Outlook(debate, "t"), disagreements(debate, ("ann", "ben")), ("ann", "ben")
    )

    assert found.complete
    assert set(found.sets) == {("a", "b"), ("c", "d")}
    assert not any(is_crux(debate, "t", one, who) for one in "abcd" for who in ("ann", "ben"))


def test_without_people_a_claim_is_pivotal(make: Make) -> None:
    """Nobody's stances are imposed."""
    debate = make({"t": "", "b": "rebuts: t\n", "c": "rebuts: b\n", "d": "undercuts: c -> b\n"})

    found = [t if isinstance(t, str) else t.name for t in pivotal(debate, Outlook(debate, "t"))]
    assert found == ["b", "c -> b"]


def test_reasons_in_a_circle_cost_no_more_than_others(make: Make) -> None:
    """Each supports both its neighbours; the way to the topic leads all around the circle."""
    size = 40
    nodes = {
        f"n{i}": f"supports: [n{(i - 1) % size}, n{(i + 1) % size}]\n{ANN}" for i in range(size)
    }
    nodes["outside"] = f"supports: n{size - 1}\n{ANN}"
    nodes["against"] = f"undercuts: n{size - 1} -> n0\n{BEN}"
    outlook = Outlook(make(nodes), "n0", budget=Budget(12 * size))

    assert outlook.under({"outside": False}).value == 0
    assert outlook.under({"outside": True}).value == 1
