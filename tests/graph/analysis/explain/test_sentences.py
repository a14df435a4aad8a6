"""What the analysis found, in sentences."""

from collections.abc import Callable, Mapping

import pytest

from argmap.graph.analysis.explain.dialectical_status import dialectical_status
from argmap.graph.analysis.explain.explanation import Explanation, why
from argmap.graph.analysis.explain.joint_pivot import joint_pivot
from argmap.graph.analysis.explain.people_sentences import commitment_sentence, tension_sentence
from argmap.graph.analysis.explain.pivot_sentences import pivot_sentences
from argmap.graph.analysis.explain.reason_counts import reasons_counted
from argmap.graph.analysis.explain.sentences import (
    against_remark,
    on_record,
    premise_remark,
    reason_remark,
)
from argmap.graph.analysis.explain.summary import verdict, who_holds
from argmap.graph.analysis.explain.titles import title
from argmap.graph.analysis.flattening import flatten
from argmap.graph.analysis.people.commitments import commitments
from argmap.graph.analysis.people.tensions import tensions
from argmap.graph.analysis.status import statuses
from argmap.graph.argumentation.framework import Label
from argmap.graph.model.debate import Debate, Target
from argmap.schema.vocabulary import Justification, Status

Make = Callable[[Mapping[str, str]], Debate]

ANN = "stances: [{by: ann, stance: asserts, source: c1}]\n"
BEN = "stances: [{by: ben, stance: asserts, source: c2}]\n"
LATER = "stances: [{by: ann, stance: asserts, source: c3}]\n"
DENIED = ANN[:-2] + ", {by: ben, stance: denies, source: c2}]\n"
BOTH = (
    "stances:\n  - {by: ann, stance: concedes, source: c1}\n"
    "  - {by: ann, stance: asserts, step: a, source: c1}\n"
)
REASONS = {"b": "supports: a\n" + ANN, "c": "supports: a\n" + ANN}

VERDICTS = {
    "No reason and no objection is recorded.": {"a": ANN},
    "No reason and no objection is recorded. It is qualified.": {"a": ANN, "q": "qualifies: a\n"},
    "Nobody objects to it, nor to the reasons given for it.": {"a": ANN, **REASONS},
    "Nobody objects to it, but a reason for it is under objection.": {
        "a": ANN,
        **REASONS,
        "u": "undercuts: b -> a\n" + BEN,
    },
    "2 reasons are recorded, and none of them holds.": {
        "a": ANN,
        **REASONS,
        "u": "undercuts: [b -> a, c -> a]\n" + BEN,
    },
    "The one reason recorded for it does not hold.": {
        "a": DENIED,
        "b": "supports: a\n" + ANN,
        "u": "undercuts: b -> a\n" + BEN,
    },
    "The one reason recorded for it is contested.": {
        "a": ANN,
        "b": "supports: a\n" + ANN,
        "r": "rebuts: b\n" + BEN,
    },
    "2 reasons are recorded, and each of them is contested.": {
        "a": ANN,
        **REASONS,
        "r": "rebuts: [b, c]\n" + BEN,
    },
    "Reasons are recorded, and each of them is contested or does not hold.": {
        "a": ANN,
        **REASONS,
        "r": "rebuts: b\n" + BEN,
        "u": "undercuts: c -> a\n" + BEN,
    },
    "The one reason recorded for it is contested, and unsupported itself.": {
        "a": ANN,
        "b": "supports: a\n" + ANN,
        "c": "supports: b\n" + ANN,
        "r": "rebuts: b\n" + BEN,
        "u": "undercuts: c -> b\n" + BEN,
    },
    "Its reasons rest on a circle: claims that only support one another.": {
        "a": "supports: b\n" + ANN,
        "b": "supports: a\n" + ANN,
    },
    "It is denied, but nobody gives an argument against it.": {"a": DENIED},
    "One objection, and no reply to it is recorded.": {"a": ANN, "r": "rebuts: a\n" + BEN},
    "One objection, and it is conceded.": {
        "a": ANN,
        "r": "rebuts: a\n" + BEN,
        "k": "kernel_of: r\n" + ANN,
    },
    "2 objections: 2 open.": {
        "a": ANN,
        "r": "rebuts: a\n" + BEN,
        "s": "rebuts: a\n" + BEN,
    },
    "2 objections: 1 answered, 1 open.": {
        "a": ANN,
        "r": "rebuts: a\n" + BEN,
        "s": "rebuts: a\n" + BEN,
        "t": "answers: s\n" + LATER,
    },
    "One objection; it has a reply, and the record does not say who is right.": {
        "a": ANN,
        "r": "rebuts: a\n" + BEN,
        "t": "answers: r\n" + LATER,
    },
    "One objection; on what is recorded, it does not hold.": {
        "a": ANN,
        "r": "rebuts: a\n" + BEN,
        "u": "undercuts: r -> a\n" + LATER,
    },
    "2 objections; on what is recorded, none of them holds.": {
        "a": ANN,
        "r": "rebuts: a\n" + BEN,
        "s": "rebuts: a\n" + BEN,
        "u": "undercuts: [r -> a, s -> a]\n" + LATER,
    },
    "An objection to it prevails.": {
        "a": "priority: -1\n" + ANN,
        "r": "rebuts: a\n" + BEN,
    },
    "It needs a reason, and none is recorded.": {"a": "needs_support: true\n" + ANN},
}


@pytest.mark.parametrize("told", VERDICTS)
def test_a_verdict_says_why_in_one_sentence(make: Make, told: str) -> None:
    """The shortest true thing that can be said of how a claim fares."""
    debate = make(VERDICTS[told])

    assert str(verdict(why(debate, flatten(debate), statuses(debate), "a"))) == told


def explain(debate: Debate, target: Target) -> Explanation:
    """Ask why a node or a step has its word."""
    return why(debate, flatten(debate), statuses(debate), target)


def test_a_view_nobody_holds_is_told_as_such(make: Make) -> None:
    """Whatever its word."""
    debate = make({"a": ANN.replace("asserts", "reports"), "r": "rebuts: a\n" + BEN})

    assert str(verdict(explain(debate, "a"))).startswith("Nobody here holds it")


def test_a_step_falls_with_what_it_rests_on(make: Make) -> None:
    """Nothing strikes the step itself."""
    debate = make({"a": ANN, "b": "supports: a\npriority: -1\n" + ANN, "r": "rebuts: b\n" + BEN})

    assert str(verdict(explain(debate, debate.step("b -> a")))) == "What it rests on does not hold."


def test_a_step_that_nobody_attacks_is_as_open_as_its_ends(make: Make) -> None:
    """A reason hangs on its premise; an objection on what it strikes, too."""
    debate = make({"a": ANN, "b": "supports: a\n" + ANN, "r": "rebuts: b\n" + BEN})

    told = [str(verdict(explain(debate, debate.step(name)))) for name in ("b -> a", "r -> b")]
    assert told == [
        "Nobody objects to the step itself; what it rests on is contested.",
        "Nobody objects to the step itself; the claims at its two ends are contested.",
    ]


def test_a_step_that_stands_rests_on_what_stands(make: Make) -> None:
    """There is no more to say of it."""
    debate = make({"a": ANN, "b": "supports: a\n" + ANN})

    assert str(verdict(explain(debate, debate.step("b -> a")))) == (
        "Nobody objects to the step, and what it rests on holds."
    )


RARE = {
    Justification.DEADLOCKED: {
        "a": "needs_support: true\npriority: 1\nundermines: b\n",
        "b": "supports: a\n",
    },
    Justification.DEFENSIBLE: {"a": "rebuts: b\n", "b": "rebuts: a\nundercuts: b -> a\n"},
    Justification.WEAK: {
        "a": "needs_support: true\npriority: 2\n",
        "b": "supports: a\nundercuts: b -> a\n",
        "c": "undermines: b\n",
    },
}


@pytest.mark.parametrize("word", RARE)
def test_a_rare_word_is_explained(make: Make, word: Justification) -> None:
    """In a second sentence, which says how coherent views take it."""
    debate = make(RARE[word])
    explanation = explain(debate, "a")

    assert explanation.justification is word
    told = {
        Justification.DEADLOCKED: "decides",
        Justification.DEFENSIBLE: "none rejects",
        Justification.WEAK: "none accepts",
    }
    assert told[word] in str(verdict(explanation))


def test_a_claim_in_need_of_reasons_is_as_open_as_they_are(make: Make) -> None:
    """Nobody objects to it, and yet it is contested."""
    debate = make(
        {"a": "needs_support: true\n" + ANN, "b": "supports: a\n" + ANN, "r": "rebuts: b\n" + BEN}
    )

    assert explain(debate, "a").status is Status.CONTESTED
    assert str(verdict(explain(debate, "a"))) == ("The one reason recorded for it is contested.")


def test_what_no_single_claim_would_change_is_said(make: Make) -> None:
    """One objection can be the whole matter; of two, neither is."""
    one = make({"a": ANN, "r": "rebuts: a\n" + BEN})
    two = make({"a": ANN, "r": "rebuts: a\n" + BEN, "s": "rebuts: a\n" + BEN})

    assert pivot_sentences(one, explain(one, "a")) == [
        "it would be defended if 'The text of r.' were wrong"
    ]
    assert pivot_sentences(two, explain(two, "a")) == ["no other claim by itself"]
    assert pivot_sentences(two, explain(two, "r")) == []


def test_the_least_claims_that_change_it_together_are_named(make: Make) -> None:
    """Both objections; to reject a reason as well would be more than it takes."""
    debate = make(
        {"a": ANN, "b": "supports: a\n", "r": "rebuts: a\n" + BEN, "s": "rebuts: a\n" + BEN}
    )
    found = joint_pivot(debate, flatten(debate), statuses(debate), "a")

    assert pivot_sentences(debate, explain(debate, "a"), found) == [
        "no other claim by itself",
        "together: it would be defended if 'The text of r.' and 'The text of s.' were wrong",
    ]


def test_what_leaves_the_status_as_it_is_changes_nothing(make: Make) -> None:
    """Without its only reason a contested claim is contested all the same."""
    debate = make({"a": ANN, "r": "rebuts: a\n" + BEN, "s": "supports: a\n" + ANN})

    assert [pivot.node for pivot in explain(debate, "a").pivots] == ["r"]


def test_what_is_conceded_is_said(make: Make) -> None:
    """Ann holds the claim and Ben concedes it."""
    both = ANN[:-2] + ", {by: ben, stance: concedes, source: c2}]\n"

    assert str(verdict(explain(make({"a": both}), "a"))) == (
        "No reason and no objection is recorded; it is conceded."
    )


@pytest.mark.parametrize(
    ("more", "told"),
    [
        ({}, "holds: nobody has objected"),
        (
            {"u": "undercuts: b -> a\n" + BEN},
            "does not hold: 1 objection to how it leads here, no reply recorded",
        ),
        (
            {"u": "undercuts: b -> a\n" + BEN, "r": "answers: u\n" + LATER},
            "does not hold: 1 objection to how it leads here: 1 answered",
        ),
        (
            {
                "u": "undercuts: b -> a\n" + BEN,
                "v": "undercuts: b -> a\n" + BEN,
                "r": "answers: [u, v]\n" + LATER,
            },
            "does not hold: 2 objections to how it leads here: 2 answered",
        ),
        (
            {
                "u": "undercuts: b -> a\n" + BEN,
                "v": "undercuts: b -> a\n" + BEN,
                "r": "answers: u\n" + LATER,
            },
            "does not hold: 2 objections to how it leads here: 1 answered, 1 open",
        ),
        ({"r": "rebuts: b\n" + BEN}, "itself contested: objected to, no reply recorded"),
        (
            {"r": "rebuts: b\n" + BEN, "u": "undercuts: r -> b\n" + LATER},
            "holds: 1 of 1 objection answered",
        ),
        (
            {"c": "supports: b\n" + ANN, "u": "undercuts: c -> b\n" + BEN},
            (
                "does not hold: itself unsupported: its reasons are objected to, "
                "no reply recorded (1 of 1)"
            ),
        ),
        (
            {
                "c": "supports: b\n" + ANN,
                "u": "undercuts: c -> b\n" + BEN,
                "r": "rebuts: b\n" + BEN,
            },
            "itself contested: objected to, no reply recorded",
        ),
        (
            {"r": "rebuts: b\n" + BEN, "u": "undercuts: b -> a\n" + BEN},
            (
                "does not hold: 1 objection to how it leads here, no reply recorded; "
                "itself contested: objected to, no reply recorded"
            ),
        ),
        ({"k": "kernel_of: b\n" + BEN}, "holds: nobody has objected; Ben concedes a part of it"),
    ],
)
def test_a_reason_is_told_with_how_it_fares(make: Make, more: dict[str, str], told: str) -> None:
    """What is said against the step, against the reason itself, and what is conceded."""
    debate = make({"a": ANN, "b": "supports: a\n" + ANN, **more})
    [reason] = [r for r in explain(debate, "a").reasons if r.step.speaker == "b"]

    assert str(reason_remark(debate, reason)) == told


@pytest.mark.parametrize(
    ("premise", "told"),
    [
        ({"p": ANN}, "only together with 'P' (unargued)"),
        (
            {"p": ANN, "r": "rebuts: p\n" + BEN},
            "only together with 'P' (contested: objected to, no reply recorded)",
        ),
        ({"p": "kind: definition\nterm: p\ntext: What p is.\n"}, "only together with 'P'"),
    ],
)
def test_a_linked_premise_is_told_with_how_it_fares(
    make: Make, premise: dict[str, str], told: str
) -> None:
    """Its status, and where that is shaky what is recorded about it."""
    debate = make({"a": ANN, "b": "supports: {to: a, with: p}\n" + ANN, **premise})
    [reason] = explain(debate, "a").reasons

    assert [str(premise_remark(one, "P")) for one in reason.premises] == [told]


def test_a_claim_that_contradicts_its_objection_is_no_reply_to_it(make: Make) -> None:
    """Each of two rivals would answer the other; that they contradict each other is said."""
    debate = make(
        {
            "a": "rebuts: x\n" + LATER,
            "x": "rebuts: a\n" + BEN,
            "r": "answers: x\n" + LATER,
            "b": "rebuts: y\n" + LATER,
            "y": "rebuts: b\n" + BEN,
        }
    )
    told = {n: against_remark(debate, explain(debate, n).against[0]) for n in ("a", "b")}

    both = "each of the two speaks against the other; though itself contested"
    assert told["a"] == f"reply: 'The text of r.' (Ann); {both}"
    assert told["b"] == f"no reply recorded; {both}"


def test_what_the_editor_added_is_marked_among_replies_and_undercuts(make: Make) -> None:
    """A reply, what stops an objection, and an objection to a step."""
    added = "{to: %s, inferred: true}\n"
    debate = make(
        {
            "a": ANN,
            "x": "rebuts: a\n" + BEN,
            "r": "answers: " + added % "x" + LATER,
            "y": "rebuts: a\n" + BEN,
            "u": "undercuts: " + added % "y -> a" + LATER,
            "b": "supports: a\n" + ANN,
            "v": "undercuts: " + added % "b -> a" + BEN,
        }
    )
    found = explain(debate, "a")

    assert [against_remark(debate, one) for one in found.against] == [
        "reply: 'The text of r.' (Ann; added by the editor)",
        "does not hold: 'The text of u.' (added by the editor) stands against it",
    ]
    [reason] = found.reasons
    assert str(reason_remark(debate, reason)) == (
        "does not hold: 1 objection to how it leads here, no reply recorded (1 added by the editor)"
    )


def test_an_objection_is_told_with_how_it_fares(make: Make) -> None:
    """Replies by name, the first few of many; or what makes it fall."""
    answers = {f"r{number}": "answers: x\n" + LATER for number in range(4)}
    debate = make(
        {
            "a": ANN,
            "x": "rebuts: a\n" + BEN,
            **answers,
            "y": "rebuts: a\n" + BEN,
            "u": "undercuts: y -> a\n" + LATER,
        }
    )

    assert [against_remark(debate, one) for one in explain(debate, "a").against] == [
        "replies: 'The text of r0.' (Ann), 'The text of r1.' (Ann) and 2 more",
        "does not hold: 'The text of u.' stands against it",
    ]


def test_holders_are_told_with_who_could_not_reply(make: Make) -> None:
    """Everybody, nobody, and those who take no part here."""
    absent = "stances: [{by: cy, stance: asserts}]\n"
    mixed = ANN[:-2] + ", {by: cy, stance: asserts}]\n"
    debate = make({"a": ANN, "b": absent, "c": mixed, "d": ""})

    assert [str(who_holds(debate, explain(debate, node))) for node in "abcd"] == [
        "Ann holds it.",
        "Cy holds it, and did not take part in the conversation.",
        "Ann and Cy hold it; Cy did not take part in the conversation.",
        "Nobody on record holds it.",
    ]


def test_a_commitment_names_what_it_follows_from(make: Make) -> None:
    """In, by a step; out, by an attack that is accepted and was drawn by somebody else."""
    debate = make({"a": "", "b": "rebuts: a\n" + BOTH, "c": "supports: d\n" + ANN, "d": ""})

    assert [commitment_sentence(debate, one) for one in commitments(debate, "ann")] == [
        "not 'The text of a.': they accept 'The text of b.' and its attack on it",
        "'The text of d.': it follows from 'The text of c.', by a step they accept",
    ]


def test_every_word_has_a_meaning() -> None:
    """One for each, all different."""
    assert len({word.meaning for word in Justification}) == len(Justification)


def test_the_record_is_told_in_parts(make: Make) -> None:
    """The phrase first, then what else there is to say."""
    debate = make(
        {
            "a": ANN,
            "k": "kernel_of: a\n" + BEN,
            "q": "qualifies: a\n" + BEN,
            "r": "clarifies: a\nstances: [{by: ben, stance: reports, source: c2}]\n",
            "x": "rebuts: r\n" + BEN,
        }
    )

    assert on_record(debate, dialectical_status(debate, "a")) == [
        "unchallenged",
        "conceded in part by Ben",
        "qualified by Ben",
        "1 reading of it under objection",
    ]


def test_an_attack_is_named_as_an_objection(make: Make) -> None:
    """What speaks for something is named as a step, what speaks against it as an objection."""
    debate = make({"a": ANN, "b": "supports: a\n", "u": "undercuts: b -> a\n"})
    step, attack = (debate.bearing_on("a")[0], debate.spoken_by("u")[0])

    assert title(debate, step) == "the step from 'The text of b.' to 'The text of a.'"
    assert title(debate, attack) == (
        "the objection 'The text of u.' to the step from 'The text of b.' to 'The text of a.'"
    )


def test_who_denies_through_the_reasons_is_named_on_record(make: Make) -> None:
    """No objection of its own, and yet nobody should take the claim for unchallenged."""
    debate = make({"a": DENIED, "b": "supports: a\n" + ANN, "u": "undercuts: b -> a\n" + BEN})

    assert on_record(debate, dialectical_status(debate, "a")) == [
        "its reasons are objected to, no reply recorded (1 of 1)",
        "denied by Ben",
    ]


def test_a_tension_is_told_with_both_sides(make: Make) -> None:
    """Held and accepted against it; a step is drawn; a concession is named as one."""
    both = ANN[:-2] + ", {by: ben, stance: concedes, source: c2}]\n"
    debate = make(
        {
            "a": BEN,
            "b": "rebuts: [{to: a, by: [ann, ben]}]\n" + both,
            "c": "supports: a\n" + BEN,
            "u": "undercuts: c -> a\n" + BEN,
        }
    )

    assert [tension_sentence(debate, tension) for tension in tensions(debate, "ben")] == [
        "holds 'The text of a.', and concedes 'The text of b.' against it",
        (
            "draws the step from 'The text of c.' to 'The text of a.', and accepts "
            "'The text of u.' against it"
        ),
    ]


@pytest.mark.parametrize(
    ("fares", "told"),
    [
        ([Label.IN, Label.IN], "2 reasons"),
        ([Label.IN, Label.OUT, Label.UNDEC], "3 reasons: 1 holds, 1 contested, 1 does not hold"),
        ([Label.IN, Label.IN, Label.OUT], "3 reasons: 2 hold, 1 does not hold"),
        ([Label.UNDEC, Label.OUT], "2 reasons: 1 contested, 1 does not hold"),
        ([Label.UNDEC] * 2, "2 reasons, both contested"),
        ([Label.UNDEC] * 3, "3 reasons, all contested"),
        ([Label.OUT] * 2, "2 reasons, neither holds"),
        ([Label.OUT] * 3, "3 reasons, none holds"),
        ([Label.UNDEC], "1 reason, which is contested"),
        ([Label.OUT], "1 reason, which does not hold"),
    ],
)
def test_reasons_are_counted_with_those_that_hold(fares: list[Label], told: str) -> None:
    """So that nobody takes what has fallen for a reason."""
    assert str(reasons_counted(fares)) == told
