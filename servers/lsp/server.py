"""The language server, with all its features."""

from argmap.servers.lsp.features import FEATURES
from argmap.servers.lsp.session import ArgmapLanguageServer


def make_server(version: str) -> ArgmapLanguageServer:
    """Make the language server."""
    server = ArgmapLanguageServer(version)
    for method, (function, options) in FEATURES.items():
        server.feature(method, options)(function)
    return server
