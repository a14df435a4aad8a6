"""How long the commands take, whole process, against a bare Python: paired runs, medians, ratios.

Run it from the top of a checkout: ``python bench/startup.py [ROUNDS]``. The interpreter that runs
it is the one that is measured; argmap has to be installed for it. Compiled modules are kept, as
they are on any ordinary machine.
"""

import os
import shutil
import statistics
import subprocess
import sys
import time
from pathlib import Path

BARE = [sys.executable, "-c", "pass"]
NODE = "value-spills-over"
LIMITS = {"--help": 14.0, f"show {NODE}": 25.0}
"""The most that a command may take, in bare Pythons; None in the table: no limit."""

ENVIRONMENT = {k: v for k, v in os.environ.items() if k != "PYTHONDONTWRITEBYTECODE"}

COMMANDS = [
    "--version",
    "--help",
    f"show {NODE}",
    f"who {NODE}",
    "search spillover",
    "tree --depth 1",
    "position steven-byrnes",
    "kernels",
    "stats",
    "sources coverage",
]


def seconds(command: list[str]) -> float:
    """Run a process to its end, and say how long that took."""
    start = time.perf_counter()
    subprocess.run(command, check=False, capture_output=True, env=ENVIRONMENT)
    return time.perf_counter() - start


def ratio(command: list[str], rounds: int) -> tuple[float, float]:
    """Time a command and a bare Python in turn; return median seconds and median ratio."""
    pairs = [(seconds(BARE), seconds(command)) for _ in range(rounds)]
    return (
        statistics.median(taken for _, taken in pairs),
        statistics.median(taken / bare for bare, taken in pairs),
    )


def main(rounds: int = 15) -> int:
    """Print the table; return 1 where a limit is passed."""
    argmap = shutil.which("argmap", path=str(Path(sys.executable).parent)) or "argmap"
    seconds([argmap, "--version"])  # the first run compiles
    passed = False
    print(f"{'command':<28}{'ms':>7}{'ratio':>8}{'limit':>8}")
    for command in COMMANDS:
        taken, times = ratio([argmap, *command.split()], rounds)
        limit = LIMITS.get(command)
        passed = passed or (limit is not None and times > limit)
        print(f"{command:<28}{1000 * taken:>7.0f}{times:>7.1f}x{limit or '-':>8}")
    return int(passed)


if __name__ == "__main__":
    sys.exit(main(*map(int, sys.argv[1:2])))
