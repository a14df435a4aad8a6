"""Answers of a bounded length that say what was left out."""

import json
from typing import Any, Final

LONGEST: Final = 40_000
"""How many characters an answer has at most: an assistant reads all of it."""


def bounded(answer: Any, longest: int = LONGEST) -> Any:
    """Shorten the lists of an answer until it fits, and count what is left out.

    Parameters
    ----------
    answer : JSON value
        What a command says.
    longest : int
        How many characters it may have as JSON.

    Returns
    -------
    JSON value
        The same value where it fits. Else its longer lists end in ``{"left_out": N}``, and its
        longer texts in "…". A text alone ends in a line that says how much is left out.

    Examples
    --------
    >>> bounded([1, 2, 3, 4, 5, 6], longest=12)
    [1, {'left_out': 5}]
    """
    if isinstance(answer, str) and len(answer) > longest:
        return f"{answer[:longest]}…\n[{len(answer) - longest} more characters are left out]"
    most = 1_000
    while len(json.dumps(answer, ensure_ascii=False)) > longest and most > 0:
        answer = _shortened(answer, most)
        most //= 2
    return answer


def _shortened(value: Any, most: int) -> Any:
    if isinstance(value, dict):
        return {key: _shortened(part, most) for key, part in value.items()}
    if isinstance(value, str):
        return value if len(value) <= 40 * most else f"{value[: 40 * most]}…"
    if not isinstance(value, list):
        return value
    before = value[-1]["left_out"] if value and _is_rest(value[-1]) else 0
    items = value[:-1] if before else value
    left_out = before + max(0, len(items) - most)
    kept = [_shortened(part, most) for part in items[:most]]
    return [*kept, {"left_out": left_out}] if left_out else kept


def _is_rest(value: Any) -> bool:
    return isinstance(value, dict) and set(value) == {"left_out"}
