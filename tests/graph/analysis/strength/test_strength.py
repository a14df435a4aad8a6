"""What is refused, what is sampled, and how a debate is weighed."""

from collections.abc import Callable, Mapping

import pytest

from argmap.graph.analysis.strength import attribution
from argmap.graph.analysis.strength.attribution import removal, shapley
from argmap.graph.analysis.strength.bipolar import BipolarFramework, Influence
from argmap.graph.analysis.strength.evaluation import Evaluation, weights
from argmap.graph.analysis.strength.formulae import Method
from argmap.graph.analysis.strength.weighing import weighing
from argmap.graph.model.debate import Debate

Make = Callable[[Mapping[str, str]], Debate]

FULL = "base: 1\n"


def _weights(debate: Debate, *, explicit: bool = False) -> dict[str, float | None]:
    weighed = weighing(debate, explicit=explicit)
    return dict(zip(weighed.framework.names, weights(weighed.framework), strict=True))


def _fan(size: int) -> BipolarFramework:
    """Make a topic with so many attackers and supporters in turn."""
    others = [f"x{number}" for number in range(size)]
    base = {"t": 0.5, **{name: 0.1 * (number % 7) for number, name in enumerate(others)}}
    return BipolarFramework.of(
        base, [(name, "t") for name in others[::2]], [(name, "t") for name in others[1::2]]
    )


def test_a_circle_without_rest_is_refused() -> None:
    """Where the effort does not reach there is no number, nor for what depends on it."""
    framework = BipolarFramework.of(dict.fromkeys("abcd", 0.5), ["ab", "ba", "bc"])
    refused = Evaluation(framework, effort=3)
    assert refused.weights() == [None, None, None, 0.5]
    refused.suppose({1: 0.0})
    assert refused.weight(2) == 0.5


def test_attacking_oneself_settles() -> None:
    """An element that bears on itself has the weight at which its formula rests."""
    framework = BipolarFramework.of({"a": 0.5}, ["aa"])
    (weight,) = weights(framework, Method.DF_QUAD)
    assert weight == pytest.approx(1 / 3)


def test_two_sufficient_reasons_hide_each_other() -> None:
    """By removal neither of two full attackers matters under DF-QuAD; by share both do."""
    framework = BipolarFramework.of({"a": 0.5, "b": 1.0, "c": 1.0}, ["ba", "ca"])
    assert removal(framework, 0, Method.DF_QUAD) == {1: 0.0, 2: 0.0}
    found = shapley(framework, 0, Method.DF_QUAD)
    assert found is not None
    assert [share.value for share in found.values()] == [-0.25, -0.25]


def test_a_sample_says_how_far_to_trust_it(monkeypatch: pytest.MonkeyPatch) -> None:
    """Sampled shares lie within a few standard errors of the exact ones, and add up as they do."""
    framework = _fan(8)
    exact = shapley(framework, 0)
    monkeypatch.setattr(attribution, "EXACT_UP_TO", 4)
    sampled = shapley(framework, 0)
    assert exact is not None
    assert sampled is not None
    for player, share in sampled.items():
        assert share.value == pytest.approx(exact[player].value, abs=5 * share.error + 1e-12)
    total = sum(share.value for share in exact.values())
    assert sum(share.value for share in sampled.values()) == pytest.approx(total)


def test_a_sample_is_always_the_same() -> None:
    """The draw starts from a fixed seed, and its error is told."""
    first, second = shapley(_fan(20), 0), shapley(_fan(20), 0)
    assert first is not None
    assert first == second
    assert any(share.error > 0 for share in first.values())


def test_shares_of_what_is_refused_are_refused() -> None:
    """Without a weight for the topic there are no shares in it, and no removals."""
    assert shapley(_fan(20), 0, effort=100) is None
    rings = [(f"x{n}", f"x{(n + k) % 200}") for n in range(200) for k in (1, 2, 3)]
    base = {f"x{n}": 0.5 for n in range(200)}
    framework = BipolarFramework.of(base, rings)
    assert removal(framework, 0, effort=10) is None


def test_a_supposed_weight_holds_whatever_bears_on_it() -> None:
    """Fixing a weight cuts off what is said about the element."""
    framework = BipolarFramework.of({"a": 0.5, "b": 1.0}, ["ba"])
    assert weights(framework, fixed={0: 0.9}) == [0.9, 1.0]


def test_a_step_carries_the_least_of_its_premises(make: Make) -> None:
    """A strong speaker with a weak linked premise carries no more than that."""
    nodes = {"a": "", "b": FULL + "rebuts:\n  - to: a\n    with: [p]\n", "p": "base: 0\n"}
    assert _weights(make(nodes))["a"] == 0.5
    assert _weights(make({**nodes, "p": FULL}))["a"] == 0.25


def test_an_undercut_weakens_its_step(make: Make) -> None:
    """A full undercut halves a step, and an undercut of it gives some of that back."""
    nodes = {"a": "", "b": FULL + "rebuts: a\n", "u": FULL + "undercuts: b -> a\n"}
    once = _weights(make(nodes))
    assert (once["b -> a"], once["b"], once["a"]) == (0.5, 1.0, 0.4)
    twice = _weights(make({**nodes, "v": FULL + "undercuts: u -> b -> a\n"}))
    assert twice["b -> a"] == pytest.approx(0.8)


def test_what_one_comment_says_counts_once(make: Make) -> None:
    """Supports first stated in one comment count as the strongest of them; others add up."""
    by_ann = "stances: {by: ann, stance: asserts, source: c1}\nsupports: a\n"
    by_ben = "stances: {by: ben, stance: asserts, source: c2}\nsupports: a\n"
    one = _weights(make({"a": "", "b": FULL + by_ann}))["a"]
    same = _weights(make({"a": "", "b": FULL + by_ann, "c": by_ann}))["a"]
    apart = _weights(make({"a": "", "b": FULL + by_ann, "c": by_ben}))["a"]
    nowhere = _weights(make({"a": "", "b": FULL + by_ann, "c": "supports: a\n"}))["a"]
    assert one == same
    assert apart == nowhere
    assert (apart or 0) > (one or 0)


def test_what_nobody_holds_carries_nothing(make: Make) -> None:
    """A reported node and an illustration leave every weight as it is."""
    reported = "stances: {by: ann, stance: reports, source: c1}\nrebuts: a\n"
    found = _weights(make({"a": "", "b": reported, "e": "illustrates: a\n"}))
    assert found["a"] == 0.5


def test_links_added_by_the_editor_can_be_left_out(make: Make) -> None:
    """With explicit only, an inferred attack carries nothing."""
    debate = make({"a": "", "b": FULL + "rebuts:\n  - to: a\n    inferred: true\n"})
    assert _weights(debate)["a"] == 0.25
    assert _weights(debate, explicit=True)["a"] == 0.5


def test_steps_are_no_players(make: Make) -> None:
    """Shares go to statements; the steps between them have none of their own."""
    weighed = weighing(make({"a": "", "b": "rebuts: a\n", "u": "undercuts: b -> a\n"}))
    found = shapley(weighed.framework, weighed.elements["a"])
    assert found is not None
    assert [weighed.framework.names[player] for player in found] == ["b", "u"]
    assert weighed.framework.attacks[0] == (Influence((1,), 3),)
