"""DialecticalStatus phrases, worked out by hand from their definition on fifteen small debates."""

from collections.abc import Callable, Mapping

import pytest

from argmap.graph.analysis.explain.dialectical_status import dialectical_status
from argmap.graph.model.debate import Debate

Make = Callable[[Mapping[str, str]], Debate]


def _by(*stances: str) -> str:
    """Write stances: ``ann asserts c1``."""
    rows = [stance.split() for stance in stances]
    told = ", ".join(f"{{by: {p}, stance: {kind}, source: {source}}}" for p, kind, source in rows)
    return f"stances: [{told}]\n"


ANN, LATER = _by("ann asserts c1"), _by("ann asserts c3")
BEN = _by("ben asserts c2")
DENIED = _by("ann asserts c1", "ben denies c2")
SHARED = _by("ann asserts c1", "ben concedes c2")
OBJECTED, NONE = "objected to, no reply recorded", "unchallenged"

HAND = {
    "held, and left alone": ({"a": ANN}, NONE),
    "only reported": ({"a": _by("ann reports c1"), "r": "rebuts: a\n" + BEN}, OBJECTED),
    "reported, and asserted by another": ({"a": _by("ann reports c1", "ben asserts c2")}, NONE),
    "held by nobody on record, yet it counts": ({"a": "", "r": "rebuts: a\n" + BEN}, OBJECTED),
    "an objection that is only a parody counts for nothing": (
        {"a": ANN, "r": "rebuts: a\n" + _by("ben parodies c2")},
        NONE,
    ),
    "a bare denial": ({"a": DENIED}, OBJECTED),
    "a denial with an objection is one objection": (
        {"a": DENIED, "r": "rebuts: a\n" + BEN, "s": "answers: r\n" + LATER},
        "1 of 1 objection answered",
    ),
    "a denial argued through a reason": (
        {"a": DENIED, "b": "supports: a\n" + ANN, "u": "undercuts: b -> a\n" + BEN},
        "its reasons are objected to, no reply recorded (1 of 1)",
    ),
    "one of two": (
        {
            "a": "supports: x\n" + ANN,
            "r": "rebuts: a\n" + BEN,
            "s": "undermines: a\n" + BEN,
            "t": "rebuts: s\n" + LATER,
            "x": "",
        },
        "1 of 2 objections answered",
    ),
    "a reply by who makes the objection is none": (
        {"a": ANN, "r": "rebuts: a\n" + BEN, "s": "qualifies: r\n" + BEN},
        OBJECTED,
    ),
    "a concession to the objection is no reply": (
        {"a": ANN, "r": "rebuts: a\n" + BEN, "s": "kernel_of: r\n" + LATER},
        OBJECTED,
    ),
    "a reply to the step of the objection, from nobody on record": (
        {"a": ANN, "r": "rebuts: a\n" + BEN, "s": "undercuts: r -> a\n"},
        "1 of 1 objection answered",
    ),
    "what was said before the objection is no reply": (
        {"a": ANN, "r": "rebuts: a\n" + BEN, "s": "qualifies: r\n" + ANN},
        OBJECTED,
    ),
    "a reason that is denied": (
        {"a": ANN, "b": "supports: a\n" + DENIED},
        "its reasons are objected to, no reply recorded (1 of 1)",
    ),
    "somebody concedes it": ({"a": SHARED, "x": DENIED}, "conceded by Ben"),
    "somebody concedes it tentatively": (
        {"a": SHARED.replace("c2}", "c2, hedged: true}")},
        "tentatively conceded by Ben",
    ),
    "two concede it, one of them tentatively": (
        {
            "a": "stances: [{by: ann, stance: concedes},"
            " {by: ben, stance: concedes, hedged: true}]\n",
        },
        "conceded by Ann, and tentatively by Ben",
    ),
    "a concession made twice, once without a hedge": (
        {
            "a": "stances: [{by: ben, stance: concedes},"
            " {by: ben, stance: concedes, source: c2, hedged: true}]\n",
        },
        "conceded by Ben",
    ),
}


@pytest.mark.parametrize("case", HAND)
def test_a_phrase_is_the_first_that_fits(make: Make, case: str) -> None:
    """As somebody finds it who goes through the definition with a pencil."""
    nodes, told = HAND[case]

    assert dialectical_status(make(nodes), "a").phrase == told
