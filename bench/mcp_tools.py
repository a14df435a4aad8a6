"""Time every read tool of ``argmap mcp``: the first call, and the median of five more.

::

    python bench/mcp_tools.py [NODES ...]
"""

import asyncio
import statistics
import sys
import tempfile
import time
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent))

from corpus import write_debate
from mcp import Client

from argmap.servers.assistant.server import make_server

CALLS: dict[str, dict[str, str]] = {
    "statuses": {},
    "search": {"words": "ba"},
    "show": {"node": "n7"},
    "why": {"node": "n7"},
    "position": {"person": "person-1"},
    "compare": {"person": "person-1", "other": "person-2"},
    "disagreements": {},
    "open_issues": {},
    "what_if": {"reject": "n7"},
    "source": {"source": "c1"},
}


async def measure(nodes: int) -> None:
    """Print the figures for one size."""
    with tempfile.TemporaryDirectory() as temporary:
        write_debate(Path(temporary), nodes)
        print(f"{nodes} nodes, milliseconds")
        async with Client(make_server(Path(temporary), "1")) as client:
            for tool, arguments in CALLS.items():
                times = []
                for _ in range(6):
                    begin = time.perf_counter()
                    await client.call_tool(tool, arguments)
                    times.append(1000 * (time.perf_counter() - begin))
                print(
                    f"  {tool:14} first {times[0]:6.0f}   then {statistics.median(times[1:]):6.0f}"
                )


if __name__ == "__main__":
    for size in [int(word) for word in sys.argv[1:]] or [354, 5_000]:
        asyncio.run(measure(size))
