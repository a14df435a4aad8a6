"""The manifest of a site: the files that builds made, and so may replace or delete."""

import json
import os
import stat
from collections.abc import Collection
from pathlib import Path
from typing import Final

_FORMAT: Final = 1
_LARGEST: Final = 256 * 1024 * 1024


def read_manifest(path: Path) -> frozenset[str]:
    """Read which files of a site builds made; none where there is no sound manifest.

    Notes
    -----
    A pipe in its place would hold a build up, and a link to a device fill the memory: only a
    regular file of a bounded size is read.
    """
    try:
        status = path.lstat()
        if not stat.S_ISREG(status.st_mode) or status.st_size > _LARGEST:
            return frozenset()
        content = json.loads(path.read_bytes())
        files = content["files"] if content["format"] == _FORMAT else []
        return frozenset(each for each in files if isinstance(each, str))
    except (OSError, ValueError, TypeError, KeyError, RecursionError):
        return frozenset()


def write_manifest(path: Path, files: Collection[str], staging: Path) -> None:
    """Write which files of a site builds made, in one step."""
    content = {"format": _FORMAT, "files": sorted(files)}
    beside = staging / ".manifest"
    with beside.open("w", encoding="utf-8") as stream:
        json.dump(content, stream, indent=0)
        stream.write("\n")
        stream.flush()
        os.fsync(stream.fileno())  # it must not speak of a build that the disk knows nothing of
    beside.replace(path)
