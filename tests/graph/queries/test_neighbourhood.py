"""What stands around a node or a step."""

from collections.abc import Callable, Mapping

import pytest

from argmap.graph.analysis.holders import drawers
from argmap.graph.model.debate import Debate
from argmap.graph.queries.neighbourhood import neighbourhood
from argmap.loading.loaded import Loaded
from argmap.schema.errors import UnknownIdError

Make = Callable[[Mapping[str, str]], Debate]

NODES = {
    "claim": "",
    "reason": "supports: {to: claim, with: linked}\n",
    "linked": "",
    "attack": "rebuts: claim\n",
    "undercut": "undercuts: reason -> claim\n",
    "against-undercut": "undercuts: undercut -> reason -> claim\n",
    "kernel": "kernel_of: claim\n",
    "gloss": "clarifies: claim\n",
}


def test_what_bears_on_a_node_is_parted_into_four(make: Make) -> None:
    """Reasons, attacks, concessions, and the rest."""
    around = neighbourhood(make(NODES), "claim")

    assert [b.relation.speaker for b in around.reasons] == ["reason"]
    assert [b.relation.speaker for b in around.attacks] == ["attack"]
    assert [b.relation.speaker for b in around.kernels] == ["kernel"]
    assert [b.relation.speaker for b in around.other] == ["gloss"]


def test_attacks_on_a_step_stand_with_the_step_however_deep(make: Make) -> None:
    """An undercut of an undercut is below it."""
    (reason,) = neighbourhood(make(NODES), "claim").reasons
    (undercut,) = reason.on_step

    assert undercut.relation.speaker == "undercut"
    assert [b.relation.speaker for b in undercut.on_step] == ["against-undercut"]


def test_a_linked_premise_knows_its_step(make: Make) -> None:
    """A node that bears on nothing by itself is not without a purpose."""
    around = neighbourhood(make(NODES), "linked")

    assert around.bears_on == ()
    assert [b.relation.name for b in around.premise_in] == ["reason -> claim"]


def test_a_step_has_surroundings_too(make: Make) -> None:
    """What bears on it, but no relations of its own."""
    debate = make(NODES)
    around = neighbourhood(debate, debate.step("reason -> claim"))

    assert around.bears_on == ()
    assert [b.relation.speaker for b in around.attacks] == ["undercut"]


def test_an_unknown_node_has_none(make: Make) -> None:
    """The nearest id is offered."""
    with pytest.raises(UnknownIdError, match="'clam'"):
        neighbourhood(make(NODES), "clam")


def test_every_relation_of_the_real_debate_is_around_its_target(empathy: Loaded) -> None:
    """Nothing that bears on a node is left out of what is shown."""
    debate = empathy.debate
    shown = 0
    for node in debate.nodes:
        around = neighbourhood(debate, node)
        pending = [*around.reasons, *around.attacks, *around.kernels, *around.other]
        while pending:
            bearing = pending.pop()
            shown += 1
            pending += bearing.on_step

    assert shown == len(debate.relations)


def test_whoever_asserts_a_node_draws_its_steps(make: Make) -> None:
    """One who only concedes it draws nothing."""
    debate = make(
        {
            "a": "supports: b\nstances:\n  - {by: ann, stance: asserts}\n"
            "  - {by: ben, stance: concedes}\n",
            "b": "",
        }
    )

    assert drawers(debate, debate.step("a -> b")) == ("ann",)


def test_named_drawers_are_the_only_ones(make: Make) -> None:
    """Where a relation names somebody, the holders of the node do not draw it."""
    debate = make(
        {"a": "supports: {to: b, by: cy}\nstances: {by: ann, stance: asserts}\n", "b": ""}
    )

    assert drawers(debate, debate.step("a -> b")) == ("cy",)


def test_nobody_draws_a_link_added_by_the_editor(make: Make) -> None:
    """An inferred relation belongs to no participant."""
    debate = make(
        {"a": "supports: {to: b, inferred: true}\nstances: {by: ann, stance: asserts}\n", "b": ""}
    )

    assert drawers(debate, debate.step("a -> b")) == ()
