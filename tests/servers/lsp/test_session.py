"""Each feature of the language server, as an editor uses it."""

from pathlib import Path

import pytest
from lsprotocol import types

from argmap.checks.run import check_all
from tests.servers.lsp.conftest import Editor, Play
from tests.servers.lsp.test_bad_input import Raw

WAKES = "basics/tea-wakes.yaml"
CALMS = "basics/tea-calms.yaml"
LATE = "basics/it-is-late.yaml"


def test_findings_come_as_one_types_and_go_when_it_is_right(play: Play, debate: Path) -> None:
    """The buffer counts, saved or not; code and line are those of ``check``."""

    async def scene(editor: Editor) -> None:
        await editor.open(WAKES)
        await editor.type(WAKES, "kind: counterargument\ntext: Tea wakes.\nrebuts: tea-clams\n")
        (finding,) = await editor.findings(WAKES)
        assert (finding.code, finding.range.start.line) == ("unknown-node", 2)
        await editor.type(WAKES, "kind: counterargument\ntext: Tea wakes.\nrebuts: tea-calms\n")
        assert await editor.findings(WAKES, without="unknown-node") == []

    play(scene)
    assert not check_all(debate).errors


def test_a_finding_can_be_fixed(play: Play) -> None:
    """The quick fix is the one that ``check --fix`` would make."""

    async def scene(editor: Editor) -> None:
        await editor.open(WAKES)
        await editor.type(WAKES, "kind: counterargument\ntext: Tea wakes.\nrebuts: tea-clams\n")
        (finding,) = await editor.findings(WAKES)
        params = types.CodeActionParams(
            types.TextDocumentIdentifier(editor.uri(WAKES)),
            finding.range,
            types.CodeActionContext([finding]),
        )
        actions = await editor.client.text_document_code_action_async(params)
        fix = next(each for each in actions or () if isinstance(each, types.CodeAction))
        assert fix.title == "Write 'tea-calms'"
        assert fix.edit is not None
        (change,) = fix.edit.document_changes or ()
        assert isinstance(change, types.TextDocumentEdit)
        assert change.edits[0].range == finding.range

    play(scene)


def test_ids_are_completed_with_their_texts(play: Play) -> None:
    """A relation offers the nodes of the debate, but not the one that speaks."""

    async def scene(editor: Editor) -> None:
        await editor.open(WAKES)
        await editor.type(WAKES, "kind: counterargument\ntext: Tea wakes.\nrebuts: te\n")
        params = types.CompletionParams(**editor.place(WAKES, 2, 10))
        found = await editor.client.text_document_completion_async(params)
        assert isinstance(found, types.CompletionList)
        assert [item.label for item in found.items] == ["it-is-late", "tea-calms"]
        assert found.items[1].documentation == "Tea calms. 🍵"
        edit = found.items[1].text_edit
        assert isinstance(edit, types.TextEdit)
        assert edit.range.start.character == 8

    play(scene)


def test_hover_says_how_a_claim_fares(play: Play) -> None:
    """Text, status and holders of what is named at the cursor; plain text, whatever it says."""

    async def scene(editor: Editor) -> None:
        await editor.open(WAKES)
        params = types.HoverParams(**editor.place(WAKES, 2, 12))
        found = await editor.client.text_document_hover_async(params)
        assert found is not None
        assert isinstance(found.contents, types.MarkupContent)
        assert found.contents.kind is types.MarkupKind.PlainText
        assert "Tea calms. 🍵" in found.contents.value
        assert "contested" in found.contents.value
        assert "held by Ben" in found.contents.value

    play(scene)


def test_definition_and_references_lead_to_each_other(play: Play) -> None:
    """From a reference to the file, and from the file to all that refers to it."""

    async def scene(editor: Editor) -> None:
        await editor.open(WAKES)
        there = await editor.client.text_document_definition_async(
            types.DefinitionParams(**editor.place(WAKES, 2, 12))
        )
        assert isinstance(there, types.Location)
        assert there.uri == editor.uri(CALMS)
        await editor.open(CALMS)
        context = types.ReferenceContext(include_declaration=False)
        found = await editor.client.text_document_references_async(
            types.ReferenceParams(context=context, **editor.place(CALMS, 0, 0))
        )
        assert [(each.uri, each.range.start.line) for each in found or ()] == [
            (editor.uri(WAKES), 2)
        ]

    play(scene)


def test_rename_moves_the_file_and_follows_the_references(play: Play) -> None:
    """One edit of the workspace: alias, new name, and every reference."""

    async def scene(editor: Editor) -> None:
        await editor.open(WAKES)
        edit = await editor.client.text_document_rename_async(
            types.RenameParams(new_name="tea-soothes", **editor.place(WAKES, 2, 12))
        )
        assert edit is not None
        changes = edit.document_changes or ()
        moved = [each for each in changes if isinstance(each, types.RenameFile)]
        assert [each.new_uri for each in moved] == [editor.uri("basics/tea-soothes.yaml")]
        texts = [
            part.new_text
            for each in changes
            if isinstance(each, types.TextDocumentEdit)
            for part in each.edits
            if isinstance(part, types.TextEdit)
        ]
        assert any("rebuts: tea-soothes" in text for text in texts)
        assert any("aliases:" in text and "tea-calms" in text for text in texts)

    play(scene)


@pytest.mark.parametrize(
    ("file", "line", "character", "stretch"),
    [(WAKES, 2, 12, (2, 8, 17)), (CALMS, 0, 7, (0, 7, 7)), (CALMS, 0, 0, (0, 0, 0))],
)
def test_a_rename_starts_from_the_id(
    play: Play, file: str, line: int, character: int, stretch: tuple[int, int, int]
) -> None:
    """On the first line of a file too, where the id of the file does not stand."""

    async def scene(editor: Editor) -> None:
        await editor.open(file)
        params = types.PrepareRenameParams(**editor.place(file, line, character))
        asked = await editor.client.text_document_prepare_rename_async(params)
        assert isinstance(asked, types.PrepareRenamePlaceholder)
        assert asked.placeholder == "tea-calms"
        start, end = asked.range.start, asked.range.end
        assert (start.line, start.character, end.character) == stretch

    play(scene)


def test_a_refused_rename_is_no_crash(debate: Path, tmp_path: Path) -> None:
    """The client is told why, and the log that an editor shows has no traceback."""
    tea = debate / "claims" / "tea"
    with (tmp_path / "log").open("wb") as log:
        client = Raw(debate, log.fileno())
        item = {"uri": (tea / CALMS).as_uri(), "languageId": "yaml", "version": 1}
        text = (tea / CALMS).read_text("utf-8")
        client.send("textDocument/didOpen", {"textDocument": item | {"text": text}})
        place = {"textDocument": item, "position": {"line": 0, "character": 0}}
        client.send("textDocument/rename", place | {"newName": "tea-wakes"}, number=2)
        assert "there is a node 'tea-wakes' already" in client.answer(2)["error"]["message"]
        client.send("shutdown", number=3)
        client.answer(3)
        client.send("exit")
        assert client.end() == 0

    assert "Traceback" not in (tmp_path / "log").read_text("utf-8")


def test_symbols_lenses_folds_and_format(play: Play) -> None:
    """What an editor lists beside a file, and the good form of it."""

    async def scene(editor: Editor) -> None:
        await editor.open(CALMS)
        identifier = types.TextDocumentIdentifier(editor.uri(CALMS))
        symbols = await editor.client.text_document_document_symbol_async(
            types.DocumentSymbolParams(identifier)
        )
        assert [each.name for each in symbols or ()] == [
            "kind", "text", "short", "stances", "ben asserts",
        ]  # fmt: skip
        nodes = await editor.client.workspace_symbol_async(types.WorkspaceSymbolParams("wakes"))
        assert [each.name for each in nodes or ()] == ["tea-wakes · Tea wakes."]
        lenses = await editor.client.text_document_code_lens_async(types.CodeLensParams(identifier))
        titles = [each.command.title for each in lenses or () if each.command is not None]
        assert titles[1:] == ["1 objection", "open page", "reply"]
        assert "contested" in titles[0]
        folds = await editor.client.text_document_folding_range_async(
            types.FoldingRangeParams(identifier)
        )
        assert [(each.start_line, each.end_line) for each in folds or ()] == [(3, 4)]
        options = types.FormattingOptions(tab_size=2, insert_spaces=True)
        edits = await editor.client.text_document_formatting_async(
            types.DocumentFormattingParams(identifier, options)
        )
        assert ">-" in (edits or ())[0].new_text

    play(scene)


def test_answers_and_stances_are_offered(play: Play) -> None:
    """A counterargument to this claim, and a stance of somebody who contributes here."""

    async def scene(editor: Editor) -> None:
        await editor.open(CALMS)
        start = types.Position(0, 0)
        params = types.CodeActionParams(
            types.TextDocumentIdentifier(editor.uri(CALMS)),
            types.Range(start, start),
            types.CodeActionContext([]),
        )
        actions = await editor.client.text_document_code_action_async(params)
        assert [each.title for each in actions or ()] == [
            "New counterargument to 'tea-calms'",
            "Add a stance: Ann asserts 'tea-calms'",
            "Add a stance: Ann denies 'tea-calms'",
        ]

    play(scene)


def test_a_broken_file_never_silences_the_rest(play: Play) -> None:
    """Half-typed YAML is one finding; everything else goes on."""

    async def scene(editor: Editor) -> None:
        await editor.open(WAKES)
        await editor.open(LATE)
        await editor.type(WAKES, 'kind: "claim\ntext: [')
        await editor.type(LATE, "kind: claim\ntext: It is late.\nsuports: tea-calms\n")
        assert [each.code for each in await editor.findings(LATE)] == ["unknown-key"]
        assert (await editor.findings(WAKES))[0].severity is types.DiagnosticSeverity.Error
        params = types.HoverParams(**editor.place(LATE, 0, 0))
        assert await editor.client.text_document_hover_async(params) is not None

    play(scene)


def test_what_is_no_part_of_a_debate_is_nothing(play: Play) -> None:
    """A file elsewhere, or one that is not YAML: no answer, and no crash."""

    async def scene(editor: Editor) -> None:
        for file in ("../../notes.yaml", "README.md"):
            await editor.open(file, "kind: claim\ntext: Tea calms.\n")
            params = types.HoverParams(**editor.place(file, 0, 0))
            assert await editor.client.text_document_hover_async(params) is None

    play(scene)


def test_a_file_that_is_not_saved_yet_counts(play: Play, debate: Path) -> None:
    """What is only in the editor can be named, and is checked."""

    async def scene(editor: Editor) -> None:
        await editor.open("basics/tea-warms.yaml", "kind: claim\ntext: Tea warms.\nsuport: x\n")
        assert [each.code for each in await editor.findings("basics/tea-warms.yaml")] == [
            "unknown-key"
        ]
        await editor.open(LATE, "kind: claim\ntext: It is late.\nsupports: tea-warms\n")
        params = types.HoverParams(**editor.place(LATE, 2, 12))
        hover = await editor.client.text_document_hover_async(params)
        assert hover is not None
        assert "Tea warms." in getattr(hover.contents, "value", "")

    play(scene)
    assert not (debate / "claims" / "tea" / "basics" / "tea-warms.yaml").exists()
