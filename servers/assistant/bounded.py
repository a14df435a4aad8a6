"""Answers of a bounded length that say what was left out."""

import json
from typing import Any, Final

ANSWER_CHARACTERS: Final = 40_000
"""How many characters the text of an answer has at most: an assistant reads all of it."""
_KEYS: Final = 30
"""How many keys a mapping always keeps: a record has fewer, a table by id may have more."""
_TEXT: Final = 400
"""How many characters a text always keeps, such as the note before an answer."""


def bounded(answer: Any, longest: int = ANSWER_CHARACTERS) -> Any:
    """Shorten the lists, tables and texts of an answer until it fits; count what is left out.

    Parameters
    ----------
    answer : JSON value
        What is answered, with all that is sent with it.
    longest : int
        How many characters it may have as the indented JSON that is sent.

    Returns
    -------
    JSON value
        The same value where it fits. Else its longer lists end in ``{"left_out": N}``, its longer
        tables in the key ``left_out``, and its longer texts in how many characters are left out.
        Where not even that fits, only how many characters there are.

    Examples
    --------
    >>> bounded([*range(50)], longest=60)
    [0, 1, 2, 3, 4, 5, {'left_out': 44}]
    """
    shorter, most = answer, 1_000
    while (length := len(json.dumps(shorter, ensure_ascii=False, indent=2))) > longest:
        if most == 0:
            return {"left_out": length}
        shorter = _shortened(answer, most)
        most = most * 3 // 4
    return shorter


def bounded_text(text: str, longest: int = ANSWER_CHARACTERS) -> str:
    """Shorten a text until it fits, and say how much is left out.

    Examples
    --------
    >>> bounded_text("Tea calms. " * 9, longest=50)
    'Tea calms. Tea … [84 more characters are left out]'
    """
    if len(text) <= longest:
        return text
    kept = max(0, longest - len(f"… [{len(text)} more characters are left out]"))
    return f"{text[:kept]}… [{len(text) - kept} more characters are left out]"


def _shortened(value: Any, most: int) -> Any:
    if isinstance(value, str):
        return bounded_text(value, max(40 * most, _TEXT))
    if isinstance(value, list):
        items = [_shortened(part, most) for part in value[:most]]
        return items if len(value) <= most else [*items, {"left_out": len(value) - most}]
    if isinstance(value, dict):
        keys = [*value][: max(most, _KEYS)]
        table = {key: _shortened(value[key], most) for key in keys}
        return table if len(table) == len(value) else table | {"left_out": len(value) - len(table)}
    return value
