"""``python -m argmap`` is the same as ``argmap``: both begin here."""

import gc
import os
import sys
from contextlib import suppress


def run() -> None:
    """Run a command as a program, and end at once.

    What a command holds need not be taken apart piece by piece: that would take a twentieth of its
    time, and the system takes it all.
    """
    gc.disable()  # a short life with few circles: walking all that is held would find nothing
    from argmap.cli import main

    status: str | int | None = None
    try:
        main()
    except SystemExit as end:
        status = end.code
    with suppress(OSError):  # Python says it, when it cannot write at the end
        sys.stdout.flush()
        sys.stderr.flush()
        if not isinstance(status, str):
            os._exit(status or 0)
    sys.exit(status)


if __name__ == "__main__":
    run()
