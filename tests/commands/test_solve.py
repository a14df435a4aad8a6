"""``argmap solve`` answers in the words of the competitions."""

import json
from collections.abc import Callable
from pathlib import Path

import pytest
from typer.testing import CliRunner, Result

from argmap.cli import app
from argmap.commands import solve as module
from argmap.graph.argumentation import acceptance, extensions
from argmap.graph.argumentation.budget import Budget
from argmap.schema.errors import ArgmapError, UnknownIdError, UnreadableFileError

Solve = Callable[..., Result]

RULES = "arg(a).arg(b).arg(c).arg(d).arg(e).\natt(a,b).att(b,d).att(d,e).att(e,d).att(e,e).\n"
THREE = "arg(a).arg(b).arg(c).\natt(a,b).att(b,c).att(c,a).\n"

ANSWERS = [
    ("EE-CO", "", "[[a,c],[a,c,d]]\n"),
    ("EE-GR", "", "[[a,c]]\n"),
    ("EE-PR", "", "[[a,c,d]]\n"),
    ("EE-ST", "", "[[a,c,d]]\n"),
    ("EE-SST", "", "[[a,c,d]]\n"),
    ("EE-ID", "", "[[a,c,d]]\n"),
    ("SE-GR", "", "w a c\n"),
    ("SE-PR", "", "w a c d\n"),
    ("DC-CO", "d", "YES\nw a c d\n"),
    ("DC-CO", "e", "NO\n"),
    ("DS-CO", "d", "NO\nw a c\n"),
    ("DS-CO", "a", "YES\n"),
    ("ds-pr", "d", "YES\n"),
]

WITHOUT_STABLE = [
    ("EE-ST", "", "[]\n"),
    ("EE-PR", "", "[[]]\n"),
    ("SE-ST", "", "NO\n"),
    ("SE-PR", "", "w\n"),
    ("DC-ST", "a", "NO\n"),
    ("DS-ST", "a", "YES\n"),
    ("DS-SST", "a", "NO\nw\n"),
]

WRONG = [
    (["-p", "EE-PR", "-p", "SE-CO"], "'-p' is given twice, with 'EE-PR' and 'SE-CO'"),
    (["-p", "DC-PR", "-a", "a", "-a", "b"], "'-a' is given twice, with 'a' and 'b'"),
    (["-p", "PR-EE"], "'PR-EE' is not a problem; write one of SE, EE, DC, DS"),
    (["-p", "EE"], "'EE' is not a problem"),
    (["-p", "EE-PR", "-a", "a"], "EE asks for every extension and takes no argument"),
    (["-p", "DC-PR"], "DC asks 'is the argument in some extension.'; name the argument"),
]


@pytest.fixture
def solve(tmp_path: Path) -> Solve:
    """Run the command on a framework that is written to a file first."""

    def run(text: str, *options: str, name: str = "debate.apx") -> Result:
        (tmp_path / name).write_text(text, encoding="utf-8")
        return CliRunner().invoke(app, ["solve", "-f", str(tmp_path / name), *options])

    return run


@pytest.mark.parametrize(("problem", "argument", "expected"), ANSWERS)
def test_an_example_of_the_rules(solve: Solve, problem: str, argument: str, expected: str) -> None:
    """Every task is answered as the rules' own example has it, with the witness."""
    options = ["-a", argument] if argument else []
    found = solve(RULES, "-p", problem, *options)
    assert (found.stdout, found.exit_code) == (expected, 0)


@pytest.mark.parametrize(("problem", "argument", "expected"), WITHOUT_STABLE)
def test_no_extension_is_not_an_empty_one(
    solve: Solve, problem: str, argument: str, expected: str
) -> None:
    """No extension, and one extension with nothing in it, are told apart."""
    options = ["-a", argument] if argument else []
    assert solve(THREE, "-p", problem, *options).stdout == expected


def test_json_carries_the_witness(solve: Solve) -> None:
    """A program gets the problem, the answer and the witness, and no talk."""
    found = solve(RULES, "-p", "DC-CO", "-a", "d", "--json")
    assert json.loads(found.stdout) == {
        "format": 2,
        "problem": "DC-CO",
        "argument": "d",
        "answer": True,
        "witness": ["a", "c", "d"],
    }
    assert found.stderr == ""
    listed = json.loads(solve(RULES, "-p", "EE-PR", "--json").stdout)
    assert listed["extensions"] == [["a", "c", "d"]]


@pytest.mark.parametrize(("options", "message"), WRONG)
def test_a_command_line_that_contradicts_itself(
    solve: Solve, options: list[str], message: str
) -> None:
    """A wrong problem, and an argument too many or too few, are refused in a sentence."""
    error = solve(RULES, *options).exception
    with pytest.raises(ArgmapError, match=message):
        raise error or AssertionError


def test_an_argument_that_is_not_there(solve: Solve) -> None:
    """A question about an unknown argument is refused, with the nearest names."""
    text = "arg(tea).arg(coffee).\n"
    error = solve(text, "-p", "DC-PR", "-a", "cofee").exception
    assert isinstance(error, UnknownIdError)
    assert error.candidates == ("coffee",)


def test_a_broken_file_is_refused(solve: Solve) -> None:
    """A file that says what cannot be meant is refused with its line, before any answer."""
    found = solve("p af 2\n1 2\np af 3\n", "-p", "EE-PR", name="two.af")
    assert isinstance(found.exception, UnreadableFileError)
    assert str(found.exception) == "two.af:3: a second 'p af': one file holds one framework"
    assert found.stdout == ""


def test_too_many_to_list_is_unknown(solve: Solve, monkeypatch: pytest.MonkeyPatch) -> None:
    """A list that would be cut short is not printed as if it were the answer."""
    monkeypatch.setattr(module, "LISTED", 3)
    pairs = "".join(f"arg(a{n}).arg(b{n}).att(a{n},b{n}).att(b{n},a{n}).\n" for n in range(2))
    found = solve(pairs, "-p", "EE-PR")
    assert found.stdout == "UNKNOWN\n"
    assert "finding the answer would take too much work" in found.stderr
    assert found.exit_code == 0


def test_a_spent_budget_is_unknown(solve: Solve, monkeypatch: pytest.MonkeyPatch) -> None:
    """Where the work does not reach, the answer is neither yes nor no."""
    for place in (acceptance, extensions):
        monkeypatch.setattr(place, "Budget", lambda: Budget(1))
    assert solve(THREE, "-p", "DS-PR", "-a", "a").stdout == "UNKNOWN\n"
    assert solve(THREE, "-p", "EE-PR").stdout == "UNKNOWN\n"


def test_a_large_framework_is_no_trouble(solve: Solve) -> None:
    """A long chain of numbered arguments is answered without recursion."""
    size = 20_000
    text = f"p af {size}\n" + "".join(f"{n} {n + 1}\n" for n in range(1, size))
    found = solve(text, "-p", "DC-ST", "-a", "3", name="chain.af")
    assert found.stdout.startswith("YES\nw 1 3 5 ")
