"""What holds of every framework, whatever it looks like."""

from collections.abc import Callable
from dataclasses import replace
from itertools import chain, combinations
from unittest.mock import patch

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from argmap.graph.analysis.flattening import flatten
from argmap.graph.analysis.status import statuses
from argmap.graph.argumentation import small_search as trying
from argmap.graph.argumentation.acceptance import (
    credulously_accepted,
    sceptically_accepted,
    some_extension,
)
from argmap.graph.argumentation.credulous import credulous, ideal_extension
from argmap.graph.argumentation.extensions import Semantics, extensions
from argmap.graph.argumentation.framework import Extension, Framework, Label
from argmap.graph.argumentation.grounded import (
    grounded_labelling,
    label_under,
    min_max_numbers,
    relabelled,
)
from argmap.graph.argumentation.justification import justification_statuses
from argmap.graph.argumentation.minimal_defences import minimal_defences
from argmap.graph.model.debate import Debate, Node, Relation, Target
from argmap.schema.node import NodeRecord
from argmap.schema.vocabulary import Justification, Profile, RelationKind

Oracle = Callable[[Framework, Semantics], list[Extension]]
Admissible = Callable[[Framework], list[frozenset[int]]]

WAYS = (trying.TRIES, 1)
"""By trying, and by the solver: it is asked where so many tries do not settle a question."""

ORDER = {status: rank for rank, status in enumerate(Justification)}
OPINIONS = {
    Justification.STANDS: {Label.IN},
    Justification.DEFENSIBLE: {Label.IN, Label.UNDEC},
    Justification.CONTESTED: {Label.IN, Label.OUT, Label.UNDEC},
    Justification.DEADLOCKED: {Label.UNDEC},
    Justification.WEAK: {Label.UNDEC, Label.OUT},
    Justification.DEFEATED: {Label.OUT},
}


@st.composite
def frameworks(draw: st.DrawFn, most: int = 6) -> Framework:
    """Draw a framework of a few arguments, self-attacks included."""
    size = draw(st.integers(1, most))
    arguments = st.integers(0, size - 1)
    attacks = draw(st.lists(st.tuples(arguments, arguments), max_size=2 * size))
    return Framework.numbered([f"a{number}" for number in range(size)], attacks)


@st.composite
def sparse(draw: st.DrawFn) -> Framework:
    """Draw a framework of some dozens of arguments with few attacks each, like a debate."""
    size = draw(st.integers(10, 40))
    arguments = st.integers(0, size - 1)
    attacks = draw(st.lists(st.tuples(arguments, arguments), min_size=size, max_size=2 * size))
    return Framework.numbered([f"a{number}" for number in range(size)], attacks)


def _label(framework: Framework, extension: Extension, argument: int) -> Label:
    if argument in extension:
        return Label.IN
    attacked = any(attacker in extension for attacker in framework.attackers[argument])
    return Label.OUT if attacked else Label.UNDEC


@given(frameworks())
def test_trying_every_set_gives_the_same(brute_force: Oracle, framework: Framework) -> None:
    """The solver finds the extensions that the definitions ask for, no more and no fewer."""
    for semantics in Semantics:
        expected = sorted(brute_force(framework, semantics))
        assert sorted(extensions(framework, semantics)) == expected


@given(frameworks())
def test_decisions_agree_with_the_lists(framework: Framework) -> None:
    """Whatever is decided about an argument can be read off the list, and the witness is in it."""
    for semantics in Semantics:
        listed = list(extensions(framework, semantics))
        assert some_extension(framework, semantics).answer is bool(listed)
        for argument in range(len(framework)):
            some = credulously_accepted(framework, argument, semantics)
            every = sceptically_accepted(framework, argument, semantics)
            assert some.answer is any(argument in each for each in listed)
            assert every.answer is all(argument in each for each in listed)
            assert (some.witness in listed) is bool(some.answer)
            assert (every.witness in listed) is (every.answer is False)


@given(sparse())
@settings(max_examples=40)
def test_an_answer_set_program_gives_the_same(program: Oracle, framework: Framework) -> None:
    """An independent encoding finds the same complete, preferred and stable extensions."""
    if extensions(framework, Semantics.COMPLETE, cap=300).count > 2000:
        return
    for semantics in (Semantics.COMPLETE, Semantics.PREFERRED, Semantics.STABLE):
        found = sorted(extensions(framework, semantics, cap=2001))
        assert found == program(framework, semantics)


@given(frameworks())
def test_semantics_are_nested(framework: Framework) -> None:
    """Grounded lies in ideal, ideal in every preferred; stable is semi-stable is preferred."""
    found = {semantics: set(extensions(framework, semantics)) for semantics in Semantics}
    (grounded,), (ideal,) = found[Semantics.GROUNDED], found[Semantics.IDEAL]
    assert set(grounded) <= set(ideal)
    assert all(set(ideal) <= set(each) for each in found[Semantics.PREFERRED])
    assert found[Semantics.STABLE] <= found[Semantics.SEMI_STABLE] <= found[Semantics.PREFERRED]
    assert found[Semantics.PREFERRED] <= found[Semantics.COMPLETE]


@given(frameworks())
def test_a_status_is_the_set_of_labels(framework: Framework) -> None:
    """The word that the sweep gives says which labels the complete labellings give."""
    complete = list(extensions(framework, Semantics.COMPLETE))
    for argument, status in enumerate(justification_statuses(framework)):
        assert status is not None
        assert {_label(framework, each, argument) for each in complete} == OPINIONS[status]


@given(frameworks(), st.data())
def test_the_order_of_arguments_changes_nothing(framework: Framework, data: st.DataObject) -> None:
    """The words stay with the arguments when these are numbered differently."""
    places = data.draw(st.permutations(range(len(framework))))
    names = [""] * len(framework)
    for argument, place in enumerate(places):
        names[place] = framework.names[argument]
    shuffled = Framework.numbered(names, [(places[a], places[b]) for a, b in framework.attacks])
    words = dict(zip(framework.names, justification_statuses(framework), strict=True))
    assert dict(zip(names, justification_statuses(shuffled), strict=True)) == words


@given(frameworks(), st.data())
def test_only_ancestors_matter(framework: Framework, data: st.DataObject) -> None:
    """An argument keeps its word when everything it does not depend on is left out."""
    topic = data.draw(st.integers(0, len(framework) - 1))
    part = framework.restricted(framework.ancestors(topic))
    alone = justification_statuses(part.framework)[part.arguments.index(topic)]
    assert alone is justification_statuses(framework)[topic]


@given(sparse(), st.data())
def test_relabelling_is_labelling(framework: Framework, data: st.DataObject) -> None:
    """A what-if that visits only what can change gives the labels of a fresh start."""
    some = st.lists(st.integers(0, len(framework) - 1), max_size=3)
    accepted, rejected = data.draw(some), data.draw(some)
    found = relabelled(framework, grounded_labelling(framework), accepted, rejected)
    assert found == grounded_labelling(framework, accepted, rejected)


@given(sparse(), st.data())
def test_one_label_is_that_of_the_whole(framework: Framework, data: st.DataObject) -> None:
    """A label for which only what it depends on is visited is that of a labelling of everything."""
    some = st.lists(st.integers(0, len(framework) - 1), max_size=3)
    accepted, rejected = data.draw(some), data.draw(some)
    labels = grounded_labelling(framework, accepted, rejected)
    supposed = dict.fromkeys(accepted, Label.IN) | dict.fromkeys(rejected, Label.OUT)
    found = [label_under(framework, argument, supposed) for argument in range(len(framework))]
    assert found == labels


@given(frameworks(), st.data())
def test_a_supposition_is_a_change_of_attacks(framework: Framework, data: st.DataObject) -> None:
    """Accepting deletes the attacks on an argument; rejecting adds one that nothing answers."""
    yes, no = data.draw(st.permutations(range(max(2, len(framework)))))[:2]
    if len(framework) < 2:
        return
    changed = Framework.numbered(
        [*framework.names, "fresh"],
        [*((a, b) for a, b in framework.attacks if b != yes), (len(framework), no)],
    )
    expected = grounded_labelling(changed)[: len(framework)]
    assert grounded_labelling(framework, [yes], [no]) == expected


@given(sparse())
def test_explanations_end(framework: Framework) -> None:
    """What is in lies deeper than all its attackers; what is out, than the nearest that is in."""
    labels = grounded_labelling(framework)
    numbers = min_max_numbers(framework, labels)
    for argument, label in enumerate(labels):
        attackers = framework.attackers[argument]
        if label is Label.IN:
            deepest = max((numbers[b] for b in attackers), default=0)
            assert numbers[argument] == deepest + 1
        elif label is Label.OUT:
            nearest = min(numbers[b] for b in attackers if labels[b] is Label.IN)
            assert numbers[argument] == nearest + 1
        else:
            assert numbers[argument] == 0


@pytest.mark.parametrize("tries", WAYS)
@given(framework=frameworks())
def test_the_credulous_are_those_in_some_extension(
    brute_force: Oracle, tries: int, framework: Framework
) -> None:
    """The sweep finds just the union of the complete extensions, and leaves nothing open."""
    with patch.object(trying, "TRIES_EACH", tries):
        found = credulous(framework)
    complete = brute_force(framework, Semantics.COMPLETE)
    assert found.accepted == {argument for each in complete for argument in each}
    assert not found.unknown


@pytest.mark.parametrize("tries", WAYS)
@given(framework=frameworks())
def test_defences_are_admissible_and_minimal(
    admissible: Admissible, tries: int, framework: Framework
) -> None:
    """The listed defences are all admissible sets with the argument that contain no other such."""
    sets = admissible(framework)
    for argument in range(len(framework)):
        with_it = [each for each in sets if argument in each]
        least = {each for each in with_it if not any(other < each for other in with_it)}
        with patch.object(trying, "TRIES", tries):
            found = minimal_defences(framework, argument)
        assert found.exact
        assert sorted(found.sets) == sorted(tuple(sorted(each)) for each in least)


@given(sparse())
@settings(max_examples=60)
def test_the_solver_agrees_with_trying(framework: Framework) -> None:
    """What a few tries find is what the solver finds where it is left no other way."""
    arguments = range(len(framework))
    accepted = credulous(framework)
    defences = [minimal_defences(framework, argument) for argument in arguments]
    with patch.multiple(trying, TRIES=1, TRIES_EACH=1):
        assert credulous(framework) == accepted
        assert [minimal_defences(framework, argument) for argument in arguments] == defences


@given(frameworks())
def test_the_ideal_extension_is_admissible(framework: Framework) -> None:
    """No attacker of the ideal extension goes unanswered, and it has no conflict."""
    ideal = ideal_extension(framework)
    assert ideal is not None
    attacked = {target for member in ideal for target in framework.attacked[member]}
    assert attacked.isdisjoint(ideal)
    assert all(attacked.issuperset(framework.attackers[member]) for member in ideal)


@st.composite
def attacks_on_attacks(draw: st.DrawFn) -> Debate:
    """Draw a debate of attacks only, on nodes and on attacks."""
    nodes = [f"n{number}" for number in range(draw(st.integers(1, 3)))]
    relations: list[Relation] = []
    for number in range(draw(st.integers(0, 4))):
        targets: list[Target] = [*nodes, *relations]
        target = draw(st.sampled_from(targets))
        kind = RelationKind.REBUTS if isinstance(target, str) else RelationKind.UNDERCUTS
        source = draw(st.sampled_from(nodes))
        relations.append(Relation(kind, (source,), target, f"r{number}"))
    record = NodeRecord.model_validate({"kind": "claim", "text": "Something."})
    return Debate(
        "drawn",
        "Drawn",
        nodes={node: Node(node, "basics", record) for node in nodes},
        relations=tuple(relations),
    )


@given(attacks_on_attacks(), st.sampled_from(Profile), st.data())
def test_a_new_objection_never_helps(debate: Debate, profile: Profile, data: st.DataObject) -> None:
    """A rebuttal by a new node that nothing speaks against leaves its target no better off."""
    target = data.draw(st.sampled_from(sorted(debate.nodes)))
    objection = Relation(RelationKind.REBUTS, ("new",), target, "objection")
    nodes = {**debate.nodes, "new": replace(debate.nodes[target], id="new")}
    objected = replace(debate, nodes=nodes, relations=(*debate.relations, objection))
    before = statuses(debate, profile).justification[target]
    after = statuses(objected, profile).justification[target]
    assert before is not None
    assert after is not None
    assert ORDER[before] <= ORDER[after]


@given(attacks_on_attacks())
def test_flattening_is_recursive_attack(debate: Debate) -> None:
    """The complete extensions are those of a framework whose attacks can be attacked (AFRA)."""
    flattening = flatten(debate, Profile.DIRECTED)
    things = {argument: thing for thing, argument in flattening.arguments.items()}
    found = {
        frozenset(things[argument] for argument in extension if argument in things)
        for extension in extensions(flattening.framework, Semantics.COMPLETE)
    }
    everything: list[Target] = [*debate.nodes, *debate.relations]
    sets = chain.from_iterable(combinations(everything, k) for k in range(len(everything) + 1))
    assert found == {frozenset(s) for s in sets if _is_afra_complete(debate, frozenset(s))}


def _defeats(attack: Relation, thing: Target) -> bool:
    """Tell whether an attack strikes a thing, or the source of an attack."""
    return attack.target is thing or (
        isinstance(thing, Relation) and attack.target == thing.speaker
    )


def _is_afra_complete(debate: Debate, members: frozenset[Target]) -> bool:
    attacks = [member for member in members if isinstance(member, Relation)]
    if any(_defeats(attack, member) for attack in attacks for member in members):
        return False
    everything: list[Target] = [*debate.nodes, *debate.relations]
    acceptable = {
        thing
        for thing in everything
        if all(
            any(_defeats(answer, attack) for answer in attacks)
            for attack in debate.relations
            if _defeats(attack, thing)
        )
    }
    return members == acceptable
