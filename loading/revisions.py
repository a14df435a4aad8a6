"""Reading the files of a debate as a revision of git has them, without writing one of them.

git is asked for the list of files and for their bytes, by fixed arguments and without a shell. Its
``archive`` is not used: attributes in the revision itself could keep files out of it.
"""

import os
import subprocess
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Final, NamedTuple

from argmap.schema.errors import UnreadableStateError

LARGEST: Final = 1_000_000
"""The largest file that is taken out of a revision, in bytes; far more than a debate's may have."""

_SECONDS: Final = 120
_REGULAR: Final = frozenset({b"100644", b"100755"})
_NO_NAMES: Final = frozenset({"", ".", ".."})
_SETTINGS: Final = {"LC_ALL": "C", "GIT_OPTIONAL_LOCKS": "0", "GIT_TERMINAL_PROMPT": "0"}


class _Blob(NamedTuple):
    """A file of a revision: its path, and what git calls its content."""

    path: str
    name: bytes


def is_revision(folder: Path, revision: str) -> bool:
    """Tell whether the repository around a folder knows a revision."""
    return _commit(folder, revision) is not None


def is_checked_out(folder: Path, revision: str) -> bool:
    """Tell whether a revision is the one that the files around a folder began as."""
    commit = _commit(folder, revision)
    return commit is not None and commit == _commit(folder, "HEAD")


def files_of(claims: Path, revision: str) -> dict[str, bytes]:
    """Read the files of all debates of a revision, and its ``argmap.toml``.

    Parameters
    ----------
    claims : Path
        The folder of debates in a working tree; the revision's own is looked for in its place.
    revision : str
        What git calls the state: a branch, a tag, a commit.

    Returns
    -------
    dict of str to bytes
        What each file holds, by its path as findings name it: ``claims/tea/debate.yaml``.

    Raises
    ------
    UnreadableStateError
        Where git does not know the revision, or it has no such folder.
    """
    commit = _commit(claims, revision)
    if commit is None:
        raise UnreadableStateError(f"'{revision}' is neither a folder nor a revision of git here")
    inside = _git(claims, "rev-parse", "--show-prefix").decode().removesuffix("\n").rstrip("/")
    if not inside:
        blobs = list(_blobs(claims, f"{commit}^{{tree}}"))
    else:
        blobs = list(_blobs(claims, f"{commit}:{inside}"))
        outside = inside.rpartition("/")[0]
        blobs += _settings(claims, f"{commit}:{outside}")
    if not blobs:
        raise UnreadableStateError(f"there is no debate in '{revision}'")
    contents = _contents(claims, blobs)
    return {blob.path: content for blob, content in zip(blobs, contents, strict=True)}


def _commit(folder: Path, revision: str) -> str | None:
    """Find the commit that a revision names."""
    name = f"{revision}^{{commit}}"
    done = _run(folder, ("rev-parse", "--verify", "--quiet", "--end-of-options", name))
    return done.stdout.decode().strip() if done.returncode == 0 else None


def _blobs(folder: Path, tree: str) -> Iterator[_Blob]:
    """List the YAML files of a tree of debates; links and modules are no files."""
    done = _run(folder, ("ls-tree", "-r", "-z", "-l", "--full-tree", tree))
    if done.returncode != 0:
        return
    listed: set[str] = set()
    for line in filter(None, done.stdout.split(b"\0")):
        about, _, raw = line.partition(b"\t")
        mode, _, name, size = about.split()
        path = os.fsdecode(raw)
        if mode not in _REGULAR or not path.endswith(".yaml"):
            continue
        if path in listed or "\\" in path or not _NO_NAMES.isdisjoint(path.split("/")):
            raise UnreadableStateError(f"a file of that revision has no safe name: {raw!r}")
        if int(size) > LARGEST:
            raise UnreadableStateError(f"'{path}' of that revision has more than {LARGEST} bytes")
        listed.add(path)
        yield _Blob(f"claims/{path}", name)


def _settings(folder: Path, tree: str) -> list[_Blob]:
    """Find ``argmap.toml`` beside the folder of debates."""
    done = _run(folder, ("ls-tree", "-z", "--full-tree", tree, "argmap.toml"))
    if done.returncode != 0 or not done.stdout:
        return []
    mode, _, name = done.stdout.partition(b"\t")[0].split()
    return [_Blob("argmap.toml", name)] if mode in _REGULAR else []


def _contents(folder: Path, blobs: Sequence[_Blob]) -> Iterator[bytes]:
    """Read the bytes of all files, in one call."""
    asked = b"".join(blob.name + b"\n" for blob in blobs)
    answer = _git(folder, "cat-file", "--batch", given=asked)
    start = 0
    for _ in blobs:
        end = answer.index(b"\n", start)
        size = int(answer[start:end].split()[2])
        yield answer[end + 1 : end + 1 + size]
        start = end + 1 + size + 1


def _git(folder: Path, *arguments: str, given: bytes = b"") -> bytes:
    """Ask git something that it can answer."""
    done = _run(folder, arguments, given)
    if done.returncode != 0:
        said = done.stderr.decode(errors="replace").strip().splitlines()
        raise UnreadableStateError(f"git cannot read '{folder}': {said[-1] if said else 'no word'}")
    return done.stdout


def _run(
    folder: Path, arguments: Sequence[str], given: bytes = b""
) -> "subprocess.CompletedProcess[bytes]":
    """Run git in a folder."""
    command = ["git", "-C", str(folder), "--no-replace-objects", *arguments]
    try:
        return subprocess.run(  # noqa: S603 - a fixed program, no shell, checked arguments
            command,
            input=given,
            capture_output=True,
            check=False,
            timeout=_SECONDS,
            env=os.environ | _SETTINGS,
        )
    except FileNotFoundError as error:
        raise UnreadableStateError("git is not installed; name two folders instead") from error
    except subprocess.TimeoutExpired as error:
        raise UnreadableStateError(f"git did not answer within {_SECONDS} seconds") from error
