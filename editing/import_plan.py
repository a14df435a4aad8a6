"""What an import does to the folder of a debate: planned as data, carried out in one step."""

import hashlib
import os
import shutil
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import TypeAlias

from argmap.editing.swap import rename_unless_taken, swap_paths
from argmap.schema.errors import FileChangedError, UnwritableFileError

FolderState: TypeAlias = Mapping[str, str]
"""A hash of each file by its name within a folder."""


@dataclass(frozen=True, slots=True)
class Conflict:
    """A field that changed here and in the imported file; what stands here is kept."""

    file: str
    key: str
    reason: str


@dataclass(frozen=True, slots=True)
class ImportPlan:
    """What an import would do to the folder of a debate.

    Attributes
    ----------
    debate : str
        The id of the debate.
    files : mapping of str to str
        What to write, by name within the folder; empty where nothing changes.
    added : tuple of str
        The files that are new.
    updated : mapping of str to tuple of str
        The keys that change, by file.
    conflicts : tuple of Conflict
        What is kept although the imported file says something else.
    vanished : tuple of str
        The records that the imported file no longer has; they stay.
    before : mapping of str to str
        What the folder held when the plan was made, see `folder_state`; empty where there was none.
    """

    debate: str
    files: Mapping[str, str]
    added: tuple[str, ...]
    updated: Mapping[str, tuple[str, ...]]
    conflicts: tuple[Conflict, ...]
    vanished: tuple[str, ...]
    before: Mapping[str, str] = field(default_factory=dict)


def folder_state(folder: Path) -> FolderState:
    """Record what a folder holds, to tell later whether anybody has changed it."""
    return {path.relative_to(folder).as_posix(): _print_of(path) for path in folder.rglob("*")}


def carry_out_imports(plans: Iterable[ImportPlan], claims: Path) -> None:
    """Write several debates: each folder is made beside its place and put there in one step.

    Raises
    ------
    FileChangedError
        Where somebody changed a folder after the plan was made; it is left as they made it.
    UnwritableFileError
        Where a folder cannot be written. One that was there is still there as it was.
    """
    staged: list[tuple[Path, ImportPlan]] = []
    try:
        claims.mkdir(parents=True, exist_ok=True)
        _remove_leftovers(claims)
        for plan in plans:
            if plan.files:
                beside = claims / f".import-{plan.debate}.{os.getpid()}"
                staged.append((beside, plan))
                _stage(plan, beside, claims / plan.debate)
        for beside, plan in staged:
            _put(beside, claims / plan.debate, plan.before)
    except FileChangedError:
        raise
    except OSError as error:
        raise UnwritableFileError(f"cannot write '{claims}': {error.strerror}") from error
    finally:
        for beside, _ in staged:
            shutil.rmtree(beside, ignore_errors=True)


def _stage(plan: ImportPlan, beside: Path, folder: Path) -> None:
    if folder.exists():
        # links are copied as links: following them could copy the disk, and change what they are
        shutil.copytree(folder, beside, symlinks=True)
    for name, text in plan.files.items():
        path = beside / name
        path.parent.mkdir(parents=True, exist_ok=True)
        with path.open("w", encoding="utf-8", newline="") as stream:
            stream.write(text)


def _put(beside: Path, folder: Path, before: FolderState) -> None:
    """Put a folder in its place, unless what is there is no longer what the plan was made from."""
    _refuse_change(folder, before, folder)
    if not folder.exists():
        try:
            rename_unless_taken(beside, folder)
        except FileExistsError:
            _refuse_change(folder, before, folder)
            raise
    elif swap_paths(beside, folder):
        try:  # between the look and the swap somebody may have saved, so what came out is compared
            _refuse_change(beside, before, folder)
        except FileChangedError:
            swap_paths(beside, folder)
            raise
    else:
        old = beside.with_name(f"{beside.name}.old")
        folder.rename(old)
        try:
            _refuse_change(old, before, folder)
        except FileChangedError:
            old.rename(folder)
            raise
        beside.rename(folder)
        shutil.rmtree(old, ignore_errors=True)


def _refuse_change(at: Path, before: FolderState, folder: Path) -> None:
    if folder_state(at) != before:
        raise FileChangedError(
            f"'{folder}': changed by somebody else meanwhile, and left alone; run the command again"
        )


def _print_of(path: Path) -> str:
    """Hash a file; what is no regular file has only its kind, or where it leads."""
    if path.is_symlink():
        return f"link {path.readlink()}"
    return hashlib.sha256(path.read_bytes()).hexdigest() if path.is_file() else ""


def _remove_leftovers(claims: Path) -> None:
    """Remove what a run that was killed left; a folder that it had moved away goes back."""
    for abandoned in sorted(claims.glob(".import-*")):
        folder = claims / abandoned.name.removeprefix(".import-").split(".")[0]
        if abandoned.name.endswith(".old") and not folder.exists():
            abandoned.rename(folder)
        else:
            shutil.rmtree(abandoned, ignore_errors=True)
