"""``argmap lsp``: the language server, for editors."""

import os
import sys

from argmap import __version__
from argmap.schema.errors import MissingLibraryError


def lsp() -> None:
    """Serve an editor over standard input and output: findings, completion, hover, rename.

    An editor starts this by itself; 'argmap docs editors' has the settings for several.
    """
    try:
        from argmap.servers.lsp.server import make_server
    except ModuleNotFoundError as error:
        raise MissingLibraryError("the language server", error.name, "lsp") from error
    # The server closes what it writes to when it ends; the command still has its own output.
    with os.fdopen(os.dup(sys.stdout.fileno()), "wb") as output:
        make_server(__version__).start_io(stdout=output)
