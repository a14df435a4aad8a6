"""Which node is which."""

from collections.abc import Callable, Mapping

import pytest
from hypothesis import given
from hypothesis import strategies as st

from argmap.graph.diff import ChangeKind, diff
from argmap.graph.diff.matching import match, paired
from argmap.graph.model.debate import Debate

States = Callable[[Mapping[str, str | None]], tuple[Debate, Debate]]

HERBS = "kind: claim\ntext: Herbs without caffeine make fine tea.\n"
CALMS = "kind: claim\ntext: Tea calms the nerves of whoever drinks it.\n"


def test_the_same_words_in_another_order_are_one_node(states: States) -> None:
    """The order of words does not count, only how alike they are."""
    text = HERBS.replace(
        "Herbs without caffeine make fine tea", "Make fine tea without caffeine herbs"
    )
    before, after = states(
        {"basics/herbs.yaml": None, "basics/mint.yaml": f"{text}supports: drink-tea\n"}
    )

    assert match(before, after).pairs["herbs"] == "mint"


def test_another_statement_is_another_node(states: States) -> None:
    """Where texts differ too much, one node went and one came."""
    before, after = states(
        {
            "basics/herbs.yaml": None,
            "basics/mint.yaml": "kind: claim\ntext: Mint grows anywhere.\nsupports: drink-tea\n",
        }
    )

    found = match(before, after)
    assert (found.removed, found.added) == (("herbs",), ("mint",))


def test_the_likest_text_wins_and_each_node_counts_once(states: States) -> None:
    """Two candidates for one node: the nearer is the same, the other is new."""
    base = "Herbs without caffeine make fine tea"
    before, after = states(
        {
            "basics/herbs.yaml": None,
            "basics/a.yaml": f"kind: claim\ntext: {base} too now.\nsupports: drink-tea\n",
            "basics/b.yaml": f"kind: claim\ntext: {base} too.\nsupports: drink-tea\n",
        }
    )

    found = match(before, after)
    assert (found.pairs["herbs"], found.added) == ("b", ("a",))


def test_a_merged_node_is_removed_and_its_relations_follow(states: States) -> None:
    """What spoke to it now speaks to the node that took it over, which is no change."""
    before, after = states(
        {
            "basics/tea-calms.yaml": None,
            "basics/herbs.yaml": f"{HERBS}supports: drink-tea\naliases: [tea-calms]\n",
            "basics/tea-wakes.yaml": "kind: counterargument\ntext: Tea keeps people awake who "
            "drink it late.\nrebuts: herbs\n"
            "stances: [{by: ben, stance: asserts, source: c2}]\n",
        }
    )

    changes = diff(before, after).changes

    (removed,) = [c for c in changes if c.kind is ChangeKind.NODE_REMOVED]
    assert (removed.subject, removed.reason) == ("tea-calms", "now part of herbs")
    assert not [c for c in changes if c.kind.startswith("relation")]


def test_a_rename_taken_back_is_a_rename(states: States) -> None:
    """A former id leads back as well."""
    before, after = states(
        {
            "basics/herbs.yaml": None,
            "basics/mint.yaml": "kind: claim\ntext: Quite another text.\nsupports: drink-tea\n"
            "aliases: [herbs]\n",
        }
    )

    assert match(after, before).pairs["mint"] == "herbs"


@given(st.lists(st.integers(0, 5)), st.lists(st.integers(0, 5)))
def test_pairing_loses_and_invents_nothing(old: list[int], new: list[int]) -> None:
    """Pairs and rests together are what was given, and nothing pairable is left over."""
    pairs, gone, came = paired(old, new, abs, abs)

    assert sorted([*(a for a, _ in pairs), *gone]) == sorted(old)
    assert sorted([*(b for _, b in pairs), *came]) == sorted(new)
    assert all(a == b for a, b in pairs)
    assert not set(gone) & set(came)


@pytest.mark.parametrize("name", ["empathy"])
def test_a_debate_does_not_differ_from_itself(name: str, request: pytest.FixtureRequest) -> None:
    """Not even a large one, with every feature that there is."""
    debate = request.getfixturevalue(name).debate

    assert diff(debate, debate).changes == ()
