"""The manifest of a site: the files that builds made, of what, and how they looked then.

A build may replace or delete what the manifest names and nothing else; and what still looks as it
did, and would be made of the same, it need not make again.
"""

import json
import os
import stat
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Final, NamedTuple

OWN: Final = ".argmap-site"
"""The folder of a site in which builds work; it marks a folder that a build may change."""
_FORMAT: Final = 2
_MAX_MANIFEST_BYTES: Final = 256 * 1024 * 1024
"""The largest manifest that is read."""


class MadeFile(NamedTuple):
    """What is known of a file that a build made.

    Attributes
    ----------
    key : str
        Stands for all that it was made of; empty where that is not known.
    stamp : str
        Its size and its time when it was made.
    """

    key: str = ""
    stamp: str = ""


@dataclass(frozen=True, slots=True)
class Manifest:
    """What builds made of a site.

    Attributes
    ----------
    files : Mapping of str to MadeFile
        By path.
    inputs : str
        Stands for the whole state of the knowledge base that it shows; empty where that is not
        known.
    nodes : int
        How many nodes that has.
    """

    files: Mapping[str, MadeFile] = field(default_factory=dict)
    inputs: str = ""
    nodes: int = 0


def manifest_of(out: Path) -> Path:
    """Find the manifest of a site."""
    return out / OWN / "manifest.json"


def read_manifest(path: Path) -> Manifest:
    """Read what builds made of a site; nothing where there is no sound manifest.

    Notes
    -----
    A pipe in its place would hold a build up, and a link to a device fill the memory: only a
    regular file of a bounded size is read.
    """
    try:
        status = path.lstat()
        if not stat.S_ISREG(status.st_mode) or status.st_size > _MAX_MANIFEST_BYTES:
            return Manifest()
        content = json.loads(path.read_bytes())
        if content["format"] != _FORMAT:
            return Manifest()
        files = {
            path: MadeFile(str(key), str(stamp)) for path, (key, stamp) in content["files"].items()
        }
        return Manifest(files, str(content["inputs"]), int(content["nodes"]))
    except (OSError, ValueError, TypeError, KeyError, AttributeError, RecursionError):
        return Manifest()


def write_manifest(path: Path, manifest: Manifest, staging: Path) -> None:
    """Write what builds made of a site, in one step."""
    content = {
        "format": _FORMAT,
        "inputs": manifest.inputs,
        "nodes": manifest.nodes,
        "files": dict(sorted(manifest.files.items())),
    }
    beside = staging / ".manifest"
    with beside.open("w", encoding="utf-8") as stream:
        stream.write(json.dumps(content, separators=(",", ":")))
        stream.flush()
        os.fsync(stream.fileno())  # it must not speak of a build that the disk knows nothing of
    beside.replace(path)


def contents(out: Path) -> tuple[dict[str, str], set[str]]:
    """List what lies in a site: its regular files with stamps, and all else that is no folder.

    No link is followed, so nothing outside the site can be reached by the paths.
    """
    files: dict[str, str] = {}
    others: set[str] = set()
    folders = [""]
    while folders:
        prefix = folders.pop()
        with os.scandir(os.path.join(out, prefix)) as entries:  # noqa: PTH118 - of many files
            for entry in entries:
                path = prefix + entry.name
                if entry.is_dir(follow_symlinks=False):
                    if path != OWN:
                        folders.append(f"{path}/")
                elif entry.is_file(follow_symlinks=False):
                    files[path] = stamp_of(entry.stat(follow_symlinks=False))
                else:
                    others.add(path)
    return files, others


def stamp_of(status: os.stat_result) -> str:
    """Tell how a file looks from outside. Moving it into its place changes neither."""
    return f"{status.st_size} {status.st_mtime_ns}"


def what_is_current(out: Path, inputs: str) -> Manifest | None:
    """Give the manifest of a site that shows a state of a knowledge base; None where it does not.

    Parameters
    ----------
    out : Path
        The folder of the site.
    inputs : str
        Stands for that state.
    """
    manifest = read_manifest(manifest_of(out))
    if not inputs or manifest.inputs != inputs:
        return None
    try:
        files, _ = contents(out)
    except OSError:
        return None
    made = all(files.get(path) == file.stamp for path, file in manifest.files.items())
    return manifest if made else None
