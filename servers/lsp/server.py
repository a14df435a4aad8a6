"""The language server, with all its features."""

import logging

from pygls.exceptions import JsonRpcInvalidParams

from argmap.servers.lsp.commands import COMMANDS
from argmap.servers.lsp.features import FEATURES
from argmap.servers.lsp.notices import NOTICES
from argmap.servers.lsp.session import ArgmapLanguageServer


def make_server(version: str) -> ArgmapLanguageServer:
    """Make the language server."""
    logging.getLogger("pygls.protocol.json_rpc").addFilter(_is_no_refusal)
    server = ArgmapLanguageServer(version)
    for method, (function, options) in {**NOTICES, **FEATURES}.items():
        server.feature(method, options)(function)
    for name, command in COMMANDS.items():
        server.command(name)(command)
    return server


def _is_no_refusal(record: logging.LogRecord) -> bool:
    """Keep refused requests out of the log: the client is told why, and nothing has crashed."""
    return not (record.exc_info and isinstance(record.exc_info[1], JsonRpcInvalidParams))
