"""What the history of git says about the files of debates, for the page of changes and the feed.

git is asked with fixed arguments and without a shell. Where there is no history, or only a part of
it, nothing is told: a date that may be wrong is worse than none.
"""

import os
import re
import subprocess
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import Final

from argmap.render.views.changes import Revision
from argmap.schema.ids import ID_PATTERN

_SECONDS: Final = 60
_SETTINGS: Final = {"LC_ALL": "C", "GIT_OPTIONAL_LOCKS": "0", "GIT_TERMINAL_PROMPT": "0"}
_LOG: Final = (
    "log",
    "--no-renames",
    "--no-show-signature",
    "--relative",
    "--name-status",
    "-z",
    "--format=%x01%H %ct %s",
    "--",
    ".",
)
_HEAD: Final = "\x01"
_NODE: Final = re.compile(rf"[^/]+/({ID_PATTERN[1:-1]})\.yaml\Z")
_NOT_NODES: Final = ("people/", "sources/")


def history(folder: Path) -> tuple[Revision, ...] | None:
    """Read the revisions of a debate's folder, the latest first.

    Parameters
    ----------
    folder : Path
        The folder of the debate.

    Returns
    -------
    tuple of Revision or None
        Those that touched a node. None where there is no git, no repository, or a repository that
        holds only the end of its history.
    """
    if _git(folder, "rev-parse", "--is-shallow-repository") != "false\n":
        return None
    log = _git(folder, *_LOG)
    return tuple(_revisions(log)) or None if log is not None else None


def _git(folder: Path, *arguments: str) -> str | None:
    """Ask git; None where it cannot answer."""
    try:
        done = subprocess.run(  # noqa: S603 - a fixed program and fixed arguments, no shell
            ["git", "-C", str(folder), *arguments],  # noqa: S607 - git as people have it
            capture_output=True,
            check=True,
            timeout=_SECONDS,
            env=os.environ | _SETTINGS,
        )
    except (OSError, subprocess.SubprocessError):
        return None
    return done.stdout.decode(errors="replace")


def _revisions(log: str) -> Iterator[Revision]:
    """Read a log: for each revision its head, then pairs of a letter and a path."""
    touched: dict[str, list[str]] = {}
    head = ""
    tokens = iter([*log.split("\0"), _HEAD])
    for raw in tokens:
        token = raw.lstrip("\n")
        if token.startswith(_HEAD):
            if any(touched.values()):
                name, seconds, subject = head.split(" ", 2)
                time = datetime.fromtimestamp(int(seconds), UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
                nodes = (tuple(sorted(touched[letter])) for letter in "AMD")
                yield Revision(name, time, " ".join(subject.split()), *nodes)
            head, touched = token[1:], {"A": [], "M": [], "D": []}
        elif token:
            path = next(tokens, "")
            found = _NODE.fullmatch(path)
            if found and not path.startswith(_NOT_NODES) and token in touched:
                touched[token].append(found[1])
