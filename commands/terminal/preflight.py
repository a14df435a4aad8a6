"""What commands that write ask first: what other debates say, and what would come of a change."""

import shutil
from collections.abc import Iterator, Sequence
from pathlib import Path
from tempfile import TemporaryDirectory

import typer

from argmap.checks import check
from argmap.commands.terminal.exit_codes import ERRORS_FOUND
from argmap.commands.terminal.findings import as_text
from argmap.commands.terminal.output import complain, emit
from argmap.editing.atomic_write import carry_out
from argmap.editing.steps import Step
from argmap.loading.discovery import list_debates, scan
from argmap.loading.load import load
from argmap.loading.loaded import Loaded
from argmap.loading.reader import Document, read, read_text
from argmap.schema.finding import Finding, Severity


def claims_of(loaded: Loaded) -> Path:
    """Find the folder of debates in which a debate lies."""
    return loaded.files.folder.path.parent


def other_debates(loaded: Loaded) -> Iterator[Document]:
    """Yield the files of nodes in all debates but this."""
    claims = claims_of(loaded)
    for name in list_debates(claims):
        for file in scan(claims, name).files if name != loaded.debate.id else ():
            document = read(file.path, file.file) if file.type == "node" else None
            if document is not None and document.data is not None:
                yield document


def refuse_unread(loaded: Loaded, node: str) -> None:
    """End the command where a file that cannot be read may speak of a node."""
    known = {document.file for document in loaded.documents()}
    for file in loaded.files.folder.files:
        if file.file not in known and node in read_text(file.path, file.file).text:
            complain(f"'{file.file}' speaks of '{node}' and cannot be read; mend it first")
            raise typer.Exit(ERRORS_FOUND)


def rehearse(steps: Sequence[Step], loaded: Loaded) -> None:
    """Carry out steps on a copy of the debate; end the command where they would bring errors."""
    name = loaded.debate.id
    with TemporaryDirectory() as folder:
        copy = Path(folder) / "claims"
        shutil.copytree(loaded.files.folder.path, copy / name, symlinks=True)
        own = [step for step in steps if step.file.startswith(f"claims/{name}/")]
        carry_out(own, copy)
        after = load(copy, name)
    if new := _new_errors(loaded, after):
        complain("nothing was written, for this would come of it:")
        emit(as_text(new))
        raise typer.Exit(ERRORS_FOUND)


def _new_errors(before: Loaded, after: Loaded) -> list[Finding]:
    """List the errors that a change would bring; none where there are no more than before."""
    old, new = (
        [f for f in check(loaded) if f.severity is Severity.ERROR] for loaded in (before, after)
    )
    known = {(f.code, f.message) for f in old}
    return [f for f in new if (f.code, f.message) not in known] if len(new) > len(old) else []
