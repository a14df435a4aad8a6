"""Oppositions of people, and the claims by which they are grouped."""

from collections.abc import Callable, Mapping

from argmap.graph.analysis.people.disagreements import (
    disagreements,
    grounds,
    opposed_pairs,
    oppositions,
)
from argmap.graph.model.debate import Debate

Make = Callable[[Mapping[str, str]], Debate]

ANN = "stances: [{by: ann, stance: asserts}]\n"
BEN = "stances: [{by: ben, stance: asserts}]\n"


def test_an_attack_on_what_somebody_holds_is_an_opposition(make: Make) -> None:
    """Ben attacks what Ann holds, so they disagree at that claim."""
    debate = make({"a": ANN, "b": "rebuts: a\n" + BEN})

    assert [(c.claim, c.against, c.held_by) for c in oppositions(debate)] == [("a", "ben", "ann")]
    assert opposed_pairs(debate) == {("ann", "ben")}


def test_the_point_of_an_undercut_is_the_claim_at_its_right_end(make: Make) -> None:
    """The step is named, the claim it leads to is the point."""
    debate = make({"a": ANN, "b": "supports: a\n" + ANN, "c": "undercuts: b -> a\n" + BEN})

    [disagreement] = disagreements(debate, ("ann", "ben"))
    assert disagreement.claim == "a"
    assert [step.name for step in disagreement.steps] == ["b -> a"]


def test_an_inferred_attack_is_no_explicit_opposition(make: Make) -> None:
    """A link added by the editor sets two people against each other, but not by their own words."""
    debate = make({"a": ANN, "b": "rebuts: [{to: a, inferred: true}]\n" + BEN})

    [disagreement] = disagreements(debate)
    assert (len(disagreement.oppositions), disagreement.explicit) == (1, 0)


def test_who_only_concedes_an_objection_does_not_make_it(make: Make) -> None:
    """Cy concedes what Ben says against Ann; both disagree with her, each in their way."""
    both = "stances: [{by: ben, stance: asserts}, {by: cy, stance: concedes}]\n"
    debate = make({"a": ANN, "b": "rebuts: a\n" + both})

    found = [(c.against, c.explicit, c.conceded) for c in oppositions(debate)]
    assert found == [("ben", True, False), ("cy", False, True)]


def test_opposite_stances_oppose_without_an_argument(make: Make) -> None:
    """Saying yes and saying no to one node is an opposition."""
    both = "stances: [{by: ann, stance: asserts}, {by: cy, stance: denies}]\n"

    [opposition] = oppositions(make({"a": both}))
    assert (opposition.against, opposition.held_by, opposition.attack) == ("cy", "ann", None)


def test_nobody_disagrees_with_themselves(make: Make) -> None:
    """An attack on one's own claim is a tension, not an opposition."""
    assert oppositions(make({"a": ANN, "b": "rebuts: a\n" + ANN})) == ()


def test_livelier_points_come_first(make: Make) -> None:
    """Two explicit oppositions outrank one, whatever the ids."""
    debate = make(
        {
            "a": ANN,
            "b": "rebuts: a\n" + BEN,
            "x": ANN,
            "y": "rebuts: x\n" + BEN,
            "z": "rebuts: x\n" + BEN,
        }
    )

    assert [disagreement.claim for disagreement in disagreements(debate)] == ["x", "a"]


def test_grounds_are_the_reasons_a_person_gives(make: Make) -> None:
    """Only Ann's reason is Ann's ground."""
    debate = make({"a": ANN, "b": "supports: a\n" + ANN, "c": "supports: a\n" + BEN})

    assert [ground.name for ground in grounds(debate, "a", "ann")] == ["b -> a"]
