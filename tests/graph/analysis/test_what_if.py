"""Suppositions."""

from collections.abc import Callable, Iterable, Mapping

import pytest

from argmap.graph.analysis.explain.effects import effect_sentences
from argmap.graph.analysis.supposition import Supposition
from argmap.graph.analysis.what_if import Effect, narrowed_by, what_if
from argmap.graph.model.debate import Debate

Make = Callable[[Mapping[str, str]], Debate]

ANN = "stances: [{by: ann, stance: asserts, source: c1}]\n"
BEN = "stances: [{by: ben, stance: asserts, source: c2}]\n"


def effects(
    debate: Debate,
    rejected: Iterable[str] = (),
    accepted: Iterable[str] = (),
    dropped: Iterable[str] = (),
) -> dict[str, Effect]:
    """Give the effects of a supposition by name."""
    steps = frozenset(debate.step(name) for name in dropped)
    found = what_if(debate, Supposition(frozenset(rejected), frozenset(accepted), steps))
    return {effect.name: effect for effect in found}


def change(effect: Effect) -> str:
    """Say from which status to which."""
    before, after = effect.statuses
    return f"{before} -> {after}"


def test_rejecting_an_objection_frees_its_target(make: Make) -> None:
    """The objection stays on record, so the claim reads defended."""
    found = effects(make({"a": ANN, "b": "rebuts: a\n" + BEN}), rejected=["b"])

    assert list(found) == ["a"]
    assert change(found["a"]) == "contested -> defended"
    assert effect_sentences(found["a"]) == ["the only objection to it no longer holds"]


def test_rejecting_the_only_reason_takes_the_support(make: Make) -> None:
    """The reason stays on record, so the claim reads unsupported and not unargued."""
    found = effects(make({"a": ANN, "b": "supports: a\n" + ANN}), rejected=["b"])

    assert change(found["a"]) == "supported -> unsupported"
    assert effect_sentences(found["a"]) == ["loses its only reason"]


def test_a_chain_of_reasons_falls_with_its_first(make: Make) -> None:
    """What only rested on what is rejected is told as well."""
    debate = make({"a": ANN, "b": "supports: a\n" + ANN, "c": "supports: b\n" + ANN})

    found = effects(debate, rejected=["c"])
    assert [(name, change(effect)) for name, effect in found.items()] == [
        ("a", "supported -> unsupported"),
        ("b", "supported -> unsupported"),
    ]


def test_one_of_several_reasons_changes_no_status_but_is_told(make: Make) -> None:
    """That a claim lost one of its reasons is said after what changes."""
    debate = make({"a": ANN, "b": "supports: a\n" + ANN, "c": "supports: a\n" + BEN})

    found = effects(debate, rejected=["b"])["a"]
    assert not found.turned
    assert effect_sentences(found) == ["loses 1 of 2 reasons"]
    assert found.weights == (0.75, 0.5 + 0.5 * 0.2)


def test_the_last_reason_of_several_is_called_the_last(make: Make) -> None:
    """Where the others had fallen before."""
    debate = make(
        {
            "a": ANN,
            "b": "supports: a\n" + ANN,
            "c": "supports: a\n" + ANN,
            "d": "undercuts: c -> a\n" + BEN,
        }
    )

    assert effect_sentences(effects(debate, rejected=["b"])["a"]) == ["loses its last reason"]


def test_a_reason_that_was_undercut_holds_again(make: Make) -> None:
    """Without the undercut the claim has its only reason back."""
    debate = make({"a": ANN, "b": "supports: a\n" + ANN, "c": "undercuts: b -> a\n" + BEN})

    found = effects(debate, rejected=["c"])
    assert change(found["a"]) == "unsupported -> supported"
    assert effect_sentences(found["a"]) == ["its only reason holds again"]
    assert found["b -> a"].turned


def test_dropping_a_step_leaves_it_on_record(make: Make) -> None:
    """The claim reads unsupported; the step itself is left out of the answer."""
    debate = make({"a": ANN, "b": "supports: a\n" + ANN})

    found = effects(debate, dropped=["b -> a"])
    assert list(found) == ["a"]
    assert change(found["a"]) == "supported -> unsupported"


def test_an_accepted_claim_needs_no_reason(make: Make) -> None:
    """Accepting what has lost its reasons gives its support back to what rests on it."""
    debate = make(
        {
            "a": ANN,
            "b": "supports: a\n" + ANN,
            "c": "supports: b\n" + ANN,
            "d": "undercuts: c -> b\n" + BEN,
        }
    )

    found = effects(debate, accepted=["b"])
    assert change(found["a"]) == "unsupported -> supported"


def test_a_claim_that_needs_support_loses_it_with_its_last_reason(make: Make) -> None:
    """And not before; accepting it outright keeps it."""
    debate = make(
        {"a": "needs_support: true\n" + ANN, "b": "supports: a\n" + ANN, "c": "rebuts: b\n" + BEN}
    )

    assert change(effects(debate, rejected=["b"])["a"]) == "contested -> unsupported"
    assert "a" not in effects(debate, rejected=["b"], accepted=["a"])


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

    found = effects(debate, accepted=["c"])
    assert change(found["a"]) == "contested -> unsupported"
    assert str(found["b -> a"].justifications[1]) == "defeated"


@pytest.mark.parametrize("relation", ["qualifies", "kernel_of"])
def test_accepting_what_narrows_a_claim_names_the_claim(relation: str, make: Make) -> None:
    """A qualification changes no status; that it narrows the claim is said all the same."""
    debate = make({"a": ANN, "b": f"{relation}: a\n" + BEN})

    found = narrowed_by(debate, Supposition(accepted=frozenset({"b"})))
    assert [one.kind.value for one in found] == [relation]


def test_nothing_supposed_changes_nothing(make: Make) -> None:
    """Without a supposition there is no change."""
    assert effects(make({"a": ANN, "b": "rebuts: a\n" + BEN})) == {}
