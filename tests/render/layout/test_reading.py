"""The reading tree, by its laws."""

from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from argmap.render.layout.reading import Box, reading_tree

WIDTH = 68.0
Forest = tuple[list[int], dict[int, list[int]], dict[int, float]]


@st.composite
def forests(draw: st.DrawFn) -> Forest:
    """Draw a forest: roots, children, and the height of every card."""
    size = draw(st.integers(1, 40))
    parents = [draw(st.integers(-1, node - 1)) for node in range(size)]
    children: dict[int, list[int]] = {}
    for node, parent in enumerate(parents):
        children.setdefault(parent, []).append(node)
    heights = {node: draw(st.integers(2, 24)) / 2 for node in range(size)}
    return children.pop(-1), children, heights


def placed(forest: Forest) -> dict[int, Box]:
    """Place all cards of a forest."""
    tops, children, heights = forest
    return reading_tree(tops, children, lambda node, _: heights[node], WIDTH, frozenset(heights))


@given(forests())
def test_no_two_cards_touch(forest: Forest) -> None:
    """Cards of one column lie one below the other, with a gap; others lie beside each other."""
    boxes = sorted(placed(forest).values(), key=lambda box: box.y)

    for number, one in enumerate(boxes):
        for other in boxes[number + 1 :]:
            beside = one.x + one.width <= other.x or other.x + other.width <= one.x
            assert beside or one.bottom + 1 <= other.y


@given(forests())
def test_every_card_lies_within_the_width(forest: Forest) -> None:
    """Each card is placed, within the width, and wide enough to be read."""
    boxes = placed(forest)

    assert set(boxes) == set(forest[2])
    assert all(box.x >= 0 and box.x + box.width <= WIDTH + 0.01 for box in boxes.values())
    assert all(box.width >= 19.9 for box in boxes.values())


@given(forests())
def test_children_stand_below_and_to_the_right(forest: Forest) -> None:
    """What hangs under a card stands lower, further right, and below the start of its column."""
    boxes = placed(forest)

    for parent, below in forest[1].items():
        for child in below:
            assert boxes[child].y > boxes[parent].bottom
            assert boxes[child].x > boxes[parent].x
            assert boxes[parent].bottom < boxes[child].column <= boxes[child].y


@given(forests())
def test_order_of_reading(forest: Forest) -> None:
    """The cards come in the outline's order; each is lower, or in a column to the right."""
    tops, children, _ = forest
    boxes = placed(forest)
    order, pending = [], tops[::-1]
    while pending:
        order.append(pending.pop())
        pending += children.get(order[-1], [])[::-1]

    assert list(boxes) == order
    for one, other in pairwise(order):
        lower = boxes[other].y > boxes[one].bottom
        assert lower or boxes[other].x > boxes[one].x + boxes[one].width


def test_two_columns_of_one_height() -> None:
    """Many light cards under one stand in two columns of the same height."""
    boxes = placed(([0], {0: list(range(1, 11))}, dict.fromkeys(range(11), 5.0)))
    left = [node for node in range(1, 11) if boxes[node].x < WIDTH / 2]

    assert left == [1, 2, 3, 4, 5]
    assert boxes[1].y == boxes[6].y


def test_high_subtree_has_the_full_width() -> None:
    """A subtree far higher than its neighbours is set in columns of its own, between theirs."""
    children = {0: [1, 2, 3, 4], 2: list(range(5, 15))}
    boxes = placed(([0], children, dict.fromkeys(range(15), 5.0)))

    assert boxes[1].bottom < boxes[2].y
    assert max(boxes[node].bottom for node in range(5, 15)) < boxes[3].y == boxes[4].y
    assert boxes[9].x < WIDTH / 2 < boxes[10].x


def test_depth_is_no_limit() -> None:
    """A chain of ten thousand cards is placed."""
    size = 10_000
    children = {node: [node + 1] for node in range(size - 1)}
    boxes = placed(([0], children, dict.fromkeys(range(size), 1.0)))

    assert len(boxes) == size


def test_only_what_is_shown() -> None:
    """What is not to be shown is left out, with all below it."""
    boxes = reading_tree("a", {"a": "bc", "c": "d"}, lambda *_: 1.0, WIDTH, frozenset("abd"))

    assert set(boxes) == {"a", "b"}
