"""From what the features say to what the Language Server Protocol carries."""

import os
from collections.abc import Collection, Iterable, Mapping, Sequence
from functools import cache
from importlib.resources import files
from pathlib import Path
from typing import Any, Final

from lsprotocol import types
from pygls import uris
from pygls.protocol import default_converter
from pygls.workspace import PositionCodec, ServerTextPosition, ServerTextRange

from argmap.editing.steps import FileStep, Move, Remove, Write
from argmap.schema.finding import Edit, Finding, Location, Severity
from argmap.servers.lsp.changes import OfferedChange
from argmap.servers.lsp.knowledge import Knowledge

_BEYOND: Final = 1_000_000
"""More characters than any line of a debate can have; clients stop at its end."""
_MAX_PATH_CHARACTERS: Final = 4_096
"""How many characters the path of a file may have; systems allow no more."""
_ROOT: Final = "rootUri"
_SEVERITIES: Final = {
    Severity.ERROR: types.DiagnosticSeverity.Error,
    Severity.WARNING: types.DiagnosticSeverity.Warning,
    Severity.NOTE: types.DiagnosticSeverity.Information,
}


class Places:
    """Turns places in files into what a client counts in, and back.

    A client counts in UTF-16 unless it says otherwise; argmap counts in characters.

    Parameters
    ----------
    knowledge : Knowledge
        Knows what the files say.
    codec : PositionCodec
        Counts as the client does.
    operations : collection of ResourceOperationKind
        What the client can do with a whole file: create, rename, delete.
    versions : mapping of str to int
        By address the version of each open file, so that no edit hits a later text.
    """

    def __init__(
        self,
        knowledge: Knowledge,
        codec: PositionCodec,
        operations: Collection[types.ResourceOperationKind],
        versions: Mapping[str, int | None],
    ) -> None:
        self.knowledge, self._codec = knowledge, codec
        self._operations, self._versions = operations, versions

    def can(self, steps: Iterable[FileStep]) -> bool:
        """Tell whether the client can take the steps; a new file needs no more than a text."""
        kinds = types.ResourceOperationKind
        return not any(
            (isinstance(step, Move) and kinds.Rename not in self._operations)
            or (isinstance(step, Remove) and kinds.Delete not in self._operations)
            for step in steps
        )

    def uri(self, file: str) -> str:
        """Give the address of a file."""
        return uris.from_fs_path(str(self.knowledge.path_of(file))) or ""

    def range(self, location: Location) -> types.Range:
        """Give the range of a location."""
        start = ServerTextPosition(location.line - 1, location.column - 1)
        end = ServerTextPosition(location.end_line - 1, location.end_column - 1)
        lines = (self.knowledge.text_of(location.file) or "").splitlines(keepends=True)
        return self._codec.range_to_client_units(lines, ServerTextRange(start, max(start, end)))

    def location(self, location: Location) -> types.Location:
        """Give a location with the address of its file."""
        return types.Location(self.uri(location.file), self.range(location))

    def diagnostic(self, finding: Finding) -> types.Diagnostic:
        """Turn a finding into a diagnostic."""
        return types.Diagnostic(
            range=self.range(finding.location),
            message=finding.text,
            severity=_SEVERITIES[finding.severity],
            code=finding.code,
            code_description=explanation(finding.code),
            source="argmap",
            related_information=[
                types.DiagnosticRelatedInformation(self.location(place), "see here")
                for place in finding.related
            ],
        )

    def text_edit(self, edit: Edit) -> types.TextEdit:
        """Turn a change of characters into a change of a range."""
        text = self.knowledge.text_of(edit.file) or ""
        start, end = (_position(text, place) for place in (edit.start, edit.end))
        lines = text.splitlines(keepends=True)
        changed = self._codec.range_to_client_units(lines, ServerTextRange(start, end))
        return types.TextEdit(changed, edit.replacement)

    def rewriting(self, file: str, text: str) -> types.TextEdit:
        """Put another text into a file, touching only the lines that differ.

        So the cursor stays where it is, and one undo takes back what one sees.
        """
        before = self.knowledge.text_of(file) or ""
        old, new = before.splitlines(keepends=True), text.splitlines(keepends=True)
        shared = min(len(old), len(new))
        start = next((n for n in range(shared) if old[n] != new[n]), shared)
        rest = shared - start
        end = next((n for n in range(rest) if old[-1 - n] != new[-1 - n]), rest)
        last = len(old) - end
        unended = last and not old[last - 1].endswith("\n")
        stop = types.Position(last - 1, _BEYOND) if unended else types.Position(last, 0)
        return types.TextEdit(
            types.Range(types.Position(start, 0), stop), "".join(new[start : len(new) - end])
        )

    def workspace_edit(
        self, steps: Iterable[FileStep] = (), edits: Sequence[Edit] = ()
    ) -> types.WorkspaceEdit:
        """Turn steps, or changes of characters, into one edit of the workspace."""
        changes: list[
            types.TextDocumentEdit | types.CreateFile | types.RenameFile | types.DeleteFile
        ] = [self._edit(edit.file, self.text_edit(edit)) for edit in edits]
        for step in steps:
            match step:
                case Write(file=file, text=text):
                    new = not self.knowledge.path_of(file).exists() and not _moved_to(steps, file)
                    if new and types.ResourceOperationKind.Create in self._operations:
                        options = types.CreateFileOptions(ignore_if_exists=True)
                        changes.append(types.CreateFile(self.uri(file), options=options))
                    changes.append(self._edit(file, self.rewriting(file, text)))
                case Move(file=file, to=to):
                    changes.append(types.RenameFile(self.uri(file), self.uri(to)))
                case Remove(file=file):
                    changes.append(types.DeleteFile(self.uri(file)))
        return types.WorkspaceEdit(document_changes=changes)

    def code_action(self, change: OfferedChange) -> types.CodeAction:
        """Turn an offered change into a code action."""
        finding = change.finding
        kind = types.CodeActionKind.QuickFix if finding else types.CodeActionKind.Refactor
        return types.CodeAction(
            title=change.title,
            kind=kind,
            diagnostics=[self.diagnostic(finding)] if finding is not None else None,
            edit=self.workspace_edit(change.steps, change.edits),
        )

    def _edit(self, file: str, edit: types.TextEdit) -> types.TextDocumentEdit:
        uri = self.uri(file)
        identifier = types.OptionalVersionedTextDocumentIdentifier(uri, self._versions.get(uri))
        return types.TextDocumentEdit(identifier, [edit])


@cache
def explanation(code: str) -> types.CodeDescription | None:
    """Find where a finding is explained: a line of the document that comes with the package."""
    page = files("argmap").joinpath("docs", "checks.md")
    if not isinstance(page, Path) or not page.is_file():
        return None
    lines = page.read_text("utf-8").splitlines()
    if (heading := f"### {code}") not in lines:
        return None
    return types.CodeDescription(f"{page.resolve().as_uri()}#L{lines.index(heading) + 1}")


def lenient_converter() -> Any:
    """Read messages as the library does, but for a root that is no folder: it counts as none.

    The library would refuse to begin with an address that it cannot take apart.
    """
    converter = default_converter()  # type: ignore[no-untyped-call] # pygls has no types here
    usual = converter.get_structure_hook(types.InitializeParams)

    def read(sent: Any, wanted: type[types.InitializeParams]) -> Any:
        root = sent.get(_ROOT) if isinstance(sent, dict) else None
        if isinstance(root, str) and path_of(root) is None:
            sent = {**sent, _ROOT: None}
        return usual(sent, wanted)

    converter.register_structure_hook(types.InitializeParams, read)
    return converter


def path_of(uri: str) -> Path | None:
    """Find the file that an address names; None where it names none that a disk could hold.

    Steps to the folder above are taken at once: each way to write a path would else be a knowledge
    base of its own, with a thread that watches it.
    """
    try:
        path = uris.to_fs_path(uri)
    except ValueError:  # a host in brackets that are not closed
        return None
    if not path or "\0" in path or len(path) > _MAX_PATH_CHARACTERS:
        return None
    return Path(os.path.normpath(path))


def _moved_to(steps: Iterable[FileStep], file: str) -> bool:
    return any(isinstance(step, Move) and step.to == file for step in steps)


def _position(text: str, offset: int) -> ServerTextPosition:
    before = text[:offset]
    line = before.count("\n")
    return ServerTextPosition(line, offset - (before.rfind("\n") + 1))
