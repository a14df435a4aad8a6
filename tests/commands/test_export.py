"""``argmap export`` writes a debate for other solvers."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from argmap.exchange.iccma import read
from argmap.graph.analysis.flattening import flatten
from argmap.graph.analysis.status import statuses
from argmap.loading.loaded import Loaded

Run = Callable[..., Any]
Write = Callable[..., Path]

NODES = {
    "basics/a.yaml": "kind: claim\ntext: Tea calms.\n",
    "basics/b.yaml": "kind: claim\ntext: It does not.\nrebuts:\n  - {to: a, inferred: true}\n",
}


@pytest.mark.parametrize("format_", ["af", "apx", "tgf"])
def test_what_is_written_is_what_is_read(
    argmap: Run, empathy: Loaded, tmp_path: Path, format_: str
) -> None:
    """The file holds the debate's framework, and a table of what each number stands for."""
    file = tmp_path / f"debate.{format_}"
    done = argmap("export", "--format", format_, "--out", str(file))

    framework = flatten(empathy.debate).framework
    assert (done.code, done.out) == (0, "")
    assert read(file).attacks == framework.attacks
    assert all(name in file.read_text("utf-8") for name in framework.names)


def test_without_a_file_it_is_printed(argmap: Run, write_debate: Write) -> None:
    """As data, with what comes next elsewhere."""
    folder = write_debate(NODES)
    done = argmap("export", "--format", "af", folder=folder)
    alone = argmap("export", "--format", "af", "--explicit", folder=folder)

    assert done.out == (
        "# 1 a\n# 2 b\n# 3 b -> a\n# 4 b -> a, without b\np af 4\n1 3\n2 4\n3 1\n4 3\n"
    )
    assert alone.out == "# 1 a\n# 2 b\np af 2\n"
    assert "argmap solve -p SE-GR -f FILE.af" in done.err


def test_a_place_that_cannot_be_written_is_a_misuse(argmap: Run, tmp_path: Path) -> None:
    """With a sentence, and exit code 2."""
    (tmp_path / "file").write_text("")
    done = argmap("export", "--format", "af", "--out", str(tmp_path / "file" / "debate.af"))

    assert done.code == 2
    assert "debate.af" in done.err


def test_solve_comes_to_the_same_words(argmap: Run, empathy: Loaded, tmp_path: Path) -> None:
    """What `solve` answers about the export gives every node of the real debate its word."""
    file = tmp_path / "debate.af"
    argmap("export", "--format", "af", "--out", str(file))
    framework = read(file)
    solve = ("solve", "-f", str(file), "-p")
    grounded = {int(n) - 1 for n in argmap(*solve, "SE-GR").out.split()[1:]}
    possible: dict[int, bool] = {}

    def can_be_in(argument: int) -> bool:
        if argument not in possible:
            answer = argmap(*solve, "DC-CO", "-a", framework.names[argument]).out
            possible[argument] = answer.startswith("YES")
        return possible[argument]

    def word(argument: int) -> str:
        if argument in grounded:
            return "stands"
        attackers = framework.attackers[argument]
        if not grounded.isdisjoint(attackers):
            return "defeated"
        sides = can_be_in(argument), any(map(can_be_in, attackers))
        return {
            (True, True): "contested",
            (True, False): "defensible",
            (False, True): "weak",
            (False, False): "deadlocked",
        }[sides]

    arguments = flatten(empathy.debate).arguments
    justification = statuses(empathy.debate).justification
    words = {node: word for node, word in justification.items() if word is not None}
    assert {node: word(arguments[node]) for node in words} == words


@pytest.mark.parametrize("given", [("--below", "a"), ("--explicit",), ("--profile", "directed")])
def test_an_option_that_a_format_would_pass_over_is_refused(
    argmap: Run, write_debate: Write, given: tuple[str, ...]
) -> None:
    """The whole debate is not what somebody asked for who asked for a part."""
    done = argmap("export", "--format", "csv", *given, folder=write_debate(NODES))

    assert (done.code, done.out) == (2, "")
    assert f"the format 'csv' cannot do {given[0]}; these can: " in done.err
