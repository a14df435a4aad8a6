"""Chains of relations from one thing to another."""

from collections.abc import Callable, Mapping

import networkx as nx

from argmap.graph.model.debate import Debate, Target
from argmap.graph.queries.paths import Paths, leads_to, paths
from argmap.loading.loaded import Loaded

Make = Callable[[Mapping[str, str]], Debate]


def names(found: Paths) -> list[list[str]]:
    """Give the names of the relations of each chain."""
    return [[relation.name for relation in chain] for chain in found.chains]


def test_a_chain_follows_relations_to_their_targets(make: Make) -> None:
    """From the node that speaks to what it speaks of, never back."""
    debate = make({"a": "supports: b\n", "b": "rebuts: c\n", "c": ""})

    assert names(paths(debate, "a", "c")) == [["a -> b", "b -> c"]]
    assert paths(debate, "c", "a").chains == ()
    assert leads_to(debate, "a", "c")
    assert not leads_to(debate, "c", "a")


def test_a_chain_leads_through_steps(make: Make) -> None:
    """Who strikes a step bears on what the step leads to."""
    debate = make({"a": "supports: b\n", "b": "", "u": "undercuts: a -> b\n"})

    assert names(paths(debate, "u", "b")) == [["u -> a -> b", "a -> b"]]
    assert names(paths(debate, "u", debate.step("a -> b"))) == [["u -> a -> b"]]
    assert names(paths(debate, debate.step("u -> a -> b"), "b")) == [["u -> a -> b", "a -> b"]]


def test_a_linked_premise_bears_on_what_it_is_a_premise_of(make: Make) -> None:
    """The relation stands on another node, and leads on from this one too."""
    debate = make({"a": "supports:\n  - {to: b, with: p}\n", "b": "", "p": ""})

    assert names(paths(debate, "p", "b")) == [["a -> b"]]


def test_fewest_relations_win_whatever_they_are(make: Make) -> None:
    """Through a step is as far as through a node; all of the least length are listed, in order."""
    debate = make(
        {
            "a": "supports: [b, c]\nundercuts: x -> d\n",
            "b": "supports: d\n",
            "c": "rebuts: d\n",
            "d": "",
            "x": "supports: d\n",
        }
    )

    assert names(paths(debate, "a", "d")) == [
        ["a -> b", "b -> d"],
        ["a -> c", "c -> d"],
        ["a -> x -> d", "x -> d"],
    ]


def test_a_long_list_is_cut_and_says_so(make: Make) -> None:
    """No more chains than asked for, and word that there are others."""
    middles = {f"m{number}": "supports: z\n" for number in range(4)}
    debate = make({"a": f"supports: [{', '.join(middles)}]\n", "z": "", **middles})

    assert len(paths(debate, "a", "z", cap=3).chains) == 3
    assert not paths(debate, "a", "z", cap=3).complete
    assert paths(debate, "a", "z", cap=4).complete


def test_a_thing_is_no_relation_away_from_itself(make: Make) -> None:
    """One chain, and it is empty."""
    assert paths(make({"a": ""}), "a", "a").chains == ((),)


def test_every_chain_of_the_real_debate_is_a_walk(empathy: Loaded) -> None:
    """Each relation starts where the one before it ended, and the last one ends at the goal."""
    debate = empathy.debate
    goal = debate.theses[0]
    for node in sorted(nx.ancestors(debate.graph, goal) & debate.nodes.keys()):
        for chain in paths(debate, node, goal).chains:
            here: Target = node
            for relation in chain:
                assert here is relation or here in relation.sources
                here = relation.target
            assert here == goal


def test_a_short_side_road_hides_no_main_one(make: Make) -> None:
    """One chain for each bearing, however long, before a second one of any."""
    debate = make(
        {
            "a": "supports: [b, m]\nqualifies: d\nkernel_of: d\n",
            "b": "supports: c\n",
            "c": "supports: d\n",
            "d": "",
            "m": "rebuts: d\nqualifies: d\n",
        }
    )

    found = paths(debate, "a", "d")
    assert [bears.value for bears in found.bearings] == ["for", "against", "conceded", "other"]
    assert names(found)[0] == ["a -> b", "b -> c", "c -> d"]


def test_an_attack_on_an_attack_speaks_for_its_target(make: Make) -> None:
    """And one on a reason against it."""
    debate = make({"a": "", "b": "rebuts: a\n", "c": "rebuts: b\n", "u": "undercuts: b -> a\n"})

    assert paths(debate, "b", "a").bearings[0].value == "against"
    assert paths(debate, "c", "a").bearings[0].value == "for"
    assert paths(debate, "u", "a").bearings[0].value == "for"
