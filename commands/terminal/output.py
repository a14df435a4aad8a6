"""The one place that prints: data to standard output, talk to standard error."""

import json
import os
import sys
from collections.abc import Mapping
from typing import Any, Final

FORMAT: Final = 2
"""The version of every JSON shape."""

_TURNING: Final = (0x61C, 0x200E, 0x200F, *range(0x202A, 0x202F), *range(0x2066, 0x206A))
_HARMFUL: Final = dict.fromkeys(_TURNING, "\ufffd") | {
    code: None for code in (*range(32), *range(127, 160)) if code not in (9, 10)
}
_STRONG: Final = "\x1b[1m{}\x1b[0m"


def emit(text: str = "") -> None:
    """Print a line of data."""
    print(plain(text))


def emit_heading(text: str) -> None:
    """Print a line of data that heads others: in bold, where that suits."""
    print(_STRONG.format(plain(text)) if coloured(sys.stdout) else plain(text))


def emit_json(data: Mapping[str, Any]) -> None:
    """Print data as JSON; every shape carries its version."""
    print(plain(json.dumps({"format": FORMAT, **data}, ensure_ascii=False, indent=2)))


def say(text: str) -> None:
    """Say something that is no data, after all data that came before."""
    sys.stdout.flush()
    print(plain(text), file=sys.stderr)


def say_next(*commands: str) -> None:
    """Name the commands that may be useful next."""
    say(f"\nNext: {' · '.join(f'argmap {command}' for command in commands)}")


def complain(text: str) -> None:
    """Say what went wrong."""
    say(f"argmap: {text}")


def plain(text: str) -> str:
    r"""Take out the characters that steer a terminal; show a sign for those that turn the text.

    Examples
    --------
    >>> plain("red \x1b[31malert")
    'red [31malert'
    """
    return text.translate(_HARMFUL)


def coloured(stream: Any) -> bool:
    """Tell whether colour suits a stream: a terminal, unless NO_COLOR or FORCE_COLOR say other."""
    if os.environ.get("NO_COLOR"):
        return False
    return bool(os.environ.get("FORCE_COLOR")) or stream.isatty()
