"""The ledger of a site: how each file looked when it was written.

It is a cache: whatever is wrong with it, the site is built anew without it.
"""

import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from hashlib import blake2b
from os import stat_result
from pathlib import Path
from typing import Final, NamedTuple

_FORMAT: Final = 2


def digest(content: bytes) -> str:
    """Make the fingerprint of a file's content.

    Examples
    --------
    >>> digest(b"tea")
    '833ede412aad05219a1b924c1fe8a5cd'
    """
    return blake2b(content, digest_size=16).hexdigest()


class Entry(NamedTuple):
    """A file of the site.

    Attributes
    ----------
    content : str
        The fingerprint of its bytes.
    size, changed : int
        How many bytes it had, and when it was last changed, in nanoseconds.
    """

    content: str
    size: int
    changed: int

    def fits(self, found: stat_result) -> bool:
        """Tell whether a file is still as it was written."""
        return self.size == found.st_size and self.changed == found.st_mtime_ns


@dataclass(frozen=True, slots=True)
class Ledger:
    """What a build left in the site.

    Attributes
    ----------
    files : mapping of str to Entry
        Its files, by path.
    """

    files: Mapping[str, Entry] = field(default_factory=dict)

    def save(self, path: Path) -> None:
        """Write the ledger to a file."""
        content = {"format": _FORMAT, "files": self.files}
        path.write_text(json.dumps(content, separators=(",", ":")), encoding="ascii")

    @classmethod
    def open(cls, path: Path) -> "Ledger":
        """Read the ledger from a file; it is empty where that holds none."""
        try:
            content = json.loads(path.read_bytes())
            if content["format"] != _FORMAT:
                return cls()
            return cls({name: Entry(*entry) for name, entry in content["files"].items()})
        except (OSError, ValueError, TypeError, KeyError, AttributeError, RecursionError):
            return cls()
