"""Damage the files of a debate in many ways and look for a reading or a check that raises.

    python -m bench.fuzz [--runs 100000] [--seed 0]

Every run loads and checks a whole debate, so reader, records, links and checks all see the damage;
each tenth one reads a damaged ``argmap.toml`` besides. Ends with 1 where anything was raised, and
prints the seed that makes it happen again.
"""

import argparse
import sys
import time
import traceback
from random import Random

from argmap.loading.config import interpret_config
from argmap.loading.reader import read_bytes
from tests.fuzzing import SCRAPS, counted, damaged, findings_of, valid_files

TOML = """\
[site]
title = "Tea or coffee?"
address = "https://example.org/tea"
language = "en"

[limits]
new_nodes = 20
"""


def one_run(seed: int) -> int:
    """Read and check one damaged debate, and say how many findings it has."""
    random = Random(seed)
    found = len(findings_of(damaged(random, valid_files())))
    if seed % 10 == 0:
        text = TOML
        for _ in range(random.randint(1, 5)):
            start = random.randint(0, len(text))
            text = text[:start] + random.choice(SCRAPS) + text[start + random.randint(0, 5) :]
        raw = text.encode(errors="surrogatepass")
        found += len(interpret_config(read_bytes(raw, "argmap.toml")).findings)
    return found


def main() -> int:
    """Run as often as asked for."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--runs", type=int, default=100_000)
    parser.add_argument("--seed", type=int, default=0)
    asked = parser.parse_args()
    began, findings, raised = time.perf_counter(), 0, 0
    for run in counted(asked.runs):
        seed = asked.seed + run
        try:
            findings += one_run(seed)
        except Exception:  # noqa: BLE001 - the very thing that is looked for
            raised += 1
            print(f"seed {seed}:\n{traceback.format_exc()}", file=sys.stderr)
    seconds = time.perf_counter() - began
    print(f"{asked.runs} debates, {findings} findings, {raised} exceptions, {seconds:.0f} s")
    return 1 if raised else 0


if __name__ == "__main__":
    sys.exit(main())
