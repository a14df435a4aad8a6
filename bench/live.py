"""Time from saving a file to having its new page from ``argmap serve``, in milliseconds.

::

    python bench/live.py [NODES ...]
"""

import http.client
import os
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from urllib.parse import urlsplit

sys.path.insert(0, str(Path(__file__).parent))

from corpus import write_debate

ROUNDS = 15
ENVIRONMENT = {k: v for k, v in os.environ.items() if k != "PYTHONDONTWRITEBYTECODE"}


def ask(address: str, path: str) -> http.client.HTTPResponse:
    """Ask the server for something."""
    place = urlsplit(address)
    connection = http.client.HTTPConnection(place.hostname or "", place.port, timeout=60)
    connection.request("GET", path)
    return connection.getresponse()


def heard(events: http.client.HTTPResponse) -> None:
    """Wait for news."""
    while not events.readline().startswith(b"data: "):
        pass


def measure(folder: Path, debate: Path) -> list[float]:
    """Save a file again and again, and time its page."""
    tool = shutil.which("argmap", path=str(Path(sys.executable).parent)) or "argmap"
    command = [tool, "serve", "--claims", str(folder)]
    node = sorted(debate.glob("section-*/*.yaml"))[7]
    text = node.read_text(encoding="utf-8")
    page = f"/{debate.name}/claims/{node.stem}.html"
    times = []
    with subprocess.Popen(
        command, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True, env=ENVIRONMENT
    ) as process:
        assert process.stdout is not None
        address = process.stdout.readline().strip()
        events = ask(address, "/-/events")
        heard(events)
        ask(address, page).read()
        for number in range(ROUNDS):
            time.sleep(0.3)
            start = time.perf_counter()
            node.write_text(text.replace("short: ", f"short: {number} "), encoding="utf-8")
            heard(events)
            content = ask(address, page).read()
            times.append(1000 * (time.perf_counter() - start))
            assert f"{number} ".encode() in content
        process.terminate()
    return times


def main(sizes: tuple[int, ...]) -> None:
    """Print a table."""
    print(f"{'nodes':>7}{'median':>8}{'least':>8}{'most':>8}")
    for nodes in sizes:
        with tempfile.TemporaryDirectory() as place:
            debate = write_debate(Path(place), nodes, 1)
            times = measure(Path(place), debate)
        print(f"{nodes:>7}{statistics.median(times):>8.0f}{min(times):>8.0f}{max(times):>8.0f}")


if __name__ == "__main__":
    main(tuple(int(size) for size in sys.argv[1:]) or (400, 1_000, 10_000))
