"""What a framework is, and how it falls into parts."""

import pytest

from argmap.graph.argumentation.framework import Framework, Label, undecided_parts
from argmap.graph.argumentation.grounded import grounded_labelling, min_max_numbers


def test_an_attack_counts_once() -> None:
    """Writing an attack twice changes nothing, and neither does the order."""
    assert Framework.of("abc", ["bc", "ab", "ab"]) == Framework.of("abc", ["ab", "bc"])


def test_an_attack_on_nothing_is_refused() -> None:
    """An attack that names an argument which is not there is misuse."""
    with pytest.raises(KeyError, match="z"):
        Framework.of("ab", ["az"])


def test_a_part_knows_where_it_comes_from() -> None:
    """A restricted framework keeps names and attacks within it, and leads back to the whole."""
    part = Framework.of("abcd", ["ab", "bd", "db"]).restricted({3, 1})
    assert part.framework == Framework.of("bd", ["bd", "db"])
    assert part.lift([0, 1]) == (1, 3)


def test_undecided_parts_do_not_touch() -> None:
    """What is decided belongs to no part and joins none."""
    framework = Framework.of("abcde", ["ab", "ba", "cd", "dc", "eb", "bd"])
    labels = [Label.UNDEC, Label.OUT, Label.UNDEC, Label.UNDEC, Label.IN]
    assert [part.arguments for part in undecided_parts(framework, labels)] == [(0,), (2, 3)]


def test_a_long_chain_is_no_problem() -> None:
    """Ten thousand arguments in a row are labelled alternately, whatever the recursion limit."""
    size = 10_001
    framework = Framework.numbered(
        [str(number) for number in range(size)], [(a, a + 1) for a in range(size - 1)]
    )
    labels = grounded_labelling(framework)
    assert set(labels[::2]) == {Label.IN}
    assert min_max_numbers(framework, labels)[-1] == size


def test_supposing_both_is_rejecting() -> None:
    """An argument that is supposed to be in and out is out."""
    framework = Framework.of("ab", ["ab"])
    assert grounded_labelling(framework, [0], [0]) == [Label.OUT, Label.IN]


def test_what_is_supposed_has_number_one() -> None:
    """The number of a supposition says that no further reason is needed."""
    framework = Framework.of("abc", ["ab", "ba", "bc"])
    labels = grounded_labelling(framework, accepted=[1])
    assert min_max_numbers(framework, labels, supposed=[1]) == [2, 1, 2]
