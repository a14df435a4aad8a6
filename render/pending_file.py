"""A file of the site before it is made: where it lies, and how it is made."""

from collections.abc import Callable
from typing import NamedTuple


class PendingFile(NamedTuple):
    """A file of the site that is made when it is asked for.

    Attributes
    ----------
    path : str
        Where it lies in the site, with forward slashes.
    make : callable
        Makes its content. It depends on nothing that changes, so any process can call it, and as
        often as it likes.
    key : callable
        Gives what stands for all that it is made of: the same key, the same content. Empty where
        only making it tells.
    """

    path: str
    make: Callable[[], bytes]
    key: Callable[[], str] = str


class File(NamedTuple):
    """A file of the site: its path with forward slashes, and its content."""

    path: str
    content: bytes


def finished(path: str, content: bytes) -> PendingFile:
    """Name a file whose content is there already.

    Examples
    --------
    >>> finished("a.txt", b"tea").make()
    b'tea'
    """
    return PendingFile(path, lambda: content)
