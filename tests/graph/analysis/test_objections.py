"""Objections, replies and the record phrase."""

from collections.abc import Callable, Mapping

import pytest

from argmap.graph.analysis.explain.dialectical_status import dialectical_status
from argmap.graph.analysis.holders import argued_denials
from argmap.graph.analysis.objections import objections, reasons, tally
from argmap.graph.model.debate import Debate

Make = Callable[[Mapping[str, str]], Debate]

ANN = "stances: [{by: ann, stance: asserts}]\n"
BEN = "stances: [{by: ben, stance: asserts}]\n"
REASONS_OBJECTED = "its reasons are objected to, no reply recorded (1 of 1)"
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
    assert (
        dialectical_status(debate, "a").phrase
        == "its reasons are objected to, no reply recorded (1 of 1)"
    )


@pytest.mark.parametrize(
    ("nodes", "phrase"),
    [
        ({"a": REPORTED}, "unchallenged"),
        ({"a": ANN}, "unchallenged"),
        ({"a": ANN, "b": "rebuts: a\n" + BEN}, "objected to, no reply recorded"),
        (
            {
                "a": ANN,
                "b": "rebuts: a\n" + BEN,
                "c": "rebuts: a\n" + BEN,
                "d": "answers: b\n" + ANN,
            },
            "1 of 2 objections answered",
        ),
        (
            {"a": ANN, "b": "rebuts: a\n" + BEN, "d": "undercuts: b -> a\n" + ANN},
            "1 of 1 objection answered",
        ),
    ],
)
def test_the_phrase_is_the_first_that_fits(make: Make, nodes: dict[str, str], phrase: str) -> None:
    """Each phrase comes out where it should."""
    assert dialectical_status(make(nodes), "a").phrase == phrase


def test_nobody_replies_to_an_objection_of_their_own(make: Make) -> None:
    """A qualification by the objector is no reply; one by a stranger or by nobody is."""
    base = {"a": ANN, "b": "rebuts: a\n" + BEN}
    own = make({**base, "c": "qualifies: b\n" + BEN})
    unattributed = make({**base, "c": "qualifies: b\n"})

    assert dialectical_status(own, "a").answered == 0
    assert dialectical_status(unattributed, "a").answered == 1


def test_what_is_attacked_is_no_reply(make: Make) -> None:
    """Of two rivals that speak against each other, each would answer the other; a step neither."""
    debate = make(
        {
            "a": "rebuts: b\nsupports: c\nqualifies: u\n" + ANN,
            "b": "rebuts: a\n" + BEN,
            "c": ANN,
            "u": "undercuts: a -> c\n" + BEN,
        }
    )

    assert [objections(debate, node)[0].replies for node in ("a", "b")] == [(), ()]
    assert objections(debate, debate.step("a -> c"))[0].replies == ()


def test_a_concession_is_named(make: Make) -> None:
    """A claim that nobody attacks and somebody concedes is more than unchallenged."""
    both = "stances: [{by: ann, stance: asserts}, {by: ben, stance: concedes}]\n"
    debate = make({"a": both, "b": ANN, "c": "rebuts: b\n" + BEN})

    assert dialectical_status(debate, "a").phrase == "conceded by Ben"


def test_kernels_name_who_concedes(make: Make) -> None:
    """Those who concede a part of a claim are named."""
    debate = make({"a": ANN, "b": BEN.replace("asserts", "concedes") + "kernel_of: a\n"})

    assert dialectical_status(debate, "a").partly_conceded_by == ("ben",)


def test_a_denial_argued_through_the_reasons_is_no_objection_of_its_own(make: Make) -> None:
    """Ben denies the claim and attacks the step to it: only its reasons are challenged."""
    denied = "stances:\n  - {by: ann, stance: asserts}\n  - {by: ben, stance: denies}\n"
    nodes = {"a": denied, "b": "supports: a\n" + ANN, "c": "undercuts: b -> a\n" + BEN}
    debate = make(nodes)

    assert names(debate, "a") == []
    assert [denial.person for denial in argued_denials(debate, "a")] == ["ben"]
    assert argued_denials(debate, debate.step("b -> a")) == ()
    assert (
        dialectical_status(debate, "a").phrase
        == "its reasons are objected to, no reply recorded (1 of 1)"
    )


def test_a_denial_beside_an_attack_is_told_by_the_attack(make: Make) -> None:
    """Who attacks the claim itself has no denial left over."""
    denied = "stances:\n  - {by: ann, stance: asserts}\n  - {by: ben, stance: denies}\n"
    debate = make({"a": denied, "b": "supports: a\n" + ANN, "c": "rebuts: a\n" + BEN})

    assert names(debate, "a") == ["c -> a"]
    assert argued_denials(debate, "a") == ()


def test_what_was_said_before_is_no_reply(make: Make) -> None:
    """Ann's first comment cannot answer Ben's, which replies to it; her second one can."""
    nodes = {
        "a": ANN.replace("asserts}", "asserts, source: c1}"),
        "b": "rebuts: a\n" + BEN.replace("asserts}", "asserts, source: c2}"),
    }
    for source, replies in (("c1", 0), ("c3", 1)):
        reply = "answers: b\n" + ANN.replace("asserts}", f"asserts, source: {source}}}")
        debate = make({**nodes, "r": reply})
        assert len(objections(debate, "a")[0].replies) == replies


def test_a_relation_is_as_old_as_where_it_is_drawn(make: Make) -> None:
    """A remark made early is turned into a reply late."""
    late = "answers: [{to: b, by: ann, source: c3}]\n"
    debate = make(
        {
            "a": ANN.replace("asserts}", "asserts, source: c1}"),
            "b": "rebuts: a\n" + BEN.replace("asserts}", "asserts, source: c2}"),
            "r": late + ANN.replace("asserts}", "asserts, source: c1}"),
        }
    )

    assert len(objections(debate, "a")[0].replies) == 1


def test_a_remark_is_as_old_as_its_makers_said_it(make: Make) -> None:
    """That Cy conceded it later does not make Ann's early remark a reply."""
    both = ANN.replace("asserts}]", "asserts, source: c1}, {by: cy, stance: concedes, source: c3}]")
    debate = make(
        {
            "a": ANN.replace("asserts}", "asserts, source: c1}"),
            "b": "rebuts: a\n" + BEN.replace("asserts}", "asserts, source: c2}"),
            "r": "answers: b\n" + both,
        }
    )

    assert objections(debate, "a")[0].replies == ()


def test_a_record_names_who_else_concedes_and_narrows(make: Make) -> None:
    """Not those who hold the claim themselves; readings under objection are counted."""
    debate = make(
        {
            "a": ANN,
            "k": "kernel_of: a\n" + BEN,
            "own": "kernel_of: a\n" + ANN,
            "q": "qualifies: a\n" + BEN,
            "r": "clarifies: a\n" + REPORTED,
            "x": "rebuts: r\n" + BEN,
            "s": "clarifies: a\n" + ANN,
        }
    )

    found = dialectical_status(debate, "a")
    assert found.partly_conceded_by == found.qualified_by == ("ben",)
    assert found.readings == 1


def test_a_reason_that_is_denied_is_challenged(make: Make) -> None:
    """Even where the denial is argued only through the reasons for the reason."""
    denied = "stances:\n  - {by: ann, stance: asserts}\n  - {by: ben, stance: denies}\n"
    debate = make(
        {
            "a": ANN,
            "b": "supports: a\n" + denied,
            "c": "supports: b\n" + ANN,
            "u": "undercuts: c -> b\n" + BEN,
        }
    )

    assert dialectical_status(debate, "a").challenged == 1


CONCEDES = "stances: [{by: ann, stance: concedes}]\n"


@pytest.mark.parametrize(
    ("more", "state"),
    [
        ({}, "open"),
        ({"k": "kernel_of: b\n" + ANN}, "conceded"),
        ({"k": "kernel_of: b\n" + ANN.replace("ann", "cy")}, "open"),
        ({"c": "answers: b\n" + CONCEDES}, "open"),
        ({"c": "answers: b\n" + ANN}, "answered"),
        ({"c": "rebuts: b\n" + ANN, "k": "kernel_of: b\n" + ANN}, "answered"),
        ({"k": "kernel_of: b\n" + CONCEDES}, "open"),
    ],
)
def test_an_objection_is_in_exactly_one_state(make: Make, more: dict[str, str], state: str) -> None:
    """Only what somebody else asserts is a reply; only who holds the claim can concede."""
    [objection] = objections(make({"a": ANN, "b": "rebuts: a\n" + BEN, **more}), "a")

    assert objection.state == state
    assert tally([objection])[objection.state] == 1


def test_a_concedes_stance_concedes_an_objection(make: Make) -> None:
    """Ann holds the claim and concedes what is said against it."""
    conceded = "stances: [{by: ben, stance: asserts}, {by: ann, stance: concedes}]\n"
    [objection] = objections(make({"a": ANN, "b": "rebuts: a\n" + conceded}), "a")

    assert (objection.state, objection.conceded_by) == ("conceded", ("ann",))
