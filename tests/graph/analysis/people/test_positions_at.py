"""What people bring to a point, and which points decide."""

from collections.abc import Callable, Mapping

from argmap.graph.analysis.people.cruxes import disagreements
from argmap.graph.analysis.people.disagreements import points
from argmap.graph.analysis.people.positions_at import elsewhere, last_word, sides
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

    [point] = points(debate)
    brought = sides(debate, point)
    assert [(p, [r.name for r in rs]) for p, rs in brought.grounds] == [("ann", ["b -> a"])]
    assert [attack.name for attack in brought.attacks] == ["c -> a"]


def test_the_last_word_is_the_one_after_all_others(make: Make) -> None:
    """Ben spoke last until Ann came back."""
    silent = make(BASE)
    answered = make({**BASE, "d": "answers: c\n" + says("ann", "c3")})

    assert last_word(silent, points(silent)[0]) == ("ben",)
    assert last_word(answered, points(answered)[0]) == ("ann",)


def test_objections_from_elsewhere_keep_a_point_from_deciding(make: Make) -> None:
    """They are what the output counts."""
    debate = make(
        {**BASE, "d": "rebuts: a\n" + says("ben", "c2"), "e": "rebuts: c\n" + says("ann", "c3")}
    )

    [point] = [point for point in points(debate) if point.claim == "c"]
    assert [objection.name for objection in elsewhere(debate, "a", point)] == ["d -> a"]


def test_disagreements_name_cruxes_and_leverage(make: Make) -> None:
    """The only objection decides the topic, and can move its weight."""
    debate = make({**BASE, "e": "undercuts: c -> a\n" + says("ann", "c3")})

    [first, *_] = disagreements(debate, ("a",))
    assert first.sides.point.claim == "a"
    assert [str(crux.claim) for one in disagreements(debate, ("a",)) for crux in one.cruxes] == [
        "<Relation c -> a>"
    ]
    assert first.leverage == (("a", 1.0),)


def test_without_a_topic_nothing_is_decided(make: Make) -> None:
    """No crux, no leverage."""
    [one] = disagreements(make(BASE))

    assert (one.cruxes, one.leverage, one.not_alone) == ((), (), ())
