"""Measure what hostile files cost the reader: seconds, and memory at the peak, in a process each.

::

    python bench/hostile.py
"""

import json
import os
import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from typing import Final

SECONDS: Final = 0.1
MEGABYTES: Final = 100

_MERGES: Final = "a: &a {x: 1}\n" + "".join(
    f"{chr(98 + n)}: &{chr(98 + n)} {{<<: [*{chr(97 + n)}, *{chr(97 + n)}]}}\n" for n in range(20)
)
_ALIASES: Final = "a: &a [x, x]\n" + "".join(
    f"{chr(98 + n)}: &{chr(98 + n)} [*{chr(97 + n)}, *{chr(97 + n)}]\n" for n in range(20)
)

ATTACKS: Final[dict[str, bytes | Callable[[Path], None]]] = {
    "100 kB of [": b"[" * 100_000,
    "64 kB of [": b"[" * 65_000,
    "60 kB of '- '": b"- " * 30_000,
    "60 kB of '? '": b"? " * 30_000,
    "60 kB of '{a: '": b"{a: " * 15_000,
    "bomb of aliases": _ALIASES.encode(),
    "bomb of merges": _MERGES.encode(),
    "200,000 keys": b"".join(b"k%d: 1\n" % n for n in range(200_000)),
    "2,000 unknown keys": b"".join(b"k%d: 1\n" % n for n in range(2_000)),
    "one scalar of 20 MB": b"text: " + b"a" * 20_000_000,
    "one scalar of 64 kB": b"text: " + b"a" * 65_000,
    "64 kB of colons": b"text: " + b"a: " * 21_000,
    "a chain of steps": b"kind: claim\ntext: x\nsupports: " + b"a -> " * 12_000 + b"a\n",
    "2,000 unknown nodes": b"kind: claim\ntext: x\nsupports: ["
    + b"unknown-node-of-some-length, " * 2_000
    + b"]\n",
    "a tag that runs code": b"text: !!python/object/apply:os.system [id]\n",
    "NUL": b"kind: claim\x00\n",
    "turned text": "kind: claim\ntext: \u202eevil\n".encode(),
    "lone surrogate": b"text: \xed\xa0\x80\n",
    "invalid UTF-8": b"text: \xff\xfe\xff\n",
    "64 kB of hidden characters": b"text: " + "\u200b".encode() * 21_000,
    "symbolic link": lambda path: path.symlink_to("/etc/passwd"),
    "pipe": os.mkfifo,
}


def main() -> None:
    """Print the table, and fail where an attack costs too much or is not refused."""
    failed = 0
    print("attack                         s     MB  findings")
    for name, attack in ATTACKS.items():
        with tempfile.TemporaryDirectory() as folder:
            path = Path(folder) / "claims" / "tea" / "taste" / "a.yaml"
            path.parent.mkdir(parents=True)
            (path.parents[1] / "debate.yaml").write_text("format: 1\ntitle: Tea or coffee?\n")
            if callable(attack):
                attack(path)
            else:
                path.write_bytes(attack)
            command = [sys.executable, __file__, folder]
            done = subprocess.run(command, check=True, capture_output=True, timeout=60)
            cost = json.loads(done.stdout)
        bad = cost["s"] > SECONDS or cost["mb"] > MEGABYTES or not cost["codes"]
        failed += bad
        codes = ", ".join(sorted(set(cost["codes"])))
        print(f"{name:27} {cost['s']:5.3f} {cost['mb']:6.1f}  {codes}{'  TOO MUCH' if bad else ''}")
    sys.exit(failed > 0)


def measure(folder: Path) -> None:
    """Check the debate, and print what that cost and what it found in the hostile file."""
    from argmap.checks.run import check_all

    start = time.perf_counter()
    findings = [f for f in check_all(folder).findings if f.location.file.endswith("/a.yaml")]
    seconds = time.perf_counter() - start
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    print(json.dumps({"s": seconds, "mb": peak, "codes": [f.code for f in findings]}))


if __name__ == "__main__":
    measure(Path(sys.argv[1])) if len(sys.argv) > 1 else main()
