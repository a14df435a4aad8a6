"""``argmap serve``: look at the site on this machine."""

from typing import Annotated

import typer

from argmap.commands.build import build_site, site_folder
from argmap.commands.options import HERE, Claims, DebateId
from argmap.commands.outcome import ERRORS_FOUND
from argmap.commands.output import emit, say


def serve(
    claims: Claims = HERE,
    debate: DebateId = None,
    *,
    port: Annotated[
        int | None,
        typer.Option("--port", help="The port; without it 8000 or the next.", min=1, max=65535),
    ] = None,
) -> None:
    """Build the site and serve it on this machine, until Ctrl-C.

    Where the debate has errors, the last good pages are served and the errors shown.
    """
    from argmap.render.publish import MARKER
    from argmap.render.server import open_server

    folder = site_folder(claims)
    if not build_site(claims, debate, folder):
        if not (folder / MARKER).is_file():
            raise typer.Exit(ERRORS_FOUND)
        say("serving the last good pages")
    with open_server(folder, port) as server:
        try:
            emit(server.address)
            say("open this address in a browser; Ctrl-C ends the server")
            server.run()
        except KeyboardInterrupt:
            say("ended; to publish the site, copy the folder 'site' to any web server")
