"""The formats of conversations, and which of them a file is in."""

import json
from codecs import BOM_UTF8
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, Final

from argmap.exchange.conversations import (
    discourse,
    forum_magnum,
    github,
    hacker_news,
    mailing_list,
    reddit,
)
from argmap.exchange.conversations.characters import storable
from argmap.exchange.conversations.thread import Thread
from argmap.exchange.input_text import decoded, json_data, refuse
from argmap.exchange.interface import InputFile
from argmap.schema.errors import UnreadableFileError

DEPTH: Final = 1000
"""How deep a thread may nest: a reply to a reply opens two to five levels."""

_PACKED: Final = {b"\x1f\x8b": "gzip", b"PK\x03\x04": "zip", b"BZh": "bzip2", b"\xfd7zXZ": "xz"}


@dataclass(frozen=True, slots=True)
class ConversationFormat:
    """A format of conversations.

    Attributes
    ----------
    name, title : str
        Its id, and what it is.
    is_json : bool
        Whether its files are JSON.
    recognise : callable
        Tells whether a value (JSON) or a file (bytes) is in it.
    read : callable
        Makes a thread of such a value or file and the address of the forum.
    """

    name: str
    title: str
    is_json: bool
    recognise: Callable[[Any], bool]
    read: Callable[[Any, str], Thread]


def _json_format(name: str, title: str, module: Any) -> ConversationFormat:
    return ConversationFormat(name, title, True, module.recognise, module.read)


CONVERSATIONS: Final = (
    _json_format("discourse", "a topic of a Discourse forum", discourse),
    _json_format("forum-magnum", "a post of LessWrong or the EA Forum", forum_magnum),
    _json_format("hacker-news", "an item of Hacker News with its children", hacker_news),
    _json_format("reddit", "a post of Reddit with its comments", reddit),
    _json_format("github", "an issue, pull request or discussion of GitHub", github),
    ConversationFormat(
        "mbox", "an archive of a mailing list", False, mailing_list.recognise, mailing_list.read
    ),
)
"""In the order in which they are tried: the most particular first."""


def conversation_format(data: bytes) -> tuple[ConversationFormat, Any] | None:
    """Find the format of a file by its content.

    Returns
    -------
    ConversationFormat and what it reads
        None where the file is no conversation that is known.

    Examples
    --------
    >>> conversation_format(b"Tea calms.") is None
    True
    >>> conversation_format(b'{"post_stream": {"posts": []}}')[0].name
    'discourse'
    """
    data = data.removeprefix(BOM_UTF8)
    value = _json(data)
    for each in CONVERSATIONS:
        candidate = value if each.is_json else data
        if candidate is not None and each.recognise(candidate):
            return each, candidate
    return None


def read_thread(name: str, data: bytes, address: str = "") -> Thread:
    """Read a thread in whatever format it is.

    Parameters
    ----------
    name : str
        The file, for messages.
    data : bytes
        Its content.
    address : str, optional
        The address of the forum, for formats whose files do not hold it.

    Raises
    ------
    UnreadableFileError
        Where the file is damaged, is no conversation that is known, or has no post; the message
        names the place.
    """
    found = conversation_format(data)
    if found is None:
        _refuse_damaged(InputFile(name, data))
        known = ", ".join(each.title for each in CONVERSATIONS)
        raise UnreadableFileError(f"'{name}' is no conversation that argmap knows: {known}")
    thread = storable(found[0].read(found[1], address))
    if not any(post.lines for post in thread.posts):
        raise UnreadableFileError(f"'{name}' is a {found[0].name} file without any text in it")
    return thread


def _refuse_damaged(file: InputFile) -> None:
    """Say why a file is not even text, or no JSON where it should be."""
    if not file.data.strip():
        refuse(file, "this file is empty")
    for start, kind in _PACKED.items():
        if file.data.startswith(start):
            refuse(file, f"this is a {kind} file; unpack it first")
    text = decoded(file)
    if file.name.endswith(".json") or text.lstrip().startswith(("{", "[")):
        json_data(file, DEPTH)


def _json(data: bytes) -> Any:
    """Read JSON; None where it is none, or nests too deep to be read."""
    if not data.lstrip().startswith((b"{", b"[")):
        return None
    try:
        # NaN and Infinity are no JSON, but no reason to refuse a thread
        return json.loads(data, parse_constant=lambda _: None)
    except (ValueError, RecursionError):
        return None
