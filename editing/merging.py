"""Making one node of two that say the same."""

from collections.abc import Iterable, Iterator, Mapping
from typing import Any, Final

from argmap.editing.marks import value_at
from argmap.editing.references import references, rename, renamed
from argmap.editing.renaming import names_of
from argmap.editing.steps import Remove, Step, Write
from argmap.editing.values import append, remove_item
from argmap.graph.model.text import pin
from argmap.loading.loaded import Loaded
from argmap.loading.reader.document import Document, KeyPath
from argmap.loading.reader.events import parse
from argmap.schema.errors import UnsafeEditError
from argmap.schema.vocabulary import RelationKind


def merge_node(
    loaded: Loaded, node: str, into: str, others: Iterable[Document] = ()
) -> tuple[Step, ...]:
    """Plan how to put a node into another.

    Parameters
    ----------
    loaded : Loaded
        The debate with its files.
    node : str
        The node that goes.
    into : str
        The node that stays, with its text.
    others : iterable of Document
        The files of nodes in other debates of the knowledge base.

    Returns
    -------
    tuple of Step
        First the node that stays takes over relations, stances, topics and ids; then the other's
        file goes, and what names it leads to the one that stays; then the references follow.

    Raises
    ------
    UnsafeEditError
        Where something bears on a step between the two, or a file cannot be changed safely.

    Notes
    -----
    The stances that move were taken on other words, and are pinned to those: so they are marked
    until somebody confirms them. A relation between the two is gone, for nothing speaks to itself.
    """
    _refuse_steps_between(loaded, node, into)
    names = names_of(loaded, node, into)
    gone, kept = (loaded.files.nodes[one].document for one in (node, into))
    text = _taken_over(loaded, node, into, names)
    rest = [d for d in loaded.documents() if d.file not in {gone.file, kept.file}]
    return (
        Write(kept.file, text),
        Remove(gone.file),
        *(write for document in [*rest, *others] for write in _following(document, names)),
    )


def _refuse_steps_between(loaded: Loaded, node: str, into: str) -> None:
    if node == into:
        raise UnsafeEditError(f"'{node}' is one node already")
    for relation in loaded.debate.relations:
        if {relation.speaker, relation.target} == {node, into}:
            bearing = loaded.debate.bearing_on(relation)
            if bearing:
                raise UnsafeEditError(
                    f"the step '{relation.name}' would be gone, and '{bearing[0].speaker}' speaks "
                    "of it; take that away first"
                )


def _following(document: Document, names: Mapping[str, str]) -> Iterator[Write]:
    """Rename a file's references; what then stands twice in a list goes."""
    changed = parse(Document(document.file, _without_twins(document, names)))
    text = rename(changed, names)
    if text != document.text:
        yield Write(document.file, text)


def _without_twins(document: Document, names: Mapping[str, str]) -> str:
    """Take out the items of lists that would stand there twice under the new names."""
    while (twin := _twin(document, names)) is not None:
        document = parse(Document(document.file, remove_item(document, twin)))
    return document.text


def _twin(document: Document, names: Mapping[str, str]) -> KeyPath | None:
    """Find a bare item that names what another item of its list will name."""
    for path, value in references(document):
        new = renamed(value, names)
        if new == value or not isinstance(path[-1], int):
            continue
        fellows = value_at(document.data, path[:-1])
        if any(_target(other) == new for other in fellows):
            return path
    return None


def _target(item: Any) -> str:
    return str(item.get("to", "")) if isinstance(item, dict) else str(item)


def _taken_over(loaded: Loaded, node: str, into: str, names: Mapping[str, str]) -> str:
    """Write the file of the node that stays, with all it takes over."""
    kept = loaded.files.nodes[into].document
    document = parse(Document(kept.file, _without_self(kept, {node, into}, names)))
    document = parse(Document(kept.file, rename(document, names)))
    for path, item in _additions(loaded, node, into, names):
        if not _has(document, path, item):
            document = parse(Document(kept.file, append(document, path, item)))
    return document.text


def _without_self(document: Document, two: set[str], names: Mapping[str, str]) -> str:
    """Take out what would lead from the node to itself."""
    while True:
        for path, value in references(document):
            if value in two and path[0] not in {"under", "stances"}:
                way = path[:-1] if path[-1] == "to" else path
                document = parse(Document(document.file, remove_item(document, way)))
                break
        else:
            return _without_twins(document, names)


def _additions(
    loaded: Loaded, node: str, into: str, names: Mapping[str, str]
) -> Iterator[tuple[KeyPath, Any]]:
    """Yield what the node that stays takes over, and under which key."""
    reading = loaded.files.nodes[node]
    data: Any = parse(Document("", rename(reading.document, names))).data
    for kind in RelationKind:
        for item in _listed(data.get(kind.value)):
            if _target(item) != into:
                yield (kind.value,), _flagged(item)
    for stance in _listed(data.get("stances")):
        yield ("stances",), _pinned(loaded, node, into, stance)
    for key in ("topics", "see"):
        for item in _listed(data.get(key)):
            if item != into:
                yield (key,), item
    yield ("aliases",), node
    for alias in reading.record.aliases:
        yield ("aliases",), alias


def _flagged(item: Any) -> Any:
    """Tell flags from texts, since the reader knows only texts."""
    if not isinstance(item, dict):
        return item
    return {key: _FLAGS.get(str(value), value) for key, value in item.items()}


_FLAGS: Final = {"true": True, "false": False}


def _pinned(loaded: Loaded, node: str, into: str, stance: dict[str, Any]) -> dict[str, Any]:
    """Pin a stance to the words it was taken on, where the other node has other words."""
    before, after = (pin(loaded.debate.nodes[one].text) for one in (node, into))
    pinned = {} if before == after else {"wording": stance.get("wording", before)}
    return {**_flagged(stance), **pinned}


def _has(document: Document, path: KeyPath, item: Any) -> bool:
    """Tell whether a list has an item already, whatever else the two say."""
    there = _listed((document.data or {}).get(str(path[0])))
    if path == ("stances",):
        return any(_same_stance(other, item) for other in there)
    return any(_target(other) == _target(item) for other in there)


def _same_stance(one: dict[str, Any], other: dict[str, Any]) -> bool:
    keys = ("by", "stance", "source", "at", "step")
    return [_listed(one.get(key)) for key in keys] == [_listed(other.get(key)) for key in keys]


def _listed(value: Any) -> list[Any]:
    if value is None or value == "":
        return []
    return value if isinstance(value, list) else [value]
