"""Watching the files of a knowledge base, from a thread of its own."""

import contextlib
import logging
import threading
from collections.abc import Callable
from pathlib import Path
from typing import Final

from watchfiles import watch

from argmap.loading.discovery import CONFIG_FILE, SUFFIX
from argmap.loading.fingerprint import looks

_LOG: Final = logging.getLogger(__name__)
_STEP: Final = 10
"""Milliseconds of silence that end a burst of changes."""
_BURST: Final = 200
"""The most milliseconds that a burst can last."""
_GLANCE: Final = 500
"""Milliseconds between two looks whether to go on, and at the configuration."""
_VIM: Final = "4913"
"""Vim makes a file of this name, and removes it, to see whether it may write in a folder."""


def watching(
    claims: Path,
    changed: Callable[[], None],
    stop: threading.Event,
    failed: Callable[[Exception], None] | None = None,
) -> threading.Thread:
    """Start a thread that calls a function after each burst of changes.

    Parameters
    ----------
    claims : Path
        The folder of debates; ``argmap.toml`` beside it is watched too.
    changed : callable
        What to call; also once at the start, for what changed before anybody watched.
    stop : threading.Event
        Ends the thread when it is set.
    failed : callable, optional
        What to call with an error that `changed` raised; without it the error is logged. The
        thread goes on.

    Returns
    -------
    threading.Thread
        The thread, running.
    """

    def survive() -> None:
        try:
            changed()
        except Exception as error:  # noqa: BLE001 - the next change may be a good one
            (failed or _LOG.error)(error)

    def run() -> None:
        while not stop.is_set():
            with contextlib.suppress(OSError):  # it is gone, or went just now
                _watch(claims, survive, stop)
            stop.wait(_GLANCE / 1000)

    thread = threading.Thread(target=run, name="watching", daemon=True)
    thread.start()
    return thread


def _watch(claims: Path, changed: Callable[[], None], stop: threading.Event) -> None:
    """Watch a folder until it is gone or another has its name, as after a change of branch.

    The system watches a folder and not its name, so of the other nothing would be heard.
    """
    folder, config = _identity(claims), claims.parent / CONFIG_FILE
    before: object = None
    for changes in watch(
        claims,
        watch_filter=lambda _, path: matters(Path(path), claims),
        debounce=_BURST,
        step=_STEP,
        stop_event=stop,
        rust_timeout=_GLANCE,
        yield_on_timeout=True,
        raise_interrupt=False,
    ):
        same, now = _identity(claims) == folder, _look(config)
        if changes or now != before or not same:
            before = now
            changed()
        if not same:
            return


def matters(path: Path, claims: Path) -> bool:
    """Tell whether a change can change a page: of a file that is read, or of a folder.

    Examples
    --------
    >>> [matters(Path("claims/tea", name), Path("claims")) for name in ("s/a.yaml", "s")]
    [True, True]
    >>> [matters(Path("claims", name), Path("claims")) for name in (".idea/a.yaml", "a.yaml~")]
    [False, False]
    """
    inside = path.relative_to(claims) if path.is_relative_to(claims) else path
    hidden = any(part.startswith(".") for part in inside.parts)
    return not hidden and path.name != _VIM and (path.suffix == SUFFIX or "." not in path.name)


def _identity(folder: Path) -> tuple[int, int] | None:
    """Tell one folder from another of the same name; None where there is none."""
    try:
        status = folder.stat()
    except OSError:
        return None
    return (status.st_dev, status.st_ino)


def _look(path: Path) -> str:
    """Describe how a file looks; empty where there is none."""
    try:
        return looks(path.stat())
    except OSError:
        return ""
