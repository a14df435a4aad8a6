"""An editor that talks to the language server, on a miniature debate."""

import asyncio
import sys
from collections.abc import Awaitable, Callable
from pathlib import Path
from typing import Any

import pytest

pytest.importorskip("pygls", reason="the language server's library is not installed")

from lsprotocol import types
from pygls.lsp.client import LanguageClient

from tests.conftest import WriteDebate, run_alone
from tests.servers.lsp.debate import DEBATE

TIMEOUT = 30


class Editor:
    """An editor with some open files."""

    def __init__(self, folder: Path, client: LanguageClient, found: dict[str, list[Any]]) -> None:
        self.folder, self.client, self._found = folder, client, found
        self._version = 0

    def beside(self, folder: Path) -> "Editor":
        """Give the same editor with another folder."""
        return Editor(folder, self.client, self._found)

    def uri(self, file: str) -> str:
        """Give the address of a file of the debate."""
        return (self.folder / "claims" / "tea" / file).as_uri()

    async def open(self, file: str, text: str | None = None) -> None:
        """Open a file, with its own text or another."""
        path = self.folder / "claims" / "tea" / file
        shown = path.read_text("utf-8") if text is None else text
        item = types.TextDocumentItem(self.uri(file), "yaml", 1, shown)
        self.client.text_document_did_open(types.DidOpenTextDocumentParams(item))

    async def type(self, file: str, text: str) -> None:
        """Put another text into an open file, without saving it."""
        self._version += 2
        identifier = types.VersionedTextDocumentIdentifier(self._version, self.uri(file))
        change = types.TextDocumentContentChangeWholeDocument(text)
        self.client.text_document_did_change(
            types.DidChangeTextDocumentParams(identifier, [change])
        )

    async def findings(self, file: str, *, without: str = "") -> list[types.Diagnostic]:
        """Wait for what is said about a file; with ``without``, until this code is gone."""
        for _ in range(TIMEOUT * 20):
            found = self._found.get(self.uri(file))
            codes = {each.code for each in found or ()}
            if found is not None and (without not in codes if without else bool(found)):
                return found
            await asyncio.sleep(0.05)
        raise TimeoutError(file)

    def place(self, file: str, line: int, character: int) -> dict[str, Any]:
        """Give a place in a file, as requests name it."""
        return {
            "text_document": types.TextDocumentIdentifier(self.uri(file)),
            "position": types.Position(line, character),
        }


Play = Callable[[Callable[[Editor], Awaitable[None]]], None]


@pytest.fixture
def debate(write_debate: WriteDebate) -> Path:
    """Write the miniature debate."""
    return write_debate(DEBATE)


@pytest.fixture
def play(debate: Path) -> Play:
    """Play a session with the server: it is started and ended with it."""

    async def session(scene: Callable[[Editor], Awaitable[None]]) -> None:
        client, found = LanguageClient("test", "1"), {}

        @client.feature(types.TEXT_DOCUMENT_PUBLISH_DIAGNOSTICS)  # type: ignore[untyped-decorator] # pygls has no types here
        def _(params: types.PublishDiagnosticsParams) -> None:
            found[params.uri] = list(params.diagnostics)

        await client.start_io(sys.executable, "-m", "argmap", "lsp")
        try:
            capabilities = types.ClientCapabilities()
            await client.initialize_async(
                types.InitializeParams(capabilities, root_uri=debate.as_uri())
            )
            client.initialized(types.InitializedParams())
            await asyncio.wait_for(scene(Editor(debate, client, found)), TIMEOUT)
        finally:
            await client.shutdown_async(None)
            client.exit(None)
            await client.stop()  # type: ignore[no-untyped-call] # pygls has no types here

    return lambda scene: run_alone(lambda: session(scene))
