"""Damage small files of every format and import them: python bench/fuzz_exchange.py [CASES] [SEED].

Each case cuts, doubles, swaps or overwrites parts of one or two samples, or of a file in the folder
that ARGMAP_SHARED names. Only refusals that name the file are allowed; what is read must also be
written as a folder without errors, which every tenth case tries.
"""

import os
import random
import sys
import tempfile
from collections import Counter
from pathlib import Path
from time import perf_counter

from argmap.checks.run import check
from argmap.editing.import_debate import plan_import
from argmap.editing.import_plan import carry_out_imports
from argmap.exchange.formats import FORMATS, format_named, recognised
from argmap.exchange.interface import Imported, InputFile, Options
from argmap.loading.load import load
from argmap.schema.errors import ArgmapError
from argmap.schema.finding import Severity

sys.path.insert(0, str(Path(__file__).parents[1]))
from tests.exchange.samples import SAMPLES
from tests.fuzzing import counted

SAMPLE_BYTES = 20_000
STRANGE = 0.05
"""How often a file is read as another format than its own."""
SPICE = [
    *(b'\x00 \xff \r\n \n\n { } [[ -> <!-- */ " \\ null -1 1e999 (1) &a; ]]> === #('.split(b" ")),
    *(
        sign.encode()
        for sign in ("\u2028", "\u202e", "  - ", "----\n", "<_ ", "\t", "1.1.1. Pro: ")
    ),
]


def seeds() -> list[tuple[str, bytes]]:
    """List samples, and real files where there are some."""
    found = list(SAMPLES.items())
    shared = Path(os.environ.get("ARGMAP_SHARED", "../shared")) / "corpora"
    for path in sorted(shared.rglob("*")) if shared.is_dir() else []:
        if not path.is_file() or path.name in {"README.md", "reference-counts.json"}:
            continue
        data = path.read_bytes()[:SAMPLE_BYTES]
        try:
            found.append((recognised(InputFile(path.name, data)).name, data))
        except ArgmapError:
            continue
    return found


def damaged(data: bytes, other: bytes, chance: random.Random) -> bytes:
    """Damage a file in one to four places."""
    for _ in range(chance.randint(1, 4)):
        start = chance.randint(0, len(data))
        end = min(len(data), start + chance.choice([0, 1, 3, 20, 200]))
        middle = chance.choice([
            b"", data[start:end] * chance.randint(2, 9), chance.choice(SPICE),
            other[: chance.randint(0, 300)], data[end : end + 40][::-1], chance.randbytes(3),
        ])  # fmt: skip
        data = data[:start] + middle + data[end:]
    return data


def write_and_check(imported: Imported) -> list[str]:
    """Write what was read, load it and list the errors that the checks find."""
    with tempfile.TemporaryDirectory() as folder:
        claims = Path(folder) / "claims"
        [records] = imported.debates
        if not records.nodes:
            return []
        carry_out_imports([plan_import(records, claims / records.id)], claims)
        found = check(load(claims.parent, records.id))
        return [f"{f.rule.code}: {f.message}" for f in found if f.severity is Severity.ERROR]


def main() -> None:
    """Run the cases and print what came of them."""
    cases, seed = (*map(int, sys.argv[1:]), *(10_000, 1)[len(sys.argv) - 1 :])
    chance = random.Random(seed)
    pool = seeds()
    readers = [format_.name for format_ in FORMATS if format_.read]
    outcomes: Counter[str] = Counter()
    slowest, start = (0.0, ""), perf_counter()
    for case in counted(cases):
        name, data = chance.choice(pool)
        if chance.random() < STRANGE:
            name = chance.choice(readers)
        data = damaged(data, chance.choice(pool)[1], chance)
        began = perf_counter()
        try:
            read = format_named(name).read
            assert read is not None
            imported = read([InputFile("fuzzed", data)], Options(debate="fuzzed"))
            outcomes["read"] += 1
            if case % 10 == 0 and (errors := write_and_check(imported)):
                outcomes["with errors"] += 1
                _keep(name, data, f"{case} {name}: {errors[:2]}")
        except ArgmapError as error:
            outcomes["refused" if str(error).startswith("fuzzed") else "without place"] += 1
            if not str(error).startswith("fuzzed"):
                _keep(name, data, f"{case} {name}: {error}")
        except Exception as error:  # noqa: BLE001 - this is what is looked for
            outcomes["uncaught"] += 1
            _keep(name, data, f"{case} {name}: {error!r}")
        slowest = max(slowest, (perf_counter() - began, name))
    print(
        dict(outcomes),
        f"{perf_counter() - start:.0f} s",
        f"slowest {slowest[0]:.2f} s {slowest[1]}",
    )


def _keep(name: str, data: bytes, message: str) -> None:
    path = Path(tempfile.gettempdir()) / f"fuzzed-{name}-{abs(hash(data)) % 10**8}"
    path.write_bytes(data)
    print(message[:300], path, flush=True)


if __name__ == "__main__":
    main()
