"""How the relations of a debate become attacks."""

from collections.abc import Callable, Mapping

from argmap.graph.analysis.flattening import flatten
from argmap.graph.analysis.status import statuses
from argmap.graph.argumentation.budget import Budget
from argmap.graph.model.debate import Debate
from argmap.schema.vocabulary import Profile

Make = Callable[[Mapping[str, str]], Debate]

REPORTED = "stances: {by: ann, stance: reports, source: c1}\n"


def test_an_unanswered_rebuttal_is_a_contest(make: Make) -> None:
    """In the profile structured both sides can be held; in directed the last word wins."""
    debate = make({"a": "", "b": "rebuts: a\n"})
    assert statuses(debate).justification == {"a": "contested", "b": "stands"}
    assert statuses(debate).steps == {"b -> a": "contested"}
    assert statuses(debate, Profile.DIRECTED).justification == {"a": "defeated", "b": "stands"}


def test_a_step_needs_all_its_premises(make: Make) -> None:
    """A step falls with any of its linked premises, even while its speaker stands."""
    debate = make(
        {
            "a": "",
            "p": "needs_support: true\n",
            "b": "rebuts:\n  - to: a\n    with: [p]\n",
        }
    )
    words = statuses(debate)
    assert words.justification == {"a": "stands", "b": "stands", "p": "defeated"}
    assert words.steps == {"b -> a": "defeated"}


def test_an_undercut_strikes_the_step_alone(make: Make) -> None:
    """Both ends of an undercut reason stand, and an undercut of the undercut restores the step."""
    nodes = {"a": "", "b": "supports: a\n", "u": "undercuts: b -> a\n"}
    assert statuses(make(nodes)).steps["b -> a"] == "defeated"
    assert set(statuses(make(nodes)).justification.values()) == {"stands"}
    answered = statuses(make({**nodes, "v": "undercuts: u -> b -> a\n"}))
    assert answered.steps["b -> a"] == "stands"


def test_the_higher_priority_wins(make: Make) -> None:
    """Priority decides a conflict in the profile structured, and only there."""
    strong = make({"a": "priority: 1\n", "b": "rebuts: a\n"})
    assert statuses(strong).justification["a"] == "stands"
    assert statuses(strong).steps["b -> a"] == "defeated"
    assert statuses(strong, Profile.DIRECTED).justification["a"] == "defeated"
    weak = make({"a": "priority: -1\n", "b": "undermines: a\n"})
    assert statuses(weak).justification["a"] == "defeated"


def test_a_step_has_the_least_priority_of_its_premises(make: Make) -> None:
    """A weighty speaker cannot lend weight to a light premise."""
    nodes = {"a": "priority: 1\n", "p": "", "b": "priority: 2\nrebuts:\n  - to: a\n    with: [p]\n"}
    assert statuses(make(nodes)).justification["a"] == "stands"
    assert statuses(make({**nodes, "p": "priority: 2\n"})).justification["a"] == "defeated"


def test_an_undercut_ignores_priority(make: Make) -> None:
    """Whoever speaks for a step, an undercut reaches it."""
    debate = make({"a": "", "b": "priority: 9\nsupports: a\n", "u": "undercuts: b -> a\n"})
    assert statuses(debate).steps["b -> a"] == "defeated"


def test_what_nobody_holds_does_not_strike_back(make: Make) -> None:
    """A node that is only reported can be attacked, loses, and its own steps do not hold."""
    debate = make(
        {
            "a": REPORTED + "rebuts: c\n",
            "b": "rebuts: a\n",
            "c": "",
            "d": "supports:\n  - to: c\n    with: [a]\n",
        }
    )
    words = statuses(debate)
    assert words.justification == {"a": "defeated", "b": "stands", "c": "stands", "d": "stands"}
    assert words.steps == {"a -> c": "defeated", "b -> a": "stands", "d -> c": "defeated"}


def test_somebody_who_concedes_it_makes_it_count(make: Make) -> None:
    """A reported node that somebody else concedes is a node like any other."""
    stances = (
        "stances:\n"
        "  - {by: ann, stance: reports, source: c1}\n"
        "  - {by: ben, stance: concedes, source: c2}\n"
    )
    debate = make({"a": stances, "b": "rebuts: a\n"})
    assert statuses(debate).justification["a"] == "contested"


def test_a_claim_falls_with_its_last_reason(make: Make) -> None:
    """A node that needs support stands on one live reason of two, and falls with both."""
    nodes = {
        "a": "needs_support: true\n",
        "b": "supports: a\n",
        "c": "supports: a\n",
        "u": "undercuts: b -> a\n",
    }
    assert statuses(make(nodes)).justification["a"] == "stands"
    fallen = make({**nodes, "v": "undercuts: c -> a\n"})
    assert statuses(fallen).justification["a"] == "defeated"
    assert "a, without a reason" in flatten(fallen).framework.names


def test_links_added_by_the_editor_can_be_left_out(make: Make) -> None:
    """With explicit only, an inferred attack and what leads to it are as if they were not there."""
    debate = make(
        {
            "a": "",
            "b": "rebuts:\n  - to: a\n    inferred: true\n",
            "u": "undercuts: b -> a\n",
            "c": "rebuts: a\n",
        }
    )
    words = statuses(debate, explicit=True)
    assert words.steps == {"c -> a": "contested"}
    assert list(statuses(debate).steps) == ["b -> a", "c -> a", "u -> b -> a"]


def test_an_undercut_illustration_loses_its_own_word_only(make: Make) -> None:
    """An illustration proves nothing, so nothing else changes when it fails."""
    debate = make({"a": "", "e": "illustrates: a\n", "u": "undercuts: e -> a\n"})
    words = statuses(debate)
    assert words.steps["e -> a"] == "defeated"
    assert set(words.justification.values()) == {"stands"}


def test_some_kinds_are_silent_until_attacked(make: Make) -> None:
    """A definition, an example and a question get a word only when a node that counts attacks."""
    debate = make(
        {
            "d": "kind: definition\nterm: tea\ntext: A drink.\n",
            "e": "kind: example\nform: case\ntext: A case.\nillustrates: c\n",
            "q": "kind: question\ntext: Why?\nabout: c\n",
            "c": "",
            "r": REPORTED + "rebuts: e\n",
            "x": "rebuts: d\n",
        }
    )
    assert statuses(debate).justification == {
        "c": "stands",
        "d": "contested",
        "e": None,
        "q": None,
        "r": None,
        "x": "stands",
    }


def test_a_spent_budget_leaves_words_out(make: Make) -> None:
    """Where the budget does not reach, the word is None; what is decided keeps its own."""
    debate = make({"a": "", "b": "rebuts: a\n", "c": ""})
    words = statuses(debate, budget=Budget(1))
    assert words.justification == {"a": None, "b": "stands", "c": "stands"}
