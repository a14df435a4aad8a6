"""Files of a git revision, read into memory without a checkout.

``git archive`` is not used: attributes in the revision itself could keep files out of it.
"""

import os
import re
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Final, NamedTuple

from argmap.loading.run_git import ask_git, is_shallow, read_blobs
from argmap.schema.errors import UnreadableStateError

MAX_FILE_BYTES: Final = 1_000_000
"""The largest file that is taken out of a revision, in bytes; far more than a debate's may have."""

_REGULAR: Final = frozenset({b"100644", b"100755"})
_NO_NAMES: Final = frozenset({"", ".", ".."})


class _Blob(NamedTuple):
    """A file of a revision: its path, and what git calls its content."""

    path: str
    name: str


def is_revision(folder: Path, revision: str) -> bool:
    """Tell whether the repository around a folder knows a revision."""
    return _commit(folder, revision) is not None


def is_checked_out(folder: Path, revision: str) -> bool:
    """Tell whether a revision is the one that the files around a folder began as."""
    commit = _commit(folder, revision)
    return commit is not None and commit == _commit(folder, "HEAD")


def merge_base(folder: Path, one: str, other: str) -> str | None:
    """Find the last commit that the histories of two revisions share; None where there is none.

    Raises
    ------
    UnreadableStateError
        Where git does not know a revision, or this clone may not hold the commit.
    """
    commits = [_commit(folder, revision) for revision in (one, other)]
    for revision, commit in zip((one, other), commits, strict=True):
        if commit is None:
            raise UnreadableStateError(_unknown(folder, revision))
    answer = ask_git(folder, "merge-base", *filter(None, commits))
    if not answer.status:
        return answer.output.decode().strip()
    if is_shallow(folder):
        raise UnreadableStateError(
            f"this clone is shallow and ends before the commit that '{one}' and '{other}' share; "
            "fetch the rest: git fetch --unshallow"
        )
    return None


def files_at(claims: Path, revision: str) -> dict[str, bytes]:
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
        What each file holds, by its path as findings name it: ``claims/tea/debate.yaml``; empty
        where the revision has no such folder.

    Raises
    ------
    UnreadableStateError
        Where git does not know the revision, or a file of it cannot be read.
    """
    commit = _commit(claims, revision)
    if commit is None:
        raise UnreadableStateError(_unknown(claims, revision))
    inside = _place(claims)
    if not inside:
        blobs = list(_blobs(claims, f"{commit}^{{tree}}"))
    else:
        blobs = list(_blobs(claims, f"{commit}:{inside}"))
        outside = inside.rpartition("/")[0]
        blobs += _config_blobs(claims, f"{commit}:{outside}")
    return dict(_contents(claims, blobs))


def _place(folder: Path) -> str:
    """Give the path of a folder in its repository; empty for the folder at the top."""
    answer = ask_git(folder, "rev-parse", "--show-prefix")
    if answer.status:
        raise UnreadableStateError(f"git cannot read '{folder}': {answer.complaint}")
    return os.fsdecode(answer.output).removesuffix("\n").rstrip("/")


def _contents(folder: Path, blobs: Sequence[_Blob]) -> Iterator[tuple[str, bytes]]:
    """Read the files, each with its path."""
    contents = read_blobs(folder, [blob.name for blob in blobs])
    for blob, content in zip(blobs, contents, strict=True):
        if content is None:
            raise UnreadableStateError(f"git cannot read '{blob.path}' of that revision")
        yield blob.path, content


_PLAIN: Final = re.compile(r"[A-Za-z0-9][\w.-]*(?:/[\w.-]+)*", re.ASCII)
"""A name that a shell takes as it is, and git as that of a branch or a tag."""
_HASH: Final = re.compile(r"[0-9a-f]{40}|[0-9a-f]{64}")
_BRANCHES: Final = 5
"""How many branches are named where none has the name that was given."""


def _unknown(folder: Path, revision: str) -> str:
    """Say that git does not know a revision, and how to fetch it where it may be missing."""
    message = f"'{revision}' is neither a folder nor a revision that git knows here"
    whole = " --unshallow" if is_shallow(folder) else ""
    if wanted := _in_another_branch(folder, revision):
        way = f"git fetch{whole} {wanted}"
        return f"{message}; this clone has one branch only, so fetch that one: {way}"
    if whole:
        return f"{message}; this clone is shallow, so fetch what is missing: git fetch{whole}"
    listed = ask_git(
        folder, "for-each-ref", "--format=%(refname:short)", "refs/heads", "refs/remotes"
    )
    branches = listed.output.decode(errors="replace").split() if listed.status == 0 else []
    ends = [branch for branch in branches if branch.endswith(f"/{revision}")]
    shown = ", ".join((ends or branches)[:_BRANCHES])
    return f"{message}; branches here: {shown}" if shown else message


def _in_another_branch(folder: Path, revision: str) -> str:
    """Write what to fetch for a name where the clone knows one branch; else the empty string."""
    remotes = ask_git(folder, "remote").output.decode(errors="replace").split()
    remote = min(remotes, key=lambda name: (name != "origin", name), default="")
    if not (_PLAIN.fullmatch(remote) and _PLAIN.fullmatch(revision)):
        return ""
    fetched = ask_git(folder, "config", "--get-all", f"remote.{remote}.fetch").output
    if not fetched or b"*" in fetched:  # then 'git fetch' brings all branches
        return ""
    if _HASH.fullmatch(revision):
        return f"{remote} {revision}"
    branch = revision.removeprefix(f"{remote}/")
    return f"{remote} {branch}:{revision if branch == revision else f'refs/remotes/{revision}'}"


def _commit(folder: Path, revision: str) -> str | None:
    """Find the commit that a revision names."""
    name = f"{revision}^{{commit}}"
    if "\0" in revision:
        return None
    answer = ask_git(folder, "rev-parse", "--verify", "--quiet", "--end-of-options", name)
    return answer.output.decode().strip() if not answer.status else None


def _blobs(folder: Path, tree: str) -> Iterator[_Blob]:
    """List the YAML files of a tree, those of a wrong suffix too; links and modules are none."""
    answer = ask_git(folder, "ls-tree", "-r", "-z", "-l", "--full-tree", tree)
    if answer.status:
        return
    listed: set[str] = set()
    for line in filter(None, answer.output.split(b"\0")):
        about, _, raw = line.partition(b"\t")
        mode, _, name, size = about.split()
        path = os.fsdecode(raw)
        parts = path.split("/")
        if mode not in _REGULAR or not path.lower().endswith((".yaml", ".yml")):
            continue
        # git makes no such trees, but a stranger's repository need not be made by git
        if path in listed or not _NO_NAMES.isdisjoint(parts):
            raise UnreadableStateError(f"a file of that revision has no safe name: {raw!r}")
        if any(part.startswith(".") for part in parts):  # hidden, as in a folder
            continue
        if "\\" in path:
            raise UnreadableStateError(
                f"the file {path!r} of that revision has a backslash in its name, "
                "which leads elsewhere on Windows; rename it"
            )
        if not size.isdigit():  # a partial clone, whose server is not asked
            raise UnreadableStateError(
                f"this clone does not hold '{path}' of that revision; fetch it with git first"
            )
        if int(size) > MAX_FILE_BYTES:
            raise UnreadableStateError(
                f"'{path}' of that revision has more than {MAX_FILE_BYTES} bytes"
            )
        listed.add(path)
        yield _Blob(f"claims/{path}", name.decode())


def _config_blobs(folder: Path, tree: str) -> list[_Blob]:
    """Find ``argmap.toml`` beside the folder of debates."""
    answer = ask_git(folder, "ls-tree", "-z", "--full-tree", tree, "argmap.toml")
    if answer.status or not answer.output:
        return []
    mode, _, name = answer.output.partition(b"\t")[0].split()
    return [_Blob("argmap.toml", name.decode())] if mode in _REGULAR else []
