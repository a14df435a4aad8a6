"""The ledger of a site: what each file was made from, and how it looked when it was written.

It is a cache: whatever is wrong with it, the site is built anew without it.
"""

import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from os import stat_result
from pathlib import Path
from typing import Final, NamedTuple

_FORMAT: Final = 1


class Entry(NamedTuple):
    """A file of the site.

    Attributes
    ----------
    values : str
        The fingerprint of what it says.
    content : str
        The fingerprint of its bytes.
    size, changed : int
        How many bytes it had, and when it was last changed, in nanoseconds.
    """

    values: str
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
    code : str
        The fingerprint of the code that made it.
    files : mapping of str to Entry
        Its files, by path.
    """

    code: str = ""
    files: Mapping[str, Entry] = field(default_factory=dict)

    def save(self, path: Path) -> None:
        """Write the ledger to a file."""
        content = {"format": _FORMAT, "code": self.code, "files": self.files}
        path.write_text(json.dumps(content, separators=(",", ":")), encoding="ascii")

    @classmethod
    def open(cls, path: Path) -> "Ledger":
        """Read the ledger from a file; it is empty where that holds none."""
        try:
            content = json.loads(path.read_bytes())
            if content["format"] != _FORMAT:
                return cls()
            files = {name: Entry(*entry) for name, entry in content["files"].items()}
            return cls(content["code"], files)
        except (OSError, ValueError, TypeError, KeyError, AttributeError, RecursionError):
            return cls()
