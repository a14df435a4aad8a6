"""How long commands take on shapes that are made to be hard.

Run ``python bench/hard.py [NAME ...]``; it prints one row for each shape and command, with the
seconds and the size of the answer. To stay within: 5 s a query, 30 s a build, 1 MB an answer.
"""

import random
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from pathlib import Path

LIMITS = {"build": 30.0}
QUERY = 5.0
SIZE = 1_000_000
PATIENCE = 120

Nodes = dict[str, str]


def claim(number: int, rest: str = "") -> str:
    """Write a claim."""
    return f"kind: claim\ntext: This is claim number {number}.\n{rest}"


def circle(size: int) -> Nodes:
    """Make a circle of rebuttals."""
    return {f"n{i}": claim(i, f"rebuts: n{(i + 1) % size}\n") for i in range(size)}


def tangle(size: int, rebuttals: int = 4) -> Nodes:
    """Make each claim rebut some others, drawn by lot."""
    lot = random.Random(1)
    others = {
        i: sorted(lot.sample([j for j in range(size) if j != i], rebuttals)) for i in range(size)
    }
    return {
        f"n{i}": claim(i, f"rebuts: [{', '.join(f'n{j}' for j in found)}]\n")
        for i, found in others.items()
    }


def chain(size: int) -> Nodes:
    """Make each claim support the next one."""
    return {f"n{i}": claim(i, f"supports: n{i + 1}\n" if i + 1 < size else "") for i in range(size)}


def star(size: int, relations: int) -> Nodes:
    """Make many relations lead to one claim."""
    each = relations // size
    kinds = ("supports", "rebuts", "undermines", "qualifies", "clarifies", "illustrates", "answers")
    rest = "".join(f"{kind}: n0\n" for kind in kinds[:each])
    return {f"n{i}": claim(i, rest if i else "") for i in range(size)}


SHAPES: dict[str, Callable[[], Nodes]] = {
    "circle-101": lambda: circle(101),
    "circle-401": lambda: circle(401),
    "circle-801": lambda: circle(801),
    "tangle-2000": lambda: tangle(2_000),
    "chain-5000": lambda: chain(5_000),
    "star-14000": lambda: star(2_000, 14_000),
}

COMMANDS = (
    ("check",),
    ("status",),
    ("why", "n0"),
    ("crux", "n0"),
    ("shares", "n0"),
    ("strength", "n0"),
    ("whatif", "--reject", "n1"),
    ("replies", "n0"),
    ("tree",),
    ("open",),
    ("build",),
)


def written(folder: Path, nodes: Nodes) -> Path:
    """Write a debate."""
    section = folder / "claims" / "hard" / "s"
    section.mkdir(parents=True)
    (section.parent / "debate.yaml").write_text("format: 1\ntitle: Hard\n", "utf-8")
    for node, text in nodes.items():
        (section / f"{node}.yaml").write_text(text, "utf-8")
    return folder


def timed(folder: Path, command: tuple[str, ...]) -> tuple[float, int]:
    """Run a command; give the seconds and the size of what it printed."""
    out = ("--out", str(folder / "site")) if command == ("build",) else ()
    start = time.perf_counter()
    try:
        done = subprocess.run(
            [sys.executable, "-m", "argmap", *command, *out],
            cwd=folder,
            capture_output=True,
            check=False,
            timeout=PATIENCE,
        )
    except subprocess.TimeoutExpired:
        return float(PATIENCE), 0
    return time.perf_counter() - start, len(done.stdout)


def rows(names: list[str]) -> Iterator[str]:
    """Yield a row for each shape and command; a star marks what is over a limit."""
    for name in names:
        with tempfile.TemporaryDirectory() as root:
            folder = written(Path(root), SHAPES[name]())
            for command in COMMANDS:
                seconds, size = timed(folder, command)
                over = seconds > LIMITS.get(command[0], QUERY) or size > SIZE
                mark = " *" if over else ""
                yield f"{name:<12} {' '.join(command):<18} {seconds:8.1f} s {size:>10,} B{mark}"


if __name__ == "__main__":
    for row in rows(sys.argv[1:] or list(SHAPES)):
        print(row, flush=True)
