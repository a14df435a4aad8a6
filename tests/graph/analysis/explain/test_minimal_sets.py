"""What one takes on by accepting something, and by rejecting it."""

from collections.abc import Callable, Mapping

from argmap.graph.analysis.explain.case_sentences import case_sentences
from argmap.graph.analysis.explain.minimal_sets import cases
from argmap.graph.analysis.flattening import flatten
from argmap.graph.argumentation.budget import Budget
from argmap.graph.model.debate import Debate

Make = Callable[[Mapping[str, str]], Debate]

CHAIN = {"a": "", "b": "supports: a\n", "c": "undercuts: b -> a\n", "d": "rebuts: c\n"}


def test_a_claim_can_be_held_against_what_rebuts_it(make: Make) -> None:
    """It strikes back itself, so only who rejects it takes something on: either objection."""
    debate = make({"a": "", "b": "rebuts: a\n", "c": "rebuts: a\n"})

    found = cases(flatten(debate), "a")
    assert (found.accepting, found.rejecting) == (((),), (("b",), ("c",)))


def test_a_step_needs_its_premise_and_its_defence(make: Make) -> None:
    """Who accepts the step accepts the premise, and what answers the undercut."""
    debate = make(CHAIN)

    found = cases(flatten(debate), debate.step("b -> a"))
    assert (found.accepting, found.rejecting, found.exact) == ((("b", "d"),), (("c",),), True)


def test_what_is_defeated_has_no_case(make: Make) -> None:
    """No coherent view accepts it."""
    debate = make({"a": "", "b": "supports: a\n", "c": "undercuts: b -> a\n"})

    found = cases(flatten(debate), debate.step("b -> a"))
    assert (found.accepting, found.rejecting) == ((), (("c",),))


def test_a_spent_budget_is_said(make: Make) -> None:
    """The lists are not passed off as complete."""
    debate = make(CHAIN)

    assert not cases(flatten(debate), debate.step("b -> a"), Budget(2)).exact


def test_both_sides_are_told_in_words(make: Make) -> None:
    """Nothing, one thing, several together, one of several; many are counted."""
    many = dict.fromkeys("bcde", "rebuts: a\n")
    told = {
        node: list(map(str, case_sentences(debate, cases(flatten(debate), node), node)))
        for debate, node in ((make({"a": "", **many}), "a"), (make({"x": "", "y": ""}), "x"))
    }
    debate = make(CHAIN)

    assert told == {
        "a": [
            (
                "To accept it, one need not accept any other claim, "
                "only reject the 4 objections to it."
            ),
            (
                "On the arguments recorded here, to reject it one has to accept one of these: "
                "'The text of b'; 'The text of c'; 'The text of d'; 1 more."
            ),
        ],
        "x": [
            "To accept it, one need not accept any other claim.",
        ],
    }
    step = debate.step("b -> a")
    told_of_step = case_sentences(debate, cases(flatten(debate), step), step)
    assert [str(sentence) for sentence in told_of_step] == [
        (
            "On the arguments recorded here, to accept it one has to accept "
            "'The text of b' and 'The text of d'."
        ),
        "On the arguments recorded here, to reject it one has to accept 'The text of c'.",
    ]


def test_objections_to_how_reasons_lead_here_are_counted(make: Make) -> None:
    """Who wants all the reasons has to reject these, too."""
    files = {"a": "", "x": "rebuts: a\n", "b": "supports: a\n", "c": "supports: a\n"}
    debate = make(files | {"u": "undercuts: [b -> a, c -> a]\n", "v": "undercuts: b -> a\n"})

    told = [str(one) for one in case_sentences(debate, cases(flatten(debate), "a"), "a")]
    assert told[1] == (
        "For all its reasons to hold, one has to reject the 2 objections to how they lead to it."
    )
