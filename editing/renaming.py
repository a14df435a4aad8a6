"""Giving a node, a person or a source another id, everywhere."""

from collections.abc import Iterable, Iterator, Mapping

from argmap.editing.marks import is_sound, refuse_unsound
from argmap.editing.references import rename
from argmap.editing.steps import FileStep, Move, Write
from argmap.editing.values import append, remove_item
from argmap.graph.model.suggestions import nearest
from argmap.graph.queries.resolve import Thing
from argmap.loading.load import garbage_collection_paused
from argmap.loading.loaded import Loaded
from argmap.loading.reader.document import Document
from argmap.loading.reader.events import parse
from argmap.loading.records import Reading
from argmap.schema.errors import UnknownIdError, UnsafeEditError
from argmap.schema.ids import id_problem, suggested_id


@garbage_collection_paused()  # places are many small objects, none of them garbage
def plan_rename(
    loaded: Loaded, old: str, new: str, thing: Thing = "node", others: Iterable[Document] = ()
) -> tuple[FileStep, ...]:
    """Plan how to give something another id.

    Parameters
    ----------
    old, new : str
        Its id, and its new id.
    thing : {"node", "person", "source"}
        What it is.
    others : iterable of Document
        The files of nodes in other debates of the knowledge base.

    Returns
    -------
    tuple of FileStep
        First its file lists the present id as a former one, then the file gets its new name; from
        then on the old id leads there, and the references follow, file by file. Where an earlier
        run was stopped, only what is left to do.

    Raises
    ------
    UnknownIdError
        Where nothing has the old id.
    UnsafeEditError
        Where the new id is invalid or taken, or a file cannot be changed safely.
    """
    readings = readings_of(loaded, thing)
    names = names_of(loaded, old, new, thing)
    documents = [document for document in loaded.documents() if is_sound(document)]
    if old not in readings:
        if former_ids(loaded, thing).get(old) != new:
            raise UnknownIdError(f"no {thing} has the id '{old}'")
        return (*following(documents, names, thing), *following(others, names, thing))
    _refuse_id(loaded, old, new, thing)
    file = readings[old].document
    target = f"{file.file.rpartition('/')[0]}/{new}.yaml"
    text = _with_alias(readings[old], old, new)
    rest = [document for document in documents if document.file != file.file]
    return (
        *([Write(file.file, text, file.text)] if text != file.text else []),
        Move(file.file, target, text),
        *following([parse(Document(target, text))], names, thing),
        *following(rest, names, thing),
        *following(others, names, thing),
    )


def plan_move(loaded: Loaded, node: str, section: str) -> tuple[Move, ...]:
    """Plan how to move a node into the folder of another section.

    Raises
    ------
    UnknownIdError
        Where the debate has no such node or section.
    UnsafeEditError
        Where the node is in that section already.
    """
    if node not in loaded.files.nodes:
        raise UnknownIdError(f"no node has the id '{node}'")
    if section not in (known := _sections(loaded)):
        raise UnknownIdError(
            f"no section has the id '{section}'; add it to 'sections:' in debate.yaml first, where "
            "that lists any, or make its folder",
            nearest(section, known),
        )
    document, target = loaded.files.nodes[node].document, section
    folder, name = document.file.rsplit("/", 1)
    if folder.endswith(f"/{target}"):
        raise UnsafeEditError(f"'{node}' is in '{target}' already")
    return (Move(document.file, f"{folder.rpartition('/')[0]}/{target}/{name}", document.text),)


def _sections(loaded: Loaded) -> set[str]:
    """List the sections, those too that are listed and have no folder until a node moves there."""
    listed = loaded.files.debate.record.sections if loaded.files.debate else ()
    return {section.id for section in (*loaded.debate.sections, *listed)}


def readings_of(loaded: Loaded, thing: Thing) -> Mapping[str, Reading]:
    """List the files of one sort, by id."""
    files = loaded.files
    return {"node": files.nodes, "person": files.people, "source": files.sources}[thing]


def former_ids(loaded: Loaded, thing: Thing) -> Mapping[str, str]:
    """List the former ids of one sort of things, and the ids they have now."""
    return {
        alias: name
        for name, reading in readings_of(loaded, thing).items()
        for alias in reading.record.aliases
        if alias != name
    }


def names_of(loaded: Loaded, old: str, new: str, thing: Thing) -> dict[str, str]:
    """Say which names change, within the debate and seen from other debates."""
    debate = loaded.debate.id
    return {old: new} | ({f"{debate}/{old}": f"{debate}/{new}"} if thing == "node" else {})


def following(
    documents: Iterable[Document], names: Mapping[str, str], thing: Thing
) -> Iterator[Write]:
    """Yield the files in which names change."""
    for document in documents:
        text = rename(document, names, thing)
        if text != document.text:
            yield Write(document.file, text, document.text)


def _refuse_id(loaded: Loaded, old: str, new: str, thing: Thing) -> None:
    """Refuse a new id that is invalid, or that something else has or had."""
    if problem := id_problem(new):
        better = suggested_id(new)
        hint = f"; what about '{better}'?" if better else ""
        raise UnsafeEditError(f"{problem}{hint}")
    if new == old:
        raise UnsafeEditError(f"'{old}' has this id already")
    if any(file.type == thing and file.id == new for file in loaded.files.folder.files):
        prefix = "" if thing == "node" else f"{thing}:"
        raise UnsafeEditError(
            f"there is a {thing} '{new}' already; to make one of both, "
            f"'argmap merge {prefix}{old} {prefix}{new}'"
        )
    owner = former_ids(loaded, thing).get(new, old)
    if owner != old:
        raise UnsafeEditError(f"'{new}' is a former id of '{owner}'")


def _with_alias(reading: Reading, old: str, new: str) -> str:
    """List an id among the former ones, and take the new id out of them."""
    document, aliases = reading.document, reading.record.aliases
    refuse_unsound(document)
    if new in aliases:
        text = remove_item(document, reading.path("aliases", aliases.index(new)))
        document = parse(Document(document.file, text))
    if old in aliases:
        return document.text
    return append(document, ("aliases",), old)
