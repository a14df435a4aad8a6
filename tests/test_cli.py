"""The command line as a whole: help, version, errors, start-up."""

import os
import re
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from argmap import __version__, cli
from argmap.schema.errors import ArgmapError
from tests.conftest import EMPATHY, ROOT

COMMANDS = [name for part in cli.COMMANDS.values() for name in part]


Main = Callable[..., tuple[object, str, str]]


def _run(*command: str, **environment: str) -> "subprocess.CompletedProcess[str]":
    """Run Python in a process of its own, in the frozen debate."""
    return subprocess.run(
        [sys.executable, *command],
        capture_output=True,
        text=True,
        cwd=EMPATHY,
        check=True,
        env=os.environ | environment,
    )


@pytest.fixture
def main(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Main:
    """Run the program in this process; return its exit code and what it printed."""

    def ran(*words: str) -> tuple[object, str, str]:
        monkeypatch.chdir(EMPATHY)
        monkeypatch.setattr(sys, "argv", ["argmap", *words])
        with pytest.raises(SystemExit) as ended:
            cli.main()
        return (ended.value.code, *capsys.readouterr())

    return ran


def test_help_lists_every_command_under_its_heading(main: Main) -> None:
    """In the order a newcomer needs them, and with examples."""
    code, out, _ = main("--help")
    places = [out.index(f"\n  {name} ") for name in COMMANDS]

    assert code == 0
    assert places == sorted(places)
    assert all(f"{heading}:" in out for heading in cli.COMMANDS)
    assert "Examples:" in out


@pytest.mark.parametrize("name", COMMANDS)
def test_every_command_has_help_and_fits_the_list(main: Main, name: str) -> None:
    """Its own, with the options; and a line that fits into the list."""
    code, out, _ = main(name, "--help")
    (line,) = [part[name] for part in cli.COMMANDS.values() if name in part]

    assert code == 0
    assert out.startswith(f"Usage: argmap {name}")
    assert "Options:" in out
    assert line.endswith(".")
    assert len(line) <= 68


@pytest.mark.parametrize("name", ["", *COMMANDS])
def test_help_is_for_any_debate_and_for_people(main: Main, name: str) -> None:
    """No example comes from the first debate, and no value is named by a type of Python."""
    _, out, _ = main(*name.split(), "--help")
    ids = {path.stem for path in EMPATHY.rglob("*.yaml")} - {"debate", "post"}

    words = set(re.findall(r"[a-z]+(?:-[a-z0-9]+)+", out))
    assert words & ids == set()
    assert re.findall(r"<(?:str|int|float|list|path)[> \[]", out) == []


@pytest.mark.parametrize("words", [(), ("show",), ("sources", "coverage")])
def test_help_is_a_command_too(main: Main, words: tuple[str, ...]) -> None:
    """As people know it from git and others."""
    assert main("help", *words) == main(*words, "--help")


def test_the_version_is_the_packages(main: Main) -> None:
    """One source of truth."""
    assert main("--version") == (0, f"argmap {__version__}\n", "")


def test_a_misspelt_command_is_refused_with_the_nearest(main: Main) -> None:
    """Exit code 2."""
    code, _, err = main("serach")

    assert code == 2
    assert "there is no command 'serach'; did you mean 'search'?" in err


@pytest.mark.parametrize("words", [("show",), ("show", "--nonsense"), ("xyzzy",), ()])
def test_misuse_exits_with_2_and_prints_no_data(main: Main, words: tuple[str, ...]) -> None:
    """Missing arguments, wrong options, no such command, nothing at all."""
    code, _, err = main(*words)

    assert code == 2
    assert "argmap" in err


def test_no_debate_is_misuse_in_a_sentence(main: Main) -> None:
    """Not a traceback."""
    code, out, err = main("tree", "--claims", str(ROOT / "docs"))

    assert (code, out) == (2, "")
    assert err.startswith("argmap: ")
    assert "Traceback" not in err


def test_several_candidates_are_listed(main: Main) -> None:
    """One a line, to choose from."""
    _, _, err = main("show", "tofu-and-feta-not-alike")

    assert "did you mean one of these?\n    tofu-and-feta" in err


def test_a_fault_of_our_own_exits_with_70(main: Main, monkeypatch: pytest.MonkeyPatch) -> None:
    """And says that it is ours."""

    def broken(*_: object) -> None:
        raise ZeroDivisionError

    monkeypatch.setattr("argmap.commands.terminal.open_debate.load", broken)
    code, _, err = main("stats")

    assert code == 70
    assert "this is a bug in argmap, not in your data" in err


def test_an_expected_error_without_candidates_is_one_line(
    main: Main,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """Nothing is offered where nothing is alike."""

    def refused(*_: object) -> None:
        raise ArgmapError("no luck")

    monkeypatch.setattr("argmap.commands.terminal.open_debate.load", refused)

    assert main("stats") == (2, "", "argmap: no luck\n")


@pytest.mark.parametrize("command", [["-m", "argmap"], [str(ROOT / "cli.py")]])
def test_module_and_file_are_the_same_program(command: list[str]) -> None:
    """From a checkout, or installed."""
    done = _run(*command, "--version")

    assert done.stdout == f"argmap {__version__}\n"


def test_a_closed_pipe_ends_quietly() -> None:
    """As in 'argmap tree | head -1'."""
    with subprocess.Popen(
        [sys.executable, "-m", "argmap", "tree"],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        cwd=EMPATHY,
    ) as process:
        assert process.stdout is not None
        process.stdout.close()
        _, err = process.communicate()

    assert process.returncode == 0
    assert b"Traceback" not in err
    assert b"BrokenPipe" not in err


@pytest.mark.skipif(os.name == "nt", reason="a shell closes streams in another way there")
@pytest.mark.parametrize("closed", ["<&-", ">&-", "2>&-", "<&- >&- 2>&-"])
def test_streams_that_are_closed_end_no_command(closed: str) -> None:
    """As in a service, or behind '>&-'."""
    done = subprocess.run(
        ["sh", "-c", f'"$0" -m argmap list --kind question {closed}', sys.executable],
        capture_output=True,
        check=False,
        cwd=EMPATHY,
    )

    assert (done.returncode, b"Traceback" in done.stderr) == (0, False)


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="the system has no device that is full")
def test_output_that_finds_no_room_is_told_in_a_sentence() -> None:
    """As in 'argmap show … > FILE' on a full disk."""
    with Path("/dev/full").open("w") as full:
        done = subprocess.run(
            [sys.executable, "-m", "argmap", "show", "value-spills-over"],
            stdout=full,
            stderr=subprocess.PIPE,
            text=True,
            check=False,
            cwd=EMPATHY,
        )

    assert done.returncode == 2
    assert done.stderr == "argmap: cannot write the output: No space left on device\n"


def test_an_old_terminal_gets_a_question_mark_for_a_missing_letter() -> None:
    """Not a crash."""
    done = _run("-m", "argmap", "show", "value-spills-over", PYTHONIOENCODING="ascii")

    assert "?" in done.stdout


@pytest.mark.parametrize(
    ("words", "unneeded"),
    [
        (["--help"], {"pydantic", "networkx", "jinja2", "yaml", "rapidfuzz"}),
        (["show", "value-spills-over"], {"networkx", "jinja2", "rapidfuzz", "pysat"}),
        (["sources", "coverage"], {"networkx", "jinja2", "rapidfuzz"}),
    ],
)
def test_nothing_heavy_is_imported_before_it_is_needed(
    words: list[str], unneeded: set[str]
) -> None:
    """Start-up is what a person waits for."""
    code = (
        "import sys\nfrom argmap import cli\n"
        f"sys.argv = ['argmap', *{words!r}]\n"
        "try:\n    cli.main()\nexcept SystemExit:\n    pass\n"
        "print('\\n' + ' '.join(sys.modules))"
    )
    done = _run("-c", code)

    assert unneeded.isdisjoint(done.stdout.splitlines()[-1].split())


def test_ids_are_completed_by_the_shell() -> None:
    """Of nodes, without any file being read."""
    done = subprocess.run(
        [sys.executable, "-m", "argmap"],
        capture_output=True,
        text=True,
        cwd=EMPATHY,
        check=False,  # the shell does not look at it
        env=os.environ
        | {
            "_ARGMAP_COMPLETE": "complete_bash",
            "COMP_WORDS": "argmap show transient-",
            "COMP_CWORD": "2",
        },
    )

    assert done.stdout.split() == ["transient-spillover"]
