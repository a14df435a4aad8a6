"""A session with an editor: what is open, and what was found wrong with it."""

import asyncio
from pathlib import Path
from typing import Final

from lsprotocol import types
from pygls import uris
from pygls.lsp.server import LanguageServer

from argmap.loading.discovery import CLAIMS, list_debates
from argmap.schema.finding import Finding
from argmap.servers.lsp.knowledge import Knowledge, OpenFile
from argmap.servers.lsp.mentions import (
    Mention,
    mention_at,
    own_mention,
)
from argmap.servers.lsp.protocol import Places, path_of

_PAUSE: Final = 0.15
"""Seconds without a keystroke after which everything is checked."""


class ArgmapLanguageServer(LanguageServer):
    """A language server with the knowledge bases that its files belong to."""

    def __init__(self, version: str) -> None:
        super().__init__("argmap", version)
        self.bases: dict[Path, Knowledge] = {}
        self.findings: dict[Path, tuple[Finding, ...]] = {}
        self._waiting: asyncio.TimerHandle | None = None

    def knowledge_of(self, path: Path) -> Knowledge | None:
        """Find the knowledge base of a file: the nearest folder ``claims`` that holds debates."""
        for folder in path.parents:
            if folder in self.bases:
                return self.bases[folder]
            if folder.name == CLAIMS and list_debates(folder):
                self.bases[folder] = Knowledge(folder)
                return self.bases[folder]
        return None

    def file_at(self, uri: str) -> tuple[OpenFile, Places] | None:
        """Find what a file says, and how its places are counted."""
        path = path_of(uri)
        knowledge = self.knowledge_of(path) if path is not None else None
        file = knowledge.open_file(path) if knowledge is not None and path is not None else None
        if file is None or knowledge is None:
            return None
        return file, Places(knowledge, self.workspace)

    def mention_at(self, file: OpenFile, uri: str, position: types.Position) -> Mention | None:
        """Find what is named at a position."""
        document = self.workspace.get_text_document(uri)
        place = document.position_from_client_units(position)
        found = mention_at(file, place.line + 1, place.character + 1)
        return found or (own_mention(file) if place.line == 0 else None)

    def changed(self, uri: str, text: str | None) -> None:
        """Take note of what a buffer says, or that it is closed, and check a little later."""
        path = path_of(uri)
        knowledge = self.knowledge_of(path) if path is not None else None
        if knowledge is None or path is None:
            return
        if text is None:
            knowledge.buffers.pop(path, None)
        else:
            knowledge.buffers[path] = text
        if self._waiting is not None:
            self._waiting.cancel()
        self._waiting = asyncio.get_running_loop().call_later(_PAUSE, self.check)

    def check(self) -> None:
        """Check all knowledge bases, and tell the client what has changed in any file."""
        found: dict[Path, tuple[Finding, ...]] = {}
        for knowledge in self.bases.values():
            here = knowledge.check()
            found |= here
            places = Places(knowledge, self.workspace)
            before = [
                path for path in self.findings if path.is_relative_to(knowledge.claims.parent)
            ]
            for path in dict.fromkeys([*here, *before]):
                if here.get(path, ()) != self.findings.get(path, ()):
                    self._publish(places, path, here.get(path, ()))
        self.findings = found

    def _publish(self, places: Places, path: Path, findings: tuple[Finding, ...]) -> None:
        uri = uris.from_fs_path(str(path)) or ""
        diagnostics = [places.diagnostic(finding) for finding in findings]
        self.text_document_publish_diagnostics(types.PublishDiagnosticsParams(uri, diagnostics))
