"""``argmap serve``: preview the site on this machine while editing."""

import gc
import threading
from contextlib import suppress
from typing import TYPE_CHECKING, Annotated

import typer

from argmap.commands.terminal.options import HERE, Claims, DebateId
from argmap.commands.terminal.output import complain, emit, say
from argmap.commands.terminal.site_building import explain
from argmap.loading.discovery import find_claims
from argmap.render.snapshot import Snapshots
from argmap.schema.errors import ArgmapError, MissingLibraryError

if TYPE_CHECKING:  # the libraries of an optional extra
    from argmap.servers.preview import SiteServer

EXAMPLES = """\b
Examples:
  argmap serve
  argmap serve --port 9000
"""


def serve(
    claims: Claims = HERE,
    debate: DebateId = None,
    *,
    port: Annotated[
        int | None,
        typer.Option(
            "--port",
            metavar="N",
            help="The port; by default 8000 or the next free.",
            min=1,
            max=65535,
        ),
    ] = None,
) -> None:
    """Serve the site on this machine until Ctrl-C; changes to the debate show at once.

    While the debate has errors, the last good pages are served and the errors are shown.
    """
    try:
        from argmap.servers.preview import open_server
        from argmap.servers.watching import watching
    except ModuleNotFoundError as error:
        raise MissingLibraryError("serving", error.name, "serve") from error
    snapshots = Snapshots(claims, debate, explain)
    _refresh(snapshots)
    server = open_server(snapshots, port)
    gc.freeze()  # what is held now is held to the end
    gc.enable()
    emit(server.address)
    say("open this address in a browser; press Ctrl-C to stop")
    stop = threading.Event()
    thread = watching(find_claims(claims), lambda: _refresh(snapshots, server), stop, _fail)
    try:
        with suppress(KeyboardInterrupt):  # comes while the server ends, or after it has
            server.run()
    finally:
        stop.set()
        thread.join()
    say("stopped; to build pages for publishing: argmap build")


def _fail(error: Exception) -> None:
    """Say that a state of the debate ended in an error of ours."""
    what = str(error) if isinstance(error, ArgmapError) else f"our own fault: {error!r}"
    complain(f"this state cannot be shown ({what}); the last good pages are still served")


def _refresh(snapshots: Snapshots, server: "SiteServer | None" = None) -> None:
    """Rebuild what changed, report the outcome, and tell open pages to reload."""
    if not snapshots.refresh():
        return
    if snapshots.problem:
        say(snapshots.problem)
        say("the last good pages are still served" if snapshots.last.pending else "no pages yet")
    elif snapshots.last.number > 1:
        say("changed; open pages reload")
    if server is not None:
        server.ring()
