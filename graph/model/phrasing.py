"""Counting and listing things in a sentence."""

from collections.abc import Sequence


def counted(number: int, one: str, many: str = "") -> str:
    """Count something: ``1 node``, ``2 nodes``.

    Examples
    --------
    >>> counted(1, "reply", "replies"), counted(0, "reason")
    ('1 reply', '0 reasons')
    """
    return f"{number:,} {one if number == 1 else many or one + 's'}"


def listed(parts: Sequence[str], last: str = "and") -> str:
    """List things: ``tea, milk and sugar``.

    Examples
    --------
    >>> listed(["tea", "milk", "sugar"]), listed(["tea", "milk"], "or"), listed([])
    ('tea, milk and sugar', 'tea or milk', '')
    """
    return f" {last} ".join(filter(None, [", ".join(parts[:-1]), *parts[-1:]]))
