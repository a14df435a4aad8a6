"""Print data to standard output and remarks to standard error."""

import json
import os
import sys
from collections.abc import Mapping
from typing import Any, Final

FORMAT: Final = 2
"""The version of every JSON shape."""

_BIDI: Final = (0x61C, 0x200E, 0x200F, *range(0x202A, 0x202F), *range(0x2066, 0x206A))
_HARMFUL: Final = dict.fromkeys(_BIDI, "\ufffd") | {
    code: None for code in (*range(32), *range(127, 160)) if code not in (9, 10)
}
_STRONG: Final = "\x1b[1m{}\x1b[0m"


def emit(text: str = "") -> None:
    """Print a line of data."""
    print(plain(text))


def emit_heading(text: str) -> None:
    """Print a heading, in bold on a terminal."""
    print(_STRONG.format(plain(text)) if coloured(sys.stdout) else plain(text))


def emit_json(data: Mapping[str, Any]) -> None:
    """Print data as JSON, with the version of its shape."""
    print(plain(json.dumps({"format": FORMAT, **data}, ensure_ascii=False, indent=2)))


def say(text: str) -> None:
    """Print a remark to standard error, after all data printed so far."""
    sys.stdout.flush()
    print(plain(text), file=sys.stderr)


def say_next(*commands: str) -> None:
    """Suggest commands to run next."""
    say(f"\nNext: {' · '.join(f'argmap {command}' for command in commands)}")


def complain(text: str) -> None:
    """Report what went wrong."""
    say(f"argmap: {text}")


def plain(text: str) -> str:
    r"""Remove control characters of a terminal; mark characters that reverse text.

    Examples
    --------
    >>> plain("red \x1b[31malert")
    'red [31malert'
    """
    return text.translate(_HARMFUL)


def coloured(stream: Any) -> bool:
    """Tell whether to use colour: on a terminal, unless NO_COLOR or FORCE_COLOR decides."""
    if os.environ.get("NO_COLOR"):
        return False
    return bool(os.environ.get("FORCE_COLOR")) or stream.isatty()
