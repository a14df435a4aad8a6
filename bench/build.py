"""Time a cold build of the site, stage by stage, for made-up debates of growing size.

::

    python bench/build.py [NODES ...]
"""

import gc
import resource
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent))

from corpus import write_debate

from argmap.graph.debate import Debate
from argmap.graph.load import load
from argmap.render.draft import File
from argmap.render.publish import publish
from argmap.render.site import site_files

SIZES = (200, 1_000, 10_000)


@contextmanager
def timed(times: dict[str, float], stage: str) -> Iterator[None]:
    """Note the processor time that a stage takes."""
    start = time.process_time()
    yield
    times[stage] = time.process_time() - start


def race(nodes: int) -> tuple[dict[str, float], list[File]]:
    """Build the site of a debate of some size."""
    times: dict[str, float] = {}
    with tempfile.TemporaryDirectory() as place:
        folder = Path(place)
        write_debate(folder, nodes, 1)
        list(site_files([Debate("warm", "Up")]))  # compiles the templates
        with timed(times, "load"):
            debate = load(folder).debate
        gc.freeze()  # as the command does
        with timed(times, "render"):
            files = list(site_files([debate]))
        with timed(times, "write"):
            publish(files, folder / "site")
        with timed(times, "again"):
            publish(files, folder / "site")
    return times, files


def main(sizes: tuple[int, ...]) -> None:
    """Print a table: seconds of processor time, and what came of it."""
    stages = "".join(f" {stage:>7}" for stage in ("load", "render", "write", "again"))
    print(f"{'nodes':>7}{stages}  files  kB a page  peak MB")
    for nodes in sizes:
        times, files = race(nodes)
        pages = [len(file.content) for file in files if "/claims/" in file.path]
        peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
        row = "".join(f" {seconds:7.2f}" for seconds in times.values())
        print(
            f"{nodes:>7}{row} {len(files):>6} {sum(pages) / len(pages) / 1000:>10.1f} {peak:>8.0f}"
        )


if __name__ == "__main__":
    main(tuple(int(size) for size in sys.argv[1:]) or SIZES)
