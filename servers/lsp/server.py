"""The language server, with all its features."""

from argmap.servers.lsp.commands import COMMANDS
from argmap.servers.lsp.features import FEATURES
from argmap.servers.lsp.notices import NOTICES
from argmap.servers.lsp.session import ArgmapLanguageServer


def make_server(version: str) -> ArgmapLanguageServer:
    """Make the language server."""
    server = ArgmapLanguageServer(version)
    for method, (function, options) in {**NOTICES, **FEATURES}.items():
        server.feature(method, options)(function)
    for name, command in COMMANDS.items():
        server.command(name)(command)
    return server
