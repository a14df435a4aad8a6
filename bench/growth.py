"""Show how time and memory grow with a debate: commands of whole processes, one size after another.

::

    python bench/growth.py [NODES ...]

Prints processor seconds and peak megabytes, and how many times what the size before took it is.
A first reading is cold; the commands after it read what has been stored. ``TMPDIR=/dev/shm`` keeps
the disk out of it.
"""

import os
import shutil
import sys
import tempfile
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent))

from corpus import write_debate
from peers import Run, run_command

from argmap.loading.store import CACHE_VARIABLE

SIZES = (1_000, 10_000, 100_000)
COMMANDS = {
    "check, cold": ["check"],
    "check again": ["check"],
    "show NODE": ["show", "n500"],
    "status": ["status", "--json", "--all"],
    "crux NODE": ["crux", "n1"],
    "whatif": ["whatif", "--reject", "n3"],
    "build, cold": ["build"],
    "build again": ["build"],
}
"""What is run, in this order."""


def measure(nodes: int, place: Path) -> dict[str, Run]:
    """Run all commands on a debate of some size."""
    write_debate(place, nodes, 1)
    environment = {**os.environ, CACHE_VARIABLE: str(place / "cache")}
    tool = shutil.which("argmap", path=str(Path(sys.executable).parent)) or "argmap"
    return {
        name: run_command([tool, *words, "--claims", str(place)], environment)
        for name, words in COMMANDS.items()
    }


def main(sizes: tuple[int, ...]) -> None:
    """Print what each command takes at each size, and the ratios."""
    before: dict[str, Run] = {}
    for nodes in sizes:
        with tempfile.TemporaryDirectory() as place:
            took = measure(nodes, Path(place))
        print(f"{f'{nodes:,} nodes':<16}   cpu s   wall s     MB   cpu x")
        for name, run in took.items():
            ratio = f"{run.processor / before[name].processor:7.1f}" if name in before else ""
            print(f"{name:<16}{run.processor:8.2f} {run.wall:8.2f} {run.memory:6.0f} {ratio}")
        before = took


if __name__ == "__main__":
    main(tuple(int(size) for size in sys.argv[1:]) or SIZES)
