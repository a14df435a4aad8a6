"""Compare what two installations of argmap print and build, and explain the differences by cause.

A refactoring is shown to change nothing but what it means to change::

    bench/compare_versions.py OLD/.venv/bin/python NEW/.venv/bin/python FOLDER --causes causes.toml

Every command is asked, in text and where it has it in JSON, about every tenth node (``--every``)
and about all people; then the whole site is built, both from the same files. What an output says is
taken apart into facts, each in a group: a value in JSON by its keys, a line of text by its words
without titles, ids and numbers, a text of a page by its element and class. So one change makes one
group, however many outputs have it. The table of causes says which groups may differ, and why::

    [["format 2 renames the key"]]
    in = 'argmap (status|why) --json'    # regular expressions: which outputs,
    at = '(word|status)$'                # and which groups of their facts

Printed are the facts lost and new for each cause, and the groups that nothing explains. Exit code 1
where there are any.
"""

import argparse
import json
import re
import subprocess
import sys
import tempfile
import tomllib
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from html.parser import HTMLParser
from pathlib import Path
from typing import Any

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

EXAMPLE_LENGTH = 60
"""How many letters of an example are shown."""
_QUOTED = re.compile(r"'[^'\n]*(?:'\w[^'\n]*)*'|“[^”\n]*”")
_NAME = re.compile(r"\b[a-z0-9]+(?:-[a-z0-9]+)+\b|\b[cps]?\d[\d.,p]*\b")
_VOID = frozenset({"br", "hr", "img", "input", "link", "meta", "col", "wbr", "source"})

Fact = tuple[str, str]
"""The group of a fact, and what it says."""


@dataclass(frozen=True, slots=True)
class Cause:
    """Why some groups may differ: the outputs in which, and their names."""

    reason: str
    outputs: re.Pattern[str]
    groups: re.Pattern[str]


@dataclass(slots=True)
class Difference:
    """The facts of one group that only the old version has, and only the new one."""

    lost: Counter[str] = field(default_factory=Counter)
    new: Counter[str] = field(default_factory=Counter)

    def __str__(self) -> str:
        """Count both, with the most frequent of each as an example."""
        told = []
        for what, facts in (("lost", self.lost), ("new", self.new)):
            if facts:
                example = facts.most_common(1)[0][0]
                told.append(f"{facts.total()} {what} such as {example[:EXAMPLE_LENGTH]!r}")
        return ", ".join(told)


@dataclass(frozen=True, slots=True)
class Data:
    """What the debates say themselves: their ids, and all their texts in one."""

    ids: frozenset[str]
    texts: str

    def masked(self, text: str) -> str:
        """Put a star in the place of ids, numbers and what is quoted."""
        words = re.split(r"(\w[\w-]*)", _NAME.sub("*", _QUOTED.sub("*", text)))
        return "".join("*" if word in self.ids else word for word in words)


def json_facts(value: Any, data: Data, path: str = "") -> Iterator[Fact]:
    """Yield the values of JSON by the keys that lead to them."""
    if isinstance(value, dict):
        for key, part in value.items():
            yield from json_facts(part, data, f"{path}.{data.masked(key)}")
    elif isinstance(value, list):
        for part in value:
            yield from json_facts(part, data, path)
    else:
        yield path, str(value)


def line_facts(text: str, data: Data) -> Iterator[Fact]:
    """Yield the parts of lines that the program says, and not the debate."""
    for line in text.splitlines():
        for part in re.split(r"\s{2,}|: | · |; | \(|\)|“|”", line.strip(" +-~*→")):
            group = data.masked(part).strip(" +-~*→,.'…")
            if group and part.strip(" ….'") not in data.texts:
                yield group[:EXAMPLE_LENGTH], group


class _Texts(HTMLParser):
    """Gathers the texts of a page by element and class."""

    def __init__(self) -> None:
        super().__init__()
        self.open: list[str] = []
        self.facts: list[Fact] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Open an element."""
        if tag not in _VOID:
            named = (dict(attrs).get("class") or "").split()
            self.open.append(".".join([tag, *named[:1]]))

    def handle_endtag(self, tag: str) -> None:
        """Close an element, with what was left open in it."""
        while self.open and self.open.pop().split(".")[0] != tag:
            pass

    def handle_data(self, data: str) -> None:
        """Take a text."""
        if data.strip() and not {"script", "style"} & {each.split(".")[0] for each in self.open}:
            place = next((each for each in reversed(self.open) if "." in each), "body")
            self.facts.append((place, " ".join(data.split())))


def facts(name: str, text: str, data: Data) -> Iterator[Fact]:
    """Take an output apart."""
    if name.endswith(".html"):
        page = _Texts()
        page.feed(text)
        yield from page.facts
        return
    try:
        yield from json_facts(json.loads(text), data)
    except ValueError:
        yield from line_facts(text, data)


def sort_of(name: str) -> str:
    """Name the sort of an output: a command without what it is asked about, or a sort of page."""
    if not name.startswith("argmap "):
        return re.sub(r"(?<=/)[^/]+(?=\.\w+$)|[0-9a-f]{8,}", "*", name)
    asked = name.removeprefix("argmap ")
    known = [each for each in (*BOTH, *TEXT, *NODE, *PERSON, "compare") if asked.startswith(each)]
    return f"argmap {max(known, key=len)}{' --json' if asked.endswith('--json') else ''}"


def run(python: str, folder: Path, lines: list[list[str]]) -> Iterator[tuple[str, str]]:
    """Run commands with one installation, and yield what each printed."""
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
        ended = f"exit {code}\n" if code else ""
        yield f"argmap {' '.join(line)}", out if "--json" in line else f"{ended}{out}\n{err}"


def command_lines(python: str, folder: Path, every: int) -> tuple[list[list[str]], frozenset[str]]:
    """List what is asked about a folder of debates, and the titles and texts in it."""
    asked = [["list", "--json"], ["people", "--json"]]
    nodes, people = (json.loads(printed) for _, printed in run(python, folder, asked))
    ids = [node["id"] for node in nodes["nodes"]][::every]
    names = [person["id"] for person in people["people"]]
    lines = [line.split() for line in BOTH]
    lines += [[*command.split(), node] for command in NODE for node in ids]
    lines += [[*command.split(), person] for command in PERSON for person in names]
    lines += [["compare", names[0], other] for other in names[1:]]
    return [*lines, *([*line, "--json"] for line in lines), *(line.split() for line in TEXT)]


def strings(value: Any) -> Iterator[str]:
    """Yield all texts of JSON."""
    if isinstance(value, dict | list):
        for part in value.values() if isinstance(value, dict) else value:
            yield from strings(part)
    elif isinstance(value, str):
        yield " ".join(value.split())


def data_of(pages: Mapping[str, str]) -> Data:
    """Gather what the debates of a site say themselves."""
    texts = [
        text
        for name in sorted(pages)
        if name.endswith("/debate.json")
        for text in strings(json.loads(pages[name]))
    ]
    return Data(frozenset(text for text in texts if " " not in text), "\n".join(texts))


def site(python: str, folder: Path, out: Path) -> Mapping[str, str]:
    """Build the site; give the text of each page and of each file of data."""
    command = [python, "-m", "argmap", "build", "--out", str(out)]
    subprocess.run(command, cwd=folder, check=True, capture_output=True)
    return {
        path.relative_to(out).as_posix(): path.read_text("utf-8", errors="replace")
        for path in sorted(out.rglob("*"))
        if path.suffix in {".html", ".json", ".txt", ".xml"} and ".argmap-site" not in path.parts
    }


def read_causes(path: Path | None) -> list[Cause]:
    """Read the table of causes."""
    table = tomllib.loads(path.read_text("utf-8")) if path else {}
    return [
        Cause(reason, re.compile(each.get("in", "")), re.compile(each.get("at", "")))
        for reason, listed in table.items()
        for each in listed
    ]


def differences(
    olds: Mapping[str, str], news: Mapping[str, str], data: Data
) -> dict[tuple[str, str], Difference]:
    """Find the facts that only one side has, by sort of output and group."""
    found: dict[tuple[str, str], Difference] = defaultdict(Difference)
    for name in sorted(olds.keys() | news.keys()):
        old, new = (Counter(facts(name, side.get(name, ""), data)) for side in (olds, news))
        for (group, fact), count in (old - new).items():
            found[sort_of(name), group].lost[fact] += count
        for (group, fact), count in (new - old).items():
            found[sort_of(name), group].new[fact] += count
    return found


def report(found: Mapping[tuple[str, str], Difference], causes: list[Cause]) -> int:
    """Print the groups and facts by cause, and all groups without one; count these."""
    explained: dict[str, list[Difference]] = defaultdict(list)
    left = []
    for (output, group), difference in sorted(found.items()):
        fitting = (c for c in causes if c.outputs.search(output) and c.groups.search(group))
        cause = next(fitting, None)
        if cause is None:
            left.append(f"  {output}  {group!r}: {difference}")
        else:
            explained[cause.reason].append(difference)
    print(" groups     lost      new  cause")
    for reason, listed in sorted(explained.items(), key=lambda item: -len(item[1])):
        lost, new = (sum(getattr(d, side).total() for d in listed) for side in ("lost", "new"))
        print(f"{len(listed):7}  {lost:7}  {new:7}  {reason}")
    print("\n".join([f"\nWithout a cause: {len(left)}", *left]))
    return len(left)


def absolute(path: str) -> str:
    """Name a program from any folder; a link stays one, for an environment begins at it."""
    return str(Path(path).absolute())


def main() -> int:
    """Compare, print, and say by the exit code whether anything is left."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").split("\n", 1)[0])
    parser.add_argument("old", type=absolute, help="the Python of the old installation")
    parser.add_argument("new", type=absolute, help="the Python of the new one")
    parser.add_argument("folder", type=Path, help="a folder with claims/")
    parser.add_argument("--causes", type=Path, help="a table of causes")
    parser.add_argument("--every", type=int, default=10, help="ask about each N-th node")
    chosen = parser.parse_args()
    pythons = (chosen.old, chosen.new)
    lines = command_lines(chosen.old, chosen.folder, chosen.every)
    olds, news = (dict(run(python, chosen.folder, lines)) for python in pythons)
    with tempfile.TemporaryDirectory() as scratch:
        for number, (python, outputs) in enumerate(zip(pythons, (olds, news), strict=True)):
            outputs.update(site(python, chosen.folder, Path(scratch) / str(number)))
    return 1 if report(differences(olds, news, data_of(olds)), read_causes(chosen.causes)) else 0


if __name__ == "__main__":
    sys.exit(main())
