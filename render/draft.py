"""A file of the site before it is made: where it lies, what it says, and how that is written.

What a file says is gathered apart from writing it, and writing asks for nothing else. So whoever
holds a file made from the same values need not write it again, and a file that nobody asks for is
never made.
"""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, NamedTuple, Protocol


class Draft(Protocol):
    """A file of the site that is made when it is asked for."""

    @property
    def path(self) -> str:
        """Where it lies in the site, with forward slashes."""

    def gather(self) -> Any:
        """Gather all that the file says, as plain values."""

    def write(self, values: Any) -> bytes:
        """Write the file from these values and nothing else."""


class File(NamedTuple):
    """A file of the site that is made already: its path with forward slashes, and its content."""

    path: str
    content: bytes

    def gather(self) -> bytes:
        """Give the content."""
        return self.content

    def write(self, values: bytes) -> bytes:
        """Write the content."""
        return values


@dataclass(frozen=True, slots=True)
class Written:
    """A file of the site that a function writes from what another one gathers."""

    path: str
    gather: Callable[[], Any]
    write: Callable[[Any], bytes]


def content(draft: Draft) -> bytes:
    """Make a file.

    Examples
    --------
    >>> content(Written("a.txt", lambda: "tea", str.encode))
    b'tea'
    """
    return draft.write(draft.gather())
