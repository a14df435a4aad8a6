"""Fuzz the reader of a format, guided by coverage: python bench/fuzz_guided.py FORMAT [SECONDS].

Needs atheris (``pip install atheris``, Linux). Begins with the samples of the tests. Only refusals
that name the file are allowed; anything else ends the run with the input that did it.
"""

import os
import sys
import tempfile
from pathlib import Path

import atheris

with atheris.instrument_imports(include=["argmap"]):
    from argmap.exchange.formats import format_named
    from argmap.exchange.interface import InputFile, Options
    from argmap.schema.errors import ArgmapError

sys.path.insert(0, str(Path(__file__).parents[1]))
from tests.exchange.samples import SAMPLES


def main(name: str, seconds: int) -> None:
    """Read made-up files until the time is up."""
    read = format_named(name).read
    if read is None:
        raise SystemExit(f"{name} is only written")

    def one(data: bytes) -> None:
        file = InputFile("fuzz", data)
        try:
            read([file], Options())
        except ArgmapError as error:
            if "fuzz" not in str(error):
                raise RuntimeError("a refusal that names no file") from error

    with tempfile.TemporaryDirectory() as folder:
        (Path(folder) / "sample").write_bytes(SAMPLES[name])
        limits = ["-max_len=4096", "-timeout=20", "-rss_limit_mb=2048"]
        atheris.Setup([sys.argv[0], f"-max_total_time={seconds}", *limits, folder], one)
        atheris.Fuzz()


if __name__ == "__main__":
    os.environ.setdefault("PYTHONHASHSEED", "0")
    format_, *rest = sys.argv[1:]
    main(format_, int(rest[0]) if rest else 600)
