"""What is open in a debate."""

from collections.abc import Callable, Mapping

from argmap.graph.model.debate import Debate
from argmap.graph.queries.open_issues import open_issues

Make = Callable[[Mapping[str, str]], Debate]

ANN = "stances: [{by: ann, stance: asserts, source: c1}]\n"
BEN = "stances: [{by: ben, stance: asserts, source: c2}]\n"


def test_objections_without_a_reply_are_listed_by_source(make: Make) -> None:
    """One with a reply is not open any more."""
    debate = make(
        {
            "a": ANN,
            "b": "rebuts: a\n" + BEN,
            "c": "rebuts: a\n" + BEN,
            "d": "answers: b\n" + ANN.replace("c1", "c3"),
        }
    )

    [group] = open_issues(debate).objections
    assert (group.source, [o.name for o in group.objections]) == ("c2", ["c -> a"])


def test_an_objection_is_listed_where_it_is_made(make: Make) -> None:
    """Not where somebody else concedes it: that source may have the smaller id."""
    both = "stances: [{by: ben, stance: asserts, source: c2}, "
    both += "{by: cy, stance: concedes, source: c1}]\n"
    debate = make({"a": ANN.replace("c1", "c3"), "b": "rebuts: a\n" + both})

    assert [group.source for group in open_issues(debate).objections] == ["c2"]


def test_who_cannot_reply_is_owed_no_reply(make: Make) -> None:
    """What only Cy holds, who wrote nothing here, or what is only reported, is left out."""
    debate = make(
        {
            "a": "stances: [{by: cy, stance: asserts}]\n",
            "b": "rebuts: a\n" + BEN,
            "c": "stances: [{by: ann, stance: reports}]\n",
            "d": "rebuts: c\n" + BEN,
        }
    )

    found = open_issues(debate)
    assert (found.objections, found.counts["objections"]) == ((), 0)
    assert [group.objections[0].name for group in found.to_absent] == ["b -> a"]
    assert [group.objections[0].name for group in found.to_passive] == ["d -> c"]


def test_what_nobody_takes_a_stance_on_is_open_to_objections(make: Make) -> None:
    """It counts like what somebody accepts: anybody may reply."""
    debate = make({"a": "", "b": "rebuts: a\n"})

    [group] = open_issues(debate).objections
    assert (group.source, [o.name for o in group.objections]) == (None, ["b -> a"])


def test_what_is_conceded_is_not_open(make: Make) -> None:
    """Ann grants the objection to her own claim: there is nothing left to reply to."""
    granted = BEN[:-2] + ", {by: ann, stance: concedes, source: c3}]\n"
    debate = make({"a": ANN, "b": "rebuts: a\n" + granted})

    assert open_issues(debate).objections == ()


def test_questions_are_open_answered_or_half_answered(make: Make) -> None:
    """A question with a partial answer only is not yet closed."""
    question = "kind: question\ntext: What now?\nabout: a\n"
    debate = make(
        {
            "a": ANN,
            "q1": question,
            "q2": question,
            "q3": question,
            "b": "answers: [{to: q2, partly: true}]\n" + ANN,
            "c": "answers: [{to: q3, partly: true}, {to: q1}]\n" + ANN,
            "d": "answers: q3\n" + BEN,
        }
    )

    found = open_issues(debate)
    assert (found.questions, found.partly_answered) == ((), ("q2",))


def test_a_comment_that_nobody_else_answered_is_open(make: Make) -> None:
    """Ann answered Ben, Ben answered Ann; nobody answered Ann's last."""
    assert open_issues(make({"a": ANN})).sources == ("c3",)


def test_an_argument_of_its_own_that_nobody_touched_is_open(make: Make) -> None:
    """Once somebody else takes a stance it is not."""
    alone = {"a": ANN, "b": "supports: a\n" + ANN}
    touched = {"a": ANN[:-2] + ", {by: ben, stance: doubts}]\n", "b": "supports: a\n" + ANN}

    assert open_issues(make(alone)).untouched == ("a",)
    assert open_issues(make(touched)).untouched == ()


def test_what_is_no_statement_is_nothing_to_take_up(make: Make) -> None:
    """What a word means, and an example, though reasons are given for them."""
    reasons = {"b": "supports: [a, c, d]\n" + ANN}
    others = {
        "c": "kind: definition\nterm: tea\ntext: A leaf.\n" + ANN,
        "d": "kind: example\nform: case\ntext: A cup.\n" + ANN,
    }

    assert open_issues(make({"a": ANN, **reasons, **others})).untouched == ("a",)
