"""The style sheet and scripts, each named after its content so that no browser keeps an old one."""

from functools import cache
from hashlib import sha256
from importlib.resources import files
from typing import Final, NamedTuple

from argmap.render.catalogue import SOURCE, interface_language
from argmap.render.script_texts import translated_script

NAMES: Final = (
    "icon.svg",
    "site.css",
    "map.css",
    "lists.css",
    "overview.css",
    "print.css",
    "claims.js",
    "embed.js",
    "labels.js",
    "letters.js",
    "map.js",
    "perspective.css",
    "perspective.js",
    "reply-effect.js",
    "reply-file.js",
    "reply-load.js",
    "reply.css",
    "reply.js",
    "search.js",
    "site.js",
    "suppose.css",
    "suppose.js",
    "words.js",
)


class Asset(NamedTuple):
    """A file that pages refer to: its name, with a part of its hash, and its content."""

    name: str
    content: bytes


def assets(language: str = SOURCE) -> dict[str, Asset]:
    """Read the style sheet and scripts, by their plain names, in the language of the interface."""
    return _assets(interface_language(language))


def _compact(text: str) -> str:
    """Leave out indents, and lines that only comment: no string of a script spans lines."""
    lines = (line.strip() for line in text.splitlines())
    return "\n".join(line for line in lines if line and not line.startswith(("// ", "/* "))) + "\n"


@cache
def _assets(language: str) -> dict[str, Asset]:
    return {name: _asset(name, language) for name in NAMES}


def _asset(name: str, language: str) -> Asset:
    content = (files("argmap.render") / "static" / name).read_bytes()
    if name.endswith(".js"):
        content = translated_script(content.decode(), language).encode()
    if not name.endswith(".svg"):
        content = _compact(content.decode()).encode()
    stem, _, suffix = name.rpartition(".")
    return Asset(f"{stem}-{sha256(content).hexdigest()[:8]}.{suffix}", content)
