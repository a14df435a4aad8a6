"""What may be written at the cursor: keys, words of the format, and names of the debate.

The file is half-typed, so its lines are read and not its YAML: which keys the cursor is below,
and which key stands on its own line.
"""

import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import islice
from typing import Any, Final

from argmap.graph.model.debate import Debate
from argmap.schema.provenance import AuthorEstablished, Identified, NoClaim, SourceKind
from argmap.schema.published import json_schema
from argmap.schema.schemes import SCHEMES
from argmap.schema.traits import Vocabulary
from argmap.schema.vocabulary import ExampleForm, Kind, RelationKind, StanceKind, Status
from argmap.servers.lsp.knowledge import OpenFile

_KEY: Final = re.compile(
    r"(?P<indent>\s*)(?P<item>(?:- +)*)(?P<key>[\w-]+):(?: |\Z)(?P<value>.*)\Z"
)
_START: Final = re.compile(r"\s*(?:- +)*")
_AT: Final = re.compile(r"\s*(?:- +)*at:")
_WORDS: Final[Mapping[str, type[Vocabulary]]] = {
    "stance": StanceKind,
    "form": ExampleForm,
    "identified": Identified,
    "author_established": AuthorEstablished,
    "no_claim": NoClaim,
}
_NODES: Final = frozenset(
    {"to", "with", "under", "see", "root", "question", "theses", "on", "is", "step"}
)
_RELATIONS: Final = frozenset(kind.value for kind in RelationKind)
_STEPS_LISTED: Final = 200


@dataclass(frozen=True, slots=True)
class Proposal:
    """Something that may be written.

    Attributes
    ----------
    text : str
        What is written.
    detail, documentation : str
        What it is, in a few words and at length; plain text of a stranger.
    column : int
        Where what it takes the place of starts, in characters from 0.
    """

    text: str
    detail: str
    documentation: str
    column: int


def completion(file: OpenFile, text: str, line: int, column: int) -> list[Proposal]:
    """List what may be written at a place.

    Parameters
    ----------
    file : OpenFile
        The file, as far as it can be understood.
    text : str
        Its text, as it stands.
    line, column : int
        The place, from 0, in characters.

    Returns
    -------
    list of Proposal
        Those with all that is typed in their text or detail, in the order of the format or of ids.
    """
    lines = text.split("\n")
    before = lines[line][:column] if line < len(lines) else ""
    path = _path(lines, line)
    written = _KEY.match(before)
    if written is not None:
        start = column - len(written["value"].lstrip("[ ").rpartition(",")[2].lstrip())
        found = _values(file, (*path, written["key"]), lines, line)
    elif before.lstrip().startswith("- ") and path:
        start = _START.match(before).end()  # type: ignore[union-attr] # it matches anything
        found = [*_values(file, path, lines, line), *_keys(file, path)]
    else:
        start = _START.match(before).end()  # type: ignore[union-attr] # it matches anything
        found = _keys(file, path)
    if before[start : start + 1] in ("'", '"'):
        start += 1
        found = [row for row in found if not row[0].endswith(": ")]  # no key begins with a quote
    typed = before[start:].casefold().split()
    return [
        Proposal(text, detail, long, start)
        for text, detail, long in found
        if all(part in f"{text} {detail}".casefold() for part in typed)
    ]


_Row = tuple[str, str, str]
Schema = dict[str, Any]


def _path(lines: Sequence[str], line: int) -> tuple[str, ...]:
    """List the keys that a line stands below, the outermost first."""
    here = _depth(lines[line]) if line < len(lines) else 0
    path: list[str] = []
    for above in reversed(lines[:line]):
        key = _KEY.match(above)
        if key is not None and _depth(above) < here:
            path.append(key["key"])
            here = _depth(above)
    return tuple(reversed(path))


def _depth(line: str) -> int:
    """Measure how far in the keys of a line stand."""
    return len(line) - len(line.lstrip(" -"))


def _keys(file: OpenFile, path: tuple[str, ...]) -> list[_Row]:
    """List the keys that a mapping may have."""
    schema = json_schema("debate" if file.thing is None else file.thing)
    properties = schema["properties"]
    for part in path:
        properties = _inner(properties.get(part, {}), schema["$defs"])
    written = set(file.document.data or {}) if not path else set()
    return [
        (f"{key}: ", "", described.get("description", ""))
        for key, described in properties.items()
        if key not in written
    ]


def _inner(schema: Schema, definitions: Mapping[str, Schema]) -> Schema:
    """Find the keys of the mappings that a key may hold, alone or in a list."""
    pending: list[Any] = [schema]
    while pending:
        part = pending.pop(0)
        if isinstance(part, list):
            pending += part
        elif "properties" in part:
            return dict(part["properties"])
        else:
            if "$ref" in part:
                pending.append(definitions[part["$ref"].rpartition("/")[2]])
            pending += [part[key] for key in ("items", "anyOf", "oneOf") if key in part]
    return {}


def _values(file: OpenFile, path: tuple[str, ...], lines: Sequence[str], line: int) -> list[_Row]:
    """List the values that a key may have."""
    debate, key = file.loaded.debate, path[-1]
    if key == "kind":
        return _vocabulary(SourceKind if file.thing == "source" else Kind)
    if path[:2] == ("expect", "status"):
        return _vocabulary(Status)
    if key == "at":
        return list(_paragraphs(debate, lines, line))
    if key in _WORDS:
        return _vocabulary(_WORDS[key])
    relation = next((part for part in path if part in _RELATIONS), "")
    if key in _RELATIONS | _NODES:
        return list(_targets(debate, relation, file.id))
    return list(_NAMES.get(key, _nothing)(debate))


def _people(debate: Debate) -> Iterator[_Row]:
    for person in debate.people.values():
        yield (person.id, person.name, person.record.summary or "")


def _sources(debate: Debate) -> Iterator[_Row]:
    for source in debate.sources.values():
        yield (source.id, source.record.title or "", "")


def _topics(debate: Debate) -> Iterator[_Row]:
    topics = {topic for node in debate.nodes.values() for topic in node.record.topics}
    yield from ((topic, "topic", "") for topic in sorted(topics))


def _schemes(_: Debate) -> Iterator[_Row]:
    yield from ((scheme, "argumentation scheme", "") for scheme in sorted(SCHEMES))


def _flags(_: Debate) -> Iterator[_Row]:
    yield from (("true", "", ""), ("false", "", ""))


def _nothing(_: Debate) -> Iterator[_Row]:
    yield from ()


_NAMES: Final[Mapping[str, Callable[[Debate], Iterator[_Row]]]] = {
    **dict.fromkeys(("by", "author", "attributes_to", "person", "between"), _people),
    **dict.fromkeys(("source", "replies_to"), _sources),
    **dict.fromkeys(("partly", "inferred", "hedged", "needs_support"), _flags),
    "topics": _topics,
    "scheme": _schemes,
}


def _targets(debate: Debate, relation: str, own: str) -> Iterator[_Row]:
    """Yield what a relation may lead to: nodes, steps, or both."""
    traits = RelationKind(relation).traits if relation else None
    if traits is None or traits.to_nodes:
        others = (node for node in debate.nodes.values() if node.id != own)
        yield from ((node.id, node.short, node.text) for node in others)
    if traits is not None and traits.to_steps:
        steps = (step for step in debate.relations if step.is_step and step.speaker != own)
        shown = islice(steps, _STEPS_LISTED if traits.to_nodes else None)
        yield from ((step.name, "a step", debate.nodes[step.speaker].text) for step in shown)


def _paragraphs(debate: Debate, lines: Sequence[str], line: int) -> Iterator[_Row]:
    """Yield the paragraphs of the source that the same mapping names."""
    at = (_depth(row) for row in reversed(lines[: line + 1]) if _AT.match(row))
    depth = next(at, _depth(lines[line]))
    for near in (*reversed(lines[:line]), *lines[line + 1 :]):
        key = _KEY.match(near)
        if key is not None and _depth(near) == depth and key["key"] == "source":
            name = key["value"].strip()
            source = debate.sources.get(name)
            for paragraph in source.paragraphs if source is not None else ():
                yield (paragraph.id, f"paragraph of {name}", "")
            return


def _vocabulary(words: Iterable[Vocabulary]) -> list[_Row]:
    return [(word.value, word.meaning, word.description) for word in words]
