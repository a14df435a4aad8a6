"""The features of the language server: each answers one request of the protocol."""

from typing import Any, Final

from lsprotocol import types
from pygls.exceptions import JsonRpcInvalidParams
from pygls.workspace import ServerTextPosition, ServerTextRange

from argmap.loading.loaded import Loaded
from argmap.schema.errors import ArgmapError
from argmap.servers.lsp import changes, outline
from argmap.servers.lsp.completion import completion as proposals
from argmap.servers.lsp.hover import hover as describe
from argmap.servers.lsp.knowledge import Knowledge, OpenFile
from argmap.servers.lsp.mentions import Mention, all_mentions, current_id
from argmap.servers.lsp.mentions import definition as file_of
from argmap.servers.lsp.session import ArgmapLanguageServer

_KEY: Final = types.CompletionItemKind.Property
_VALUE: Final = types.CompletionItemKind.Value
_COMPLETIONS: Final = 200
"""How many proposals are sent; where there are more, the editor asks again as one types."""


def hover(ls: ArgmapLanguageServer, params: types.HoverParams) -> types.Hover | None:
    """Describe what is named at the cursor."""
    uri = params.text_document.uri
    if (here := ls.file_at(uri, exact=False)) is None:
        return None
    file, places = here
    mention = ls.mention_at(file, uri, params.position)
    if mention is None or (loaded := _debate_of(file, mention, places.knowledge)) is None:
        return None
    analysed = places.knowledge.is_analysed(loaded.debate)
    if not (text := describe(loaded, mention, analysed=analysed)):
        return None
    # Plain text: what people wrote must not become links or pictures in the editor.
    content = types.MarkupContent(types.MarkupKind.PlainText, text)
    return types.Hover(content, places.range(mention.location))


def definition(ls: ArgmapLanguageServer, params: types.DefinitionParams) -> types.Location | None:
    """Go to the file of what is named."""
    uri = params.text_document.uri
    if (here := ls.file_at(uri, exact=False)) is None:
        return None
    file, places = here
    mention = ls.mention_at(file, uri, params.position)
    if mention is None or (loaded := _debate_of(file, mention, places.knowledge)) is None:
        return None
    target = file_of(loaded, mention)
    start = types.Position(0, 0)
    return types.Location(places.uri(target), types.Range(start, start)) if target else None


def references(ls: ArgmapLanguageServer, params: types.ReferenceParams) -> list[types.Location]:
    """List where something is named, in all debates."""
    uri = params.text_document.uri
    if (here := ls.file_at(uri, exact=False)) is None:
        return []
    file, places = here
    mention = ls.mention_at(file, uri, params.position)
    if mention is None or (loaded := _debate_of(file, mention, places.knowledge)) is None:
        return []
    documents = places.knowledge.documents()
    found = all_mentions(loaded, mention.thing, current_id(loaded, mention), documents)
    return [places.location(each.location) for each in found]


def _debate_of(file: OpenFile, mention: Mention, knowledge: Knowledge) -> Loaded | None:
    """Find the debate to which a mention leads."""
    if mention.debate in {"", file.loaded.debate.id}:
        return file.loaded
    return knowledge.debates(exact=False).get(mention.debate)


def completion(ls: ArgmapLanguageServer, params: types.CompletionParams) -> types.CompletionList:
    """List what may be written at the cursor."""
    uri = params.text_document.uri
    if (here := ls.file_at(uri, exact=False)) is None:
        return types.CompletionList(False, [])
    file, _ = here
    document = ls.workspace.get_text_document(uri)
    place = document.position_from_client_units(params.position)
    found = proposals(file, document.source, place.line, place.character)
    items = [
        types.CompletionItem(
            label=each.text.strip(),
            detail=each.detail or None,
            documentation=each.documentation or None,
            kind=_KEY if each.text.endswith(": ") else _VALUE,
            filter_text=f"{each.text} {each.detail}",
            text_edit=types.TextEdit(
                document.range_to_client_units(
                    ServerTextRange(ServerTextPosition(place.line, each.column), place)
                ),
                each.text,
            ),
        )
        for each in found[:_COMPLETIONS]
    ]
    return types.CompletionList(len(found) > _COMPLETIONS, items)


def document_symbol(
    ls: ArgmapLanguageServer, params: types.DocumentSymbolParams
) -> list[types.DocumentSymbol]:
    """List the keys of a file."""
    if (here := ls.file_at(params.text_document.uri, exact=False)) is None:
        return []
    file, places = here
    return [
        types.DocumentSymbol(
            name=each.name or "-",
            kind=types.SymbolKind.Key,
            range=places.range(each.location),
            selection_range=places.range(each.location),
        )
        for each in outline.file_symbols(file.document)
    ]


def workspace_symbol(
    ls: ArgmapLanguageServer, params: types.WorkspaceSymbolParams
) -> list[types.SymbolInformation]:
    """Find nodes by words."""
    found = []
    for knowledge in ls.bases.values():
        places = ls.places_in(knowledge)
        for loaded in knowledge.debates(exact=False).values():
            for each in outline.debate_symbols(loaded, params.query):
                name = f"{each.name} · {each.detail}"
                location = places.location(each.location)
                found.append(types.SymbolInformation(location, name, types.SymbolKind.Class))
    return found


def code_lens(ls: ArgmapLanguageServer, params: types.CodeLensParams) -> list[types.CodeLens]:
    """Show the status above a node, and offer its objections, its page, and a reply."""
    uri = params.text_document.uri
    if (here := ls.file_at(uri, exact=False)) is None:
        return []
    if (texts := outline.lenses(here[0])) is None:
        return []
    status, objections = texts
    titles = [
        (status, ""),
        (objections, "argmap.showObjections"),
        ("open page", "argmap.openPage"),
        ("reply", "argmap.reply"),
    ]
    start = types.Position(0, 0)
    return [
        types.CodeLens(types.Range(start, start), types.Command(title, command, arguments=[uri]))
        for title, command in titles
        if title
    ]


def folding_range(
    ls: ArgmapLanguageServer, params: types.FoldingRangeParams
) -> list[types.FoldingRange]:
    """List what can be folded."""
    text = ls.workspace.get_text_document(params.text_document.uri).source
    return [types.FoldingRange(start, end) for start, end in outline.folds(text)]


def prepare_rename(
    ls: ArgmapLanguageServer, params: types.PrepareRenameParams
) -> types.PrepareRenamePlaceholder | None:
    """Say what would be renamed: the id at the cursor, or the file's own on its first line."""
    uri = params.text_document.uri
    if (here := ls.file_at(uri, exact=False)) is None:
        return None
    file, places = here
    mention = ls.mention_at(file, uri, params.position)
    if mention is None:
        return None
    stretch = places.range(mention.location)
    if stretch.start == stretch.end:  # a file's own id stands only in its name
        stretch = types.Range(params.position, params.position)
    return types.PrepareRenamePlaceholder(stretch, current_id(file.loaded, mention))


def rename(ls: ArgmapLanguageServer, params: types.RenameParams) -> types.WorkspaceEdit | None:
    """Give something another id, everywhere; first look at the disk, since many files change."""
    uri = params.text_document.uri
    if (here := ls.file_at(uri)) is None:
        return None
    ls.disk_changed(here[1].knowledge)
    if (here := ls.file_at(uri)) is None:
        return None
    file, places = here
    mention = ls.mention_at(file, uri, params.position)
    debates = places.knowledge.debates()
    if mention is None or (loaded := debates.get(mention.debate or file.loaded.debate.id)) is None:
        return None
    others = [other for other in debates.values() if other is not loaded]
    try:
        steps = changes.rename(loaded, mention, params.new_name, others)
    except ArgmapError as error:
        raise JsonRpcInvalidParams(str(error)) from error
    if not places.can(steps):
        command = f"argmap rename {current_id(loaded, mention)} {params.new_name}"
        raise JsonRpcInvalidParams(
            f"this editor cannot give a file another name: save all files, and run '{command}'"
        )
    return places.workspace_edit(steps)


def formatting(
    ls: ArgmapLanguageServer, params: types.DocumentFormattingParams
) -> list[types.TextEdit]:
    """Put a file into good form."""
    if (here := ls.file_at(params.text_document.uri, exact=False)) is None:
        return []
    file, places = here
    text = changes.in_good_form(file)
    same = text == file.document.text
    return [] if same else [places.rewriting(file.document.file, text)]


def code_action(ls: ArgmapLanguageServer, params: types.CodeActionParams) -> list[types.CodeAction]:
    """Offer fixes, answers and stances."""
    uri = params.text_document.uri
    if (here := ls.file_at(uri, exact=False)) is None:
        return []
    file, places = here
    lines = range(params.range.start.line, params.range.end.line + 1)
    found = ls.findings_in(uri, file)
    near = [finding for finding in found if finding.location.line - 1 in lines]
    mention = ls.mention_at(file, uri, params.range.start)
    offered = changes.changes(file, near, mention, ls.name)
    return [places.code_action(change) for change in offered if places.can(change.steps)]


def debate_outline(ls: ArgmapLanguageServer, _: object) -> list[dict[str, Any]]:
    """List debates, sections and nodes with their statuses, for a tree beside the files."""
    debates = []
    for knowledge in ls.bases.values():
        uri = ls.places_in(knowledge).uri
        for loaded in knowledge.debates().values():
            analysed = knowledge.is_analysed(loaded.debate)
            debates.append(outline.outlined(loaded, uri, analysed=analysed))
    return debates


FEATURES: Final[dict[str, tuple[Any, Any]]] = {
    types.TEXT_DOCUMENT_HOVER: (hover, None),
    types.TEXT_DOCUMENT_DEFINITION: (definition, None),
    types.TEXT_DOCUMENT_REFERENCES: (references, None),
    types.TEXT_DOCUMENT_COMPLETION: (
        completion,
        types.CompletionOptions(trigger_characters=[":", " ", "-", "["]),
    ),
    types.TEXT_DOCUMENT_DOCUMENT_SYMBOL: (document_symbol, None),
    types.WORKSPACE_SYMBOL: (workspace_symbol, None),
    types.TEXT_DOCUMENT_CODE_LENS: (code_lens, None),
    types.TEXT_DOCUMENT_FOLDING_RANGE: (folding_range, None),
    types.TEXT_DOCUMENT_PREPARE_RENAME: (prepare_rename, None),
    types.TEXT_DOCUMENT_RENAME: (rename, types.RenameOptions(prepare_provider=True)),
    types.TEXT_DOCUMENT_FORMATTING: (formatting, None),
    types.TEXT_DOCUMENT_CODE_ACTION: (code_action, None),
    "argmap/outline": (debate_outline, None),
}
"""By method of the protocol the function that answers it, and what the client is told of it."""
