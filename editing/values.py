"""Changing one value of a file: set it, add a key, add to a list, take something out.

Each function takes a document and returns the changed text. All raise `UnsafeEditError` where
that cannot be done without touching anything else, a comment included.
"""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from argmap.editing import emit
from argmap.editing.marks import (
    content_end,
    in_flow,
    is_flow,
    line_start,
    next_line,
)
from argmap.editing.splice import checked
from argmap.loading.reader.document import Document, KeyPath, copied, value_at
from argmap.schema.errors import UnsafeEditError
from argmap.schema.finding import Edit, quoted


def set_value(document: Document, path: KeyPath, value: str | bool) -> str:
    r"""Set a single value.

    Parameters
    ----------
    document : Document
        The file.
    path : KeyPath
        The way to a value that is neither a list nor a mapping.
    value : str or bool
        Its new value.

    Returns
    -------
    str
        The changed text.

    Raises
    ------
    UnsafeEditError
        Where the value cannot be changed without touching anything else.

    Examples
    --------
    >>> from argmap.loading.reader.events import parse
    >>> set_value(parse(Document("", "kind: claim  # for now\n")), ("kind",), "kernel")
    'kind: kernel  # for now\n'
    """
    wanted = _with(document.data, path, _read(value))
    return checked(document, [_setting(document, path, value)], wanted)


def add_key(document: Document, path: KeyPath, key: str, value: emit.YamlValue) -> str:
    r"""Add a key at the end of a mapping.

    Parameters
    ----------
    document : Document
        The file.
    path : KeyPath
        The way to the mapping; ``()`` is the file as a whole.
    key : str
        The key; the mapping has none of this name.
    value
        Its value.

    Returns
    -------
    str
        The changed text.

    Examples
    --------
    >>> from argmap.loading.reader.events import parse
    >>> add_key(parse(Document("", "kind: claim\n")), (), "aliases", ["tea"])
    'kind: claim\naliases:\n  - tea\n'
    """
    wanted = copied(document.data)
    mapping = value_at(wanted, path)
    if key in mapping:
        raise UnsafeEditError(f"'{document.file}' has a key '{key}' already; change it by hand")
    mapping[key] = _read(value)
    if is_flow(document, path):
        entry = f"{emit.single(key, flow=True)}: {emit.flow(value)}"
        edit = _into_brackets(document, path, [*value_at(document.data, path)], entry)
    else:
        column = next(span.column for way, span in document.keys.items() if way[:-1] == path)
        edit = _below(document, path, emit.entry(key, value, column))
    return checked(document, [edit], wanted)


def append(document: Document, path: KeyPath, value: emit.YamlValue) -> str:
    r"""Add an item to a list; a single value becomes a list, and a missing key is added.

    Parameters
    ----------
    document : Document
        The file.
    path : KeyPath
        The way to the list.
    value
        The new item.

    Returns
    -------
    str
        The changed text.

    Examples
    --------
    >>> from argmap.loading.reader.events import parse
    >>> append(parse(Document("", "see: tea  # hot\n")), ("see",), "milk")
    'see: [tea, milk]  # hot\n'
    """
    if path and path[-1] not in value_at(document.data, path[:-1]):
        return add_key(document, path[:-1], str(path[-1]), [value])
    old = value_at(document.data, path)
    if path in document.empty:
        new = [_read(value)]
        edits = [_insertion(document, document.values[path].start, f" [{emit.flow(value)}]")]
    elif isinstance(old, list):
        new = [*old, _read(value)]
        edits = [_appending(document, path, value)]
    else:
        new = [old, _read(value)]
        edits = _listing(document, path, value)
    return checked(document, edits, _with(document.data, path, new))


def remove_item(document: Document, path: KeyPath) -> str:
    r"""Take an item out of a list, or a key out of a mapping; what is left empty goes too.

    Parameters
    ----------
    document : Document
        The file.
    path : KeyPath
        The way to the item, or to the value of the key.

    Returns
    -------
    str
        The changed text.

    Examples
    --------
    >>> from argmap.loading.reader.events import parse
    >>> remove_item(parse(Document("", "kind: claim\nsee: [tea]\n")), ("see", 0))
    'kind: claim\n'
    """
    while len(path) > 1 and len(value_at(document.data, path[:-1])) == 1:
        path = path[:-1]
    wanted = copied(document.data)
    del value_at(wanted, path[:-1])[path[-1]]
    return checked(document, [_removal(document, path)], wanted)


def _setting(document: Document, path: KeyPath, value: str | bool) -> Edit:
    """Write a single value in the form that suits its place."""
    span, end = document.values[path], content_end(document, path)
    new = emit.single(value, flow=in_flow(document, path))
    if isinstance(value, str) and not in_flow(document, path) and path[-1] in emit.PROSE:
        new = emit.block(value, document.keys[path].column + 2)
    if span.start == span.end:
        new = f" {new}"
    return Edit(document.file, span.start, max(span.start, end), new)


def _appending(document: Document, path: KeyPath, value: emit.YamlValue) -> Edit:
    if is_flow(document, path):
        return _into_brackets(
            document, path, range(len(value_at(document.data, path))), emit.flow(value)
        )
    return _below(document, path, emit.item(value, document.values[path].column))


def _listing(document: Document, path: KeyPath, value: emit.YamlValue) -> list[Edit]:
    """Make a list of a single value: between brackets where it fits, else below the key."""
    start, end = document.values[path].start, content_end(document, path)
    old, written = value_at(document.data, path), document.text[start:end]
    if isinstance(old, dict) and not is_flow(document, path):
        column = document.values[path].column
        below = _below(document, path, emit.item(value, column))
        return [_insertion(document, start, "- "), *_moved_in(document, start, end), below]
    if "\n" in written:
        return [_listed_block(document, path, value)]
    # between brackets these signs would end a plain text, which they did not where it stood
    if written[0] not in "\"'[{" and not set(written).isdisjoint(",[]{}"):
        written = emit.flow(old)
    return [Edit(document.file, start, end, f"[{written}, {emit.flow(value)}]")]


def _moved_in(document: Document, start: int, end: int) -> Iterator[Edit]:
    """Move the lines of a value further in, but for the first."""
    at = next_line(document.text, start)
    while at < end:
        if document.text[at] not in "\r\n":
            yield _insertion(document, at, "  ")
        at = next_line(document.text, at)


def _listed_block(document: Document, path: KeyPath, value: emit.YamlValue) -> Edit:
    """Make a list of a value on several lines, which is written anew."""
    _refuse_empty(document, path)
    span, end = document.values[path], content_end(document, path)
    column = document.keys[path].column + 2
    items = [*emit.item(value_at(document.data, path), column), *emit.item(value, column)]
    before = document.keys[path].end + 1
    return Edit(document.file, before, max(end, span.start), "\n" + "\n".join(items))


def _refuse_empty(document: Document, path: KeyPath) -> None:
    """Refuse to write a value anew in which another has none: it would become an empty text."""
    bare = [(document.values[way], way) for way in document.empty if way[: len(path)] == path]
    if bare:
        span, way = min(bare)
        raise UnsafeEditError(
            f"{quoted(way[-1])} has no value in line {span.line + 1} of '{document.file}'; write "
            "one or delete the key, and run the command again"
        )


def _into_brackets(
    document: Document, path: KeyPath, parts: Sequence[str | int], entry: str
) -> Edit:
    """Add an entry behind the last one between brackets."""
    text, span = document.text, document.values[path]
    if not parts:
        return _insertion(document, span.start + 1, entry)
    last = (*path, parts[-1])
    end = content_end(document, last)
    comma = text[end : span.end - 1].lstrip().startswith(",")
    if comma:
        return _insertion(document, text.index(",", end) + 1, f" {entry}")
    return _insertion(document, end, f", {entry}")


def _below(document: Document, path: KeyPath, lines: list[str]) -> Edit:
    """Add lines below the last line of a value, above the comments that follow it."""
    at, added = next_line(document.text, content_end(document, path)), "\n".join(lines)
    ended = document.text[at - 1 : at] == "\n"
    return _insertion(document, at, f"{added}\n" if ended else f"\n{added}")


def _removal(document: Document, path: KeyPath) -> Edit:
    text, end = document.text, content_end(document, path)
    key = document.keys.get(path)
    start = document.values[path].start if key is None else key.start
    if in_flow(document, path):
        return _out_of_brackets(document, path, start, end)
    if key is None:
        start = text.rindex("-", 0, start)
    first = line_start(text, start)
    if text[first:start].strip():
        raise UnsafeEditError(
            f"line {document.values[path].line + 1} of '{document.file}' holds more than what "
            "is to be removed; change it by hand"
        )
    return Edit(document.file, first, next_line(text, end), "")


def _out_of_brackets(document: Document, path: KeyPath, start: int, end: int) -> Edit:
    """Cut an entry out from between brackets, with the comma that joins it to its neighbour."""
    parts = value_at(document.data, path[:-1])
    ways = [
        (*path[:-1], part) for part in (parts if isinstance(parts, dict) else range(len(parts)))
    ]
    place = ways.index(path)
    if place:
        return Edit(document.file, content_end(document, ways[place - 1]), end, "")
    following = document.keys.get(ways[1]) or document.values[ways[1]]
    return Edit(document.file, start, following.start, "")


def _insertion(document: Document, at: int, text: str) -> Edit:
    return Edit(document.file, at, at, text)


def _with(data: Any, path: KeyPath, value: Any) -> Any:
    """Put a value into data: what is around it is copied, the rest is shared."""
    if not path:
        return value
    copy: Any = {**data} if isinstance(data, dict) else [*data]
    copy[path[0]] = _with(copy[path[0]], path[1:], value)
    return copy


def _read(value: Any) -> Any:
    """Write a value as the reader will see it: it knows only strings."""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, Mapping):
        return {key: _read(part) for key, part in value.items()}
    return value if isinstance(value, str) else [_read(part) for part in value]
