"""Where somebody later narrows what they said."""

from collections.abc import Callable, Mapping

import pytest

from argmap.graph.analysis.people.retractions import retractions
from argmap.graph.model.debate import Debate

Make = Callable[[Mapping[str, str]], Debate]


def said(source: str, person: str = "ann") -> str:
    """Write one stance."""
    return f"stances: [{{by: {person}, stance: asserts, source: {source}}}]\n"


@pytest.mark.parametrize(
    ("first", "then", "found"),
    [
        (said("c1"), said("c3"), ["b qualifies a"]),
        (said("c3"), said("c1"), []),
        (said("c1"), said("c1"), []),
        (said("c1", "ben"), said("c3"), []),
        (said("c1"), said("c3", "ben"), []),
    ],
)
def test_only_a_later_qualification_of_ones_own_narrows(
    make: Make, first: str, then: str, found: list[str]
) -> None:
    """Not one made at once, not an earlier one, not one of or by somebody else."""
    debate = make({"a": first, "b": "qualifies: a\n" + then})

    assert [relation.name for relation in retractions(debate, "ann")] == found


def test_who_draws_a_qualification_decides(make: Make) -> None:
    """Ben turns Ann's later remark against her; she narrows nothing by that."""
    drawn = "qualifies: [{to: a, by: ben, source: c2}]\n" + said("c3")

    assert retractions(make({"a": said("c1"), "b": drawn}), "ann") == ()


def test_a_rebuttal_narrows_nothing(make: Make) -> None:
    """Whoever argues against themselves is in tension."""
    assert retractions(make({"a": said("c1"), "b": "rebuts: a\n" + said("c3")}), "ann") == ()
