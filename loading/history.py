"""The history of a debate's files in git: which commit added, changed or removed which nodes."""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import UTC, datetime
from itertools import islice
from pathlib import Path
from typing import Final, NamedTuple, TypeAlias

from argmap.loading.reader.fast import read_fast
from argmap.loading.reader.files import FILE_SIZE
from argmap.loading.run_git import ask_git, is_shallow, read_blobs
from argmap.schema.errors import UnreadableStateError
from argmap.schema.ids import ID_PATTERN

COMPARED: Final = 300
"""For how many changed files, the latest first, the states before and after are compared."""
_LOG: Final = (
    "log",
    "--no-renames",
    "--no-show-signature",
    "--no-ext-diff",
    "--encoding=UTF-8",
    "-O/dev/null",  # undoes an order of files that the repository's settings ask for
    "--relative",
    "--raw",
    "--no-abbrev",
    "-z",
    "--format=%x01%H %ct %s",
    "--",
    ".",
)
_HEAD: Final = "\x01"
_NODE: Final = re.compile(rf"[^/]+/({ID_PATTERN[1:-1]})\.yaml\Z")
_KEY: Final = re.compile(r"^(\w+):[^\n]*(?:\n(?:[ \t#-][^\n]*)?)*", re.MULTILINE)
"""A key at the left margin, with the lines of its value; a list may begin there, too."""
_NOT_NODES: Final = ("people/", "sources/")
_Values: TypeAlias = Mapping[str, Mapping[str, str]]


class EarlierText(NamedTuple):
    """A node whose text a revision changed, and what it said before."""

    node: str
    before: str


class ChangedKeys(NamedTuple):
    """A node and the keys of its file, besides the text, whose values a revision changed."""

    node: str
    keys: tuple[str, ...]


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
        The ids of the nodes; changed are those whose text stayed, or was not compared.
    reworded : tuple of EarlierText
        The nodes whose text changed.
    keys : tuple of ChangedKeys
        What else changed of the nodes that were compared.
    """

    id: str
    time: str
    subject: str
    added: tuple[str, ...] = ()
    changed: tuple[str, ...] = ()
    removed: tuple[str, ...] = ()
    reworded: tuple[EarlierText, ...] = ()
    keys: tuple[ChangedKeys, ...] = ()


class _TouchedFile(NamedTuple):
    """A file of a node that a revision touched: a letter for how, and the blobs."""

    node: str
    how: str
    before: str
    after: str


class History(NamedTuple):
    """What git knows of a debate's past.

    Attributes
    ----------
    revisions : tuple of Revision
        Those that touched a node, the latest first.
    missing : str
        Why git cannot list them, for people; empty where it can, or where there is no repository.
    """

    revisions: tuple[Revision, ...] = ()
    missing: str = ""


def history(folder: Path) -> History:
    """Read the revisions of a debate's folder.

    A shallow clone has no history here: a date that may be wrong is worse than none.

    Parameters
    ----------
    folder : Path
        The folder of the debate.
    """
    try:
        shallow = is_shallow(folder)
        if shallow is None:
            return History()  # no repository: nothing is missing
        if shallow:
            return History(
                missing="this clone holds only a part of the history; fetch the rest with "
                "'git fetch --unshallow'"
            )
        log = ask_git(folder, *_LOG)
    except UnreadableStateError as error:
        return History(missing=str(error))
    if log.status:  # a repository without a commit
        return History()
    revisions = list(_revisions(log.output.decode(errors="replace")))
    changed = (one for _, changes in revisions for one in changes if one.how == "M")
    values = _values(folder, islice(changed, COMPARED))
    return History(tuple(_with_nodes(revision, changes, values) for revision, changes in revisions))


def _with_nodes(revision: Revision, changes: Sequence[_TouchedFile], values: _Values) -> Revision:
    """Add to a revision which nodes it added, reworded, changed otherwise and removed."""
    nodes = {how: tuple(sorted(one.node for one in changes if one.how == how)) for how in "AMD"}
    reworded = tuple(_rewordings(sorted(changes), values))
    names = {one.node for one in reworded}
    changed = tuple(node for node in nodes["M"] if node not in names)
    return revision._replace(
        added=nodes["A"],
        changed=changed,
        removed=nodes["D"],
        reworded=reworded,
        keys=tuple(_changed_keys(sorted(changes), values)),
    )


def _changed_keys(changes: Iterable[_TouchedFile], values: _Values) -> Iterator[ChangedKeys]:
    for one in changes:
        if one.before in values and one.after in values:
            before, after = values[one.before], values[one.after]
            keys = sorted((before.keys() | after.keys()) - {"text"})
            different = (k for k in keys if before.get(k, "").split() != after.get(k, "").split())
            yield ChangedKeys(one.node, tuple(different))


def _rewordings(changes: Iterable[_TouchedFile], values: _Values) -> Iterator[EarlierText]:
    for one in changes:
        before, after = (values.get(blob, {}).get("text") for blob in (one.before, one.after))
        if before is None or after is None or before.split() == after.split():
            continue
        old, new = _read(before), _read(after)
        if old and new and old != new:
            yield EarlierText(one.node, old)


def _values(folder: Path, changes: Iterable[_TouchedFile]) -> _Values:
    """Cut the files of nodes, before and after, into the lines of each key."""
    blobs = sorted({blob for one in changes for blob in (one.before, one.after)})
    try:
        contents = read_blobs(folder, blobs)
    except UnreadableStateError:  # then nothing is compared; which files changed is known
        return {}
    values: dict[str, dict[str, str]] = {}
    for blob, content in zip(blobs, contents, strict=True):
        if content is not None:  # else a partial clone, whose server is not asked
            file = content[:FILE_SIZE].decode(errors="replace")
            values[blob] = {match[1]: match[0] for match in _KEY.finditer(file)}
    return values


def _read(lines: str) -> str:
    """Read a text from its lines in a file; empty where they are out of the ordinary."""
    text = (read_fast(f"{lines}\n") or {}).get("text")
    return " ".join(text.split()) if isinstance(text, str) else ""


def _revisions(log: str) -> Iterator[tuple[Revision, list[_TouchedFile]]]:
    """Read a log: for each revision its head, then pairs of how a file changed and its path."""
    changes: list[_TouchedFile] = []
    head = ""
    tokens = iter([*log.split("\0"), _HEAD])
    for raw in tokens:
        token = raw.lstrip("\n")
        if token.startswith(_HEAD):
            if changes:
                name, seconds, subject = head.split(" ", 2)
                if time := _time(seconds):
                    yield Revision(name, time, " ".join(subject.split())), changes
            head, changes = token[1:], []
        elif token:
            path = next(tokens, "")
            match = _NODE.fullmatch(path)
            _, _, before, after, how = token.split(" ")
            if match and not path.startswith(_NOT_NODES) and how in {"A", "M", "D"}:
                changes.append(_TouchedFile(match[1], how, before, after))


def _time(seconds: str) -> str:
    """Write a time as ISO 8601; empty where a calendar has no such time.

    A commit may claim any number of seconds, and git gives 0 for what it cannot read.
    """
    try:
        time = datetime.fromtimestamp(int(seconds), UTC)
    except (ValueError, OverflowError, OSError):
        return ""
    return f"{time:%Y-%m-%dT%H:%M:%SZ}" if time.timestamp() > 0 else ""
