"""Making one node of two that say the same, or one person or source of two files for it."""

from collections.abc import Iterable, Iterator, Mapping
from typing import Any, Final

from argmap.editing.marks import is_sound, refuse_unsound
from argmap.editing.references import may_name, references, rename, renamed
from argmap.editing.renaming import former_ids, names_of, readings_of
from argmap.editing.steps import FileStep, Remove, Write
from argmap.editing.values import add_key, append, remove_item
from argmap.graph.model.text import pin
from argmap.graph.queries.resolve import Thing
from argmap.loading.load import garbage_collection_paused
from argmap.loading.loaded import Loaded
from argmap.loading.reader.document import Document, KeyPath, value_at
from argmap.loading.reader.events import parse
from argmap.schema.errors import UnknownIdError, UnsafeEditError
from argmap.schema.vocabulary import RelationKind


@garbage_collection_paused()
def plan_merge(
    loaded: Loaded, merged: str, into: str, thing: Thing = "node", others: Iterable[Document] = ()
) -> tuple[FileStep, ...]:
    """Plan how to put a node into another, or a person or a source.

    Parameters
    ----------
    merged : str
        The id of the one that disappears.
    into : str
        The id of the one that stays, with its text.
    thing : {"node", "person", "source"}
        What the two are.
    others : iterable of Document
        The files of nodes in other debates of the knowledge base.

    Returns
    -------
    tuple of FileStep
        First the one that stays takes over the ids and, of a node, relations, stances and topics;
        then the other file goes, and what names it leads to the one that stays; then the
        references follow. Where an earlier run was stopped, only what is left to do.

    Raises
    ------
    UnknownIdError
        Where nothing has one of the ids.
    UnsafeEditError
        Where something bears on a step between the two nodes, where two people have different
        accounts, or where a file cannot be changed safely.

    Notes
    -----
    The stances that move were taken on other words, and are pinned to those: so they are marked
    until somebody confirms them. A relation between the two is removed: nothing relates to itself.
    """
    readings, names = readings_of(loaded, thing), names_of(loaded, merged, into, thing)
    done = merged not in readings and former_ids(loaded, thing).get(merged) == into
    for name in (into,) if done else (merged, into):
        if name not in readings:
            raise UnknownIdError(f"no {thing} has the id '{name}'")
    mine = {into} if done else {merged, into}
    own = {readings[name].document.file for name in mine}
    documents = [d for d in loaded.documents() if is_sound(d)]
    rest = [d for d in documents if done or d.file not in own]
    followed = _following([*rest, *others], names, thing)
    if done:
        return tuple(followed)
    if merged == into:
        raise UnsafeEditError(f"'{merged}' is one {thing}: name two")
    for name in (merged, into):
        refuse_unsound(readings[name].document, readings[name].findings)
    old, target = readings[merged].document, readings[into].document
    if thing == "node":
        _refuse_steps_between(loaded, merged, into)
        text = _taken_over(loaded, merged, into, names)
    else:
        text = _ids_taken_over(loaded, merged, into, thing)
    return (
        *([Write(target.file, text, target.text)] if text != target.text else []),
        Remove(old.file, old.text),
        *followed,
    )


def _ids_taken_over(loaded: Loaded, merged: str, into: str, thing: Thing) -> str:
    """Write the file of the person or source that stays, with the ids and the account it gets."""
    readings = readings_of(loaded, thing)
    document, record = readings[into].document, readings[into].record
    other = readings[merged].record
    account = getattr(other, "account", None)
    if account and record.account not in {None, account}:
        raise UnsafeEditError(
            f"'{merged}' has the account {account} and '{into}' {record.account}, so they may be "
            "two people; if they are not, remove one account first"
        )
    for name in (merged, *other.aliases):
        if name not in (*record.aliases, into):
            document = parse(Document(document.file, append(document, ("aliases",), name)))
    if account and record.account is None:
        return add_key(document, (), "account", account)
    return rename(document, {merged: into}, thing)


def _refuse_steps_between(loaded: Loaded, merged: str, into: str) -> None:
    for relation in loaded.debate.relations:
        if {relation.speaker, relation.target} == {merged, into}:
            bearing = loaded.debate.bearing_on(relation)
            if bearing:
                raise UnsafeEditError(
                    f"the step '{relation.name}' would go, and '{bearing[0].speaker}' is about it; "
                    "remove that first"
                )


def _following(
    documents: Iterable[Document], names: Mapping[str, str], thing: Thing
) -> Iterator[Write]:
    """Rename the references in files, and remove what would then stand twice in a list."""
    for document in documents:
        if not may_name(document, names):
            continue
        changed = parse(Document(document.file, _without_twins(document, names, thing)))
        text = rename(changed, names, thing)
        if text != document.text:
            yield Write(document.file, text, document.text)


def _without_twins(document: Document, names: Mapping[str, str], thing: Thing = "node") -> str:
    """Take out the items of lists that would stand there twice under the new names."""
    while (twin := _twin(document, names, thing)) is not None:
        document = parse(Document(document.file, remove_item(document, twin)))
    return document.text


def _twin(document: Document, names: Mapping[str, str], thing: Thing) -> KeyPath | None:
    """Find a bare item that names what another item of its list will name."""
    for path, value in references(document, thing):
        new = renamed(value, names)
        if new == value:
            continue
        if thing != "node" and _is_twin_stance(document, path, new):
            return path[:2]
        if not isinstance(path[-1], int):
            continue
        fellows = value_at(document.data, path[:-1])
        if any(_target(other) == new for other in fellows):
            return path
    return None


def _is_twin_stance(document: Document, path: KeyPath, new: str) -> bool:
    """Tell whether a stance becomes equal to another one on the same node."""
    if path[0] != "stances" or not isinstance(path[1], int):
        return False
    stances = value_at(document.data, path[:1])
    if not isinstance(stances[path[1]], dict):
        return False
    changed = {**stances[path[1]], str(path[-1]): new}
    return any(
        _same_stance(other, changed) for place, other in enumerate(stances) if place != path[1]
    )


def _target(item: Any) -> str:
    return str(item.get("to", "")) if isinstance(item, dict) else str(item)


def _taken_over(loaded: Loaded, node: str, into: str, names: Mapping[str, str]) -> str:
    """Write the file of the node that stays, with all it takes over."""
    document = loaded.files.nodes[into].document
    document = parse(Document(document.file, _without_self(document, {node, into}, names)))
    document = parse(Document(document.file, rename(document, names)))
    for path, item in _additions(loaded, node, into, names):
        if not _has(document, path, item):
            document = parse(Document(document.file, append(document, path, item)))
    return document.text


def _without_self(document: Document, two: set[str], names: Mapping[str, str]) -> str:
    """Take out what would lead from the node to itself."""
    while True:  # each removal moves all places after it, so they are looked up again
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
    """Make flags of the words that stand for them: the reader gives texts only."""
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
    present = _listed((document.data or {}).get(str(path[0])))
    if path == ("stances",):
        return any(_same_stance(other, item) for other in present)
    return any(_target(other) == _target(item) for other in present)


def _same_stance(one: Any, other: Any) -> bool:
    if not (isinstance(one, dict) and isinstance(other, dict)):
        return False
    keys = ("by", "stance", "source", "at", "step")
    return [_listed(one.get(key)) for key in keys] == [_listed(other.get(key)) for key in keys]


def _listed(value: Any) -> list[Any]:
    if value is None or value == "":
        return []
    return value if isinstance(value, list) else [value]
