"""Where files name nodes, people and sources; and giving one of these another name everywhere."""

import re
from collections.abc import Collection, Iterator, Mapping
from typing import Any, Final, TypeAlias

from argmap.editing import emit
from argmap.editing.marks import in_flow, singles
from argmap.editing.splice import checked
from argmap.graph.queries.resolve import Thing
from argmap.loading.discovery import DEBATE_FILE, PEOPLE, SOURCES, FileType
from argmap.loading.links.debate_file import in_brackets
from argmap.loading.reader.document import Document, KeyPath, copied, value_at
from argmap.schema.finding import Edit
from argmap.schema.vocabulary import RelationKind

_Places: TypeAlias = frozenset[tuple[str, ...]]

_NODE: Final[Mapping[Thing, _Places]] = {
    "node": frozenset(
        {(kind.value, *inner) for kind in RelationKind for inner in ((), ("to",), ("with",))}
        | {("under",), ("see",), ("stances", "step")}
    ),
    "person": frozenset(
        {(kind.value, "by") for kind in RelationKind}
        | {("stances", "by"), ("stances", "attributes_to")}
    ),
    "source": frozenset(
        {(kind.value, "source") for kind in RelationKind}
        | {("stances", "source"), ("cites", "source")}
    ),
}
_SOURCE: Final[Mapping[Thing, _Places]] = {
    "node": frozenset(),
    "person": frozenset({("author",), ("paragraphs", "quotes", "person")}),
    "source": frozenset({("replies_to",), ("paragraphs", "quotes", "source")}),
}
_DEBATE: Final[Mapping[Thing, _Places]] = {
    "node": frozenset(
        {("question",), ("theses",), ("sections", "root"), ("expect", "crux", "on")}
        | {("expect", "crux", "is")}
    ),
    "person": frozenset({("expect", "crux", "between")}),
    "source": frozenset(),
}
_PERSON: Final[Mapping[Thing, _Places]] = dict.fromkeys(_NODE, frozenset())

_PLACES: Final[Mapping[FileType, Mapping[Thing, _Places]]] = {
    "node": _NODE,
    "debate": _DEBATE,
    "person": _PERSON,
    "source": _SOURCE,
}
_STATUS: Final = ("expect", "status")
_BRACKETS: Final = re.compile(r"\[[^\[\]]*\]")
_ID: Final = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")
_WORD: Final = re.compile(r"->|(?:(?!->)[^\s'\"])+")


def references(document: Document, thing: Thing = "node") -> Iterator[tuple[KeyPath, str]]:
    """Find the values of a file that name a node or a step, a person, or a source.

    Parameters
    ----------
    document : Document
        Any file of a debate.
    thing : {"node", "person", "source"}
        What is named.

    Yields
    ------
    tuple of KeyPath and str
        The way to the value, and the name as it is written.
    """
    places = _PLACES[_type_of(document.file)][thing]
    for path, value in singles(document):
        if tuple(part for part in path if isinstance(part, str)) in places:
            yield path, value


def may_name(document: Document, names: Collection[str]) -> bool:
    r"""Tell whether a file may name one of some things: quick, since most files name none.

    A backslash may hide a name, as in ``"t\x65a"``. Many a file has a longer name with the same
    letters, and looking for its places takes a hundred times longer than telling the two apart.
    """
    text = document.text
    if "\\" in text:
        return True
    if not any(name in text for name in names):
        return False
    words = {*_ID.findall(text)}
    return any(name.rpartition("/")[2] in words for name in names)


def _type_of(file: str) -> FileType:
    """Tell what a file describes from where it lies."""
    *folders, name = file.split("/")
    if name == DEBATE_FILE:
        return "debate"
    folder = folders[-1] if folders else ""
    return "person" if folder == PEOPLE else "source" if folder == SOURCES else "node"


def rename(document: Document, names: Mapping[str, str], thing: Thing = "node") -> str:
    r"""Give nodes, people or sources other names wherever a file mentions them, within steps too.

    Parameters
    ----------
    document : Document
        Any file of a debate.
    names : mapping of str to str
        Old names and new ones; a node of another debate is ``debate/id``.
    thing : {"node", "person", "source"}
        What is renamed.

    Returns
    -------
    str
        The changed text; the same text where the file names none of them.

    Raises
    ------
    UnsafeEditError
        Where a name cannot be changed without touching anything else.

    Examples
    --------
    >>> from argmap.loading.reader.events import parse
    >>> text = "kind: claim\nundercuts: tea -> calm  # is it?\n"
    >>> print(rename(parse(Document("", text)), {"tea": "green-tea"}), end="")
    kind: claim
    undercuts: green-tea -> calm  # is it?
    """
    if not may_name(document, names):
        return document.text
    changed = {
        path: new
        for path, value in references(document, thing)
        if (new := renamed(value, names)) != value
    }
    of_debate = thing == "node" and _type_of(document.file) == "debate"
    if not changed and not of_debate:
        return document.text
    wanted = copied(document.data)
    edits = []
    for path, new in changed.items():
        value_at(wanted, path[:-1])[path[-1]] = new
        edits.append(_edit(document, path, new, names))
    if of_debate:
        edits += _statuses(document, wanted, names)
        edits += _in_short(document, wanted, names)
    return checked(document, edits, wanted) if edits else document.text


def renamed(target: str, names: Mapping[str, str]) -> str:
    """Write a target with other names for some nodes.

    Examples
    --------
    >>> renamed("u -> rebuts rebuts b", {"rebuts": "a"})
    'u -> a rebuts b'
    """
    if not any(name in target for name in names):
        return target
    place = 0

    def new(match: re.Match[str]) -> str:
        nonlocal place
        place += 1  # names and what joins them alternate, and a node may be called 'rebuts'
        return names.get(match[0], match[0]) if place % 2 else match[0]

    return _WORD.sub(new, target)


def _edit(document: Document, path: KeyPath, new: str, names: Mapping[str, str]) -> Edit:
    span = document.values[path]
    written = document.text[span.start : span.end]
    if written == value_at(document.data, path):
        return Edit(document.file, span.start, span.end, new)
    head = written.find("\n") if written[:1] in {"|", ">"} else 0
    replacement = written[:head] + renamed(written[head:], names)
    if replacement == written:  # an escape hides the name
        replacement = emit.single(new, flow=in_flow(document, path))
    return Edit(document.file, span.start, span.end, replacement)


def _statuses(document: Document, wanted: Any, names: Mapping[str, str]) -> Iterator[Edit]:
    """Rename the keys of the expected statuses."""
    for path, span in document.keys.items():
        if path[:-1] == _STATUS and path[-1] in names:
            new = names[str(path[-1])]
            statuses = wanted["expect"]["status"]
            statuses[new] = statuses.pop(path[-1])
            yield Edit(document.file, span.start, span.end, new)


def _in_short(document: Document, wanted: Any, names: Mapping[str, str]) -> Iterator[Edit]:
    """Rename the ids that stand in brackets in the summary of the debate."""
    summary = wanted.get("in_short")
    if isinstance(summary, str) and names.keys() & {*in_brackets(summary)}:
        span = document.values["in_short",]
        written = document.text[span.start : span.end]
        wanted["in_short"] = _BRACKETS.sub(lambda group: renamed_ids(group[0], names), summary)
        text = _BRACKETS.sub(lambda group: renamed_ids(group[0], names), written)
        yield Edit(document.file, span.start, span.end, text)


def renamed_ids(text: str, names: Mapping[str, str]) -> str:
    """Give ids in a text other names.

    Examples
    --------
    >>> renamed_ids("[tea, green-tea]", {"tea": "coffee"})
    '[coffee, green-tea]'
    """
    return _ID.sub(lambda match: names.get(match[0], match[0]), text)
