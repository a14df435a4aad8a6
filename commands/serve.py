"""``argmap serve``: look at the site on this machine while the map is written."""

import gc
import threading
from contextlib import suppress
from typing import Annotated

import typer

from argmap.commands.build import explain
from argmap.commands.terminal.options import HERE, Claims, DebateId
from argmap.commands.terminal.output import emit, say
from argmap.loading.discovery import find_claims
from argmap.render.edition import Editions
from argmap.schema.errors import MissingLibraryError
from argmap.servers.preview import SiteServer


def serve(
    claims: Claims = HERE,
    debate: DebateId = None,
    *,
    port: Annotated[
        int | None,
        typer.Option("--port", help="The port; without it 8000 or the next.", min=1, max=65535),
    ] = None,
) -> None:
    """Serve the site on this machine until Ctrl-C; each change of the map shows at once.

    Where the map has errors, the last good pages are served and the errors shown.
    """
    try:
        from argmap.render.edition import Editions
        from argmap.servers.preview import open_server
        from argmap.servers.watching import watching
    except ModuleNotFoundError as error:
        raise MissingLibraryError(
            f"serving needs the library {error.name}; install it with: pip install 'argmap[serve]'"
        ) from error
    editions = Editions(claims, debate, explain)
    _refresh(editions)
    server = open_server(editions, port)
    gc.freeze()  # what is held now is held to the end
    gc.enable()
    emit(server.address)
    say("open this address in a browser; Ctrl-C ends the server")
    stop = threading.Event()
    thread = watching(find_claims(claims), lambda: _refresh(editions, server), stop)
    try:
        with suppress(KeyboardInterrupt):  # comes while the server ends, or after it has
            server.run()
    finally:
        stop.set()
        thread.join()
    say("ended; to make pages to publish: argmap build")


def _refresh(editions: Editions, server: SiteServer | None = None) -> None:
    """Take in what changed, say what came of it, and tell the pages that are open."""
    if not editions.refresh():
        return
    if editions.problem:
        say(editions.problem)
        say("the last good pages are still served" if editions.last.drafts else "no pages yet")
    elif editions.last.number > 1:
        say("changed; open pages load again")
    if server is not None:
        server.ring()
