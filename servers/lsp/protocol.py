"""From what the features say to what the Language Server Protocol carries."""

from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Final

from lsprotocol import types
from pygls import uris
from pygls.workspace import ServerTextPosition, ServerTextRange, Workspace

from argmap.editing.steps import Move, Remove, Step, Write
from argmap.schema.finding import Edit, Finding, Location, Severity
from argmap.servers.lsp.changes import OfferedChange
from argmap.servers.lsp.knowledge import Knowledge

_BEYOND: Final = 1_000_000
"""More lines than any file of a debate can have."""
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
        Knows where the files are.
    workspace : Workspace
        Knows what is open, and how the client counts.
    """

    def __init__(self, knowledge: Knowledge, workspace: Workspace) -> None:
        self.knowledge, self._workspace = knowledge, workspace

    def uri(self, file: str) -> str:
        """Give the address of a file."""
        return uris.from_fs_path(str(self.knowledge.path_of(file))) or ""

    def range(self, location: Location) -> types.Range:
        """Give the range of a location."""
        document = self._workspace.get_text_document(self.uri(location.file))
        start = ServerTextPosition(location.line - 1, location.column - 1)
        end = ServerTextPosition(location.end_line - 1, location.end_column - 1)
        return document.range_to_client_units(ServerTextRange(start, max(start, end)))

    def location(self, location: Location) -> types.Location:
        """Give a location with the address of its file."""
        return types.Location(self.uri(location.file), self.range(location))

    def diagnostic(self, finding: Finding) -> types.Diagnostic:
        """Turn a finding into a diagnostic."""
        message = f"{finding.message}\n{finding.expected}" if finding.expected else finding.message
        return types.Diagnostic(
            range=self.range(finding.location),
            message=message,
            severity=_SEVERITIES[finding.severity],
            code=finding.code,
            source="argmap",
            related_information=[
                types.DiagnosticRelatedInformation(self.location(place), "see here")
                for place in finding.related
            ],
        )

    def text_edit(self, edit: Edit) -> types.TextEdit:
        """Turn a change of characters into a change of a range."""
        document = self._workspace.get_text_document(self.uri(edit.file))
        start, end = (_position(document.source, place) for place in (edit.start, edit.end))
        changed = document.range_to_client_units(ServerTextRange(start, end))
        return types.TextEdit(changed, edit.replacement)

    def whole(self, text: str) -> types.TextEdit:
        """Replace all of a file, however long it is; clients stop at its end."""
        return types.TextEdit(types.Range(types.Position(0, 0), types.Position(_BEYOND, 0)), text)

    def workspace_edit(
        self, steps: Iterable[Step] = (), edits: Sequence[Edit] = ()
    ) -> types.WorkspaceEdit:
        """Turn steps, or changes of characters, into one edit of the workspace."""
        changes: list[
            types.TextDocumentEdit | types.CreateFile | types.RenameFile | types.DeleteFile
        ] = [self._edit(edit.file, self.text_edit(edit)) for edit in edits]
        for step in steps:
            match step:
                case Write(file=file, text=text):
                    if not self.knowledge.path_of(file).exists() and not _moved_to(steps, file):
                        options = types.CreateFileOptions(ignore_if_exists=True)
                        changes.append(types.CreateFile(self.uri(file), options=options))
                    changes.append(self._edit(file, self.whole(text)))
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
        identifier = types.OptionalVersionedTextDocumentIdentifier(self.uri(file))
        return types.TextDocumentEdit(identifier, [edit])


def path_of(uri: str) -> Path | None:
    """Find the file that an address names; None where it names none."""
    path = uris.to_fs_path(uri)
    return Path(path) if path else None


def _moved_to(steps: Iterable[Step], file: str) -> bool:
    return any(isinstance(step, Move) and step.to == file for step in steps)


def _position(text: str, offset: int) -> ServerTextPosition:
    before = text[:offset]
    line = before.count("\n")
    return ServerTextPosition(line, offset - (before.rfind("\n") + 1))
