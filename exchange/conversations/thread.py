"""A thread: posts in the order of the conversation, each with its lines."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, Final


@dataclass(frozen=True, slots=True)
class Quote:
    """Whom a line quotes throughout, as far as the file says so.

    Attributes
    ----------
    author : str
        The handle of the person quoted; empty where the file does not say.
    post : str
        The key of the post quoted; empty where the file does not say.
    """

    author: str = ""
    post: str = ""


@dataclass(frozen=True, slots=True)
class ThreadLine:
    """One line of a post: a paragraph of the source, without its outer blanks.

    Attributes
    ----------
    text : str
        Its words; never empty.
    quote : Quote or None
        Whom it quotes; None where the line is the author's own.
    furniture : bool
        Whether it belongs to the layout: "On Monday Ann wrote:", a signature.
    heading : bool
        Whether it is the title of the thread.
    """

    text: str
    quote: Quote | None = None
    furniture: bool = False
    heading: bool = False


def title_line(title: str) -> tuple[ThreadLine, ...]:
    """Make the line of a title; none where there is no title."""
    return (ThreadLine(title, heading=True),) if title else ()


@dataclass(frozen=True, slots=True)
class ThreadPost:
    """A post of a thread.

    Attributes
    ----------
    key : str
        What the file calls it; unique within the thread.
    author : str
        The handle; empty where the author is deleted.
    name : str
        The name shown beside the handle; empty where there is none.
    date : str
        The day, as 2024-10-16; empty where the file has none that is a date.
    url : str
        Its address; empty where the file has none.
    parent : str
        The key of the post it answers; empty where it answers none, or the file does not say.
    lines : tuple of ThreadLine
        What it says; empty where the text is deleted.
    remarks : tuple of str
        What is odd about it: "it was edited", "a bot wrote it".
    """

    key: str
    author: str = ""
    name: str = ""
    date: str = ""
    url: str = ""
    parent: str = ""
    lines: tuple[ThreadLine, ...] = ()
    remarks: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Thread:
    """A conversation as a file has it.

    Attributes
    ----------
    title : str
        Its title; empty where it has none.
    url : str
        Its address; empty where the file has none.
    posts : tuple of ThreadPost
        In the order of the file.
    starts : bool
        Whether the first post is the one that the others answer.
    missing : mapping of str to int
        Posts that the file does not hold: how that shows, and how many.
    remarks : tuple of str
        What is odd about it as a whole.
    """

    title: str
    url: str
    posts: tuple[ThreadPost, ...]
    starts: bool = True
    missing: Mapping[str, int] = field(default_factory=dict)
    remarks: tuple[str, ...] = ()


NO_START: Final = "the post that starts the thread is not in the file"
"""How a missing first post shows."""

JsonValue = Any
"""A value of a JSON file from a stranger: every part of it may be of any type."""


def text_of(value: JsonValue, key: str) -> str:
    """Read a text from a mapping; empty where there is none.

    Examples
    --------
    >>> text_of({"title": " Tea "}, "title"), text_of({"title": 3}, "title"), text_of([], "title")
    ('Tea', '', '')
    """
    found = value.get(key) if isinstance(value, Mapping) else None
    return found.strip() if isinstance(found, str) else ""


def key_of(value: JsonValue, key: str) -> str:
    """Read an identifier, a number or a text, from a mapping; empty where there is none.

    Examples
    --------
    >>> key_of({"id": 7}, "id"), key_of({"id": "t1_a"}, "id"), key_of({"id": None}, "id")
    ('7', 't1_a', '')
    """
    found = value.get(key) if isinstance(value, Mapping) else None
    if isinstance(found, int) and not isinstance(found, bool):
        return str(found)
    return found.strip() if isinstance(found, str) else ""


def part_of(value: JsonValue, *path: str) -> JsonValue:
    """Follow keys down through mappings; None where one of them is missing.

    Examples
    --------
    >>> part_of({"data": {"post": {"result": 1}}}, "data", "post", "result")
    1
    """
    for key in path:
        value = value.get(key) if isinstance(value, Mapping) else None
    return value


def list_of(value: JsonValue, *path: str) -> list[JsonValue]:
    """Follow keys down to a list; empty where there is none."""
    found = part_of(value, *path)
    return found if isinstance(found, list) else []
