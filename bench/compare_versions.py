"""Compare what two installations of argmap print and build, and list the differences by cause.

A refactoring is shown to change nothing but what it means to change::

    bench/compare_versions.py OLD/.venv/bin/python NEW/.venv/bin/python FOLDER --changes words.toml

Every command is asked, in text and where it has it in JSON, about every tenth node (``--every``)
and about all people; then the whole site is built. The table of intended changes says what may
differ, and why; both outputs are rewritten by it before they are compared::

    [["format 2 renames the key"]]
    was = '"word":'      # a regular expression
    now = '"status":'

What is left is grouped by the words that differ. Exit code 1 where anything is left.
"""

import argparse
import difflib
import json
import re
import subprocess
import sys
import tempfile
import tomllib
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path

BOTH = (
    *("tree", "list", "list --kind question", "list --kind example", "list --topics --terms"),
    *("stats", "status", "status --explicit", "status --profile directed", "open", "strength"),
    *("people", "crux", "kernels", "sources coverage", "explain", "search tea", "search value"),
)
"""Asked in text and in JSON."""
TEXT = ("check --notes", "schema node", "schema debate", "export --format af", "diff .")
NODE = ("show", "why", "who", "status", "replies", "tree", "shares", "strength", "whatif --reject")
PERSON = ("position", "kernels --by", "list --by")

DRIVER = """
import contextlib, io, json, sys
from argmap.cli import main
for line in json.load(sys.stdin):
    out, err, sys.argv = io.StringIO(), io.StringIO(), ["argmap", *line]
    with contextlib.redirect_stdout(out), contextlib.redirect_stderr(err):
        try:
            main()
            code = 0
        except SystemExit as end:
            code = end.code or 0
    print(json.dumps([line, code, out.getvalue(), err.getvalue()]), flush=True)
"""
"""Runs many commands in one process: starting it anew would take most of the time."""

LARGEST = 1_000_000
"""How many pairs of words are compared one by one."""
WORD = re.compile(r"\w+(?:[-']\w+)*|\s+|.")


@dataclass(frozen=True, slots=True)
class Change:
    """An intended change: what was written, what is written now, and why."""

    cause: str
    was: re.Pattern[str]
    now: str


@dataclass(slots=True)
class Report:
    """What differs: how often each intended change explains it, and what nothing explains."""

    explained: Counter[str] = field(default_factory=Counter)
    unexplained: dict[tuple[str, str], list[str]] = field(default_factory=lambda: defaultdict(list))
    compared: int = 0

    def compare(self, name: str, old: str, new: str, changes: Iterable[Change]) -> None:
        """Compare two texts after the intended changes."""
        self.compared += 1
        if old == new:
            return
        for change in changes:
            old, count = change.was.subn(change.now, old)
            self.explained[change.cause] += count
        for was, now in differences(old, new):
            self.unexplained[was, now].append(name)


def differences(old: str, new: str) -> Iterator[tuple[str, str]]:
    """Yield the words that differ, line by line; runs of blanks count as one."""
    lines = [[" ".join(line.split()) for line in text.splitlines()] for text in (old, new)]
    for tag, i1, i2, j1, j2 in difflib.SequenceMatcher(None, *lines, autojunk=False).get_opcodes():
        if tag == "equal":
            continue
        before, after = "\n".join(lines[0][i1:i2]), "\n".join(lines[1][j1:j2])
        a, b = WORD.findall(before), WORD.findall(after)
        if tag != "replace" or len(a) * len(b) > LARGEST:
            yield before[:200], after[:200]
            continue
        words = difflib.SequenceMatcher(None, a, b, autojunk=False)
        for step, k1, k2, m1, m2 in words.get_opcodes():
            if step != "equal":
                yield "".join(a[k1:k2]).strip(), "".join(b[m1:m2]).strip()


def run(python: str, folder: Path, lines: list[list[str]]) -> Iterator[tuple[str, str]]:
    """Run commands with one installation, and yield what each did."""
    done = subprocess.run(
        [python, "-c", DRIVER],
        cwd=folder,
        input=json.dumps(lines),
        capture_output=True,
        text=True,
        check=True,
    )
    for printed in done.stdout.splitlines():
        line, code, out, err = json.loads(printed)
        yield " ".join(line), f"exit {code}\n{out}\n{err}"


def command_lines(python: str, folder: Path, every: int) -> list[list[str]]:
    """List what is asked about a folder of debates."""
    asked = [["list", "--json"], ["people", "--json"]]
    nodes, people = (
        json.loads(told.split("\n", 1)[1].rsplit("}", 1)[0] + "}")
        for _, told in run(python, folder, asked)
    )
    ids = [node["id"] for node in nodes["nodes"]][::every]
    names = [person["id"] for person in people["people"]]
    lines = [line.split() for line in BOTH]
    lines += [[*command.split(), node] for command in NODE for node in ids]
    lines += [[*command.split(), person] for command in PERSON for person in names]
    lines += [["compare", names[0], other] for other in names[1:]]
    return [*lines, *([*line, "--json"] for line in lines), *(line.split() for line in TEXT)]


def site(python: str, folder: Path, out: Path) -> Mapping[str, str]:
    """Build the site; give the text of each page."""
    command = [python, "-m", "argmap", "build", "--out", str(out)]
    subprocess.run(command, cwd=folder, check=True, capture_output=True)
    return {
        path.relative_to(out).as_posix(): path.read_text("utf-8", errors="replace")
        for path in sorted(out.rglob("*"))
        if path.is_file()
    }


def read_changes(path: Path | None) -> list[Change]:
    """Read the table of intended changes."""
    table = tomllib.loads(path.read_text("utf-8")) if path else {}
    return [
        Change(cause, re.compile(change["was"]), change["now"])
        for cause, listed in table.items()
        for change in listed
    ]


def show(report: Report) -> None:
    """Print what was found, the most frequent first."""
    print(f"{report.compared} outputs compared\n\nIntended changes")
    for cause, count in report.explained.most_common():
        print(f"{count:7}  {cause}")
    print(f"\nNot intended ({len(report.unexplained)})")
    for (was, now), names in sorted(report.unexplained.items(), key=lambda item: -len(item[1])):
        print(f"{len(names):7}  {was!r} -> {now!r}   in {names[0]}")


def absolute(path: str) -> str:
    """Name a program from any folder; a link stays one, for an environment begins at it."""
    return str(Path(path).absolute())


def main() -> int:
    """Compare, print, and say by the exit code whether anything is left."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").split("\n", 1)[0])
    parser.add_argument("old", type=absolute, help="the Python of the old installation")
    parser.add_argument("new", type=absolute, help="the Python of the new one")
    parser.add_argument("folder", type=Path, help="a folder with claims/")
    parser.add_argument("--changes", type=Path, help="a table of intended changes")
    parser.add_argument("--every", type=int, default=10, help="ask about each N-th node")
    chosen = parser.parse_args()
    changes, report = read_changes(chosen.changes), Report()
    lines = command_lines(chosen.old, chosen.folder, chosen.every)
    olds, news = (run(python, chosen.folder, lines) for python in (chosen.old, chosen.new))
    for (name, old), (_, new) in zip(olds, news, strict=True):
        report.compare(f"argmap {name}", old, new, changes)
    with tempfile.TemporaryDirectory() as scratch:
        built = [
            site(python, chosen.folder, Path(scratch) / name)
            for python, name in ((chosen.old, "old"), (chosen.new, "new"))
        ]
    for path in sorted(built[0].keys() | built[1].keys()):
        report.compare(path, built[0].get(path, ""), built[1].get(path, ""), changes)
    show(report)
    return 1 if report.unexplained else 0


if __name__ == "__main__":
    sys.exit(main())
