"""Explanations."""

from collections.abc import Callable, Mapping

from argmap.graph.analysis.explain.explanation import Explanation, why
from argmap.graph.analysis.flattening import flatten
from argmap.graph.analysis.status import statuses
from argmap.graph.argumentation.budget import Budget
from argmap.graph.argumentation.framework import Label
from argmap.graph.model.debate import Debate
from argmap.schema.vocabulary import Justification, Status

Make = Callable[[Mapping[str, str]], Debate]

ANN = "stances: [{by: ann, stance: asserts, source: c1}]\n"
BEN = "stances: [{by: ben, stance: asserts, source: c2}]\n"


def explain(debate: Debate, node: str) -> Explanation:
    """Ask why a node has its word."""
    return why(debate, flatten(debate), statuses(debate), node)


def test_an_explanation_has_word_reasons_and_objections(make: Make) -> None:
    """Who holds it, what speaks for it, what against it, what is conceded."""
    debate = make(
        {
            "a": ANN,
            "b": "supports: a\n" + ANN,
            "c": "rebuts: a\n" + BEN,
            "d": "kernel_of: a\n" + BEN.replace("asserts", "concedes"),
        }
    )

    explanation = explain(debate, "a")
    assert (explanation.status, explanation.holders) == (Status.CONTESTED, ("ann",))
    assert [reason.step.name for reason in explanation.reasons] == ["b -> a"]
    assert [(a.objection.name, a.label) for a in explanation.against] == [("c -> a", Label.UNDEC)]
    assert [kernel.speaker for kernel in explanation.kernels] == ["d"]


def test_an_objection_that_falls_says_what_stopped_it(make: Make) -> None:
    """The undercut that stands against it is named."""
    debate = make({"a": ANN, "b": "rebuts: a\n" + BEN, "c": "undercuts: b -> a\n" + ANN})

    [against] = explain(debate, "a").against
    assert against.label is Label.OUT
    assert [relation.name for relation in against.stopped_by] == ["c -> b -> a"]


def test_the_pivots_say_what_would_change_the_word(make: Make) -> None:
    """Rejecting the only objection would; an unrelated claim would not."""
    debate = make({"a": ANN, "b": "rebuts: a\n" + BEN, "x": ANN})

    pivots = [(p.node, p.accepted, p.label) for p in explain(debate, "a").pivots]
    assert pivots == [("b", False, Label.IN)]


def test_who_takes_no_part_is_named(make: Make) -> None:
    """Cy holds the claim and wrote nothing in the debate."""
    explanation = explain(make({"a": "stances: [{by: cy, stance: asserts}]\n"}), "a")

    assert (explanation.holders, explanation.absent) == (("cy",), ("cy",))


def test_steps_can_be_explained_too(make: Make) -> None:
    """An undercut is the objection to a step."""
    debate = make({"a": ANN, "b": "supports: a\n" + ANN, "c": "undercuts: b -> a\n" + BEN})

    step = debate.step("b -> a")
    explanation = why(debate, flatten(debate), statuses(debate), step)
    assert explanation.justification is Justification.DEFEATED
    assert [a.objection.name for a in explanation.against] == ["c -> b -> a"]


def test_what_stops_an_objection_comes_nearest_first(make: Make) -> None:
    """An undercut that nobody attacks goes before one that had to be defended."""
    debate = make(
        {
            "a": ANN,
            "b": "rebuts: a\n" + BEN,
            "c": "undercuts: b -> a\n" + ANN,
            "d": "undercuts: c -> b -> a\n" + BEN,
            "e": "undercuts: d -> c -> b -> a\n" + ANN,
            "z": "undercuts: b -> a\n" + ANN,
        }
    )

    [against] = explain(debate, "a").against
    assert [relation.speaker for relation in against.stopped_by] == ["z", "c"]


def test_a_word_that_was_not_found_is_unknown(make: Make) -> None:
    """A definition has no word; a claim has one that takes too much work to find."""
    debate = make(
        {
            "a": ANN,
            "b": "rebuts: a\n" + BEN,
            "d": "kind: definition\nterm: tea\ntext: What tea is.\n",
        }
    )
    words = statuses(debate, budget=Budget(1))

    found = [why(debate, flatten(debate), words, node) for node in ("a", "b", "d")]
    assert [one.unknown for one in found] == [True, False, False]
    assert [one.status for one in found] == [None, Status.UNARGUED, None]


def test_a_reason_can_be_what_would_change_it(make: Make) -> None:
    """A claim with one reason loses its support with it, though its label stays."""
    debate = make({"a": ANN, "b": "supports: a\n" + ANN})

    pivots = explain(debate, "a").pivots
    assert [(p.node, p.accepted, p.status) for p in pivots] == [("b", False, Status.UNSUPPORTED)]


def test_an_objection_that_is_shaky_itself_says_so(make: Make) -> None:
    """An objection acts though every reason for it has fallen."""
    debate = make(
        {
            "a": ANN,
            "b": "rebuts: a\n" + BEN,
            "c": "supports: b\n" + BEN,
            "u": "undercuts: c -> b\n" + ANN,
        }
    )

    [against] = explain(debate, "a").against
    assert (against.label, against.status) == (Label.UNDEC, Status.UNSUPPORTED)


def test_a_circle_of_reasons_is_named(make: Make) -> None:
    """Claims that are reasons for one another are listed together."""
    debate = make({"a": "supports: b\n", "b": "supports: a\n", "c": ""})

    assert explain(debate, "a").circle == ("a", "b")
    assert explain(debate, "c").circle == ()


def test_qualifications_are_part_of_an_explanation(make: Make) -> None:
    """Also those by the claim's own author."""
    debate = make({"a": ANN, "q": "qualifies: a\n" + ANN})

    assert [step.speaker for step in explain(debate, "a").qualifications] == ["q"]


def test_a_search_cut_short_says_so(make: Make) -> None:
    """Without budget nothing is tried, and that is not the same as nothing found."""
    debate = make({"a": ANN, "b": "rebuts: a\n" + BEN})
    explanation = why(debate, flatten(debate), statuses(debate), "a", Budget(1))

    assert (explanation.pivots, explanation.all_tried) == ((), False)
