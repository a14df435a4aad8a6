"""How long an argument diff takes on a debate of any size, and that it says the same each time.

::

    python bench/diff.py [NODES] [ROUNDS]

One node in twenty is edited: reworded, answered, turned against its target, or renamed. The limit
is on the comparison; loading the two states is shown beside it, and the whole command in a process
of its own, for two folders and for a revision of git.
"""

import itertools
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from typing import TypeVar

from argmap.graph.diff import DebateDiff, diff
from argmap.graph.model.debate import Debate
from argmap.loading.load import load

sys.path.insert(0, str(Path(__file__).parent))

from corpus import write_debate

LIMIT = 2.0
"""The most seconds that comparing 5,000 nodes may take."""

T = TypeVar("T")


def edit(folder: Path, nodes: int) -> None:
    """Edit one node in twenty, each in the next of four ways."""
    ways = itertools.cycle([_reword, _answer, _turn, _rename])
    for number, way in zip(range(2, nodes + 1, 20), ways, strict=False):
        (path,) = folder.rglob(f"n{number}.yaml")
        way(path)


def _reword(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    path.write_text(text.replace("text: >-\n  ", "text: >-\n  Not "), encoding="utf-8")


def _answer(path: Path) -> None:
    answer = f"kind: counterargument\ntext: An answer to {path.stem}.\nrebuts: {path.stem}\n"
    path.with_name(f"answer-{path.name}").write_text(answer, encoding="utf-8")


def _turn(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    path.write_text(text.replace("supports:", "rebuts:"), encoding="utf-8")


def _rename(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    path.with_name(f"x{path.name}").write_text(f"{text}aliases: [{path.stem}]\n", encoding="utf-8")
    path.unlink()


def timed(work: Callable[[], T]) -> tuple[float, T]:
    """Run something, and say how many seconds that took."""
    start = time.perf_counter()
    done = work()
    return time.perf_counter() - start, done


def main(nodes: int = 5000, rounds: int = 5) -> int:
    """Print the table; return 1 where the limit is passed or two runs differ."""
    with tempfile.TemporaryDirectory() as folder:
        base, head = Path(folder) / "base", Path(folder) / "head"
        write_debate(base, nodes)
        shutil.copytree(base, head)
        edit(head, nodes)
        loading, states = timed(lambda: (load(base).debate, load(head).debate))
        runs = [timed(lambda: compare(*states)) for _ in range(rounds)]
        folders = median(lambda: command(head, str(base), str(head)), rounds)
        commit(base)
        (base / ".git").rename(head / ".git")
        revision = median(lambda: command(head, "HEAD"), rounds)
    taken = statistics.median(seconds for seconds, _ in runs)
    same = all(found == runs[0][1] for _, found in runs)
    print(f"{nodes} nodes, {len(runs[0][1].changes)} changes")
    print(f"loading both states {loading:6.2f} s")
    print(f"comparing them      {taken:6.2f} s (limit {LIMIT} s)")
    print(f"command, folders    {folders:6.2f} s")
    print(f"command, revision   {revision:6.2f} s")
    print(f"the same each time  {same}")
    return int(taken > LIMIT or not same)


def median(work: Callable[[], object], rounds: int) -> float:
    """Run something several times, and say how many seconds it mostly takes."""
    return statistics.median(timed(work)[0] for _ in range(rounds))


def command(folder: Path, *sides: str) -> None:
    """Run ``argmap diff`` in a folder."""
    argmap = [sys.executable, "-m", "argmap", "diff", *sides]
    subprocess.run(argmap, cwd=folder, check=True, capture_output=True)


def commit(folder: Path) -> None:
    """Make a repository of a folder; its files are packed, as in a clone."""
    identity = ["-c", "user.name=Ann", "-c", "user.email=ann@example.org"]
    for words in (["init"], ["add", "--all"], ["commit", "--message", "Base"], ["gc"]):
        subprocess.run(["git", *identity, *words], cwd=folder, check=True, capture_output=True)


def compare(before: Debate, after: Debate) -> DebateDiff:
    """Compare two states."""
    return diff(before, after)


if __name__ == "__main__":
    sys.exit(main(*map(int, sys.argv[1:])))
