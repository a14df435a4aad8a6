"""What an editor tells the server without waiting for an answer: what is open, what changed."""

from collections.abc import Callable
from pathlib import Path
from typing import Any, Final

from lsprotocol import types

from argmap.servers.lsp.knowledge import Knowledge
from argmap.servers.lsp.protocol import path_of
from argmap.servers.lsp.session import ArgmapLanguageServer


def initialize(ls: ArgmapLanguageServer, params: types.InitializeParams) -> None:
    """Take note of the name that the settings of the editor give the person who types."""
    options = params.initialization_options
    name = options.get("name") if isinstance(options, dict) else None
    ls.name = name if isinstance(name, str) else ""


def initialized(ls: ArgmapLanguageServer, _: types.InitializedParams) -> None:
    """Check what lies in the workspace, before any file is opened."""
    ls.look_into(_paths(ls.workspace.folders) or _paths([ls.workspace.root_uri]))


def did_change_folders(
    ls: ArgmapLanguageServer, params: types.DidChangeWorkspaceFoldersParams
) -> None:
    """Check what lies in a folder that is added to the workspace; forget one that is removed."""
    for folder in _paths([folder.uri for folder in params.event.removed]):
        ls.forget(folder)
    ls.look_into(_paths([folder.uri for folder in params.event.added]))


def did_open(ls: ArgmapLanguageServer, params: types.DidOpenTextDocumentParams) -> None:
    """Take note of a file that is opened."""
    text = params.text_document.text
    _noted(ls, params.text_document.uri, lambda known, path: known.open(path, text))


def did_change(ls: ArgmapLanguageServer, params: types.DidChangeTextDocumentParams) -> None:
    """Take note of what a file says now, saved or not."""
    uri = params.text_document.uri
    if uri in ls.workspace.text_documents:  # a change that comes after the end is none
        text = ls.workspace.get_text_document(uri).source
        _noted(ls, uri, lambda known, path: known.type(path, text))


def did_save(ls: ArgmapLanguageServer, params: types.DidSaveTextDocumentParams) -> None:
    """Take note of a file that is saved."""
    _noted(ls, params.text_document.uri, Knowledge.save)


def did_close(ls: ArgmapLanguageServer, params: types.DidCloseTextDocumentParams) -> None:
    """Forget a buffer; from now on the disk counts."""
    _noted(ls, params.text_document.uri, Knowledge.close)


def did_change_watched_files(
    ls: ArgmapLanguageServer, _: types.DidChangeWatchedFilesParams
) -> None:
    """Look again: files changed behind the editor."""
    for knowledge in ls.bases.values():
        ls.disk_changed(knowledge)


def _noted(ls: ArgmapLanguageServer, uri: str, note: Callable[[Knowledge, Path], None]) -> None:
    """Tell the knowledge base of a file what happened to it."""
    path = path_of(uri)
    knowledge = ls.knowledge_of(path) if path is not None else None
    if path is not None and knowledge is not None:
        note(knowledge, path)
        ls.check_soon(knowledge)


def _paths(uris: Any) -> list[Path]:
    return [path for uri in uris if uri and (path := path_of(uri)) is not None]


NOTICES: Final[dict[str, tuple[Any, None]]] = {
    types.INITIALIZE: (initialize, None),
    types.INITIALIZED: (initialized, None),
    types.WORKSPACE_DID_CHANGE_WORKSPACE_FOLDERS: (did_change_folders, None),
    types.TEXT_DOCUMENT_DID_OPEN: (did_open, None),
    types.TEXT_DOCUMENT_DID_CHANGE: (did_change, None),
    types.TEXT_DOCUMENT_DID_SAVE: (did_save, None),
    types.TEXT_DOCUMENT_DID_CLOSE: (did_close, None),
    types.WORKSPACE_DID_CHANGE_WATCHED_FILES: (did_change_watched_files, None),
}
"""By method of the protocol the function that takes note of it."""
