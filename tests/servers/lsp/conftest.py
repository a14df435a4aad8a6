"""An editor that talks to the language server: VS Code as pytest-lsp plays it."""

import asyncio
import sys
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Any

import pytest

pytest.importorskip("pygls", reason="the language server's library is not installed")

from lsprotocol import types
from pytest_lsp import ClientServerConfig, LanguageClient, client_capabilities

from tests.conftest import WriteDebate, run_alone
from tests.servers.lsp.debate import DEBATE

TIMEOUT = 30
SERVER = ClientServerConfig([sys.executable, "-m", "argmap", "lsp"])


class Editor:
    """An editor with some open files."""

    def __init__(self, debate: Path, client: LanguageClient) -> None:
        self.debate, self.client = debate, client
        self._version = 0

    def beside(self, debate: Path) -> "Editor":
        """Give the same editor with another debate."""
        return Editor(debate, self.client)

    def uri(self, file: str) -> str:
        """Give the address of a file of the debate."""
        return (self.debate / file).as_uri()

    async def open(self, file: str, text: str | None = None) -> None:
        """Open a file, with its own text or another."""
        path = self.debate / file
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
            found = self.client.diagnostics.get(self.uri(file))
            codes = {each.code for each in found or ()}
            if found is not None and (without not in codes if without else bool(found)):
                return list(found)
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


@asynccontextmanager
async def editor_on(
    debate: Path, like: str = "visual-studio-code", root: Path | None = None
) -> AsyncIterator[Editor]:
    """Start the server for a debate, with what an editor can do; end it afterwards.

    pytest-lsp's own fixtures share the thread of the tests, in which browser tests leave a loop.
    """
    client = await SERVER.start()
    assert isinstance(client, LanguageClient)
    client.feature(types.WORKSPACE_CODE_LENS_REFRESH)(lambda _: None)
    client.feature("$/argmap/checked")(lambda _: None)
    capabilities = client_capabilities(like)
    uri = (root or debate.parent.parent).as_uri()
    await client.initialize_session(types.InitializeParams(capabilities, root_uri=uri))
    try:
        yield Editor(debate, client)
        assert client.error is None
    finally:
        await client.shutdown_session()
        await client.stop()  # type: ignore[no-untyped-call] # pygls has no types here


@pytest.fixture
def play(debate: Path) -> Play:
    """Play a session with the server: it is started and ended with it."""

    async def session(scene: Callable[[Editor], Awaitable[None]]) -> None:
        async with editor_on(debate / "claims" / "tea") as editor:
            await asyncio.wait_for(scene(editor), TIMEOUT)

    return lambda scene: run_alone(lambda: session(scene))
