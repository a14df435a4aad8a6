"""Remove a node with everything that refers to it."""

import re
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from argmap.editing.marks import is_sound
from argmap.editing.references import may_name, references
from argmap.editing.steps import FileStep, Remove, Write
from argmap.editing.values import remove_item
from argmap.loading.loaded import Loaded
from argmap.loading.reader.document import Document, KeyPath
from argmap.loading.reader.events import parse
from argmap.schema.errors import UnknownIdError
from argmap.schema.finding import Location

_NAME = re.compile(r"[\w/-]+")
_WHOLE = {"with", "to", "step", "on", "is"}
"""The keys whose value is a part of an entry that means nothing without it."""


class DanglingMention(NamedTuple):
    """A place that names a node: the key, and what it says."""

    location: Location
    key: str
    value: str


def mentions(
    loaded: Loaded, node: str, others: Iterable[Document] = ()
) -> tuple[DanglingMention, ...]:
    """List what names a node in other files, and would dangle without it.

    Parameters
    ----------
    node : str
        The node's id; its former ids count too.
    others : iterable of Document
        The files of nodes in other debates of the knowledge base.

    Returns
    -------
    tuple of DanglingMention
        In order of file and place.
    """
    names = _names(loaded, node)
    documents = [d for d in loaded.documents() if is_sound(d) and d.file != _file(loaded, node)]
    found = [
        DanglingMention(document.locate(document.span(path)), _key(path), value)
        for document in (*documents, *others)
        for path, value in _naming(document, names)
    ]
    return tuple(sorted(found, key=lambda mention: mention.location))


def plan_removal(
    loaded: Loaded, node: str, others: Iterable[Document] = ()
) -> tuple[FileStep, ...]:
    """Plan how to remove a node together with every relation, stance and setting that names it.

    Raises
    ------
    UnknownIdError
        Where there is no such node.
    UnsafeEditError
        Where a file cannot be changed safely.
    """
    names, own = _names(loaded, node), loaded.files.nodes[node].document
    documents = [d for d in loaded.documents() if is_sound(d) and d.file != own.file]
    writes = (Write(d.file, _without(d, names), d.text) for d in (*documents, *others))
    return (*(write for write in writes if write.text != write.before), Remove(own.file, own.text))


def _names(loaded: Loaded, node: str) -> frozenset[str]:
    """List all names under which files can name a node."""
    if node not in loaded.files.nodes:
        raise UnknownIdError(f"no node has the id '{node}'")
    own = {node, *(old for old, new in loaded.debate.aliases.items() if new == node)}
    return frozenset(own | {f"{loaded.debate.id}/{name}" for name in own})


def _file(loaded: Loaded, node: str) -> str:
    return loaded.files.nodes[node].document.file


def _naming(document: Document, names: frozenset[str]) -> Iterator[tuple[KeyPath, str]]:
    """Yield the references and expectations that contain one of some names."""
    if not may_name(document, names):
        return
    for path, value in references(document):
        if not names.isdisjoint(_NAME.findall(value)):
            yield path, value
    for path in document.keys:
        if path[:-1] == ("expect", "status") and path[-1] in names:
            yield path, str(path[-1])


def _without(document: Document, names: frozenset[str]) -> str:
    """Take everything out of a file that names something, one entry at a time."""
    while (first := next(_naming(document, names), None)) is not None:
        path = _entry(first[0])
        document = parse(Document(document.file, remove_item(document, path)))
    return document.text


def _entry(path: KeyPath) -> KeyPath:
    """Find the smallest entry that still makes sense when it is gone as a whole."""
    while len(path) > 1 and (path[-1] in _WHOLE or _inside_whole(path)):
        path = path[:-1]
    return path


def _inside_whole(path: KeyPath) -> bool:
    return isinstance(path[-1], int) and path[-2] in _WHOLE


def _key(path: KeyPath) -> str:
    """Name the key under which a value stands."""
    return ".".join(part for part in path if isinstance(part, str))
