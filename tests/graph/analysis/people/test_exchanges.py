"""Exchanges, and what people left without a reply."""

from collections.abc import Callable, Mapping

from argmap.graph.analysis.people.exchanges import exchange, not_replied
from argmap.graph.model.debate import Debate

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
    """An answer of one's own counts, and so does conceding the objection."""
    base = {"a": says("ann", "c1"), "b": "rebuts: a\n" + says("ben", "c2")}
    replied = make({**base, "c": "answers: b\n" + says("ann", "c3")})
    both = says("ben", "c2")[:-2] + ", {by: ann, stance: concedes, source: c3}]\n"
    conceded = make({**base, "b": "rebuts: a\n" + both})

    assert not_replied(replied, "ann") == ()
    assert not_replied(conceded, "ann") == ()


def test_who_takes_no_part_leaves_nothing(make: Make) -> None:
    """Cy wrote nothing in this debate, so Cy cannot have replied."""
    debate = make({"a": says("cy", "c1"), "b": "rebuts: a\n" + says("ben", "c2")})

    assert not_replied(debate, "cy") == ()


def test_an_objection_by_an_editors_link_is_left_and_marked(make: Make) -> None:
    """Ben's later claim speaks against Ann's, though only the editor linked the two."""
    debate = make(
        {"a": says("ann", "c1"), "b": "rebuts: [{to: a, inferred: true}]\n" + says("ben", "c2")}
    )

    [objection] = not_replied(debate, "ann")
    assert (objection.name, objection.is_inferred) == ("b -> a", True)


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


def test_an_exchange_takes_in_the_steps_around_the_claim(make: Make) -> None:
    """Those that lead to it, those that lead to these, and its own."""
    debate = make(
        {
            "a": "supports: z\n" + says("ann", "c1"),
            "r": "supports: a\n" + says("ann", "c1"),
            "s": "supports: r -> a\n" + says("ann", "c1"),
            "z": says("ann", "c1"),
            "u": "undercuts: [r -> a, s -> r -> a, a -> z]\n" + says("ben", "c2"),
        }
    )

    struck = [turn.relation.name for turn in exchange(debate, "a") if turn.relation]
    assert struck == ["u -> a -> z", "u -> r -> a", "u -> s -> r -> a"]


def test_an_exchange_holds_what_is_no_objection(make: Make) -> None:
    """A question with its answer, a concession, and a reading that somebody objects to."""
    debate = make(
        {
            "a": says("ann", "c1"),
            "b": "kernel_of: a\n" + says("ben", "c2"),
            "c": "kind: question\ntext: Why?\nabout: a\n" + says("ben", "c2", "asks"),
            "d": "answers: c\n" + says("ann", "c3"),
            "e": "clarifies: a\n" + says("ben", "c2", "reports"),
            "f": "rebuts: e\n" + says("ben", "c2"),
            "g": "clarifies: a\n" + says("ben", "c2", "reports"),
            "h": "qualifies: a\n" + says("ann", "c1"),
        }
    )

    turns = [(t.depth, t.people, t.relation.name) for t in exchange(debate, "a") if t.relation]
    assert turns == [
        (0, ("ben",), "b kernel_of a"),
        (0, ("ben",), "c about a"),
        (1, ("ann",), "d answers c"),
        (0, ("ben",), "e clarifies a"),
        (1, ("ben",), "f -> e"),
    ]


def test_a_reply_to_two_objections_is_followed_once(make: Make) -> None:
    """It stands below both; what follows it only below the first."""
    debate = make(
        {
            "a": says("ann", "c1"),
            "r": "supports: a\n" + says("ann", "c1"),
            "b": "rebuts: a\nundercuts: r -> a\n" + says("ben", "c2"),
            "c": "answers: b\n" + says("ann", "c3"),
            "d": "rebuts: c\n" + says("ben", "c3"),
        }
    )

    turns = [(t.depth, t.relation.name, t.again) for t in exchange(debate, "a") if t.relation]
    assert turns == [
        (0, "b -> a", False),
        (1, "c answers b", False),
        (2, "d -> c", False),
        (0, "b -> r -> a", False),
        (1, "c answers b", True),
    ]


def test_two_claims_that_rebut_each_other_end(make: Make) -> None:
    """The claim does not come up below itself, as though it replied to its objection."""
    debate = make({"a": "rebuts: b\n" + says("ann", "c2"), "b": "rebuts: a\n" + says("ben", "c2")})

    turns = [(t.depth, t.relation.name) for t in exchange(debate, "a") if t.relation]
    assert turns == [(0, "b -> a")]
