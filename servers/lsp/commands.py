"""Commands behind the lenses, for editors that leave them to the server."""

from collections.abc import Callable
from typing import Any, Final

from lsprotocol import types

from argmap.servers.lsp.changes import counterargument
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
    page = page_of(ls, uri)
    here = ls.file_at(uri)
    if page is None or here is None:
        return
    file = here[1].knowledge.claims.parent / "site" / page
    if file.is_file():
        ls.window_show_document(types.ShowDocumentParams(file.as_uri(), external=True))
        return
    message = f"There is no page {file} yet: run 'argmap build', or 'argmap serve' to see it live."
    ls.window_show_message(types.ShowMessageParams(types.MessageType.Info, message))


def page_of(ls: ArgmapLanguageServer, uri: str) -> str | None:
    """Name the page of a file in the site; None where it is no file of a debate."""
    if (here := ls.file_at(uri, exact=False)) is None:
        return None
    file, _ = here
    debate = file.loaded.debate.id
    if file.thing is None:
        return f"{debate}/index.html"
    return f"{debate}/{_PAGES[file.thing]}/{file.id}.html"


COMMANDS: Final[dict[str, Callable[[ArgmapLanguageServer, str], Any]]] = {
    "argmap.reply": reply,
    "argmap.showObjections": show_objections,
    "argmap.openPage": open_page,
    "argmap.page": page_of,
}
"""By name; each takes the address of a file."""
