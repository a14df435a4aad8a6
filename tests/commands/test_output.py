"""What is printed: cut where nobody could read it, harmless in a runner's log."""

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from argmap.commands.terminal import output

Run = Callable[..., Any]
Write = Callable[..., Path]


def _many(number: int) -> dict[str, str]:
    return {f"a/c{n}.yaml": f"kind: claim\ntext: Claim {n}.\n" for n in range(number)}


def _chain(length: int) -> dict[str, str]:
    links = [f"supports: n{n + 1}\n" for n in range(length - 1)]
    return {
        f"a/n{n}.yaml": f"kind: claim\ntext: Claim {n}.\n{link}"
        for n, link in enumerate([*links, ""])
    }


@pytest.fixture
def terminal(run: Run, monkeypatch: pytest.MonkeyPatch) -> Run:
    """Print to a terminal of ten lines."""
    monkeypatch.setenv("LINES", "10")
    monkeypatch.setenv("COLUMNS", "80")

    def ran(*words: str, within: Path) -> Any:
        monkeypatch.setattr("sys.stdout.isatty", lambda: True)
        return run(*words, within=within)

    return ran


def test_a_terminal_gets_two_screens_and_a_count(terminal: Run, write_debate: Write) -> None:
    """With --all everything."""
    folder = write_debate(_many(30))

    cut, full = terminal("tree", within=folder), terminal("tree", "--all", within=folder)

    assert len(cut.out.splitlines()) == 20
    assert f"… {len(full.out.splitlines()) - 20} more lines; --all shows them" in cut.err
    assert "--all" not in full.err


def test_a_pipe_gets_everything_up_to_a_limit(
    run: Run, write_debate: Write, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Beyond it the rest is counted, and JSON is refused rather than broken off."""
    folder = write_debate(_many(30))
    whole = run("tree", within=folder).out
    monkeypatch.setattr(output, "PRINTED_BYTES", 300)

    cut, refused = run("tree", within=folder), run("tree", "--json", within=folder)

    assert whole.startswith(cut.out)
    assert len(cut.out) <= 300
    assert "more lines; --all shows them" in cut.err
    assert (refused.code, refused.out) == (2, "")
    assert "--all prints it" in refused.err
    assert json.loads(run("tree", "--json", "--all", within=folder).out)["sections"]


def test_a_name_with_a_line_break_is_no_command_to_a_runner(run: Run, write_debate: Write) -> None:
    """Neither in data nor in remarks; only 'check --format github' writes such commands."""
    name = 'name: "Ann\\n::error::boo\\n  ::add-mask::x ##[group]y\\n\\u2003::set-env::z"\n'
    folder = write_debate({**_many(1), "people/ann.yaml": name})

    for words in (("position", "ann"), ("people",), ("compare", "ann", "ann")):
        ran = run(*words, within=folder)
        lines = (ran.out + ran.err).splitlines()
        assert not [line for line in lines if line.lstrip().startswith("::") or "##[" in line]


def test_hints_are_quoted_for_a_shell() -> None:
    """A name with a blank, a quote or a dollar sign stays one word."""
    assert output.command("solve", "-f", "my $HOME's.af") == "solve -f 'my $HOME'\"'\"'s.af'"


def test_an_answer_has_at_most_a_million_bytes(
    run: Run, write_debate: Write, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Bytes, not characters; findings too, unless everything is asked for."""
    monkeypatch.setattr(output, "PRINTED_BYTES", 2_000)
    folder = write_debate({f"basics/n{i}.yaml": "kind: claim\ntext: é\nx: é\n" for i in range(50)})
    cut, full = run("check", within=folder), run("check", "--all", within=folder)
    assert 1_000 < len(cut.out.encode()) <= 2_000 < len(full.out.encode())
    assert "more lines; --all shows them" in cut.err


def test_deep_levels_are_numbered_instead_of_moved_in(run: Run, write_debate: Write) -> None:
    """So an outline grows with its lines, not with their square."""
    folder = write_debate(_chain(60))
    told = run("tree", within=folder).out.splitlines()
    assert told[20].startswith(" " * 40 + "supports: ")
    assert told[-1].startswith(" " * 40 + "[60] supports: ")


def test_json_is_nested_no_deeper_than_programs_read(run: Run, write_debate: Write) -> None:
    """A chain of a thousand is refused with the way to ask for less."""
    folder = write_debate(_chain(1_000))
    refused = run("tree", "--json", "--all", within=folder)
    assert refused.code == 2
    assert "is 999 levels deep" in refused.err
    assert json.loads(run("tree", "--json", "--depth", "100", within=folder).out)["sections"]


def test_a_cut_outline_counts_the_attacks_that_it_hides(run: Run, write_debate: Write) -> None:
    """So that the outline with attacks never looks like the one without."""
    node = "kind: claim\ntext: {0} says so.\nshort: {0}\n"
    folder = write_debate(
        {
            "a/top.yaml": node.format("Top"),
            "a/why.yaml": node.format("Why") + "supports: top\n",
            "b/but.yaml": node.format("But") + "undercuts: why -> top\n",
        }
    )

    plain = run("tree", "--depth", "0", within=folder)
    attacks = run("tree", "--depth", "0", "--attacks", within=folder)

    assert "1\u00a0below\n" in plain.out
    assert "1\u00a0below, 1 attack on steps\n" in attacks.out
