"""``argmap explain`` explains every code that ``argmap check`` uses."""

import json
from typing import Any

import pytest

from argmap.checks.catalogue import CATALOGUE, TOPICS


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
    assert "there is no code 'unknown-nod'" in ran.err
    assert "unknown-node" in ran.err.replace("'unknown-nod'", "")


def test_list(run: Any) -> None:
    """Without a code all are listed, by topic."""
    out = run("explain").out

    assert [topic for topic in TOPICS if f"{topic}\n" not in out] == []
    assert [code for code in CATALOGUE if f"  {code} " not in out] == []
