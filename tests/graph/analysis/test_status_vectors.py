"""Vectors of the reader's status with all that it depends on, made by brute force."""

import json
from random import Random
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from argmap.graph.analysis.status import statuses
from argmap.graph.analysis.supposition import Supposition
from argmap.graph.model.debate import Debate, Node, Relation, Stance, Target
from argmap.schema.node import NodeRecord
from argmap.schema.vocabulary import RelationKind, StanceKind
from tests.graph.analysis.brute_status import FEATURES, FILE, OF_EACH, drawn, worked_out

VECTORS: list[dict[str, Any]] = json.loads(FILE.read_text("utf-8"))
MORE = {"example": {"form": "case"}, "definition": {"term": "tea"}}
LEVELS = {"in": 1.0, "undec": 0.5, "out": 0.0}


def debate_of(vector: dict[str, Any]) -> Debate:
    """Make the debate that a vector describes."""
    nodes = {}
    for node, claim in vector["claims"].items():
        taken = (Stance("ann", StanceKind(each), node) for each in claim["stances"])
        fields = {key: claim[key] for key in ("kind", "needs_support", "priority")}
        record = NodeRecord.model_validate(
            {"text": "Tea.", **fields, **MORE.get(claim["kind"], {})}
        )
        nodes[node] = Node(node, "s", record, tuple(taken))
    made: dict[str, Relation] = {}
    for one in vector["relations"]:
        target: Target = made.get(one["target"], one["target"])
        kind, sources = RelationKind(one["kind"]), tuple(one["sources"])
        made[one["id"]] = Relation(kind, sources, target, one["id"], inferred=one["inferred"])
    return Debate("d", "D", nodes=nodes, relations=tuple(made.values()))


def assert_as_expected(vector: dict[str, Any], expected: dict[str, Any]) -> None:
    """Compare labels, values, justifications and statuses with those that are expected."""
    debate, suppose = debate_of(vector), vector["suppose"]
    steps = {step.name: step for step in debate.relations}
    found = statuses(
        debate,
        explicit=vector["explicit"],
        supposition=Supposition(
            frozenset(suppose["reject"]),
            frozenset(suppose["accept"]),
            frozenset(steps[name] for name in suppose["drop"]),
        ),
    )
    words = {node: word for node, word in found.justification.items() if word is not None}
    assert found.nodes == expected["status"]
    assert {n: value.label for n, value in found.values.items()} == {
        node: LEVELS[expected["label"][node]] for node in debate.nodes
    }
    assert {n: value.value for n, value in found.values.items()} == expected["value"]
    assert {**words, **found.steps} == {
        thing: word
        for thing, word in expected["justification"].items()
        if thing in words or thing in steps
    }


@pytest.mark.parametrize("vector", VECTORS, ids=lambda vector: vector["name"])
def test_a_status_is_that_of_the_vector(vector: dict[str, Any]) -> None:
    """So are the label, the value and the justification behind it."""
    assert_as_expected(vector, vector["expect"])


def test_the_vectors_have_every_feature() -> None:
    """Each of them decides a status in that many debates."""
    names = [vector["name"].rsplit("-", 1)[0] for vector in VECTORS]

    assert {name: names.count(name) for name in names} == dict.fromkeys(
        (*FEATURES, "mixed"), OF_EACH
    )


@given(st.integers(0, 10**9), st.sampled_from((*FEATURES, "mixed")))
@settings(max_examples=25, deadline=None)
def test_a_status_is_found_by_trying_everything(seed: int, feature: str) -> None:
    """On debates that are no vectors."""
    case = drawn(Random(seed), feature)
    vector = {
        "claims": {node: vars(claim) for node, claim in case.claims.items()},
        "relations": case.relations,
        "explicit": case.explicit,
        "suppose": {"reject": case.reject, "accept": case.accept, "drop": case.drop},
    }

    assert_as_expected(vector, worked_out(case))
