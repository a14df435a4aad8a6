"""Watching the files of a knowledge base, from a thread of its own."""

import threading
from collections.abc import Callable
from pathlib import Path
from typing import Final

from watchfiles import Change, watch

from argmap.loading.discovery import CONFIG_FILE, SUFFIX

_STEP: Final = 10
"""Milliseconds of silence that end a burst of changes."""
_BURST: Final = 200
"""The most milliseconds that a burst can last."""
_GLANCE: Final = 500
"""Milliseconds between two looks whether to go on, and at the configuration."""


def watching(claims: Path, changed: Callable[[], None], stop: threading.Event) -> threading.Thread:
    """Start a thread that calls a function after each burst of changes.

    Parameters
    ----------
    claims : Path
        The folder of debates; ``argmap.toml`` beside it is watched too.
    changed : callable
        What to call; also once at the start, for what changed before anybody watched.
    stop : threading.Event
        Ends the thread when it is set.

    Returns
    -------
    threading.Thread
        The thread, running.
    """
    config = claims.parent / CONFIG_FILE

    def run() -> None:
        before: object = None
        for changes in watch(
            claims,
            watch_filter=_matters,
            debounce=_BURST,
            step=_STEP,
            stop_event=stop,
            rust_timeout=_GLANCE,
            yield_on_timeout=True,
            raise_interrupt=False,
        ):
            now = _stamp(config)
            if changes or now != before:
                before = now
                changed()

    thread = threading.Thread(target=run, name="watching", daemon=True)
    thread.start()
    return thread


def _matters(_: Change, path: str) -> bool:
    """Tell whether a change can change a page: of a file that is read, or of a folder."""
    name = path.replace("\\", "/").rpartition("/")[2]
    return not name.startswith(".") and (name.endswith(SUFFIX) or "." not in name)


def _stamp(path: Path) -> tuple[int, int]:
    try:
        status = path.stat()
    except OSError:
        return (0, 0)
    return (status.st_mtime_ns, status.st_size)
