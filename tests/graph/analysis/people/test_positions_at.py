"""What people bring to a disagreement, and which points decide."""

from collections.abc import Callable, Mapping

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
