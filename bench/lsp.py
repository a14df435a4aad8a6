"""Time from a keystroke to the answers of ``argmap lsp``, in milliseconds, and its memory.

::

    python bench/lsp.py [NODES ...]

Each round changes a file without saving it, then asks at once: in words only, and in a relation,
after which the debate has to be linked again. Wall times are medians; the processor time beside
them is that of the server's own thread, which on a busy machine says more.
"""

import asyncio
import os
import statistics
import sys
import tempfile
import time
from collections.abc import Awaitable, Callable
from pathlib import Path
from typing import Any

from lsprotocol import types
from pygls.lsp.client import LanguageClient

sys.path.insert(0, str(Path(__file__).parent))

from corpus import write_debate

ROUNDS = 3
ENVIRONMENT = {k: v for k, v in os.environ.items() if k != "PYTHONDONTWRITEBYTECODE"}

Ask = Callable[[], Awaitable[object]]


class Session:
    """An editor with one open file."""

    def __init__(self, folder: Path) -> None:
        self.folder, self.client = folder, LanguageClient("bench", "1")
        debate = folder / "claims" / "made-up"
        self.file = sorted(debate.glob("section-*/*.yaml"))[7]
        self.text = self.file.read_text("utf-8")
        self.uri, self.version = self.file.as_uri(), 1
        self.checked = asyncio.Event()

        @self.client.feature(types.TEXT_DOCUMENT_PUBLISH_DIAGNOSTICS)
        def _(_: types.PublishDiagnosticsParams) -> None:
            pass

        @self.client.feature("$/argmap/checked")
        def _(_: Any) -> None:
            self.checked.set()

    async def start(self) -> float:
        """Start the server; give the seconds until it answers."""
        begin = time.perf_counter()
        await self.client.start_io(sys.executable, "-m", "argmap", "lsp", env=ENVIRONMENT)
        edits = types.WorkspaceEditClientCapabilities(
            document_changes=True, resource_operations=[*types.ResourceOperationKind]
        )
        capabilities = types.ClientCapabilities(
            workspace=types.WorkspaceClientCapabilities(workspace_edit=edits)
        )
        params = types.InitializeParams(capabilities, root_uri=self.folder.as_uri())
        await self.client.initialize_async(params)
        self.client.initialized(types.InitializedParams())
        item = types.TextDocumentItem(self.uri, "yaml", self.version, self.text)
        self.client.text_document_did_open(types.DidOpenTextDocumentParams(item))
        return time.perf_counter() - begin

    def type(self, text: str) -> None:
        """Put another text into the file."""
        self.version += 1
        self.checked.clear()
        identifier = types.VersionedTextDocumentIdentifier(self.version, self.uri)
        change = types.TextDocumentContentChangeWholeDocument(text)
        self.client.text_document_did_change(
            types.DidChangeTextDocumentParams(identifier, [change])
        )

    def asks(self) -> dict[str, Ask]:
        """List what is asked after a change."""
        uri, client = types.TextDocumentIdentifier(self.uri), self.client
        lines = self.text.splitlines()
        key = next(k for k in ("supports", "rebuts", "undercuts") if f"{k}:" in self.text)
        line = next(n for n, text in enumerate(lines) if text.startswith(f"{key}:"))
        place = types.Position(line, len(key) + 4)
        range_ = types.Range(place, place)
        context = types.ReferenceContext(include_declaration=False)
        options = types.FormattingOptions(tab_size=2, insert_spaces=True)
        return {
            "completion": lambda: client.text_document_completion_async(
                types.CompletionParams(uri, place)
            ),
            "hover": lambda: client.text_document_hover_async(types.HoverParams(uri, place)),
            "code lens": lambda: client.text_document_code_lens_async(types.CodeLensParams(uri)),
            "symbols": lambda: client.text_document_document_symbol_async(
                types.DocumentSymbolParams(uri)
            ),
            "code actions": lambda: client.text_document_code_action_async(
                types.CodeActionParams(uri, range_, types.CodeActionContext([]))
            ),
            "definition": lambda: client.text_document_definition_async(
                types.DefinitionParams(uri, place)
            ),
            "references": lambda: client.text_document_references_async(
                types.ReferenceParams(context, uri, place)
            ),
            "rename": lambda: client.text_document_rename_async(
                types.RenameParams(new_name="another-name", text_document=uri, position=place)
            ),
            "format": lambda: client.text_document_formatting_async(
                types.DocumentFormattingParams(uri, options)
            ),
            "nodes by words": lambda: client.workspace_symbol_async(
                types.WorkspaceSymbolParams("ba")
            ),
        }

    async def stop(self) -> None:
        """End the server."""
        await self.client.shutdown_async(None)
        self.client.exit(None)
        await self.client.stop()


def spent(process: int) -> float:
    """Give the processor time of a process's first thread, in milliseconds."""
    return int(Path(f"/proc/{process}/task/{process}/schedstat").read_text().split()[0]) / 1e6


def peak(process: int) -> float:
    """Give the most memory that a process had, in MB."""
    status = Path(f"/proc/{process}/status").read_text()
    return int(status.partition("VmHWM:")[2].split()[0]) / 1024


async def measure(nodes: int) -> None:
    """Print the figures for one size."""
    with tempfile.TemporaryDirectory() as temporary:
        folder = Path(temporary)
        write_debate(folder, nodes)
        session = Session(folder)
        start = await session.start()
        process = session.client._server.pid  # noqa: SLF001 - pygls does not show it
        print(f"{nodes} nodes: starts in {start:.2f} s ({spent(process) / 1000:.2f} s of work)")
        await session.checked.wait()
        for name, ask in session.asks().items():
            row = [f"  {name:15}"]
            for what in ("words", "relation"):
                walls, works = [], []
                for number in range(ROUNDS):
                    text = session.text.replace("text: ", f"text: w{number} ", 1)
                    if what == "relation":
                        text += f"undermines: nothing-{number}\n"
                    session.type(text)
                    work, wall = spent(process), time.perf_counter()
                    await ask()
                    walls.append(1000 * (time.perf_counter() - wall))
                    works.append(spent(process) - work)
                    await session.checked.wait()
                row.append(
                    f"{what} {statistics.median(walls):6.0f} ({statistics.median(works):4.0f})"
                )
            print("   ".join(row), flush=True)
        begin = time.perf_counter()
        session.type(session.text + "\n")
        await session.checked.wait()
        print(f"  all findings after a change: {1000 * (time.perf_counter() - begin):.0f}")
        print(f"  memory: {peak(process):.0f} MB", flush=True)
        await session.stop()


if __name__ == "__main__":
    for size in [int(word) for word in sys.argv[1:]] or [354, 5_000]:
        asyncio.run(measure(size))
