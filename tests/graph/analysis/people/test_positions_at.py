"""What people bring to a disagreement, and which points decide."""

from collections.abc import Callable, Mapping
from dataclasses import replace

from argmap.graph.analysis.people.disagreements import disagreements
from argmap.graph.analysis.people.positions_at import last_word, positions_at
from argmap.graph.analysis.people.ranking import ranked_disagreements
from argmap.graph.model.debate import Debate

Make = Callable[[Mapping[str, str]], Debate]


def says(person: str, source: str) -> str:
    """Write one asserting stance."""
    return f"stances: [{{by: {person}, stance: asserts, source: {source}}}]\n"


BASE = {
    "a": says("ann", "c1"),
    "b": "supports: a\n" + says("ann", "c1"),
    "c": "rebuts: a\n" + says("ben", "c2"),
}


def test_each_side_shows_its_grounds_and_its_attacks(make: Make) -> None:
    """Ann's reason for the claim, Ben's objection to it."""
    debate = make(BASE)

    [disagreement] = disagreements(debate)
    brought = positions_at(debate, disagreement)
    assert [(p, [r.name for r in rs]) for p, rs in brought.grounds] == [("ann", ["b -> a"])]
    assert [attack.name for attack in brought.attacks] == ["c -> a"]


def test_the_last_word_is_the_one_after_all_others(make: Make) -> None:
    """Ben spoke last until Ann came back."""
    silent = make(BASE)
    answered = make({**BASE, "d": "answers: c\n" + says("ann", "c3")})

    assert last_word(silent, disagreements(silent)[0]) == ("ben",)
    assert last_word(answered, disagreements(answered)[0]) == ("ann",)


def test_disagreements_name_cruxes_and_leverage(make: Make) -> None:
    """The only objection decides the topic, and can move its weight."""
    debate = make({**BASE, "e": "undercuts: c -> a\n" + says("ann", "c3")})

    found = ranked_disagreements(debate, ("a",)).disagreements
    first, *_ = found
    assert first.positions.disagreement.claim == "a"
    assert [str(crux.claim) for one in found for crux in one.cruxes] == ["<Relation c -> a>"]
    assert first.leverage == (("a", 1.0),)


def test_without_a_topic_nothing_is_decided(make: Make) -> None:
    """No crux, no leverage."""
    [one] = ranked_disagreements(make(BASE)).disagreements

    assert (one.cruxes, one.leverage) == ((), ())


def test_who_only_concedes_has_spoken_too(make: Make) -> None:
    """Ben grants Cy's objection after Ann's claim: Ann did not speak last, though she spoke first.

    Nor did Cy, who is none of the two.
    """
    conceded = "stances: [{by: cy, stance: asserts, source: c2}, "
    conceded += "{by: ben, stance: concedes, source: c3}]\n"
    debate = make({"a": says("ann", "c1"), "c": "rebuts: a\n" + conceded})

    [disagreement] = disagreements(debate, ("ann", "ben"))
    assert last_word(debate, disagreement) == ("ben",)


def test_nobody_spoke_last_where_a_third_person_goes_on(make: Make) -> None:
    """Cy replies to Ben's objection: it is not Ben who spoke last, nor Cy, who is none of both."""
    debate = make({**BASE, "d": "answers: c\n" + says("cy", "c3")})

    [disagreement] = disagreements(debate)
    assert last_word(debate, disagreement) == ()


def test_without_an_order_of_the_sources_nobody_spoke_last(make: Make) -> None:
    """Where somebody's words have no source, or one that neither follows nor precedes."""
    unsourced = "stances: [{by: ben, stance: asserts}]\n"
    debate = make({"a": says("ann", "c1"), "c": "rebuts: a\n" + unsourced})

    [disagreement] = disagreements(debate)
    assert last_word(debate, disagreement) == ()


def test_what_the_dispute_comes_down_to_stands_first(make: Make) -> None:
    """Before what is argued about more: a topic, a thesis, what the editors name."""
    lively = {"z": says("ann", "c1"), "y": "rebuts: z\n" + says("ben", "c2")}
    lively |= {"x": "rebuts: z\n" + says("ben", "c2")}
    debate = replace(make(BASE | lively), in_short="It comes down to this [a].")

    found = ranked_disagreements(debate).disagreements
    assert [one.positions.disagreement.claim for one in found] == ["a", "z"]


def test_between_two_people_the_disputes_of_others_count(make: Make) -> None:
    """Only Cy disputes Ann's reason; and nothing is said of who is none of the two."""
    third = {"x": "rebuts: b\n" + says("cy", "c3"), "t": says("cy", "c3")}
    debate = replace(make(BASE | third), theses=("a", "t"))

    found = ranked_disagreements(debate, ("a", "t"), ("ann", "ben")).load_bearing
    assert [(one.person, one.claims, one.undisputed) for one in found] == [("ann", ("b",), ())]
