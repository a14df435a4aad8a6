"""Each feature on a real debate, as an editor plays it; what it says is what the library says."""

import asyncio
from collections.abc import Coroutine, Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any, Protocol, TypeVar

import pytest

pytest.importorskip("pytest_lsp", reason="the client of the language server is not installed")

from lsprotocol import types

from argmap.checks.run import check_all
from argmap.graph.analysis.status import statuses
from argmap.loading.loaded import Loaded
from argmap.servers.lsp.hover import node_text, status_line
from tests.conftest import EMPATHY
from tests.servers.lsp.conftest import TIMEOUT, Editor, editor_on

DEBATE = EMPATHY / "claims" / "empathy-by-default"
SPILLOVER = "common-sense/tofu-feta-spillover.yaml"
THESIS = "default-story/empathy-by-default.yaml"
_Answer = TypeVar("_Answer")


class Ask(Protocol):
    """Waits for an answer in the thread of the editor."""

    def __call__(self, asked: Coroutine[Any, Any, _Answer]) -> _Answer:
        """Give the answer."""


@pytest.fixture(scope="module")
def ask() -> Iterator[Ask]:
    """Run a loop in a thread of its own."""
    loop = asyncio.new_event_loop()
    with ThreadPoolExecutor(1) as thread:
        thread.submit(loop.run_forever)
        yield lambda asked: asyncio.run_coroutine_threadsafe(asked, loop).result(TIMEOUT)
        loop.call_soon_threadsafe(loop.stop)
    loop.close()


@pytest.fixture(scope="module")
def editor(ask: Ask) -> Iterator[Editor]:
    """Open two files of the debate; one server for all tests, which change nothing."""
    session = editor_on(DEBATE)
    editor = ask(session.__aenter__())
    for file in (SPILLOVER, THESIS):
        ask(editor.open(file))
    yield editor
    ask(session.__aexit__(None, None, None))


def place(editor: Editor, file: str, words: str) -> dict[str, Any]:
    """Find the place behind the first letters of some words of a file."""
    lines = (DEBATE / file).read_text("utf-8").splitlines()
    line = next(number for number, text in enumerate(lines) if words in text)
    return editor.place(file, line, lines[line].index(words) + len(words))


def test_what_is_fine_has_no_findings_and_a_slip_has_its_own(
    ask: Ask, editor: Editor, empathy: Loaded
) -> None:
    """As ``check`` says of the same files; the rest of the debate stays without."""
    assert not [each for each in check_all(EMPATHY).findings if each.severity.value != "note"]
    text = (DEBATE / SPILLOVER).read_text("utf-8")
    ask(editor.type(SPILLOVER, text.replace("value-spills-over", "value-spils-over")))
    (found,) = ask(editor.findings(SPILLOVER))
    assert found.code == "unknown-node"
    assert "did you mean 'value-spills-over'?" in found.message
    ask(editor.type(SPILLOVER, text))
    assert ask(editor.findings(SPILLOVER, without="unknown-node")) == []
    assert not any(editor.client.diagnostics.values())


def test_hover_says_what_the_library_says(ask: Ask, editor: Editor, empathy: Loaded) -> None:
    """Of the node that is named at the cursor."""
    params = types.HoverParams(**place(editor, SPILLOVER, "illustrates: val"))
    found = ask(editor.client.text_document_hover_async(params))

    assert found is not None
    assert isinstance(found.contents, types.MarkupContent)
    assert found.contents.value == node_text(empathy.debate, "value-spills-over")


def test_every_other_node_is_proposed(ask: Ask, editor: Editor, empathy: Loaded) -> None:
    """Where a relation may lead to any."""
    params = types.CompletionParams(**place(editor, SPILLOVER, "illustrates: "))
    found = ask(editor.client.text_document_completion_async(params))

    assert isinstance(found, types.CompletionList)
    assert {each.label for each in found.items} == {*empathy.debate.nodes} - {"tofu-feta-spillover"}


def test_a_definition_is_the_file_and_references_come_back(
    ask: Ask, editor: Editor, empathy: Loaded
) -> None:
    """From each file that names the node."""
    where = place(editor, SPILLOVER, "illustrates: val")
    there = ask(editor.client.text_document_definition_async(types.DefinitionParams(**where)))
    context = types.ReferenceContext(include_declaration=False)
    found = ask(
        editor.client.text_document_references_async(
            types.ReferenceParams(context=context, **where)
        )
    )

    assert isinstance(there, types.Location)
    assert Path(there.uri).stem == "value-spills-over"
    naming = {relation.speaker for relation in empathy.debate.bearing_on("value-spills-over")}
    assert naming <= {Path(each.uri).stem for each in found or ()}


def test_a_rename_follows_every_reference(ask: Ask, editor: Editor) -> None:
    """The file moves, and nothing but it changes where nothing names the id."""
    where = place(editor, SPILLOVER, "illustrates: val")
    asked = ask(
        editor.client.text_document_prepare_rename_async(types.PrepareRenameParams(**where))
    )
    edit = ask(
        editor.client.text_document_rename_async(
            types.RenameParams(new_name="value-runs-over", **where)
        )
    )

    assert isinstance(asked, types.PrepareRenamePlaceholder)
    assert asked.placeholder == "value-spills-over"
    assert edit is not None
    changes = edit.document_changes or ()
    assert any(isinstance(change, types.RenameFile) for change in changes)
    edited = {
        change.text_document.uri for change in changes if isinstance(change, types.TextDocumentEdit)
    }
    naming = {
        path.as_uri()
        for path in DEBATE.rglob("*.yaml")
        if "value-spills-over" in path.read_text("utf-8").split()
    }
    assert naming <= edited


def test_lenses_and_symbols(ask: Ask, editor: Editor, empathy: Loaded) -> None:
    """The status of the thesis, its keys and stances, and nodes found by words."""
    identifier = types.TextDocumentIdentifier(editor.uri(THESIS))
    lenses = ask(editor.client.text_document_code_lens_async(types.CodeLensParams(identifier)))
    symbols = ask(
        editor.client.text_document_document_symbol_async(types.DocumentSymbolParams(identifier))
    )
    nodes = ask(editor.client.workspace_symbol_async(types.WorkspaceSymbolParams("tofu feta")))

    titles = [each.command.title for each in lenses or () if each.command is not None]
    assert titles[0] == status_line(empathy.debate, "empathy-by-default")
    assert {"kind", "stances", "beren-millidge asserts"} <= {each.name for each in symbols or ()}
    assert any(each.name.startswith("tofu-feta-spillover · ") for each in nodes or ())


def test_folds_and_form(ask: Ask, editor: Editor) -> None:
    """Each stance can be folded, and a file in good form stays as it is."""
    identifier = types.TextDocumentIdentifier(editor.uri(THESIS))
    folds = ask(
        editor.client.text_document_folding_range_async(types.FoldingRangeParams(identifier))
    )
    options = types.FormattingOptions(tab_size=2, insert_spaces=True)
    edits = ask(
        editor.client.text_document_formatting_async(
            types.DocumentFormattingParams(identifier, options)
        )
    )

    assert len(folds or ()) > (DEBATE / THESIS).read_text("utf-8").count("- by:")
    assert not edits


def test_actions_answer_the_claim_and_the_step(ask: Ask, editor: Editor) -> None:
    """A counterargument to the node at the cursor, and an objection to the step to it."""
    where = place(editor, SPILLOVER, "illustrates: val")
    position = where["position"]
    params = types.CodeActionParams(
        where["text_document"], types.Range(position, position), types.CodeActionContext([])
    )
    offered = ask(editor.client.text_document_code_action_async(params))

    assert [each.title for each in offered or ()] == [
        "New counterargument to 'value-spills-over'",
        "Say that 'tofu-feta-spillover -> value-spills-over' doesn't follow",
    ]


def test_the_outline_lists_every_node_with_its_status(
    ask: Ask, editor: Editor, empathy: Loaded
) -> None:
    """In its section, for the tree beside the files."""
    asked = editor.client.protocol.send_request_async("argmap/outline", {})  # type: ignore[no-untyped-call] # pygls has no types here
    (debate,) = ask(asked)
    found = statuses(empathy.debate)
    nodes = {node["id"]: node for section in debate["sections"] for node in section["nodes"]}

    assert [section["title"] for section in debate["sections"]] == [
        section.title for section in empathy.debate.sections
    ]
    assert nodes.keys() == empathy.debate.nodes.keys()
    fares = {node: status.label if status else "" for node, status in found.nodes.items()}
    assert {own: node["status"] for own, node in nodes.items()} == fares
