"""Where a misplaced key belongs, written out with the values that the file has."""

from collections.abc import Iterator
from typing import Any, Final

from argmap.loading.reader import Document, KeyPath
from argmap.loading.reader.document import value_at
from argmap.loading.records.models import fields, model_at, parent_keys
from argmap.loading.records.other_words import RELATING, key_meant, value_meant
from argmap.schema.ids import id_problem
from argmap.schema.node import NodeRecord, StanceRecord
from argmap.schema.record import Record
from argmap.schema.vocabulary import Kind, RelationKind, StanceKind

_RELATIONS: Final = frozenset(RelationKind)
_RELATIONS_SHOWN: Final = 3
"""How many relations the example of a message shows."""


def belongs_elsewhere(model: type[Record], document: Document, path: KeyPath) -> str:
    """Say where a key belongs that stands in the wrong mapping, or which keys there are."""
    key = str(path[-1])
    advice = _in_file(model, document, key) if len(path) == 1 else _inside(model, document, path)
    keys = ", ".join(fields(model_at(model, path[:-1])))
    return advice or f"leave it out, or write one of {keys}"


def _in_file(model: type[Record], document: Document, key: str) -> str:
    """Advise on a key in the first column."""
    if key == "id":
        return "leave it out: the file's name is the id"
    if model is NodeRecord and key == "section":
        return "leave it out: the folder is the section"
    if model is NodeRecord and key in RELATING:
        return _as_relations(document, key)
    parents = parent_keys(model)
    inner = key if key in parents else key_meant(key, parents)
    return _below(document, key, parents[inner]) if inner else ""


def _inside(model: type[Record], document: Document, path: KeyPath) -> str:
    """Advise on a key of an inner mapping."""
    key, beside = str(path[-1]), value_at(document.data, path[:-1])
    if example := stance_in_short(model, document, path):
        return example
    if key in fields(model):
        return f"'{key}' is a key of the whole file: start it in the first column"
    if key == "from" and isinstance(beside.get("to"), str):
        return f"write the step in one: 'to: {beside[key]} -> {beside['to']}'"
    return ""


def stance_in_short(model: type[Record], document: Document, path: KeyPath) -> str:
    """Write out a stance whose key is the person and whose value is the stance; else nothing."""
    if model_at(model, path[:-1]) is not StanceRecord or len(path) == 1:
        return ""
    stance = _stance(value_at(document.data, path))
    return example_of_a_stance(str(path[-1]), stance) if stance else ""


def example_of_a_stance(by: str, stance: str) -> str:
    """Write out a stance as a file has it."""
    return f"write it as:\nstances:\n  - by: {by}\n    stance: {stance}"


def stance_of_words(text: str) -> str:
    """Write out a stance that stands in one line, such as ``jane asserts``."""
    words = text.replace(":", " ").replace(",", " ").split()
    stance = next(filter(None, map(_stance, words)), StanceKind.ASSERTS.value)
    by = next((word for word in words if not id_problem(word) and not _stance(word)), "a-person")
    return example_of_a_stance(by, stance)


def _stance(word: Any) -> str:
    """Give the stance that a word is, or stands for."""
    if not isinstance(word, str):
        return ""
    return word if word in set(StanceKind) else value_meant(word, list(StanceKind))


def _below(document: Document, key: str, parent: str) -> str:
    """Say under which key another belongs, with an example where that is not there yet."""
    data = document.data or {}
    if parent in _RELATIONS:
        return _in_long_form(data, key)
    if parent != "stances" or parent in data:
        return f"'{key}' belongs under '{parent}': indent it like the keys there"
    if "by" not in data and key in ("source", "at"):
        return (
            "where somebody says this stands in 'stances'; a study or a page that it rests on is "
            "a file in sources/, cited with 'cites: [{source: its-id}]'"
        )
    shown = {"by": "a-person", "stance": StanceKind.ASSERTS.value}
    known = fields(StanceRecord)
    named = {name if name in known else key_meant(name, known): data[name] for name in data}
    own = {name: named[name] for name in known if isinstance(named.get(name), str)}
    lines = "\n    ".join(f"{name}: {value}" for name, value in (shown | own).items())
    return f"write it under 'stances':\nstances:\n  - {lines}"


def _in_long_form(data: dict[str, Any], key: str) -> str:
    """Write out a relation together with the key that says more about it."""
    relation = next((name for name in data if name in _RELATIONS), RelationKind.SUPPORTS.value)
    target, value = data.get(relation), data[key]
    to = target if isinstance(target, str) and target else "a-claim"
    said = value if isinstance(value, str) else "…"
    return f"write it with its relation:\n{relation}:\n  - to: {to}\n    {key}: {said}"


def _as_relations(document: Document, key: str) -> str:
    """Write out relations that stand below one key, each as a key of the file."""
    data = document.data or {}
    targets: dict[str, list[str]] = {}
    for relation, target in _pairs(data[key], _likely(data)):
        targets.setdefault(relation, []).append(target)
    lines = [
        f"{relation}: {to[0]}" if len(to) == 1 else f"{relation}: [{', '.join(to)}]"
        for relation, to in list(targets.items())[:_RELATIONS_SHOWN]
    ]
    example = "\n".join(lines or [f"{_likely(data)}: a-claim"])
    others = ", ".join(RelationKind)
    return f"say how it bears on that, by one of {others}, in the first column:\n{example}"


def _likely(data: dict[str, Any]) -> str:
    """Give the relation that a node most likely means."""
    kind = data.get("kind")
    kind = kind if kind in set(Kind) else value_meant(str(kind), list(Kind)) or Kind.CLAIM
    return Kind(kind).traits.likely


def _pairs(value: Any, likely: str) -> Iterator[tuple[str, str]]:
    """Yield relations with their targets, however a list or a mapping has them."""
    if isinstance(value, str):
        if not id_problem(value):
            yield likely, value
    elif isinstance(value, list):
        for item in value:
            yield from _pairs(item, likely)
    elif isinstance(value, dict):
        texts = [part for part in value.values() if isinstance(part, str)]
        kinds = [kind for kind in map(_relation, texts) if kind]
        named = [(_relation(name), part) for name, part in value.items() if _relation(name)]
        if named:
            yield from ((kind, to) for kind, part in named for _, to in _pairs(part, kind))
        else:
            ends = [part for part in texts if not id_problem(part) and not _relation(part)]
            yield from ((kinds[0] if kinds else likely, end) for end in ends[:1])


def _relation(word: str) -> str:
    """Give the relation that a word is, or stands for."""
    meant = word if word in _RELATIONS else key_meant(word)
    return meant if meant in _RELATIONS else ""
