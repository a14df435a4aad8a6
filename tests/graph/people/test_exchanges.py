"""Exchanges, and what people left without a reply."""

from collections.abc import Callable, Mapping

from argmap.graph.debate import Debate
from argmap.graph.people.exchanges import exchange, not_replied

Make = Callable[[Mapping[str, str]], Debate]


def says(person: str, source: str, stance: str = "asserts") -> str:
    """Write one stance."""
    return f"stances: [{{by: {person}, stance: {stance}, source: {source}}}]\n"


def test_a_later_objection_without_a_reply_is_left(make: Make) -> None:
    """Ann wrote first, Ben objected in his reply, and Ann never came back to it."""
    debate = make({"a": says("ann", "c1"), "b": "rebuts: a\n" + says("ben", "c2")})

    assert [objection.name for objection in not_replied(debate, "ann")] == ["b -> a"]


def test_an_earlier_objection_is_not_left(make: Make) -> None:
    """Who speaks after the objection has had a chance to take it in."""
    debate = make({"a": says("ann", "c3"), "b": "rebuts: a\n" + says("ben", "c2")})

    assert not_replied(debate, "ann") == ()


def test_replies_and_concessions_settle_it(make: Make) -> None:
    """An answer of one's own counts, and so does granting the objection."""
    base = {"a": says("ann", "c1"), "b": "rebuts: a\n" + says("ben", "c2")}
    replied = make({**base, "c": "answers: b\n" + says("ann", "c3")})
    both = says("ben", "c2")[:-2] + ", {by: ann, stance: concedes, source: c3}]\n"
    granted = make({**base, "b": "rebuts: a\n" + both})

    assert not_replied(replied, "ann") == ()
    assert not_replied(granted, "ann") == ()


def test_who_takes_no_part_leaves_nothing(make: Make) -> None:
    """Cy wrote nothing in this debate, so Cy cannot have replied."""
    debate = make({"a": says("cy", "c1"), "b": "rebuts: a\n" + says("ben", "c2")})

    assert not_replied(debate, "cy") == ()


def test_the_mappers_own_objections_wait_for_nobody(make: Make) -> None:
    """An inferred attack was never made to anybody."""
    debate = make(
        {"a": says("ann", "c1"), "b": "rebuts: [{to: a, inferred: true}]\n" + says("ben", "c2")}
    )

    assert not_replied(debate, "ann") == ()


def test_an_exchange_nests_replies_below_objections(make: Make) -> None:
    """Objection, reply, counter-reply; a bare denial stands alone."""
    denied = says("ann", "c1")[:-2] + ", {by: cy, stance: denies, source: c2}]\n"
    debate = make(
        {
            "a": denied,
            "b": "rebuts: a\n" + says("ben", "c2"),
            "c": "undercuts: b -> a\n" + says("ann", "c3"),
            "d": "rebuts: c\n" + says("cy", "c3"),
        }
    )

    turns = [
        (t.depth, t.people, t.relation.name if t.relation else "") for t in exchange(debate, "a")
    ]
    assert turns == [
        (0, ("cy",), ""),
        (0, ("ben",), "b -> a"),
        (1, ("ann",), "c -> b -> a"),
        (2, ("cy",), "d -> c"),
    ]
