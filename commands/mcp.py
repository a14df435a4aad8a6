"""``argmap mcp``: the server for assistants."""

from argmap import __version__
from argmap.commands.terminal.options import HERE, Claims
from argmap.schema.errors import MissingLibraryError


def mcp(claims: Claims = HERE) -> None:
    """Serve an assistant over standard input and output: ask the debates, and draft a reply.

    Read only: a draft is shown and never written. 'argmap docs assistants' says how to set it up.
    """
    try:
        from argmap.servers.assistant.server import make_server
        from argmap.servers.assistant.standard_input import standard_input_made_whole
    except ModuleNotFoundError as error:
        raise MissingLibraryError("the server for assistants", error.name, "mcp") from error
    with standard_input_made_whole():
        make_server(claims, __version__).run("stdio")
