"""The places where files name nodes, and giving a node another name in all of them."""

import re
from collections.abc import Iterator, Mapping
from copy import deepcopy
from typing import Any, Final

from argmap.editing import emit
from argmap.editing.marks import in_flow, singles, value_at
from argmap.editing.splice import checked
from argmap.loading.reader.document import Document, KeyPath
from argmap.schema.finding import Edit
from argmap.schema.vocabulary import RelationKind

_NODE: Final = frozenset(
    {(kind.value, *inner) for kind in RelationKind for inner in ((), ("to",), ("with",))}
    | {("under",), ("see",), ("stances", "step")}
)
_DEBATE: Final = frozenset(
    {("question",), ("theses",), ("sections", "root"), ("expect", "crux", "on")}
    | {("expect", "crux", "is")}
)
_STATUS: Final = ("expect", "status")
_WORD: Final = re.compile(r"->|(?:(?!->)[^\s'\"])+")


def references(document: Document) -> Iterator[tuple[KeyPath, str]]:
    """Find the values of a file that name a node or a step.

    Parameters
    ----------
    document : Document
        The file of a node, or ``debate.yaml``.

    Yields
    ------
    tuple of KeyPath and str
        The way to the value, and the target or the reference as it is written.
    """
    places = _NODE if "kind" in (document.data or {}) else _DEBATE
    for path, value in singles(document):
        if tuple(part for part in path if isinstance(part, str)) in places:
            yield path, value


def rename(document: Document, names: Mapping[str, str]) -> str:
    r"""Give nodes other names wherever a file speaks of them, within steps too.

    Parameters
    ----------
    document : Document
        The file of a node, or ``debate.yaml``.
    names : mapping of str to str
        Old names and new ones; a name in another debate is ``debate/id``.

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
    wanted = deepcopy(document.data)
    edits = []
    for path, value in references(document):
        new = renamed(value, names)
        if new != value:
            value_at(wanted, path[:-1])[path[-1]] = new
            edits.append(_edit(document, path, new, names))
    edits += _statuses(document, wanted, names)
    return checked(document, edits, wanted) if edits else document.text


def renamed(target: str, names: Mapping[str, str]) -> str:
    """Write a target with other names for some nodes.

    Examples
    --------
    >>> renamed("u -> rebuts rebuts b", {"rebuts": "a"})
    'u -> a rebuts b'
    """
    place = 0

    def new(match: re.Match[str]) -> str:
        nonlocal place
        place += 1  # names and what joins them take turns
        return names.get(match[0], match[0]) if place % 2 else match[0]

    return _WORD.sub(new, target)


def _edit(document: Document, path: KeyPath, new: str, names: Mapping[str, str]) -> Edit:
    span = document.values[path]
    written = document.text[span.start : span.end]
    head = written.find("\n") if written[:1] in {"|", ">"} else 0
    replacement = written[:head] + renamed(written[head:], names)
    if replacement == written:  # an escape hides the name
        replacement = emit.single(new, flow=in_flow(document, path))
    return Edit(document.file, span.start, span.end, replacement)


def _statuses(document: Document, wanted: Any, names: Mapping[str, str]) -> Iterator[Edit]:
    """Rename the keys of the expected statuses."""
    for path, span in document.keys.items():
        if path[:-1] == _STATUS and "kind" not in wanted and path[-1] in names:
            new = names[str(path[-1])]
            statuses = wanted["expect"]["status"]
            statuses[new] = statuses.pop(path[-1])
            yield Edit(document.file, span.start, span.end, new)
