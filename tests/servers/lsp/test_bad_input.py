"""Whatever an editor or a disk does: no crash, no stale answer, no process left behind."""

import asyncio
import json
import subprocess
import sys
import time
from collections.abc import Awaitable, Callable
from pathlib import Path
from typing import Any

import pytest

pytest.importorskip("pygls", reason="the language server's library is not installed")

from lsprotocol import types

from argmap.servers.lsp.protocol import path_of
from tests.conftest import WriteDebate
from tests.servers.lsp.conftest import Editor, Play
from tests.servers.lsp.debate import DEBATE

WAKES = "basics/tea-wakes.yaml"
CALMS = "basics/tea-calms.yaml"
LATE = "basics/it-is-late.yaml"
GARBAGE = "".join(chr(33 + number * 7919 % 93) for number in range(64 * 1024))
HALF_TYPED = (
    "kind", "kind:", "kind: ", "kind: [", "- ", "a: |#", "\t", "'", "kind: {a: b", "? ", "&a *a",
    "\ufeff", "<<<<<<< HEAD\n", "kind: claim\n  text: x", "💥", "kind: claim\ntext: >-\n",
)  # fmt: skip


async def hover(editor: Editor, file: str, line: int, column: int) -> str:
    """Ask what is named at a place; empty where nothing is."""
    params = types.HoverParams(**editor.place(file, line, column))
    found = await editor.client.text_document_hover_async(params)
    return getattr(found.contents, "value", "") if found is not None else ""


async def until(ask: Callable[[], Awaitable[Any]], wanted: Callable[[Any], bool]) -> None:
    """Ask until the answer is right; the disk is heard of a moment later."""
    for _ in range(200):
        if wanted(await ask()):
            return
        await asyncio.sleep(0.05)
    raise AssertionError(await ask())


async def everything(editor: Editor, file: str) -> None:
    """Ask all that can be asked about a file."""
    client, place = editor.client, editor.place(file, 0, 3)
    identifier, position = place["text_document"], place["position"]
    where = types.Range(position, position)
    await client.text_document_completion_async(types.CompletionParams(**place))
    await client.text_document_hover_async(types.HoverParams(**place))
    await client.text_document_definition_async(types.DefinitionParams(**place))
    context = types.ReferenceContext(include_declaration=True)
    await client.text_document_references_async(types.ReferenceParams(context=context, **place))
    await client.text_document_document_symbol_async(types.DocumentSymbolParams(identifier))
    await client.text_document_code_lens_async(types.CodeLensParams(identifier))
    await client.text_document_folding_range_async(types.FoldingRangeParams(identifier))
    options = types.FormattingOptions(2, True)
    await client.text_document_formatting_async(types.DocumentFormattingParams(identifier, options))
    await client.text_document_code_action_async(
        types.CodeActionParams(identifier, where, types.CodeActionContext([]))
    )


def test_half_typed_files_and_garbage(play: Play) -> None:
    """Each of them is answered; what is right elsewhere stays right."""

    async def scene(editor: Editor) -> None:
        await editor.open(WAKES)
        for text in (*HALF_TYPED, GARBAGE, GARBAGE * 2, ""):
            await editor.type(WAKES, text)
            await everything(editor, WAKES)
        assert await editor.findings(WAKES)
        await editor.open(LATE, "kind: claim\ntext: It is late.\nsupports: tea-calms\n")
        assert "Tea calms." in await hover(editor, LATE, 2, 12)

    play(scene)


def test_a_file_deleted_or_renamed_behind_the_server(play: Play, debate: Path) -> None:
    """What is gone from the disk is gone, though a window still shows it; its new name counts."""

    async def scene(editor: Editor) -> None:
        await editor.open(WAKES)
        await editor.open(CALMS)
        assert "Tea calms." in await hover(editor, WAKES, 2, 12)  # by now it knows of both
        basics = debate / "claims" / "tea" / "basics"
        (basics / "tea-calms.yaml").rename(basics / "tea-soothes.yaml")
        (finding,) = await editor.findings(WAKES)
        assert finding.code == "unknown-node"
        (basics / "tea-soothes.yaml").rename(basics / "tea-calms.yaml")
        assert await editor.findings(WAKES, without="unknown-node") == []
        (basics / "tea-wakes.yaml").unlink()
        await until(lambda: hover(editor, WAKES, 2, 12), lambda text: text == "")

    play(scene)


def test_what_is_typed_outlives_its_file(play: Play, debate: Path) -> None:
    """A file that is deleted while somebody types into it counts as not saved yet."""

    async def scene(editor: Editor) -> None:
        await editor.open(WAKES)
        await editor.type(WAKES, "kind: counterargument\ntext: Tea excites.\nrebuts: tea-calms\n")
        await editor.open(LATE)
        assert "Tea excites." in await hover(editor, LATE, 2, 12)
        (debate / "claims" / "tea" / WAKES).unlink()
        await asyncio.sleep(0.5)
        assert "Tea excites." in await hover(editor, LATE, 2, 12)

    play(scene)


def test_two_workspace_folders(play: Play, debate: Path, write_debate: WriteDebate) -> None:
    """Each file belongs to the debates of its own folder."""
    other = {**DEBATE, CALMS: "kind: claim\ntext: Coffee calms.\n"}
    elsewhere = debate / "elsewhere"
    for file, text in other.items():
        path = elsewhere / "claims" / "tea" / file
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, "utf-8")
    (elsewhere / "claims" / "tea" / "debate.yaml").write_text("format: 1\ntitle: Coffee\n", "utf-8")

    async def scene(editor: Editor) -> None:
        second = editor.beside(elsewhere / "claims" / "tea")
        added = types.WorkspaceFolder(elsewhere.as_uri(), "elsewhere")
        event = types.WorkspaceFoldersChangeEvent([added], [])
        change = types.DidChangeWorkspaceFoldersParams(event)
        editor.client.workspace_did_change_workspace_folders(change)
        await editor.open(WAKES)
        await second.open(WAKES)
        assert "Tea calms." in await hover(editor, WAKES, 2, 12)
        assert "Coffee calms." in await hover(second, WAKES, 2, 12)
        await second.type(WAKES, "kind: [")
        assert await second.findings(WAKES)
        event = types.WorkspaceFoldersChangeEvent([], [added])
        change = types.DidChangeWorkspaceFoldersParams(event)
        editor.client.workspace_did_change_workspace_folders(change)
        assert await second.findings(WAKES, without="bad-yaml") == []

    play(scene)


def test_a_branch_switched_underneath(play: Play, debate: Path) -> None:
    """Many files change at once: findings and answers are those of the new branch."""

    def git(*words: str) -> None:
        who = ["-c", "user.name=Ann", "-c", "user.email=ann@example.org"]
        subprocess.run(["git", "-C", str(debate), *who, *words], check=True, capture_output=True)

    git("init", "-q", "-b", "main")
    git("add", ".")
    git("commit", "-qm", "One")
    git("checkout", "-qb", "other")
    (debate / "claims" / "tea" / CALMS).write_text("kind: claim\ntext: Tea warms.\n", "utf-8")
    (debate / "claims" / "tea" / WAKES).unlink()
    git("add", ".")
    git("commit", "-qm", "Two")
    git("checkout", "-q", "main")

    async def scene(editor: Editor) -> None:
        await editor.open(LATE)
        assert "Tea wakes." in await hover(editor, LATE, 2, 12)
        git("checkout", "-q", "other")
        assert [each.code for each in await editor.findings(LATE)] == ["unknown-node"]
        nodes = await editor.client.workspace_symbol_async(types.WorkspaceSymbolParams("warms"))
        assert [each.name.partition(" ")[0] for each in nodes or ()] == ["tea-calms"]
        git("checkout", "-q", "main")
        assert await editor.findings(LATE, without="unknown-node") == []

    play(scene)


def test_requests_out_of_order_and_cancelled(play: Play) -> None:
    """A change after the end, a second opening, an answer nobody waits for."""

    async def scene(editor: Editor) -> None:
        await editor.type(WAKES, "kind: claim\n")  # before it is open
        identifier = types.TextDocumentIdentifier(editor.uri(WAKES))
        editor.client.text_document_did_close(types.DidCloseTextDocumentParams(identifier))
        await editor.open(WAKES)
        await editor.open(WAKES)
        for number in range(20):
            editor.client.protocol.send_request(
                types.TEXT_DOCUMENT_HOVER,
                types.HoverParams(**editor.place(WAKES, 2, 12)),
                msg_id=f"hover-{number}",
            )
            await editor.type(
                WAKES, f"kind: counterargument\ntext: T{number}.\nrebuts: tea-calms\n"
            )
            editor.client.cancel_request(types.CancelParams(id=f"hover-{number}"))
            editor.client.cancel_request(types.CancelParams(id=f"nobody-{number}"))
        assert "Tea calms." in await hover(editor, WAKES, 2, 12)
        assert "T19." in await hover(editor, WAKES, 0, 0)

    play(scene)


def test_places_that_are_not_in_the_file(play: Play) -> None:
    """A line or a column behind the end is no reason to fail."""

    async def scene(editor: Editor) -> None:
        await editor.open(WAKES)
        for line, column in ((0, 10_000), (10_000, 0), (2, 9_999)):
            params = types.CompletionParams(**editor.place(WAKES, line, column))
            await editor.client.text_document_completion_async(params)
            await hover(editor, WAKES, line, column)

    play(scene)


class Raw:
    """A client that can be rude."""

    def __init__(self, folder: Path | str, log: int = subprocess.DEVNULL) -> None:
        self.process = subprocess.Popen(
            [sys.executable, "-m", "argmap", "lsp"],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=log,
        )
        root = folder.as_uri() if isinstance(folder, Path) else folder
        self.send("initialize", {"capabilities": {}, "rootUri": root, "processId": None}, number=1)
        self.answer(1)
        self.send("initialized", {})

    def send(self, method: str, params: Any = None, *, number: int | None = None) -> None:
        """Send a message."""
        message = {"jsonrpc": "2.0", "method": method, "params": params}
        body = json.dumps(message if number is None else message | {"id": number}).encode()
        assert self.process.stdin is not None
        self.process.stdin.write(b"Content-Length: %d\r\n\r\n%b" % (len(body), body))
        self.process.stdin.flush()

    def answer(self, number: int) -> Any:
        """Wait for the answer to a request."""
        assert self.process.stdout is not None
        while True:
            length = 0
            while line := self.process.stdout.readline().strip():
                name, _, value = line.partition(b":")
                length = int(value) if name == b"Content-Length" else length
            message = json.loads(self.process.stdout.read(length))
            if message.get("id") == number:
                return message

    def end(self) -> int:
        """Wait until the server has ended by itself; give its exit code."""
        with self.process:
            return self.process.wait(20)


def test_an_unknown_method(debate: Path) -> None:
    """It is refused, and the next request is answered."""
    client = Raw(debate)
    client.send("textDocument/somethingNew", {}, number=2)
    assert client.answer(2)["error"]["code"] == -32601
    client.send("workspace/symbol", {"query": "wakes"}, number=3)
    assert len(client.answer(3)["result"]) == 1
    client.send("shutdown", number=4)
    assert client.answer(4)["result"] is None
    client.send("exit")
    assert client.end() == 0


@pytest.mark.parametrize("root", ["file://[", "http://[a/", "untitled:1", ""])
def test_a_workspace_whose_address_is_no_folder(debate: Path, root: str) -> None:
    """The session begins, and a file is looked after once it is opened."""
    client = Raw(root)
    uri = (debate / "claims/tea" / CALMS).as_uri()
    document = {"uri": uri, "languageId": "yaml", "version": 1, "text": DEBATE[CALMS]}
    client.send("textDocument/didOpen", {"textDocument": document})
    client.send("textDocument/documentSymbol", {"textDocument": {"uri": uri}}, number=2)
    assert client.answer(2)["result"]
    client.send("shutdown", number=3)
    client.send("exit")
    assert client.end() == 0


@pytest.mark.parametrize("how", ["closes its end", "closes both ends", "is in the middle"])
def test_a_client_that_dies_leaves_no_process(debate: Path, how: str) -> None:
    """The server ends with it, also during a check or in the middle of a message."""
    client = Raw(debate)
    assert client.process.stdin is not None
    assert client.process.stdout is not None
    if how == "is in the middle":
        client.process.stdin.write(b"Content-Length: 5000\r\n\r\n{")
        client.process.stdin.flush()
        time.sleep(0.2)
    if how == "closes both ends":
        client.process.stdout.close()
    client.process.stdin.close()

    assert client.process.wait(20) is not None
    client.process.stdout.close()


@pytest.mark.parametrize(
    "address",
    [
        *("file://[a/claims/x.yaml", "untitled:1", "http://a/claims/x.yaml", "file:", ""),
        *("claims/x.yaml", "file:///claims/%00.yaml", f"file:///{'claims/' * 9_000}x.yaml"),
    ],
    ids=lambda address: address[:30],
)
def test_an_address_that_is_no_file(address: str) -> None:
    """It has no path, and raises nothing; a relative one is in no knowledge base."""
    path = path_of(address)

    assert path is None or not path.is_absolute()


def test_steps_upwards_are_taken_at_once(tmp_path: Path) -> None:
    """However a file is addressed, it belongs to one knowledge base."""
    around = tmp_path.as_uri() + "/claims/%2e%2e/claims/tea/s/../../tea/./a%20b.yaml"

    assert path_of(around) == tmp_path / "claims" / "tea" / "a b.yaml"
