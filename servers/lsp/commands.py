"""Commands behind the lenses, for editors that leave them to the server."""

from collections.abc import Callable
from typing import Any, Final

from lsprotocol import types

from argmap.servers.lsp.changes import counterargument
from argmap.servers.lsp.mentions import current_id
from argmap.servers.lsp.outline import objection_places
from argmap.servers.lsp.session import ArgmapLanguageServer

_PAGES: Final = {"node": "claims", "person": "people", "source": "sources"}


def reply(ls: ArgmapLanguageServer, uri: str) -> None:
    """Begin a counterargument to the claim of a file, and show it."""
    if (here := ls.file_at(uri)) is None:
        return
    file, places = here
    if not file.is_node:
        return
    change = counterargument(file.loaded, file.id)
    edit = places.workspace_edit(change.steps)
    ls.workspace_apply_edit(types.ApplyWorkspaceEditParams(edit, change.title))
    shown = types.ShowDocumentParams(places.uri(change.opens), take_focus=True)
    ls.window_show_document(shown)


def show_objections(ls: ArgmapLanguageServer, uri: str) -> list[types.Location]:
    """List where the objections to a claim are written."""
    if (here := ls.file_at(uri)) is None or here[0].thing != "node":
        return []
    file, places = here
    return [places.location(each) for each in objection_places(file)]


def open_page(ls: ArgmapLanguageServer, uri: str) -> None:
    """Show the page of a file in the built site."""
    here = ls.file_at(uri)
    page = page_at(ls, uri, types.Position(0, 0))
    if page is None or here is None:
        return
    file = here[1].knowledge.claims.parent / "site" / page
    if file.is_file():
        ls.window_show_document(types.ShowDocumentParams(file.as_uri(), external=True))
        return
    message = f"There is no page {file} yet: run 'argmap build', or 'argmap serve' to see it live."
    ls.window_show_message(types.ShowMessageParams(types.MessageType.Info, message))


def page_at(ls: ArgmapLanguageServer, uri: str, position: types.Position) -> str | None:
    """Name the page in the site of what somebody edits; None where it is no file of a debate.

    A file describes one node, person or source, and has their page, whatever it names at the
    cursor. ``debate.yaml`` describes none, and has that of what it names there, else the overview.
    """
    if (here := ls.file_at(uri, exact=False)) is None:
        return None
    file, _ = here
    debate, thing, own = file.loaded.debate.id, file.thing, file.id
    if thing is None:
        mention = ls.mention_at(file, uri, position)
        if mention is None:
            return f"{debate}/index.html"
        thing, own = mention.thing, current_id(file.loaded, mention)
    return f"{debate}/{_PAGES[thing]}/{own}.html"


COMMANDS: Final[dict[str, Callable[..., Any]]] = {
    "argmap.reply": reply,
    "argmap.showObjections": show_objections,
    "argmap.openPage": open_page,
    "argmap.page": page_at,
}
"""By name; each takes the address of a file, and ``argmap.page`` the position of the cursor too."""
