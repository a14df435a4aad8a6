"""Suppositions."""

from collections.abc import Callable, Iterable, Mapping

from argmap.graph.analysis.flattening import flatten
from argmap.graph.analysis.supposition import Supposition
from argmap.graph.analysis.what_if import what_if, without
from argmap.graph.argumentation.grounded import grounded_labelling
from argmap.graph.model.debate import Debate
from argmap.loading.loaded import Loaded
from argmap.schema.vocabulary import Justification

Make = Callable[[Mapping[str, str]], Debate]

ANN = "stances: [{by: ann, stance: asserts, source: c1}]\n"
BEN = "stances: [{by: ben, stance: asserts, source: c2}]\n"


def changes(
    debate: Debate, rejected: Iterable[str] = (), accepted: Iterable[str] = ()
) -> dict[str, tuple[str, str]]:
    """Give the words before and after of all that changes."""
    return {
        str(change.target): (str(change.justification_before), str(change.justification_after))
        for change in what_if(debate, Supposition(frozenset(rejected), frozenset(accepted)))
        if isinstance(change.target, str)
    }


def test_rejecting_an_objection_frees_its_target(make: Make) -> None:
    """The claim stands again, and the change names what is gone."""
    debate = make({"a": ANN, "b": "rebuts: a\n" + BEN})

    [change] = what_if(debate, Supposition(rejected=frozenset({"b"})))
    assert (change.target, change.turned) == ("a", True)
    assert [relation.name for relation in change.lost] == ["b -> a"]
    assert change.after.phrase == "unchallenged"


def test_rejecting_a_reason_turns_no_word_but_is_told(make: Make) -> None:
    """A claim does not fall with a reason; that it lost one is said all the same."""
    debate = make({"a": ANN, "b": "supports: a\n" + ANN, "c": "supports: a\n" + BEN})

    [change] = what_if(debate, Supposition(rejected=frozenset({"b"})))
    assert not change.turned
    assert (change.before.reasons, change.after.reasons) == (2, 1)
    assert change.weights == (0.75, 0.5 + 0.5 * 0.2)


def test_a_claim_that_needs_support_falls_with_its_last_reason(make: Make) -> None:
    """And not before; accepting it outright keeps it."""
    debate = make(
        {"a": "needs_support: true\n" + ANN, "b": "supports: a\n" + ANN, "c": "rebuts: b\n" + BEN}
    )

    assert changes(debate, rejected=["b"])["a"] == ("contested", "defeated")
    assert "a" not in changes(debate, rejected=["b"], accepted=["a"])


def test_accepting_a_claim_silences_what_attacks_it(make: Make) -> None:
    """Its own attack holds then, and the step that it undercuts falls."""
    debate = make(
        {
            "a": ANN,
            "b": "supports: a\n" + ANN,
            "c": "undercuts: b -> a\n" + BEN,
            "d": "rebuts: c\n" + ANN,
        }
    )

    found = what_if(debate, Supposition(accepted=frozenset({"c"})))
    words = {str(change.target): change.justification_after for change in found}
    assert words["<Relation b -> a>"] is Justification.DEFEATED


def test_dropping_a_step_drops_what_leads_to_it(make: Make) -> None:
    """An undercut of a step that is gone is gone too; both nodes stay."""
    debate = make({"a": ANN, "b": "rebuts: a\n" + BEN, "c": "undercuts: b -> a\n" + ANN})

    reduced = without(debate, Supposition(dropped=frozenset({debate.step("b -> a")})))
    assert reduced.relations == ()
    assert list(reduced.nodes) == ["a", "b", "c"]


def test_nothing_supposed_changes_nothing(make: Make) -> None:
    """Without a supposition there is no change."""
    debate = make({"a": ANN, "b": "rebuts: a\n" + BEN})

    assert what_if(debate, Supposition()) == ()


def test_both_ways_to_suppose_give_the_same_labels(empathy: Loaded) -> None:
    """Leaving steps out of the debate equals striking the claim in the framework."""
    debate = empathy.debate
    whole = flatten(debate)
    for node in debate.theses:
        reduced = flatten(without(debate, Supposition(rejected=frozenset({node}))))
        struck = grounded_labelling(whole.framework, rejected=[whole.arguments[node]])
        labels = grounded_labelling(reduced.framework)
        for other in set(debate.nodes) - {node}:
            assert struck[whole.arguments[other]] is labels[reduced.arguments[other]]
