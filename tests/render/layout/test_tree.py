"""The tidy tree, by its laws."""

from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from argmap.render.layout.tree import Spot, tidy_tree

GAP = 1.5
Forest = tuple[list[int], dict[int, list[int]], dict[int, float]]


@st.composite
def forests(draw: st.DrawFn) -> Forest:
    """Draw a forest: roots, children, and the height of every card."""
    size = draw(st.integers(1, 40))
    parents = [draw(st.integers(-1, node - 1)) for node in range(size)]
    children: dict[int, list[int]] = {}
    for node, parent in enumerate(parents):
        children.setdefault(parent, []).append(node)
    heights = {node: draw(st.integers(1, 12)) / 2 for node in range(size)}
    return children.pop(-1), children, heights


@given(forests())
def test_no_two_cards_touch(forest: Forest) -> None:
    """In each column the cards lie one below the other, at least the gap apart."""
    tops, children, heights = forest
    spots = tidy_tree(tops, children, heights, GAP)
    columns: dict[int, list[tuple[float, float]]] = {}
    for node, spot in spots.items():
        columns.setdefault(spot.level, []).append((spot.top, spot.top + heights[node]))

    for column in columns.values():
        for (_, bottom), (top, _) in pairwise(sorted(column)):
            assert top - bottom >= GAP - 0.001


@given(forests())
def test_parents_stand_beside_the_middle(forest: Forest) -> None:
    """A parent stands beside the middle between its first and its last child."""
    tops, children, heights = forest
    spots = tidy_tree(tops, children, heights, GAP)

    for parent, below in children.items():
        first, last, own = (spots[n].top + heights[n] / 2 for n in (below[0], below[-1], parent))
        assert abs((first + last) / 2 - own) < 0.001
        assert {spots[child].level for child in below} == {spots[parent].level + 1}


@given(forests())
def test_order_is_kept(forest: Forest) -> None:
    """Everything is placed; siblings follow one another downward; the uppermost card is at 0."""
    tops, children, heights = forest
    spots = tidy_tree(tops, children, heights, GAP)

    assert set(spots) == set(heights)
    assert min(spot.top for spot in spots.values()) == 0
    for below in (tops, *children.values()):
        assert sorted(below, key=lambda node: spots[node].top) == below


def test_subtrees_move_together() -> None:
    """A small subtree moves into the room beside a deep one."""
    children = {"a": ["b", "c"], "b": ["d", "e"]}
    spots = tidy_tree(["a"], children, dict.fromkeys("abcde", 1.0), 1)

    assert spots["c"] == Spot(1, 3.0)


def test_depth_is_no_limit() -> None:
    """A chain of ten thousand cards is placed, in one line."""
    children = {node: [node + 1] for node in range(10_000)}
    spots = tidy_tree([0], children, dict.fromkeys(range(10_000), 1.0), 1)

    assert {spot.top for spot in spots.values()} == {0.0}
    assert spots[9_999].level == 9_999


def test_only_what_has_a_height() -> None:
    """What is not to be shown is left out, with all below it."""
    spots = tidy_tree("a", {"a": "bc", "c": "d"}, {"a": 1, "b": 1, "d": 1}, 1)

    assert set(spots) == {"a", "b"}
