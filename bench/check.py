"""Race ``argmap check`` on debates of several sizes, each run in a process of its own.

::

    python bench/check.py [NODES ...]
"""

import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Final, NamedTuple

from corpus import write_debate

SIZES: Final = (100, 1_000, 5_000)
RUNS: Final = 3


class Row(NamedTuple):
    """One line of the table: how long a check of so many nodes takes, in seconds."""

    nodes: int
    files: int
    best: float
    worst: float


def main(sizes: tuple[int, ...]) -> None:
    """Print the table."""
    print("nodes  files   best s  worst s  ms a file")
    for row in _rows(sizes):
        each = 1000 * row.best / row.files
        print(f"{row.nodes:5}  {row.files:5}  {row.best:7.2f}  {row.worst:7.2f}  {each:9.2f}")


def _rows(sizes: tuple[int, ...]) -> Iterator[Row]:
    for nodes in sizes:
        with tempfile.TemporaryDirectory() as folder:
            root = write_debate(Path(folder), nodes)
            files = sum(1 for _ in root.rglob("*.yaml"))
            times = sorted(_seconds(Path(folder)) for _ in range(RUNS))
            yield Row(nodes, files, times[0], times[-1])


def _seconds(folder: Path) -> float:
    start = time.perf_counter()
    command = [sys.executable, "-m", "argmap", "check", "--claims", str(folder)]
    subprocess.run(command, check=True, capture_output=True)
    return time.perf_counter() - start


if __name__ == "__main__":
    main(tuple(map(int, sys.argv[1:])) or SIZES)
