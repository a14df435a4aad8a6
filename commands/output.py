"""The one place that prints: data to standard output, talk to standard error."""

import json
import os
import sys
from typing import Any, Final

FORMAT: Final = 1
"""The version of every JSON shape."""

_UNSEEN: Final = {code: None for code in (*range(32), *range(127, 160)) if code not in (9, 10)}


def emit(text: str = "") -> None:
    """Print a line of data."""
    print(plain(text))


def emit_json(data: dict[str, Any]) -> None:
    """Print data as JSON; every shape carries its version."""
    print(json.dumps({"format": FORMAT, **data}, ensure_ascii=False, indent=2))


def say(text: str) -> None:
    """Say something that is no data."""
    print(plain(text), file=sys.stderr)


def complain(text: str) -> None:
    """Say what went wrong."""
    say(f"argmap: {text}")


def plain(text: str) -> str:
    """Take out the characters that steer a terminal.

    Examples
    --------
    >>> plain("red \\x1b[31malert")
    'red [31malert'
    """
    return text.translate(_UNSEEN)


def coloured(stream: Any) -> bool:
    """Tell whether colour suits a stream: a terminal, unless NO_COLOR or FORCE_COLOR say other."""
    if os.environ.get("NO_COLOR"):
        return False
    return bool(os.environ.get("FORCE_COLOR")) or stream.isatty()
