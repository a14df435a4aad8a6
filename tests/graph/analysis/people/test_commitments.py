"""What people are committed to, and where their stances pull apart."""

from collections.abc import Callable, Mapping

from argmap.graph.analysis.people.commitments import commitments, views
from argmap.graph.analysis.people.comparison import compare
from argmap.graph.analysis.people.tensions import disowned, tensions
from argmap.graph.model.debate import Debate

Make = Callable[[Mapping[str, str]], Debate]

ANN = "stances: [{by: ann, stance: asserts}]\n"
BEN = "stances: [{by: ben, stance: asserts}]\n"
CONCEDED = "stances: [{by: ann, stance: concedes}, {by: ben, stance: asserts}]\n"


def test_accepted_premises_and_step_commit_to_the_conclusion(make: Make) -> None:
    """And from there on to what follows next."""
    debate = make({"a": BEN, "b": "supports: a\n" + BEN, "c": "supports: b\n" + ANN})
    follows = make(
        {
            "a": "",
            "b": "supports: [{to: a, by: ann}]\n",
            "c": "supports: b\n" + ANN,
        }
    )

    assert [(c.node, c.accepts) for c in commitments(debate, "ann")] == [("b", True)]
    assert [(c.node, c.accepts) for c in commitments(follows, "ann")] == [("a", True), ("b", True)]


def test_an_accepted_attack_commits_to_rejecting_its_target(make: Make) -> None:
    """Who concedes an objection and its step has to give the target up."""
    step = "  - {by: ann, stance: concedes, step: a}\n"
    debate = make(
        {
            "a": "",
            "b": "rebuts: a\nstances:\n  - {by: ann, stance: concedes}\n" + step,
        }
    )

    assert [(c.node, c.accepts) for c in commitments(debate, "ann")] == [("a", False)]


def test_conceding_a_node_draws_no_step(make: Make) -> None:
    """Nothing follows from a premise alone."""
    debate = make({"a": "", "b": "supports: a\n" + CONCEDED})

    assert commitments(debate, "ann") == ()


def test_an_attack_denies_its_target_unless_one_says_otherwise(make: Make) -> None:
    """The denial is implied, and gives way to a stance."""
    silent = make({"a": BEN, "b": "rebuts: a\n" + ANN})
    spoken = make({"a": CONCEDED, "b": "rebuts: a\n" + ANN})

    assert views(silent, "ann").rejects("a")
    assert not views(spoken, "ann").rejects("a")


def test_rejecting_what_one_argues_for_is_a_tension(make: Make) -> None:
    """Premise and step accepted, conclusion denied: the support is the witness."""
    denies = "stances: [{by: ann, stance: denies}]\n"
    debate = make({"a": denies, "b": "supports: a\n" + ANN})

    [tension] = tensions(debate, "ann")
    assert (tension.kind, tension.witness.name, tension.conceded) == ("conclusion", "b -> a", False)


def test_accepting_an_attack_on_ones_own_claim_is_a_tension(make: Make) -> None:
    """Where the acceptance is a concession, the tension says so."""
    conceded = (
        "stances:\n  - {by: ann, stance: concedes}\n  - {by: ann, stance: concedes, step: a}\n"
    )
    debate = make({"a": ANN, "b": "rebuts: a\n" + conceded})

    [tension] = tensions(debate, "ann")
    assert (tension.kind, tension.target, tension.conceded) == ("attack", "a", True)


def test_a_view_reported_and_denied_is_disowned(make: Make) -> None:
    """Cy says that Ann holds it; Ann says she does not."""
    stances = (
        "stances:\n  - {by: cy, stance: reports, attributes_to: ann}\n"
        "  - {by: ann, stance: denies}\n"
    )

    [report] = disowned(make({"a": stances}), "ann")
    assert (report.person, report.node) == ("cy", "a")


def test_comparison_lists_issues_points_shared_nodes_and_concessions(make: Make) -> None:
    """Everything that two people share or not, in one value."""
    debate = make(
        {
            "yes": "answers: q\n" + ANN,
            "no": "answers: q\nrebuts: yes\n" + BEN,
            "both": CONCEDED,
            "q": "",
        }
    )

    compared = compare(debate, "ann", "ben")
    assert compared.issues == ()
    assert [disagreement.claim for disagreement in compared.disagreements] == ["yes"]
    assert compared.shared == ("both",)
    assert [(g.by, g.node) for g in compared.concessions] == [("ann", "both")]


def test_rival_answers_to_one_question_are_an_issue(make: Make) -> None:
    """Ann answers yes, Ben answers no."""
    question = {"q": "kind: question\ntext: Which?\nabout: yes\n"}
    debate = make({"yes": "answers: q\n" + ANN, "no": "answers: q\n" + BEN, **question})

    [issue] = compare(debate, "ann", "ben").issues
    assert (issue.question, issue.answers) == ("q", (("yes",), ("no",)))


def test_answers_that_attack_nothing_are_told_apart(make: Make) -> None:
    """Ben answers a claim of Ann's, a step she draws and a question she asks; not his own claim."""
    asked = "kind: question\ntext: Which?\nabout: a\nstances: [{by: ann, stance: asks}]\n"
    debate = make(
        {
            "a": ANN,
            "b": "supports: a\n" + ANN,
            "q": asked,
            "own": BEN,
            "r": "answers: [a, b -> a, q, own]\n" + BEN,
        }
    )

    answers = compare(debate, "ann", "ben").answers
    assert [answer.name for answer in answers] == ["r answers a", "r answers b -> a", "r answers q"]


def test_a_comparison_lists_what_both_deny_and_what_each_left(make: Make) -> None:
    """Ben denies in words what Ann attacks; Ann never came back to his objection."""
    debate = make(
        {
            "x": "stances: [{by: ben, stance: denies, source: c2}]\n",
            "y": "rebuts: x\nstances: [{by: ann, stance: asserts, source: c1}]\n",
            "z": "rebuts: y\nstances: [{by: ben, stance: asserts, source: c2}]\n",
        }
    )

    found = compare(debate, "ann", "ben")
    assert found.denied == ("x",)
    assert [[one.name for one in left] for left in found.not_replied] == [["z -> y"], []]
