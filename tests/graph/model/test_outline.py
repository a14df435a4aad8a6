"""Every node has one place in the map."""

from collections.abc import Mapping
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from argmap.graph.model.debate import Debate, Node, Relation, Section
from argmap.graph.model.outline import outline
from argmap.loading.loaded import Loaded
from argmap.schema.node import NodeRecord
from argmap.schema.vocabulary import Kind, RelationKind


def debate(
    nodes: Mapping[str, str], *relations: Relation, root: str | None = None, **under: Any
) -> Debate:
    """Make a debate of ids with their sections."""
    record = NodeRecord(kind=Kind.CLAIM, text="Tea.")
    sections = sorted(set(nodes.values()))
    return Debate(
        "tea",
        "Tea?",
        sections=tuple(Section(s, s, root if s == "s" else None) for s in sections),
        nodes={n: Node(n, s, record, under=under.get(n)) for n, s in sorted(nodes.items())},
        relations=tuple(sorted(relations, key=lambda r: r.name)),
    )


def speaks(source: str, target: str | Relation, kind: str = "supports", *premises: str) -> Relation:
    """Make a relation."""
    end = target if isinstance(target, str) else target.name
    return Relation(RelationKind(kind), (source, *premises), target, f"{source} -> {end}")


AB = speaks("b", "a")


def test_first_relation_decides() -> None:
    """A node hangs under the target of its first relation in the order of the table."""
    made = debate(dict.fromkeys("abc", "s"), AB, speaks("c", "a", "rebuts"), speaks("c", "b"))

    assert outline(made).places["c"].parent == "b"


def test_step_puts_a_node_under_its_speaker() -> None:
    """An attack on a step stands under the node that makes the step."""
    made = debate(dict.fromkeys("abc", "s"), AB, speaks("c", AB, "undercuts"))

    assert outline(made).path("c") == ("a", "b", "c")


def test_under_overrules() -> None:
    """Who says where a node stands is obeyed."""
    made = debate(dict.fromkeys("abc", "s"), AB, speaks("c", "a"), c="b")

    assert outline(made).places["c"].parent == "b"


def test_premise_stands_at_its_steps_target() -> None:
    """A node that is only a linked premise hangs under what the step leads to."""
    made = debate(dict.fromkeys("abp", "s"), speaks("b", "a", "supports", "p"))

    assert outline(made).places["p"].parent == "a"


def test_node_of_another_section() -> None:
    """A node whose place lies in another section hangs under the root, and keeps a chip."""
    made = debate({"a": "t", "r": "s", "b": "s"}, AB, root="r")
    place = outline(made).places["b"]

    assert (place.parent, place.elsewhere) == ("r", "a")


@pytest.mark.parametrize("root", ["a", "b", None])
def test_circles_are_cut(root: str | None) -> None:
    """Where places form a circle, one node of it hangs at the top, and all are reached."""
    made = debate(dict.fromkeys("abc", "s"), AB, speaks("a", "c"), speaks("c", "b"), root=root)
    found = outline(made)

    assert sorted(node for top in found.tops["s"] for _, node in found.walk(top)) == ["a", "b", "c"]


@given(st.lists(st.tuples(st.sampled_from("abcdef"), st.sampled_from("abcdef")), max_size=12))
def test_every_node_once(pairs: list[tuple[str, str]]) -> None:
    """However nodes relate, each stands in the map exactly once."""
    relations = [speaks(a, b) for a, b in sorted(set(pairs)) if a != b]
    made = debate({n: "s" if n < "d" else "t" for n in "abcdef"}, *relations, root="a")
    found = outline(made)
    walked = [node for tops in found.tops.values() for top in tops for _, node in found.walk(top)]

    assert sorted(walked) == list("abcdef")


def test_real_debate(empathy: Loaded) -> None:
    """In the debate of this repository every node is reached from the top of its section."""
    found = outline(empathy.debate)
    walked = [node for tops in found.tops.values() for top in tops for _, node in found.walk(top)]

    assert sorted(walked) == list(empathy.debate.nodes)
