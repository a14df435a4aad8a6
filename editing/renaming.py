"""Giving a node another id, everywhere."""

from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from argmap.editing.references import rename
from argmap.editing.steps import Move, Step, Write
from argmap.editing.values import append, remove_item
from argmap.loading.loaded import Loaded
from argmap.loading.reader.document import Document
from argmap.loading.reader.events import parse
from argmap.schema.errors import UnsafeEditError
from argmap.schema.ids import id_problem, slug


def rename_node(
    loaded: Loaded, node: str, new: str, others: Iterable[Document] = ()
) -> tuple[Step, ...]:
    """Plan how to give a node another id.

    Parameters
    ----------
    loaded : Loaded
        The debate with its files.
    node : str
        The node's id.
    new : str
        The id it shall have.
    others : iterable of Document
        The files of nodes in other debates of the knowledge base.

    Returns
    -------
    tuple of Step
        First the node's file notes its present id as a former one, then it gets its new name; from
        then on what still names the old id leads there. Then the references follow, file by file.

    Raises
    ------
    UnsafeEditError
        Where the new id is none or taken, or a file cannot be changed safely.
    """
    _refuse_id(loaded, node, new)
    old = loaded.files.nodes[node].document
    file = f"{old.file.rpartition('/')[0]}/{new}.yaml"
    text = _with_alias(loaded, node, new)
    names = names_of(loaded, node, new)
    return (
        Write(old.file, text),
        Move(old.file, file),
        *following([parse(Document(file, text))], names),
        *following((d for d in loaded.documents() if d.file != old.file), names),
        *following(others, names),
    )


def names_of(loaded: Loaded, old: str, new: str) -> dict[str, str]:
    """Say which names change, within the debate and seen from other debates."""
    debate = loaded.debate.id
    return {old: new, f"{debate}/{old}": f"{debate}/{new}"}


def following(documents: Iterable[Document], names: Mapping[str, str]) -> Iterator[Write]:
    """Yield the files in which names change."""
    for document in documents:
        text = rename(document, names)
        if text != document.text:
            yield Write(document.file, text)


def _refuse_id(loaded: Loaded, node: str, new: str) -> None:
    """Refuse a new id that is none, or that something has."""
    debate = loaded.debate
    if problem := id_problem(new):
        better = slug(new)
        hint = f"; what about '{better}'?" if better else ""
        raise UnsafeEditError(f"{problem}{hint}")
    if new == node:
        raise UnsafeEditError(f"'{node}' has this id already")
    if new in debate.nodes or any(f.id == new for f in _node_files(loaded)):
        raise UnsafeEditError(
            f"there is a node '{new}' already; to make one of both, 'argmap merge {node} {new}'"
        )
    if debate.aliases.get(new, node) != node:
        raise UnsafeEditError(f"'{new}' is a former id of '{debate.aliases[new]}'")


def _node_files(loaded: Loaded) -> Iterator[Any]:
    return (file for file in loaded.files.folder.files if file.type == "node")


def _with_alias(loaded: Loaded, node: str, new: str) -> str:
    """Note a node's id among its former ones, and take its coming id out of them."""
    reading = loaded.files.nodes[node]
    document, aliases = reading.document, reading.record.aliases
    if new in aliases:
        text = remove_item(document, reading.path("aliases", aliases.index(new)))
        document = parse(Document(document.file, text))
    if node in aliases:
        return document.text
    return append(document, ("aliases",), node)
