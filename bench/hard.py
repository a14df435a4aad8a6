"""How long commands take on shapes that are made to be hard.

    python bench/hard.py [SHAPE ...] [-c WORD ...]      all shapes, or some; -c: commands so called

Each command runs on each shape in a process of its own. Prints a line for each as it goes, and at
the end a table of commands by shapes: seconds of processor time (also of processes that a command
starts) and size of the answer in kB. A star marks what is over a limit: 5 s for a command, 30 s for
a build, 1 MB for an answer, an exit code other than 0, 1 and 2. Limits are for 2,000 nodes. Exports
are files of another format, so their size has no limit.
"""

import argparse
import os
import random
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterable, Mapping, Sequence
from pathlib import Path
from resource import RUSAGE_CHILDREN, getrusage
from typing import NamedTuple, TypeAlias

QUERY, BUILD = 5.0, 30.0
SIZE = 1_000_000
PATIENCE = 300
"""Seconds after which a command is stopped."""

Files: TypeAlias = dict[str, str]
"""What each file of a debate says, by its name in the debate's folder."""


def claim(number: int, rest: str = "") -> str:
    """Write a claim."""
    return f"kind: claim\ntext: This is claim number {number}.\n{rest}"


def nodes(relations: Iterable[str]) -> Files:
    """Write claims with the relations of each."""
    return {f"s/n{i}.yaml": claim(i, rest) for i, rest in enumerate(relations)}


def listed(numbers: Iterable[int]) -> str:
    """Write a list of claims."""
    return f"[{', '.join(f'n{number}' for number in numbers)}]"


def drawn(lot: random.Random, size: int, but: int, number: int) -> list[int]:
    """Draw some other claims by lot."""
    return sorted(lot.sample([i for i in range(size) if i != but], number))


def circle(size: int) -> Files:
    """Make a circle of rebuttals."""
    return nodes(f"rebuts: n{(i + 1) % size}\n" for i in range(size))


def blocks(size: int, block: int = 8) -> Files:
    """Make the claims of each block rebut one another: many extensions, of which none decides."""
    return nodes(
        f"rebuts: {listed(j for j in range(i - i % block, i - i % block + block) if j != i)}\n"
        for i in range(size)
    )


def tangle(size: int, rebuttals: int = 4) -> Files:
    """Make each claim rebut some others, drawn by lot."""
    lot = random.Random(1)
    return nodes(f"rebuts: {listed(drawn(lot, size, i, rebuttals))}\n" for i in range(size))


def mixture(size: int) -> Files:
    """Make each claim support two others and rebut two, and need support; drawn by lot."""
    lot = random.Random(3)
    return nodes(
        f"needs_support: true\nsupports: {listed(drawn(lot, size, i, 2))}\n"
        f"rebuts: {listed(drawn(lot, size, i, 2))}\n"
        for i in range(size)
    )


def chain(size: int) -> Files:
    """Make each claim support the next one."""
    return nodes(f"supports: n{i + 1}\n" if i + 1 < size else "" for i in range(size))


def ring(size: int) -> Files:
    """Make a circle of supports."""
    return nodes(f"supports: n{(i + 1) % size}\n" for i in range(size))


def ladder(size: int) -> Files:
    """Make a chain of which each claim is attacked, and each attack undercut."""
    return nodes(
        (
            f"supports: n{i + 3}\n" if i + 3 < size else "",
            f"rebuts: n{i - 1}\n",
            f"undercuts: n{i - 1} -> n{i - 2}\n",
        )[i % 3]
        for i in range(size)
    )


def star(size: int, repeats: int = 0) -> Files:
    """Make relations of seven kinds lead from every claim to one; and repeat some, which is wrong.

    With repeats the debate has errors, as a stranger's proposal may; queries still answer.
    """
    kinds = ("rebuts", "undermines", "qualifies", "clarifies", "illustrates", "answers")
    rest = "".join(f"{kind}: n0\n" for kind in kinds) + "supports:\n  - n0\n"
    return nodes(
        rest + "".join(f"  - {{to: n0, with: [n{(i * 31 + j) % size}]}}\n" for j in range(repeats))
        if i
        else ""
        for i in range(size)
    )


def crowd(size: int, people: int) -> Files:
    """Let people bring claims forward, deny, support and attack them, as drawn by lot."""
    lot = random.Random(2)
    files = {"sources/c0.yaml": "kind: post\nauthor: p0\n"}
    for i in range(people):
        files[f"people/p{i}.yaml"] = f"name: Person {i}\nidentified: by-header\n"
        if i:
            replies = f"replies_to: c{lot.randrange(i)}\n"
            files[f"sources/c{i}.yaml"] = f"kind: comment\nauthor: p{i}\n{replies}"
    for i in range(size):
        one, other = lot.sample(range(people), 2)
        files[f"s/n{i}.yaml"] = claim(
            i,
            f"stances:\n  - {{by: p{one}, stance: asserts, source: c{one}}}\n"
            f"  - {{by: p{other}, stance: denies, source: c{other}}}\n"
            f"supports: {listed(drawn(lot, size, i, 2))}\n"
            f"rebuts: {listed(drawn(lot, size, i, 2))}\n",
        )
    return files


SHAPES: Mapping[str, Callable[[], Files]] = {
    "circle-101": lambda: circle(101),
    "circle-401": lambda: circle(401),
    "circle-801": lambda: circle(801),
    "circle-1999": lambda: circle(1_999),
    "circle-2000": lambda: circle(2_000),
    "blocks-2000": lambda: blocks(2_000),
    "ring-2000": lambda: ring(2_000),
    "ladder-2000": lambda: ladder(2_000),
    "tangle-2000": lambda: tangle(2_000),
    "mixture-2000": lambda: mixture(2_000),
    "crowd-200": lambda: crowd(2_000, 200),
    "star-14000": lambda: star(2_000),
    "star-100000": lambda: star(2_000, 43),
    "chain-5000": lambda: chain(5_000),
}
"""Each has 2,000 nodes or fewer, but for the chain."""

QUERIES = """
check
check --notes
status
status --json
status n0
status --profile directed
why n0
crux
crux n0
shares n0
strength
strength n0
whatif --reject n1
whatif --accept n1
replies n0
replies n0 --json
tree
tree --json
tree --attacks
open
stats
show n0
who n0
people
kernels
path n1 n0
search claim
list
position p0
compare p0 p1
crux --between p0 p1
thread c0
sources coverage
""".strip().split("\n")

FORMATS = (
    *("af", "aif", "apx", "argdown", "carneades", "csv", "dot", "gexf", "graphml", "jsonl"),
    *("markdown", "mermaid", "sqlite", "tgf", "xaif"),
)

EDITS = """
fmt
confirm --all
check --fix
rename n0 zero
merge n1 zero
remove n2 --with-steps
diff OLD
""".strip().split("\n")
"""These change the debate, one after the other."""


class Cost(NamedTuple):
    """What a command cost, and how it ended."""

    seconds: float
    size: int
    code: int

    def marked(self, command: str) -> str:
        """Write it in a cell of the table."""
        most = BUILD if command.startswith("build") else QUERY
        long = self.size > SIZE and not command.startswith("export")
        over = self.seconds > most or long or self.code not in {0, 1, 2}
        refused = "" if self.code in {0, 1} else f" ({self.code})"
        return f"{self.seconds:.1f} s {self.size / 1000:.0f}{refused}{' *' if over else ''}"


def write(folder: Path, files: Files) -> Path:
    """Write a debate."""
    debate = folder / "claims" / "hard"
    for name, text in {"debate.yaml": "format: 1\ntitle: Hard\n", **files}.items():
        path = debate / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, "utf-8")
    return folder


def run(folder: Path, command: str) -> Cost:
    """Run a command."""
    words = [{"OUT": "../site", "OLD": "../old"}.get(word, word) for word in command.split()]
    before = getrusage(RUSAGE_CHILDREN)
    with tempfile.TemporaryFile() as out:
        argmap = [sys.executable, "-m", "argmap", *words]
        try:
            done = subprocess.run(
                argmap,
                cwd=folder,
                stdout=out,
                stderr=subprocess.DEVNULL,
                timeout=PATIENCE,
                check=False,
            )
            code = done.returncode
        except subprocess.TimeoutExpired:
            code = -1
        size = out.seek(0, os.SEEK_END)
    after = getrusage(RUSAGE_CHILDREN)
    spent = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
    return Cost(spent, size, code)


def commands(wanted: Sequence[str]) -> list[str]:
    """List the commands that are wanted, in the order in which they run."""
    exports = [f"export --format {name} --out OUT.{name}" for name in FORMATS]
    found = [*QUERIES, *exports, "build --out OUT", *EDITS]
    return [one for one in found if not wanted or one.split()[0] in wanted]


def costs(name: str, wanted: Sequence[str]) -> dict[str, Cost]:
    """Run commands on a shape."""
    found = {}
    with tempfile.TemporaryDirectory() as root:
        folder = write(Path(root) / "here", SHAPES[name]())
        shutil.copytree(folder, Path(root) / "old")
        for command in commands(wanted):
            found[command] = run(folder, command.replace("OUT.", "../out."))
            print(f"{name:13} {command:36} {found[command].marked(command)}", flush=True)
    return found


def table(found: Mapping[str, Mapping[str, Cost]]) -> str:
    """Write the table: a row for each command, a column for each shape."""
    lines = [f"| | {' | '.join(found)} |", f"|---|{'---|' * len(found)}"]
    for command in next(iter(found.values())):
        cells = [costs_[command].marked(command) for costs_ in found.values()]
        lines.append(f"| {command} | {' | '.join(cells)} |")
    return "\n".join(lines)


def main() -> int:
    """Run, print the table, and end with 1 where something is over a limit."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("shapes", nargs="*", choices=[*SHAPES, []])
    parser.add_argument("-c", dest="wanted", nargs="*", default=[])
    asked = parser.parse_args()
    printed = table({name: costs(name, asked.wanted) for name in asked.shapes or SHAPES})
    print(f"\n{printed}")
    return 1 if "*" in printed else 0


if __name__ == "__main__":
    sys.exit(main())
