"""Rival theses of which neither attacks the other."""

import pytest

from argmap.checks.run import check
from argmap.loading.load import load
from tests.conftest import WriteDebate


@pytest.mark.parametrize(
    ("more", "found"),
    [
        ("", 1),
        ("rebuts: yes-it-is\n", 0),
        ("undermines: yes-it-is\n", 0),
        ("qualifies: yes-it-is\n", 1),
    ],
)
def test_rivals_are_told_to_attack_each_other(
    write_debate: WriteDebate, more: str, found: int
) -> None:
    """Where no attack leads from one to the other, in either direction; with the line to write."""
    root = write_debate(
        {
            "debate.yaml": "format: 1\ntitle: Tea?\nquestion: question\n"
            "theses: [yes-it-is, no-it-is-not]\n",
            "s/question.yaml": "kind: question\ntext: Is tea good?\n",
            "s/yes-it-is.yaml": "kind: claim\ntext: Tea is good.\nanswers: question\n",
            "s/no-it-is-not.yaml": f"kind: claim\ntext: Tea is bad.\nanswers: question\n{more}",
        }
    )
    rivals = [f for f in check(load(root)) if f.code == "unopposed-rivals"]

    assert len(rivals) == found
    assert all("add 'rebuts: " in finding.expected for finding in rivals)
