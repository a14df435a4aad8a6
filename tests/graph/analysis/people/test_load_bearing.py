"""What somebody's reasons for a topic rest on."""

from collections.abc import Callable, Mapping

import pytest

from argmap.graph.analysis.people import load_bearing as load_bearing_module
from argmap.graph.analysis.people.disagreements import disagreements
from argmap.graph.analysis.people.load_bearing import LoadBearing, load_bearing
from argmap.graph.model.debate import Debate

Make = Callable[[Mapping[str, str]], Debate]

ANN = "stances: [{by: ann, stance: asserts, source: c1}]\n"
BEN = "stances: [{by: ben, stance: asserts, source: c2}]\n"
TWO_REASONS = {"t": ANN, "a": "supports: t\n" + ANN, "b": "supports: t\n" + ANN}


def found(debate: Debate) -> LoadBearing:
    """Look at the one person who holds the topic."""
    [one] = load_bearing(debate, "t", disagreements(debate))
    return one


def test_a_claim_below_all_reasons_carries_them(make: Make) -> None:
    """Two reasons that rest on one disputed claim fall with it."""
    both = {"z": "supports: [a, b]\n" + ANN, "x": "rebuts: z\n" + BEN}
    one = found(make({**TWO_REASONS, **both}))

    assert (one.claims, one.disputed_by) == (("z",), ("ben",))


def test_a_reason_that_nobody_disputes_is_named(make: Make) -> None:
    """Where one reason needs nothing disputed, no claim carries all."""
    one = found(make({**TWO_REASONS, "x": "rebuts: a\n" + BEN}))

    assert (one.claims, one.undisputed) == ((), ("b",))


def test_sets_of_claims_are_tried_up_to_a_number(
    make: Make, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Of all sizes together: the pair that carries both reasons is the third set."""
    debate = make({**TWO_REASONS, "x": "rebuts: [a, b]\n" + BEN})

    monkeypatch.setattr(load_bearing_module, "SETS_TRIED", 2)
    assert found(debate).claims == ()
    monkeypatch.setattr(load_bearing_module, "SETS_TRIED", 3)
    assert found(debate).claims == ("a", "b")


def test_two_claims_carry_two_reasons(make: Make) -> None:
    """Each reason is disputed by itself, so it takes both."""
    one = found(make({**TWO_REASONS, "x": "rebuts: [a, b]\n" + BEN}))

    assert (one.claims, one.disputed_by, one.undisputed) == (("a", "b"), (), ())


def test_a_disputed_step_carries_a_single_reason(make: Make) -> None:
    """That something doesn't follow takes the reason away as well."""
    debate = make({"t": ANN, "a": "supports: t\n" + ANN, "x": "undercuts: a -> t\n" + BEN})

    assert found(debate).claims == (debate.step("a -> t"),)


def test_reasons_that_support_each_other_carry_nothing(make: Make) -> None:
    """A circle has no ground: with the disputed way in gone, nothing is left."""
    circle = {"t": ANN, "a": "supports: [t, b]\n" + ANN, "b": "supports: a\n" + ANN}
    one = found(make({**circle, "x": "rebuts: a\n" + BEN}))

    assert one.undisputed == ()


def test_a_thesis_without_reasons_has_none(make: Make) -> None:
    """Reasons that only another accepts are not theirs."""
    one = found(make({"t": ANN, "a": "supports: t\n" + BEN}))

    assert not one.has_reasons


def test_an_objection_that_nobody_on_record_makes_disputes(make: Make) -> None:
    """A reason under such an objection is not called undisputed, and nobody is named."""
    one = found(make({"t": ANN, "a": "supports: t\n" + ANN, "x": "rebuts: a\n"}))

    assert (one.claims, one.disputed_by, one.undisputed) == (("a",), (), ())


def test_who_only_concedes_an_objection_disputes_nothing(make: Make) -> None:
    """The editor's link from what Ben concedes objects to the reason; Ben does not."""
    conceded = "stances: [{by: ben, stance: concedes, source: c2}]\n"
    objection = "rebuts: {to: a, inferred: true}\n" + conceded
    one = found(make({"t": ANN, "a": "supports: t\n" + ANN, "x": objection}))

    assert (one.claims, one.disputed_by) == (("a",), ())
