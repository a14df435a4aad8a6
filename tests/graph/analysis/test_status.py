"""The reader's status: hand-worked debates, and a second route through the definitions."""

from collections.abc import Callable, Mapping

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from argmap.graph.analysis.dependencies import Dependencies
from argmap.graph.analysis.flattening import flatten
from argmap.graph.analysis.status import status_without_inferred, statuses
from argmap.graph.analysis.supposition import Supposition
from argmap.graph.argumentation.budget import Budget
from argmap.graph.model.debate import Debate, Node, Relation, Stance, Target
from argmap.schema.node import NodeRecord
from argmap.schema.vocabulary import Kind, Profile, RelationKind, StanceKind, Status
from tests.graph.analysis.naive_status import Naive

Make = Callable[[Mapping[str, str]], Debate]

REPORTED = "stances: [{by: ann, stance: reports, source: c1}]\n"
KINDS = (Kind.CLAIM, Kind.CLAIM, Kind.CLAIM, Kind.EXAMPLE, Kind.QUESTION)
STEPS = (
    RelationKind.SUPPORTS,
    RelationKind.SUPPORTS,
    RelationKind.REBUTS,
    RelationKind.UNDERMINES,
    RelationKind.ILLUSTRATES,
)

BY_HAND = {
    "a reported view is not held": ({"a": REPORTED}, "not-held"),
    "even where an objection to it prevails": ({"a": REPORTED, "b": "rebuts: a\n"}, "not-held"),
    "a reported view gives no reason": ({"a": "", "b": REPORTED + "supports: a\n"}, "unargued"),
    "nor does a step that rests on one too": (
        {"a": "", "b": REPORTED, "c": "supports: [{to: a, with: [b]}]\n"},
        "unargued",
    ),
    "a reported view is no objection": ({"a": "", "b": REPORTED + "rebuts: a\n"}, "unargued"),
    "a claim that needs a reason and has none": ({"a": "needs_support: true\n"}, "unsupported"),
    "and one whose only reason is undercut": (
        {"a": "needs_support: true\n", "b": "supports: a\n", "u": "undercuts: b -> a\n"},
        "unsupported",
    ),
    "and one whose only reason is contested": (
        {"a": "needs_support: true\n", "b": "supports: a\n", "r": "rebuts: b\n"},
        "contested",
    ),
    "an objection that wins is more than a missing reason": (
        {"a": "needs_support: true\npriority: -1\n", "b": "rebuts: a\n"},
        "defeated",
    ),
    "a deadlock": (
        {"a": "needs_support: true\npriority: 1\nundermines: b\n", "b": "supports: a\n"},
        "deadlocked",
    ),
    "an example that nobody argues about": (
        {"a": "kind: example\nform: case\ntext: A case.\n"},
        None,
    ),
    "an example with a reason": (
        {"a": "kind: example\nform: case\ntext: A case.\n", "b": "supports: a\n"},
        "supported",
    ),
    "an attacked definition": (
        {"a": "kind: definition\nterm: t\ntext: A term.\n", "b": "rebuts: a\n"},
        "contested",
    ),
    "a circle carries nothing": ({"a": "supports: b\n", "b": "supports: a\n"}, "unsupported"),
    "but what enters it from outside": (
        {"a": "supports: b\n", "b": "supports: a\n", "c": "supports: b\n"},
        "supported",
    ),
    "an objection acts though it is unsupported itself": (
        {"a": "", "b": "rebuts: a\n", "c": "supports: b\n", "u": "undercuts: c -> b\n"},
        "contested",
    ),
}


@pytest.mark.parametrize("case", BY_HAND)
def test_a_status_worked_out_by_hand(make: Make, case: str) -> None:
    """As somebody finds it who reads the table from top to bottom."""
    nodes, expected = BY_HAND[case]

    assert statuses(make(nodes)).nodes["a"] == expected


def test_links_added_by_the_editor_can_be_left_out(make: Make) -> None:
    """Without them a claim may be another; only such claims are listed."""
    debate = make(
        {"a": "", "b": "supports: [{to: a, inferred: true}]\n", "c": "", "d": "supports: c\n"}
    )

    assert statuses(debate).nodes["a"] == "supported"
    assert statuses(debate, explicit=True).nodes["a"] == "unargued"
    assert status_without_inferred(debate, Profile.STRUCTURED) == {"a": "unargued"}


def test_a_supposition_keeps_what_is_recorded(make: Make) -> None:
    """A claim whose last reason is rejected is unsupported, not unargued."""
    debate = make({"a": "", "b": "supports: a\n", "c": REPORTED + "supports: b\n"})
    rejected = statuses(debate, supposition=Supposition(rejected=frozenset("b")))
    accepted = statuses(debate, supposition=Supposition(accepted=frozenset("c")))

    assert rejected.nodes["a"] == "unsupported"
    assert accepted.nodes == {"a": "supported", "b": "supported", "c": "unargued"}


@st.composite
def debates(draw: st.DrawFn) -> Debate:
    """Draw a small debate with everything that a status depends on."""
    ids = [f"n{number}" for number in range(draw(st.integers(1, 5)))]
    nodes = {}
    for node in ids:
        kind = draw(st.sampled_from(KINDS))
        more = {"form": "case"} if kind is Kind.EXAMPLE else {}
        stances = draw(st.lists(st.sampled_from(StanceKind), max_size=2))
        record = NodeRecord.model_validate(
            {
                "kind": kind.value,
                "text": "Tea.",
                "needs_support": draw(st.sampled_from([False, False, False, True])),
                "priority": draw(st.sampled_from([0, 0, 0, 1])),
                **more,
            }
        )
        taken = tuple(Stance("ann", each, node) for each in stances)
        nodes[node] = Node(node, "s", record, taken)
    relations: list[Relation] = []
    for number in range(draw(st.integers(0, 7))):
        sources = draw(st.lists(st.sampled_from(ids), min_size=1, max_size=2, unique=True))
        steps = [r for r in relations if r.is_step]
        undercut = bool(steps) and draw(st.booleans())
        kind_of = RelationKind.UNDERCUTS if undercut else draw(st.sampled_from(STEPS))
        target: Target = draw(st.sampled_from(steps)) if undercut else draw(st.sampled_from(ids))
        inferred = draw(st.booleans())
        relations.append(Relation(kind_of, tuple(sources), target, f"r{number}", inferred=inferred))
    return Debate("d", "D", nodes=nodes, relations=tuple(relations))


def test_an_example_that_nobody_attacks_is_never_deadlocked(make: Make) -> None:
    """It has a status for its reasons, and no justification that could be deadlocked."""
    example = "kind: example\nform: case\nneeds_support: true\ntext: E.\n"
    found = statuses(make({"e": example + "undercuts: r -> e\n", "r": "supports: e\n"}))

    assert (found.nodes["e"], found.justification["e"]) == (Status.CONTESTED, None)


def test_what_has_no_justification_has_a_status_whatever_the_budget(make: Make) -> None:
    """Whether its reason is deadlocked is not known, but it cannot be."""
    example = "kind: example\nform: case\nneeds_support: true\ntext: E.\n"
    debate = make({"e": example, "r": "supports: e\nrebuts: s\n", "s": "rebuts: r\n"})
    found = statuses(debate, budget=Budget(1))

    assert (found.nodes["e"], found.nodes["r"]) == (Status.CONTESTED, None)
    assert "r" in found.unknown
    assert "e" not in found.unknown


@given(debates(), st.booleans(), st.data())
@settings(max_examples=300, deadline=None)
def test_statuses_are_those_of_a_second_route(
    debate: Debate, explicit: bool, data: st.DataObject
) -> None:
    """With passive nodes, needs, priorities, editor's links, silent kinds and suppositions."""
    ids = data.draw(st.permutations(sorted(debate.nodes)))
    dropped = (
        data.draw(st.lists(st.sampled_from(debate.relations), max_size=1))
        if (debate.relations)
        else []
    )
    supposition = Supposition(
        rejected=frozenset(ids[: data.draw(st.integers(0, 1))]),
        accepted=frozenset(ids[1 : data.draw(st.integers(1, 2))]),
        dropped=frozenset(dropped),
    )
    naive = Naive(debate, supposition, explicit=explicit)
    found = statuses(debate, explicit=explicit, supposition=supposition)

    labels = naive.labels()
    values = naive.values(labels)
    assert {n: tuple(v) for n, v in found.values.items()} == {
        node: (labels[node], values[node]) for node in debate.nodes
    }
    assert found.nodes == naive.statuses(dict(found.justification))


@given(debates(), st.data())
@settings(max_examples=150, deadline=None)
def test_a_target_depends_on_what_leads_to_it_alone(debate: Debate, data: st.DataObject) -> None:
    """The part of a debate gives a node the values that the whole does."""
    target = data.draw(st.sampled_from(sorted(debate.nodes)))
    supposed = frozenset({data.draw(st.sampled_from(sorted(debate.nodes)))})
    supposition = data.draw(
        st.sampled_from([Supposition(rejected=supposed), Supposition(accepted=supposed)])
    )

    part = Dependencies(debate, flatten(debate), target)
    assert part.value(supposition) == statuses(debate, supposition=supposition).values[target]
