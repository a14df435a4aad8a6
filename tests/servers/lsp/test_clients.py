"""What clients count and can do differently: encodings, line ends, folders, files as a whole."""

import asyncio
from pathlib import Path

import pytest
from lsprotocol import types
from pygls.exceptions import JsonRpcInvalidParams

from tests.conftest import run_alone
from tests.servers.lsp.conftest import TIMEOUT, Editor, Play, editor_on

WAKES = "basics/tea-wakes.yaml"
CALMS = "basics/tea-calms.yaml"
SLIP = "kind: counterargument\ntext: Tea wakes.\nrebuts: tea-clams\n"


async def fix(editor: Editor, file: str) -> types.TextEdit:
    """Ask for the fix of the only finding in a file."""
    (finding,) = await editor.findings(file)
    params = types.CodeActionParams(
        types.TextDocumentIdentifier(editor.uri(file)),
        finding.range,
        types.CodeActionContext([finding]),
    )
    actions = await editor.client.text_document_code_action_async(params)
    edit = next(each.edit for each in actions or () if isinstance(each, types.CodeAction))
    assert edit is not None
    (change,) = edit.document_changes or ()
    assert isinstance(change, types.TextDocumentEdit)
    (one,) = change.edits
    assert isinstance(one, types.TextEdit)
    return one


def test_lines_that_end_as_on_windows(play: Play) -> None:
    """Findings and fixes have the places that the editor counts."""

    async def scene(editor: Editor) -> None:
        await editor.open(WAKES)
        await editor.type(WAKES, SLIP.replace("\n", "\r\n"))
        edit = await fix(editor, WAKES)
        assert (edit.new_text, edit.range) == (
            "tea-calms",
            types.Range(types.Position(2, 8), types.Position(2, 17)),
        )

    play(scene)


def test_signs_of_two_units_before_the_cursor(play: Play) -> None:
    """A cup of tea counts two in UTF-16: fixes and hovers find what stands behind it."""

    async def scene(editor: Editor) -> None:
        await editor.open(WAKES)
        line = '{kind: counterargument, text: "Tea 🍵🍵.", rebuts: tea-clams}\n'
        await editor.type(WAKES, line)
        edit = await fix(editor, WAKES)
        start = line.index("tea-clams") + 2  # two cups, one unit more each
        assert edit.range == types.Range(types.Position(0, start), types.Position(0, start + 9))
        await editor.type(WAKES, line.replace("clams", "calms"))
        params = types.HoverParams(**editor.place(WAKES, 0, start + 8))
        found = await editor.client.text_document_hover_async(params)
        assert found is not None
        assert "Tea calms." in getattr(found.contents, "value", "")

    play(scene)


def test_a_file_in_another_encoding(play: Play, debate: Path) -> None:
    """It is one finding, and the rest of the debate goes on."""
    (debate / "claims" / "tea" / CALMS).write_bytes("kind: claim\ntext: Thé.\n".encode("latin-1"))

    async def scene(editor: Editor) -> None:
        (finding,) = await editor.findings(CALMS)
        assert "UTF-8" in finding.message
        await editor.open(WAKES)
        params = types.CompletionParams(**editor.place(WAKES, 2, 10))
        assert await editor.client.text_document_completion_async(params) is not None

    play(scene)


def test_a_rename_goes_by_the_disk(play: Play, debate: Path) -> None:
    """Another program has changed a file a moment ago; open files are named with their version."""

    async def scene(editor: Editor) -> None:
        await editor.open(CALMS)
        path = debate / "claims" / "tea" / WAKES
        path.write_text(path.read_text("utf-8").replace("rebuts", "note: New.\nrebuts"), "utf-8")
        params = types.RenameParams(new_name="tea-soothes", **editor.place(CALMS, 0, 0))
        edit = await editor.client.text_document_rename_async(params)
        assert edit is not None
        (change,) = [
            each
            for each in edit.document_changes or ()
            if isinstance(each, types.TextDocumentEdit)
            and each.text_document.uri == editor.uri(WAKES)
        ]
        (one,) = change.edits
        assert isinstance(one, types.TextEdit)
        assert (one.range.start.line, one.new_text) == (3, "rebuts: tea-soothes\n")
        assert change.text_document.version is None
        own = next(e for e in edit.document_changes or () if isinstance(e, types.TextDocumentEdit))
        assert (own.text_document.uri, own.text_document.version) == (editor.uri(CALMS), 1)

    play(scene)


def test_a_client_that_cannot_rename_files(debate: Path) -> None:
    """As Emacs could not before 30: it is told the command to run."""

    async def session() -> None:
        async with editor_on(debate / "claims" / "tea", "emacs") as editor:
            await editor.open(CALMS)
            params = types.RenameParams(new_name="tea-soothes", **editor.place(CALMS, 0, 0))
            with pytest.raises(JsonRpcInvalidParams, match="argmap rename tea-calms tea-soothes"):
                await asyncio.wait_for(editor.client.text_document_rename_async(params), TIMEOUT)

    run_alone(session)


def test_a_workspace_without_debates(tmp_path: Path, debate: Path) -> None:
    """Nothing is found there, and a file of a debate elsewhere is answered when it is opened."""
    empty = tmp_path / "empty"
    empty.mkdir()

    async def session() -> None:
        async with editor_on(debate / "claims" / "tea", root=empty) as editor:
            nodes = editor.client.workspace_symbol_async(types.WorkspaceSymbolParams(""))
            assert not await asyncio.wait_for(nodes, TIMEOUT)
            await editor.open(WAKES)
            await editor.type(WAKES, SLIP)
            assert [each.code for each in await editor.findings(WAKES)] == ["unknown-node"]

    run_alone(session)


@pytest.mark.parametrize(
    ("file", "line", "character", "page"),
    [
        (CALMS, 0, 0, "tea/claims/tea-calms.html"),
        (WAKES, 2, 12, "tea/claims/tea-wakes.html"),
        ("people/ann.yaml", 0, 0, "tea/people/ann.html"),
        ("sources/letter.yaml", 1, 9, "tea/sources/letter.html"),
        ("debate.yaml", 0, 0, "tea/index.html"),
        ("debate.yaml", 2, 12, "tea/claims/tea-calms.html"),
        ("debate.yaml", 2, 22, "tea/claims/tea-wakes.html"),
    ],
)
def test_the_preview_shows_what_is_edited(
    play: Play, debate: Path, file: str, line: int, character: int, page: str
) -> None:
    """The claim of the file, whatever it names; in ``debate.yaml`` what the cursor is on."""
    path = debate / "claims" / "tea" / "debate.yaml"
    path.write_text("format: 1\ntitle: Tea\ntheses: [tea-calms, tea-wakes]\n", "utf-8")

    async def scene(editor: Editor) -> None:
        await editor.open(file)
        where = {"line": line, "character": character}
        params = types.ExecuteCommandParams("argmap.page", [editor.uri(file), where])
        assert await editor.client.workspace_execute_command_async(params) == page

    play(scene)
