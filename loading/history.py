"""The history of a debate's files in git: which commit added, changed or removed which nodes."""

import re
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import Final, NamedTuple

from argmap.loading.git import ask_git
from argmap.schema.errors import UnreadableStateError
from argmap.schema.ids import ID_PATTERN

_LOG: Final = (
    "log",
    "--no-renames",
    "--no-show-signature",
    "--no-ext-diff",
    "--encoding=UTF-8",
    "-O/dev/null",  # undoes an order of files that the repository's settings ask for
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


class Revision(NamedTuple):
    """One revision of a debate's files.

    Attributes
    ----------
    id : str
        What git calls it.
    time : str
        When it was made: a time in UTC, such as ``2024-10-16T08:00:00Z``.
    subject : str
        The first line of what its author says of it.
    added, changed, removed : tuple of str
        The ids of the nodes.
    """

    id: str
    time: str
    subject: str
    added: tuple[str, ...] = ()
    changed: tuple[str, ...] = ()
    removed: tuple[str, ...] = ()


class History(NamedTuple):
    """What git knows of a debate's past.

    Attributes
    ----------
    revisions : tuple of Revision
        Those that touched a node, the latest first.
    missing : str
        Why git cannot tell them, for people; empty where it can, or where there is no git.
    """

    revisions: tuple[Revision, ...] = ()
    missing: str = ""


def history(folder: Path) -> History:
    """Read the revisions of a debate's folder.

    A repository that holds only the end of its history tells nothing: a date that may be wrong is
    worse than none.

    Parameters
    ----------
    folder : Path
        The folder of the debate.
    """
    try:
        shallow = ask_git(folder, "rev-parse", "--is-shallow-repository")
        if shallow.status:
            return History()  # no repository: nothing is missing
        if shallow.output != b"false\n":
            return History(
                missing="this clone holds only a part of the history; fetch the rest with "
                "'git fetch --unshallow'"
            )
        log = ask_git(folder, *_LOG)
    except UnreadableStateError as error:
        return History(missing=str(error))
    if log.status:  # a repository without a commit
        return History()
    return History(tuple(_revisions(log.output.decode(errors="replace"))))


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
                nodes = (tuple(sorted(touched[letter])) for letter in "AMD")
                if time := _time(seconds):
                    yield Revision(name, time, " ".join(subject.split()), *nodes)
            head, touched = token[1:], {"A": [], "M": [], "D": []}
        elif token:
            path = next(tokens, "")
            match = _NODE.fullmatch(path)
            if match and not path.startswith(_NOT_NODES) and token in touched:
                touched[token].append(match[1])


def _time(seconds: str) -> str:
    """Write a time as ISO 8601; empty where a calendar has no such time.

    A commit may claim any number of seconds, and git gives 0 for what it cannot read.
    """
    try:
        time = datetime.fromtimestamp(int(seconds), UTC)
    except (ValueError, OverflowError, OSError):
        return ""
    return f"{time:%Y-%m-%dT%H:%M:%SZ}" if time.timestamp() > 0 else ""
