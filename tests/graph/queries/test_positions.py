"""Who holds what: holders of a node, positions of a person, participants."""

from collections.abc import Callable, Mapping

import pytest

from argmap.graph.model.debate import Debate
from argmap.graph.queries.contributions import contributions
from argmap.graph.queries.positions import position
from argmap.graph.queries.stances import stances_on
from argmap.loading.loaded import Loaded
from argmap.schema.errors import UnknownIdError
from argmap.schema.vocabulary import StanceKind

Make = Callable[[Mapping[str, str]], Debate]


@pytest.fixture
def tea(make: Make) -> Debate:
    """Make a debate in which Ann holds, Ben denies, and Cy reports Ann."""
    return make(
        {
            "claim": "stances:\n  - {by: ben, stance: denies}\n"
            "  - {by: ann, stance: asserts, source: c1}\n"
            "  - {by: cy, stance: reports, attributes_to: ann}\n",
            "reason": "supports: claim\nstances:\n  - {by: ann, stance: asserts}\n"
            "  - {by: ben, stance: doubts, step: claim}\n",
            "elsewhere": "stances: {by: ann, stance: concedes}\n",
        }
    )


def test_stances_stand_in_the_order_of_the_model(tea: Debate) -> None:
    """Who asserts comes before who denies, whatever the file's order."""
    held = stances_on(tea, tea.node("claim"))

    assert [stance.person for stance in held.stances] == ["ann", "ben", "cy"]


def test_a_stance_on_a_step_is_none_on_the_node(tea: Debate) -> None:
    """Doubting the way is not doubting the statement."""
    held = stances_on(tea, tea.node("reason"))

    assert [stance.person for stance in held.stances] == ["ann"]
    assert [stance.person for stance in held.on_steps] == ["ben"]


def test_a_step_has_drawers_and_stances_of_its_own(tea: Debate) -> None:
    """Ann draws it, Ben doubts it."""
    held = stances_on(tea, tea.step("reason -> claim"))

    assert held.drawn_by == ("ann",)
    assert [stance.person for stance in held.stances] == ["ben"]


def test_a_position_groups_what_a_person_states(tea: Debate) -> None:
    """By kind of stance, in the order of the model; others' reports apart."""
    held = position(tea, "ann")

    assert list(held.stated) == [StanceKind.ASSERTS, StanceKind.CONCEDES]
    assert [s.node for s in held.stated[StanceKind.ASSERTS]] == ["claim", "reason"]
    assert [s.person for s in held.attributed] == ["cy"]


def test_a_position_on_a_node_has_only_what_is_close_to_it(tea: Debate) -> None:
    """The node, and what bears on it."""
    held = position(tea, "ann", on="claim")

    assert {s.node for stances in held.stated.values() for s in stances} == {"claim", "reason"}


def test_nobody_unknown_has_a_position(tea: Debate) -> None:
    """A misspelt id is an error."""
    with pytest.raises(UnknownIdError, match="'anne'"):
        position(tea, "anne")


def test_a_node_counts_once_for_a_person(empathy: Loaded) -> None:
    """However often somebody says a thing, it is one thing they hold."""
    debate = empathy.debate
    for one in contributions(debate):
        accepted = {
            s.node for s in debate.stances if s.person == one.person and s.accepts and not s.step
        }

        assert one.accepts == len(accepted)


def test_only_writers_take_part(empathy: Loaded) -> None:
    """Who is only quoted or reported writes nothing in the debate."""
    taking_part = {one.person for one in contributions(empathy.debate) if one.takes_part}

    assert "steven-byrnes" in taking_part
    assert "beren-millidge" not in taking_part


@pytest.fixture
def quarrel(make: Make) -> Debate:
    """Make a debate in which Ann and Ben part, and Cy reports Ann, who disowns it."""
    return make(
        {
            "claim": "stances:\n  - {by: ann, stance: asserts, source: c1}\n",
            "attack": "rebuts: claim\nstances:\n  - {by: ben, stance: asserts, source: c2}\n"
            "  - {by: ann, stance: concedes, source: c3}\n",
            "reason": "supports: further\nstances:\n  - {by: ben, stance: asserts, source: c2}\n",
            "further": "",
            "reading": "stances:\n  - {by: cy, stance: reports, attributes_to: ann}\n"
            "  - {by: ann, stance: denies, source: c3}\n",
            "late": "rebuts: reason\nstances:\n  - {by: ann, stance: asserts, source: c3}\n",
        }
    )


def test_a_position_tells_what_is_implied(quarrel: Debate) -> None:
    """Denied by an attack, bound by one's own step, and each with what implies it."""
    held = position(quarrel, "ben")

    assert [attack.name for attack in held.implied] == ["attack -> claim"]
    assert [(c.node, c.accepts, c.because.name) for c in held.commitments] == [
        ("further", True, "reason -> further")
    ]
    assert [objection.name for objection in held.not_replied] == ["late -> reason"]


def test_a_step_is_denied_by_an_undercut(make: Make) -> None:
    """As far as the person does not speak of it; near a node where all of the step is near."""
    ben = "stances:\n  - {by: ben, stance: asserts, source: c2}\n"
    debate = make(
        {
            "end": "",
            "one": "supports: end\n",
            "two": "supports: [end, one]\nstances: [{by: ben, stance: asserts, step: end}]\n",
            "cut": "undercuts: [one -> end, two -> end, two -> one]\n" + ben,
        }
    )
    denied = ["cut -> one -> end", "cut -> two -> one"]

    assert [attack.name for attack in position(debate, "ben").implied] == denied
    assert [attack.name for attack in position(debate, "ben", "one").implied] == denied[1:]


def test_a_position_tells_what_is_disowned(quarrel: Debate) -> None:
    """A report that the person denies is among those attributed, and marked."""
    held = position(quarrel, "ann")

    assert held.disowned == held.attributed
    assert [stance.node for stance in held.disowned] == ["reading"]


def test_on_a_node_everything_is_narrowed(quarrel: Debate) -> None:
    """What is implied and what is left open too."""
    near, far = position(quarrel, "ben", on="claim"), position(quarrel, "ben", on="further")

    assert [attack.name for attack in near.implied] == ["attack -> claim"]
    assert (near.commitments, near.not_replied) == ((), ())
    assert far.implied == ()
    assert [objection.name for objection in far.not_replied] == ["late -> reason"]
    assert position(quarrel, "ann", on="claim").attributed == ()


def test_a_step_under_fire_is_near_its_end(make: Make) -> None:
    """Who draws a step to the node is asked about undercuts of it."""
    debate = make(
        {
            "a": "supports: b\nstances: {by: ann, stance: asserts, source: c1}\n",
            "b": "",
            "u": "undercuts: a -> b\nstances: {by: ben, stance: asserts, source: c2}\n",
            "x": "",
        }
    )

    assert [o.name for o in position(debate, "ann", on="b").not_replied] == ["u -> a -> b"]
    assert position(debate, "ann", on="x").not_replied == ()


def test_a_position_follows_the_sources(make: Make) -> None:
    """Nodes stand where a reader first meets them; what has no source comes last."""
    said = "stances:\n  - {{by: ann, stance: asserts{}}}\n".format
    debate = make(
        {
            "a": said(", source: c3"),
            "b": said(""),
            "c": said(", source: c1"),
            "d": said(", source: c3") + "  - {by: ann, stance: asserts, source: c2}\n",
        }
    )

    held = position(debate, "ann").stated[StanceKind.ASSERTS]
    assert [(stance.node, stance.source) for stance in held] == [
        ("c", "c1"),
        ("d", "c2"),
        ("d", "c3"),
        ("a", "c3"),
        ("b", None),
    ]
