"""Time a build of the site, stage by stage, for made-up debates of growing size.

::

    python bench/build.py [NODES ...]

Seconds of one processor: loading the debate, planning the files (the analysis, and what all pages
share), making and writing them, and making them again where nothing has changed.
"""

import gc
import os
import resource
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent))

from corpus import write_debate

from argmap.graph.model.debate import Debate
from argmap.loading.load import load
from argmap.render.publish import publish
from argmap.render.site import pending_files, site_files

SIZES = (200, 1_000, 10_000)


@contextmanager
def timed(times: dict[str, float], stage: str) -> Iterator[None]:
    """Note the processor time that a stage takes."""
    start = time.process_time()
    yield
    times[stage] = time.process_time() - start


def race(nodes: int) -> tuple[dict[str, float], int, float]:
    """Build the site of a debate of some size: times, files, kilobytes of the page of a node."""
    times: dict[str, float] = {}
    with tempfile.TemporaryDirectory() as place:
        folder = Path(place)
        write_debate(folder, nodes, 1)
        list(site_files([Debate("warm", "Up")]))  # compiles the templates
        gc.disable()  # as the command does
        with timed(times, "load"):
            debate = load(folder).debate
        with timed(times, "plan"):
            pending = list(pending_files([debate]))
        with timed(times, "make"):
            done = publish(iter(pending), folder / "site")
        with timed(times, "again"):
            publish(iter(pending), folder / "site")
        gc.enable()
        pages = [page.stat().st_size for page in folder.glob("site/*/claims/*.html")]
    return times, done.files, sum(pages) / len(pages) / 1000


def main(sizes: tuple[int, ...]) -> None:
    """Print a table: seconds of processor time, and what came of it."""
    os.sched_setaffinity(0, {min(os.sched_getaffinity(0))})  # the time of others is not counted
    stages = "".join(f" {stage:>7}" for stage in ("load", "plan", "make", "again"))
    print(f"{'nodes':>7}{stages}  files  kB a page  peak MB")
    for nodes in sizes:
        times, files, size = race(nodes)
        peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
        row = "".join(f" {seconds:7.2f}" for seconds in times.values())
        print(f"{nodes:>7}{row} {files:>6} {size:>10.1f} {peak:>8.0f}")


if __name__ == "__main__":
    main(tuple(int(size) for size in sys.argv[1:]) or SIZES)
