"""What holds of the analysis of every debate."""

from collections.abc import Callable, Mapping
from dataclasses import replace
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import networkx as nx
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st
from pytest import approx  # noqa: PT013 - read as a word in long assertions

from argmap.graph.analysis.status import statuses
from argmap.graph.analysis.strength.evaluation import weights
from argmap.graph.analysis.strength.weighing import weighing
from argmap.graph.analysis.supposition import Supposition
from argmap.graph.analysis.what_if import WhatIf
from argmap.graph.model.debate import Debate, Node, Relation, Stance, Target
from argmap.loading.load import load
from argmap.schema.node import NodeRecord
from argmap.schema.vocabulary import Justification, Profile, RelationKind, StanceKind

RANK = {status: rank for rank, status in enumerate(Justification)}
"""How good a word is for its claim: the first is best."""

AT_NODES = (RelationKind.SUPPORTS, RelationKind.REBUTS, RelationKind.UNDERMINES)


def _node(draw: st.DrawFn, node: str) -> Node:
    said = {
        "kind": draw(st.sampled_from(["claim", "claim", "claim", "definition"])),
        "term": "tea",
        "text": "Something.",
        "needs_support": draw(st.sampled_from([False, False, True])),
        "priority": draw(st.sampled_from([0, 0, 0, 1])),
    }
    kinds = draw(st.sampled_from([(), (), (StanceKind.ASSERTS,), (StanceKind.REPORTS,)]))
    stances = tuple(Stance("ann", kind, node) for kind in kinds)
    return Node(node, "basics", NodeRecord.model_validate(said), stances=stances)


@st.composite
def debates(draw: st.DrawFn) -> Debate:
    """Draw a debate of a few nodes with reasons, attacks, linked premises and undercuts."""
    nodes = [f"n{number}" for number in range(draw(st.integers(2, 6)))]
    relations: list[Relation] = []
    for number in range(draw(st.integers(0, 9))):
        targets: list[Target] = [*nodes, *relations]
        target = draw(st.sampled_from(targets))
        kinds = AT_NODES if isinstance(target, str) else (RelationKind.UNDERCUTS,)
        sources = draw(st.lists(st.sampled_from(nodes), min_size=1, max_size=2, unique=True))
        kind = draw(st.sampled_from(kinds))
        relations.append(Relation(kind, tuple(sources), target, f"r{number}"))
    made = {node: _node(draw, node) for node in nodes}
    return Debate("drawn", "Drawn", nodes=made, relations=tuple(relations))


@given(debates(), st.sampled_from(Profile), st.data())
def test_a_new_objection_never_helps(debate: Debate, profile: Profile, data: st.DataObject) -> None:
    """A rebuttal by a new node that nothing speaks against leaves its target no better off."""
    target = data.draw(st.sampled_from(sorted(statuses(debate, profile).nodes) or ["n0"]))
    objection = Relation(RelationKind.REBUTS, ("new",), target, "objection")
    new = Node("new", "basics", NodeRecord.model_validate({"kind": "claim", "text": "No."}))
    objected = replace(
        debate, nodes={**debate.nodes, "new": new}, relations=(*debate.relations, objection)
    )
    before = statuses(debate, profile).justification.get(target) or Justification.STANDS
    after = statuses(objected, profile).justification[target]

    assert after is not None
    assert RANK[before] <= RANK[after]


@given(debates(), st.sampled_from(Profile), st.data())
def test_only_what_leads_to_a_node_matters(
    debate: Debate, profile: Profile, data: st.DataObject
) -> None:
    """Deleting a node from which no relations lead to another changes nothing there."""
    topic = data.draw(st.sampled_from(sorted(debate.nodes)))
    leading = nx.ancestors(debate.graph, topic) | {topic}
    for away in sorted(debate.nodes.keys() - leading):
        smaller = _deleted(debate, away)
        before, after = statuses(debate, profile), statuses(smaller, profile)
        assert before.nodes.get(topic) is after.nodes.get(topic)
        assert _weights(smaller)[topic] == approx(_weights(debate)[topic], abs=1e-9)


def _deleted(debate: Debate, away: str) -> Debate:
    """Delete a node with all relations from it and to it, and those that lead to these."""
    gone: set[Target] = {away}
    while True:
        more = {
            r for r in debate.relations if r.target in gone or not gone.isdisjoint(r.sources)
        } - gone
        if not more:
            break
        gone |= more
    nodes = {node: record for node, record in debate.nodes.items() if node != away}
    return replace(
        debate, nodes=nodes, relations=tuple(r for r in debate.relations if r not in gone)
    )


def _weights(debate: Debate) -> dict[str, float | None]:
    weighed = weighing(debate)
    found = weights(weighed.framework)
    return {node: found[weighed.elements[node]] for node in debate.nodes}


@given(debates(), st.sampled_from(Profile), st.data())
@settings(max_examples=300)
def test_a_supposition_gives_the_justification_of_the_reduced_debate(
    debate: Debate, profile: Profile, data: st.DataObject
) -> None:
    """The justification is what a fresh start on the reduced debate finds."""
    supposed = data.draw(st.permutations(sorted(debate.nodes)))
    steps = st.lists(st.sampled_from(debate.relations), max_size=1)
    supposition = Supposition(
        rejected=frozenset(supposed[:1]),
        accepted=frozenset(supposed[1 : data.draw(st.integers(1, 2))]),
        dropped=frozenset(data.draw(steps) if debate.relations else ()),
    )
    found = statuses(debate, profile, supposition=supposition).justification
    fresh = statuses(_reduced(debate, supposition), profile).justification

    for node in debate.nodes.keys() - supposition.rejected - supposition.accepted:
        assert fresh[node] in (found[node], None)


def _reduced(debate: Debate, supposition: Supposition) -> Debate:
    """Leave out steps from what is rejected, attacks on what is accepted, and what leads there."""
    gone: set[Target] = set(supposition.dropped)
    gone |= {
        r
        for r in debate.relations
        if (r.is_step and supposition.rejected.intersection(r.sources))
        or (r.is_attack and r.target in supposition.accepted)
    }
    while more := {r for r in debate.relations if r.target in gone} - gone:
        gone |= more
    nodes = {
        node.id: replace(node, stances=(), record=_needing_nothing(node.record))
        if node.id in supposition.accepted
        else node
        for node in debate.nodes.values()
    }
    kept = tuple(r for r in debate.relations if r not in gone)
    return replace(debate, nodes=nodes, relations=kept)


def _needing_nothing(record: NodeRecord) -> NodeRecord:
    return record.model_copy(update={"needs_support": False})


@given(debates(), st.data())
def test_a_supposition_leaves_no_trace(debate: Debate, data: st.DataObject) -> None:
    """Asked again after other questions, the answer is the same to the last digit."""
    ready = WhatIf(debate)
    asked = [
        Supposition(rejected=frozenset({data.draw(st.sampled_from(sorted(debate.nodes)))}))
        for _ in range(3)
    ]
    first = ready.effects(asked[0])
    for supposition in (*asked, Supposition()):
        ready.effects(supposition)

    again, fresh = ready.effects(asked[0]), WhatIf(debate).effects(asked[0])
    assert [(c.target, c.weights) for c in again] == [(c.target, c.weights) for c in first]
    assert [(c.target, c.weights) for c in again] == [(c.target, c.weights) for c in fresh]


@st.composite
def files(draw: st.DrawFn) -> dict[str, dict[str, Any]]:
    """Draw the nodes of a debate as their files say them."""
    nodes = [f"n{number}" for number in range(draw(st.integers(2, 5)))]
    found: dict[str, dict[str, Any]] = {}
    for number, node in enumerate(nodes):
        found[node] = {"kind": "claim", "text": f"Number {number}.", "priority": number % 2}
        others = st.sampled_from([other for other in nodes if other != node])
        for kind in ("supports", "rebuts"):
            found[node][kind] = draw(st.lists(others, max_size=2, unique=True))
        if len(nodes) > 2 and draw(st.booleans()):
            source, target = draw(st.permutations([o for o in nodes if o != node]))[:2]
            if target not in found.get(source, {}).get("supports", [target]):
                found[source]["supports"].append(target)
            if source in found:
                found[node]["undercuts"] = [f"{source} supports {target}"]
    return found


@given(files(), st.data())
@settings(max_examples=60)
def test_names_and_order_change_nothing(
    said: dict[str, dict[str, Any]], data: st.DataObject
) -> None:
    """Other ids, other orders of keys and lists: every claim keeps its word and its weight."""
    places = data.draw(st.permutations(range(len(said))))
    names = {node: f"m{place}" for node, place in zip(said, places, strict=True)}
    kept, renamed = _loaded(said, {n: n for n in said}, list), _loaded(said, names, _turned)
    before, after = statuses(kept), statuses(renamed)

    assert {names[node]: word for node, word in before.nodes.items()} == after.nodes
    assert sorted(map(str, before.steps.values())) == sorted(map(str, after.steps.values()))
    weighed = _weights(renamed)
    assert all(weighed[names[n]] == approx(w, abs=1e-9) for n, w in _weights(kept).items())


def _turned(things: Any) -> list[Any]:
    return list(reversed(list(things)))


def _loaded(
    said: Mapping[str, dict[str, Any]],
    names: Mapping[str, str],
    order: Callable[[Any], list[Any]],
) -> Debate:
    """Write a debate with other names and in another order, and load it."""
    with TemporaryDirectory() as folder:
        section = Path(folder, "claims", "drawn", "basics")
        section.mkdir(parents=True)
        (section.parent / "debate.yaml").write_text("format: 1\ntitle: Drawn\n", "utf-8")
        for node, record in said.items():
            keys = {key: _named(record[key], names, order) for key in order(record)}
            text = yaml.safe_dump(keys, sort_keys=False)
            (section / f"{names[node]}.yaml").write_text(text, "utf-8")
        loaded = load(Path(folder), "drawn")
    assert loaded.findings == ()
    return loaded.debate


def _named(value: Any, names: Mapping[str, str], order: Callable[[Any], list[Any]]) -> Any:
    if not isinstance(value, list):
        return value
    return order(" ".join(names.get(word, word) for word in one.split()) for one in value)
