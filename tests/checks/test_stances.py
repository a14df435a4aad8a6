"""What the checks of stances promise beyond the miniature debates."""

from collections import Counter
from collections.abc import Callable, Mapping
from pathlib import Path

import pytest

from argmap.checks.run import check
from argmap.loading.load import load
from argmap.schema.finding import Severity

Write = Callable[[Mapping[str, str]], Path]
ANN = {"people/ann.yaml": "name: Ann\nidentified: by-contribution\n"}


@pytest.mark.parametrize(
    ("stances", "contradict"),
    [
        (
            "{by: ann, stance: asserts, @p1}, {by: ann, stance: denies, @p1}",
            True,
        ),
        (
            "{by: ann, stance: asserts, @p1}, {by: ann, stance: denies, @p2}",
            False,
        ),
        (
            "{by: ann, stance: asserts, source: c}, {by: ann, stance: denies, @p2}",
            True,
        ),
        (
            "{by: ann, stance: reports, @p1}, {by: ann, stance: denies, @p1}",
            False,
        ),
        ("{by: ann, stance: asserts}, {by: ann, stance: denies, step: tea-calms}", False),
    ],
)
def test_accepting_and_rejecting(stances: str, contradict: bool, write_debate: Write) -> None:
    """To change one's mind is no contradiction, nor is it to describe what one denies."""
    found = _codes_of_stances(stances, write_debate)

    assert ("contradictory-stances" in found) is contradict


@pytest.mark.parametrize(
    ("stances", "found"),
    [
        ("{by: ann, stance: asserts, @p1}, {by: ann, stance: asserts, @p1}", ["repeated-stance"]),
        ("{by: ann, stance: asserts, @p1}, {by: ann, stance: asserts, @p2}", []),
        ("{by: ann, stance: asserts, @p1}, {by: ann, stance: concedes, @p1}", []),
        (
            "{by: ann, stance: asserts, @p1}, {by: ann, stance: asserts, step: tea-calms, @p1}",
            [],
        ),
        (
            "{by: ann, stance: asserts, @p9}, {by: ann, stance: asserts, @p9}",
            ["unknown-paragraph"],
        ),
        (
            "{by: ann, stance: asserts, source: x}, {by: ann, stance: asserts, source: x}",
            ["unknown-source"] * 2,
        ),
    ],
)
def test_a_stance_that_stands_twice(stances: str, found: list[str], write_debate: Write) -> None:
    """The same word on the same thing at the same place; what lost its place is not compared."""
    assert _codes_of_stances(stances, write_debate) == found


def _codes_of_stances(stances: str, write_debate: Write) -> list[str]:
    """Check the stances on a node that supports another; ``@p1`` is a paragraph of a source."""
    paragraphs = "".join(
        f'  - {{id: p{n}, chars: [0, 1], sha256: "0123456789abcdef", no_claim: courtesy}}\n'
        for n in (1, 2)
    )
    files = {
        **ANN,
        "sources/c.yaml": f"kind: comment\nauthor: ann\nparagraphs:\n{paragraphs}",
        "s/tea-calms.yaml": "kind: claim\ntext: Tea calms.\n",
        "s/tea-is-warm.yaml": "kind: claim\ntext: Tea is warm.\nsupports: tea-calms\n"
        f"stances: [{stances.replace('@', 'source: c, at: ')}]\n",
    }
    found = check(load(write_debate(files)))
    return [finding.code for finding in found if finding.severity is not Severity.NOTE]


def test_hostile_lists_are_told_once_each(write_debate: Write) -> None:
    """Of many contradictory stances each is told once, and not with each of the others."""
    pair = "- {by: ann, stance: asserts}\n- {by: ann, stance: denies}\n"
    files = ANN | {"s/a.yaml": f"kind: claim\ntext: Tea.\nstances:\n{pair * 50}"}

    assert Counter(f.code for f in check(load(write_debate(files)))) == {
        "contradictory-stances": 99,
        "repeated-stance": 98,
    }
