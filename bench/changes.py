"""Compare this argmap with another one: what a change costs, in whole processes, by turns.

::

    python bench/changes.py OTHER [NODES ...]

OTHER is the command of the other version, such as ``../first/.venv/bin/argmap``. Prints medians of
wall and processor seconds of both, and the ratios of this to the other. Before a change is read,
files have to be two seconds old, as those of people are; that wait is not counted.
"""

import os
import re
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
import urllib.request
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent))

from corpus import DEBATE, write_debate
from peers import Run, run_command

from argmap.loading.store import CACHE_VARIABLE

ROUNDS = 5
SETTLED = 2.2
"""Seconds after which a file counts as settled."""


class Place:
    """A made-up debate, a site and a cache for each version, and a node to change."""

    def __init__(self, folder: Path, nodes: int, tools: dict[str, str]) -> None:
        self.folder, self.tools = folder, tools
        self.node = write_debate(folder, nodes, 1) / "section-003" / "n90.yaml"
        self.changes = 0
        time.sleep(SETTLED)

    def run(self, which: str, *words: str) -> Run:
        """Run a command of one version."""
        environment = {**os.environ, CACHE_VARIABLE: str(self.folder / "cache")}
        return run_command([self.tools[which], *words, "--claims", str(self.folder)], environment)

    def build(self, which: str) -> Run:
        """Build the site of one version."""
        return self.run(which, "build", "--out", str(self.folder / which))

    def change(self) -> str:
        """Give the node another title, and wait until the file is settled."""
        self.changes += 1
        title = f"Title number {self.changes}"
        text = re.sub("^short: .*", f"short: {title}", self.node.read_text(), flags=re.MULTILINE)
        self.node.write_text(text)
        return title


def cold_build(place: Place, which: str) -> Run:
    """Build from nothing."""
    shutil.rmtree(place.folder / which, ignore_errors=True)
    shutil.rmtree(place.folder / "cache", ignore_errors=True)
    return place.build(which)


def cold_check(place: Place, which: str) -> Run:
    """Check without anything stored."""
    shutil.rmtree(place.folder / "cache", ignore_errors=True)
    return place.run(which, "check")


def saved_to_page(place: Place, which: str) -> Run:
    """Serve, save a file, and wait for the new page."""
    with serving(place, which) as address:
        page = f"{address}{DEBATE}/claims/n90.html"
        shown(page, "")
        title, start = place.change(), time.perf_counter()
        shown(page, title)
        return Run(time.perf_counter() - start, 0, 0)


@contextmanager
def serving(place: Place, which: str) -> Iterator[str]:
    """Serve the debate while something is done."""
    command = [place.tools[which], "serve", "--claims", str(place.folder)]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL) as process:
        try:
            yield process.stdout.readline().decode().strip() if process.stdout else ""
        finally:
            process.terminate()


def shown(page: str, title: str) -> None:
    """Wait until a page shows a title."""
    while True:
        with suppress(OSError), urllib.request.urlopen(page) as answer:
            if title in answer.read().decode():
                return
        time.sleep(0.01)


MEASURES: dict[str, tuple[Callable[[Place, str], Run], bool]] = {
    "build, cold": (cold_build, False),
    "build, one node changed": (Place.build, True),
    "build, nothing changed": (Place.build, False),
    "check, cold": (cold_check, False),
    "check, one file changed": (lambda place, which: place.run(which, "check"), True),
    "show NODE, nothing changed": (lambda place, which: place.run(which, "show", "n50"), False),
    "serve, saved to page": (saved_to_page, False),
}
"""What is measured, and whether a node is changed before each round."""


def compare(place: Place, name: str) -> str:
    """Measure one thing with both versions by turns, and write a row."""
    measure, changes = MEASURES[name]
    took: dict[str, list[Run]] = {which: [] for which in place.tools}
    for round_ in range(ROUNDS + 1):
        if changes:
            place.change()
            time.sleep(SETTLED)
        for which in sorted(took, reverse=bool(round_ % 2)):
            took[which].append(measure(place, which))
    rows = {
        which: [statistics.median(v) for v in zip(*runs[1:], strict=True)]
        for which, runs in took.items()
    }
    this, other = rows["this"], rows["other"]
    ratios = f"{this[0] / other[0]:6.2f} {this[1] / other[1] if other[1] else 0:6.2f}"
    return f"{name:<28}{other[0]:7.2f} {other[1]:6.2f} {this[0]:7.2f} {this[1]:6.2f} {ratios}"


def main(other: str, sizes: tuple[int, ...]) -> None:
    """Print a table for each size."""
    this = shutil.which("argmap", path=str(Path(sys.executable).parent)) or "argmap"
    for nodes in sizes:
        with tempfile.TemporaryDirectory() as folder:
            place = Place(Path(folder), nodes, {"this": this, "other": other})
            print(f"{f'{nodes:,} nodes':<28}  other    cpu    this    cpu   wall    cpu (ratios)")
            for name in MEASURES:
                print(compare(place, name))


if __name__ == "__main__":
    main(sys.argv[1], tuple(int(size) for size in sys.argv[2:]) or (1_000, 10_000))
