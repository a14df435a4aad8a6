"""Whether the analysis comes to what is expected, and why not."""

from collections.abc import Callable, Mapping
from pathlib import Path

import pytest

from argmap.checks import FATAL, expectations
from argmap.checks.expectations import FAILED_EXPECTATION, check_expectations
from argmap.checks.run import check_all
from argmap.loading.load import load

Write = Callable[[Mapping[str, str]], Path]

PEOPLE = {
    "people/ann.yaml": "name: Ann\nidentified: by-contribution\n",
    "people/bea.yaml": "name: Bea\nidentified: by-contribution\n",
}
BY_ANN = "stances: [{by: ann, stance: asserts}]\n"
CHAIN = {
    "basics/t.yaml": "kind: claim\ntext: Tea calms.\n" + BY_ANN,
    "basics/b.yaml": "kind: claim\ntext: It does not.\nrebuts: t\n",
    "basics/c.yaml": "kind: claim\ntext: That is beside the point.\nundercuts: b -> t\n",
}


def said(folder: Path) -> list[tuple[str, str]]:
    """Give the message and the explanation of each finding."""
    return [(f.message, f.expected) for f in check_expectations(load(folder, "tea"))]


def expecting(expectation: str) -> dict[str, str]:
    """Make a debate that expects something."""
    debate = f"format: 1\ntitle: Tea?\nexpect: {{{expectation}}}\n"
    return {**PEOPLE, **CHAIN, "debate.yaml": debate}


def test_what_comes_out_is_fine(write_debate: Write) -> None:
    """A status and a crux that come out are no findings."""
    status = expecting("status: {t: defended, b: [supported, unargued]}")
    crux = expecting("crux: {on: t, between: [ann, bea], is: c}")

    assert said(write_debate(status)) == []
    assert said(write_debate(crux)) == []


def test_a_former_id_is_as_good_as_the_new_one(write_debate: Write) -> None:
    """What is renamed keeps its expectations."""
    files = expecting("status: {old: defended}, crux: {on: old, between: [ann, bea], is: c}")
    files["basics/t.yaml"] += "aliases: [old]\n"

    assert said(write_debate(files)) == []


def test_a_crux_for_neither_says_how_the_topic_fares(write_debate: Write) -> None:
    """A second objection keeps the topic open for Bea; Ann denies both, so it holds for her."""
    files = expecting("crux: {on: t, between: [ann, bea], is: c}")
    denied = "kind: claim\ntext: {}\nrebuts: t\nstances: [{{by: ann, stance: denies}}]\n"
    files["basics/b.yaml"] = denied.format("It does not.")
    files["basics/d.yaml"] = denied.format("Nothing does.")

    [(message, why)] = said(write_debate(files))
    assert message == "'c' does not decide 't' for 'ann' or 'bea'"
    assert why.startswith("Right or wrong, 't' holds for 'ann' and is contested for 'bea'.")


@pytest.mark.parametrize(
    ("expectation", "more"),
    [
        ("status: {t: defeated}", {"basics/x.yaml": "kind: claim\n"}),
        ("crux: {on: t, between: [ann, bea], is: nowhere}", {}),
    ],
)
def test_what_is_lost_in_loading_is_not_reported_again(
    write_debate: Write, expectation: str, more: dict[str, str]
) -> None:
    """With an error in some file, or an unknown id, the expectation keeps quiet."""
    assert said(write_debate(expecting(expectation) | more)) == []


def test_nothing_is_computed_without_an_expectation(
    write_debate: Write, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A debate that expects nothing pays nothing."""
    monkeypatch.delattr(expectations, "statuses")

    assert said(write_debate({**PEOPLE, **CHAIN})) == []
    with pytest.raises(NameError, match="statuses"):
        said(write_debate(expecting("status: {t: defended}")))


def test_a_failed_expectation_is_a_warning_unless_asked_for(write_debate: Write) -> None:
    """Nobody's build fails because somebody objected; with ``expect`` it is an error."""
    root = write_debate(expecting("status: {t: defeated}"))

    graded = {strict: check_all(root, expect=strict).findings for strict in (False, True)}

    assert [f.severity for f in graded[False] if f.rule is FAILED_EXPECTATION] == ["warning"]
    assert [f.severity for f in graded[True] if f.rule is FAILED_EXPECTATION] == ["error"]
    assert check_expectations not in FATAL
