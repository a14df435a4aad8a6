"""What holds of the weights of every framework."""

from hypothesis import given, settings
from hypothesis import strategies as st
from pytest import approx  # noqa: PT013 - read as a word in long assertions

from argmap.graph.analysis.strength.attribution import removal, shapley
from argmap.graph.analysis.strength.bipolar import BipolarFramework
from argmap.graph.analysis.strength.evaluation import Evaluation, weights
from argmap.graph.analysis.strength.formulae import FORMULAE, Method

methods = st.sampled_from(Method)
shares = st.floats(0, 1, allow_subnormal=False)
several = st.lists(shares, max_size=4)


@st.composite
def frameworks(draw: st.DrawFn, *, circles: bool = False) -> BipolarFramework:
    """Draw a framework of a few elements, with or without circles."""
    names = "abcdef"[: draw(st.integers(1, 6))]
    pairs = [a + b for a in names for b in names if circles or a > b]
    drawn = st.lists(st.sampled_from(pairs), max_size=7, unique=True) if pairs else st.just([])
    base = {name: draw(shares) for name in names}
    return BipolarFramework.of(base, draw(drawn), draw(drawn))


@given(frameworks(circles=True), methods)
def test_a_weight_lies_between_nothing_and_one(framework: BipolarFramework, method: Method) -> None:
    """Whatever is said, a weight is a share, or refused."""
    assert all(weight is None or 0 <= weight <= 1 for weight in weights(framework, method))


@given(frameworks(circles=True), methods)
def test_a_weight_solves_its_formula(framework: BipolarFramework, method: Method) -> None:
    """Every weight that is given is what its formula makes of those it depends on."""
    found = weights(framework, method)
    for element, weight in enumerate(found):
        if weight is not None:
            attacks = [found[a.premises[0]] for a in framework.attacks[element]]
            supports = [found[group[0].premises[0]] for group in framework.supports[element]]
            expected = FORMULAE[method](
                framework.base[element],
                [each for each in attacks if each is not None],
                [each for each in supports if each is not None],
            )
            assert weight == approx(expected, abs=1e-9)


@given(methods, shares, several, several, shares)
def test_more_support_never_weakens(
    method: Method, base: float, attacks: list[float], supports: list[float], more: float
) -> None:
    """One more support raises a weight or leaves it; one more attack lowers it or leaves it."""
    formula = FORMULAE[method]
    before = formula(base, attacks, supports)
    assert formula(base, attacks, [*supports, more]) >= before - 1e-12
    assert formula(base, [*attacks, more], supports) <= before + 1e-12


@given(methods, shares, several, several)
def test_attack_mirrors_support(
    method: Method, base: float, attacks: list[float], supports: list[float]
) -> None:
    """With base and sides turned round, a weight is turned round."""
    formula = FORMULAE[method]
    assert formula(1 - base, supports, attacks) == approx(1 - formula(base, attacks, supports))


@given(frameworks(), methods)
def test_shares_add_up(framework: BipolarFramework, method: Method) -> None:
    """The shares in a topic sum to its weight less its base score."""
    found = shapley(framework, 0, method)
    weight = weights(framework, method)[0]
    assert found is not None
    assert weight is not None
    total = sum(share.value for share in found.values())
    assert total == approx(weight - framework.base[0], abs=1e-9)


@given(frameworks(), methods)
def test_one_contributor_has_one_share(framework: BipolarFramework, method: Method) -> None:
    """Where a topic depends on one element alone, share and removal are the same."""
    removed, found = removal(framework, 0, method), shapley(framework, 0, method)
    assert removed is not None
    assert found is not None
    assert removed.keys() == found.keys()
    if len(found) == 1:
        assert found[next(iter(found))].value == approx(removed[next(iter(removed))])


@given(frameworks(), methods, st.data())
def test_only_ancestors_matter(
    framework: BipolarFramework, method: Method, data: st.DataObject
) -> None:
    """Taking away what a topic does not depend on leaves its weight as it was."""
    others = sorted(set(range(1, len(framework))) - framework.ancestors(0))
    away = data.draw(st.lists(st.sampled_from(others), unique=True)) if others else []
    fixed = dict.fromkeys(away, 0.0)
    assert weights(framework, method, fixed)[0] == weights(framework, method)[0]


@given(frameworks(circles=True), methods, st.data())
@settings(max_examples=60)
def test_changes_add_up_to_a_fresh_start(
    framework: BipolarFramework, method: Method, data: st.DataObject
) -> None:
    """Weights that are kept up to date are those of an evaluation made anew."""
    elements = st.integers(0, len(framework) - 1)
    evaluation = Evaluation(framework, method)
    fixed: dict[int, float] = {}
    for element in data.draw(st.lists(elements, max_size=4)):
        weight = data.draw(st.none() | shares)
        evaluation.suppose({element: weight})
        fixed.pop(element, None)
        if weight is not None:
            fixed[element] = weight
    assert evaluation.weights() == weights(framework, method, fixed)
