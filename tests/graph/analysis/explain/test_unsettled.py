"""What stands before *contested*: the record, and why it is contested where that surprises."""

from collections.abc import Callable, Mapping

import pytest

from argmap.graph.analysis.explain.dialectical_status import dialectical_status
from argmap.graph.analysis.explain.unsettled import record_with_reason
from argmap.graph.analysis.status import statuses
from argmap.graph.model.debate import Debate
from argmap.schema.vocabulary import Status

Make = Callable[[Mapping[str, str]], Debate]

UNDECIDED = "but nothing recorded here decides who is right"
ANN, BEN = (f"stances: {{by: {who}, stance: asserts}}\n" for who in ("ann", "ben"))
CLAIM = {"a": ANN, "o": "rebuts: a\n" + BEN}
CASES = {
    "no answer": (CLAIM, "objected to, no reply recorded"),
    "an answer that attacks nothing": (
        {**CLAIM, "r": "answers: o\n" + ANN},
        f"1 of 1 objection answered, {UNDECIDED}",
    ),
    "an answer that is itself objected to": (
        {**CLAIM, "r": "rebuts: o\n" + ANN, "c": "rebuts: r\n" + BEN},
        "1 of 1 objection answered, but the answer is itself disputed",
    ),
    "two answers, one of them disputed": (
        {**CLAIM, "r": "rebuts: o\n" + ANN, "s": "answers: o\n" + ANN, "c": "rebuts: r\n" + BEN},
        f"1 of 1 objection answered, {UNDECIDED}",
    ),
    "one of two objections answered": (
        {**CLAIM, "p": "rebuts: a\n" + BEN, "r": "answers: o\n" + ANN},
        "1 of 2 objections answered",
    ),
    "reasons with answers to what is said against them": (
        {"a": ANN, "b": "supports: a\n" + ANN, "o": "rebuts: b\n" + BEN, "r": "answers: o\n" + ANN},
        f"its reasons are objected to, each with a reply (1 of 1), {UNDECIDED}",
    ),
    "what a reason rests on": (
        {
            "a": ANN,
            "b": "supports: a\n" + ANN,
            "c": "supports: b\n" + ANN,
            "o": "rebuts: c\n" + BEN,
        },
        "unchallenged, but its reasons rest on something contested",
    ),
}


@pytest.mark.parametrize("case", CASES)
def test_the_record_says_why_it_is_contested(make: Make, case: str) -> None:
    """An answer that settles nothing is not left to contradict the status beside it."""
    nodes, told = CASES[case]
    debate = make(nodes)
    status = statuses(debate).nodes["a"]

    assert status is Status.CONTESTED
    assert str(record_with_reason(debate, "a", dialectical_status(debate, "a"), status)) == told


def test_other_statuses_need_no_reason(make: Make) -> None:
    """Where an answer defends the claim, the record says only that there is one."""
    debate = make({**CLAIM, "r": "undercuts: o -> a\n" + ANN})
    status = statuses(debate).nodes["a"]
    record = dialectical_status(debate, "a")

    assert status is not Status.CONTESTED
    assert record_with_reason(debate, "a", record, status) is record.sentence
