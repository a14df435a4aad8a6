"""Nodes that say nearly the same are found without comparing all with all."""

from itertools import combinations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from argmap.checks import duplicates as module
from argmap.graph.model.debate import Node
from argmap.schema.node import NodeRecord
from argmap.schema.vocabulary import Kind

TEXTS = st.lists(st.lists(st.sampled_from("abcdefghijkl"), min_size=1, max_size=12), max_size=12)


@pytest.mark.parametrize("long", [3, 7, 60])
@given(TEXTS)
def test_every_pair_that_is_alike_meets(long: int, texts: list[list[str]]) -> None:
    """Whatever the words and their number, no pair is missed that comparing all would find."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(module, "LONG", long)
        compare(texts)


def compare(texts: list[list[str]]) -> None:
    """Find the pairs that are alike in both ways."""
    nodes = {
        f"n{number}": Node(f"n{number}", "s", NodeRecord(kind=Kind.CLAIM, text=" ".join(text)))
        for number, text in enumerate(texts)
    }
    said = module._by_rarity(nodes)

    def alike(one: module._Said, other: module._Said) -> bool:
        return module._alike(one, other, None)

    found = {frozenset((a.node.id, b.node.id)) for a, b in module._meeting(said) if alike(a, b)}
    every = {frozenset((a.node.id, b.node.id)) for a, b in combinations(said, 2) if alike(a, b)}
    assert found == every
