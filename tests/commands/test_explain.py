"""``argmap explain`` explains every code that ``argmap check`` uses."""

import json
from typing import Any

import pytest

from argmap.checks.catalogue import CATALOGUE, TOPICS
from argmap.commands.explain import WORDS


@pytest.mark.parametrize("code", CATALOGUE)
def test_every_code(code: str, run: Any) -> None:
    """Each code has a title and a reason, and its example where it has one."""
    ran = run("explain", code)
    rule = CATALOGUE[code]

    assert ran.code == 0
    assert ran.out.startswith(f"{rule.severity}[{code}]: {rule.title}\n\n")
    assert ("After:" in ran.out) is bool(rule.after)


def test_as_check_shows_it(run: Any) -> None:
    """A code may be copied with its brackets."""
    assert run("explain", "[orphan]").out == run("explain", "orphan").out


def test_for_programs(run: Any) -> None:
    """With --json one code, or all of them, with all that is said about each."""
    (one,) = json.loads(run("explain", "orphan", "--json").out)["rules"]

    assert one["code"] == "orphan"
    assert one in json.loads(run("explain", "--json").out)["rules"]


def test_misspelt_code(run: Any) -> None:
    """A misspelt code is a misuse, and the nearest is named."""
    ran = run("explain", "unknown-nod")

    assert (ran.code, ran.out) == (2, "")
    assert "there is no code and no word 'unknown-nod'" in ran.err
    assert "unknown-node" in ran.err.replace("'unknown-nod'", "")


def test_list(run: Any) -> None:
    """Without a code all are listed, by topic."""
    out = run("explain").out

    assert [topic for topic in TOPICS if f"{topic}\n" not in out] == []
    assert [code for code in CATALOGUE if f"  {code} " not in out] == []


@pytest.mark.parametrize("what", WORDS)
def test_every_word_of_the_format(what: str, run: Any) -> None:
    """By the word of the files and by what readers see, with its description."""
    for word in WORDS[what]:
        for name in (word.value, word.label):
            ran = run("explain", name)

            assert ran.code == 0
            assert f"{word.value} ({what})" in ran.out
            assert " ".join(word.description.split()) in " ".join(ran.out.split())


def test_a_word_for_programs(run: Any) -> None:
    """A word that two lists have is given twice."""
    found = json.loads(run("explain", "contested", "--json").out)

    assert found["rules"] == []
    assert [word["of"] for word in found["words"]] == ["status", "justification"]


def test_a_relation_says_what_it_may_lead_to(run: Any) -> None:
    """From the table of the vocabulary."""
    assert "leads to         a step, 'a -> b'\n" in run("explain", "undercuts").out


@pytest.mark.parametrize(
    "words",
    [
        *("crux", "step", "inferred", "hedged", "tentatively", "scheme", "cause-to-effect"),
        *("justification", "weight", "holds", "does not hold", "answered", "concession"),
        *("disagreement", "kernel of truth", "added by the editor", "Kernel_of", "attributes_to"),
    ],
)
def test_every_word_that_commands_print_is_explained(words: str, run: Any) -> None:
    """Values, terms, keys and schemes; several words need no quotation marks."""
    ran = run("explain", *words.split())

    assert (ran.code, ran.err.count("argmap: ")) == (0, 0)
    assert ran.out == run("explain", words).out


def test_a_word_that_is_not_there_has_a_next_step(run: Any) -> None:
    """The nearest word is named, and where all are listed."""
    ran = run("explain", "disagrement")

    assert "'argmap explain' lists them" in ran.err
    assert "did you mean 'disagreement'?" in ran.err
