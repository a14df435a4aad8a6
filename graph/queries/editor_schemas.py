"""The JSON Schemas of one knowledge base: with every id it has, for editors to complete."""

from collections.abc import Iterator, Mapping, Sequence
from itertools import chain
from types import MappingProxyType
from typing import Any, Final

from argmap.graph.model.debate import Debate
from argmap.schema.ids import ARROW
from argmap.schema.published import RECORDS, json_schema
from argmap.schema.vocabulary import STEPS, RelationKind

_STEP: Final = f" ({'|'.join([ARROW, *sorted(STEPS)])}) "
_PLACES: Final[Mapping[str, Mapping[str, str]]] = MappingProxyType(
    {
        "NodeRecord": {kind.value: "target" for kind in RelationKind}
        | {"under": "target", "see": "reference"},
        "RelationRecord": {"to": "target", "with": "node", "by": "person", "source": "source"},
        "StanceRecord": {
            "by": "person",
            "attributes_to": "person",
            "source": "source",
            "step": "target",
        },
        "SourceRecord": {"author": "person", "replies_to": "source"},
        "QuotedRecord": {"person": "person", "source": "source"},
        "DebateRecord": {"question": "node", "theses": "node"},
        "SectionRecord": {"root": "node"},
        "CruxRecord": {"on": "node", "between": "person", "is": "target"},
    }
)
"""What the keys of each mapping name."""


def editor_schemas(debates: Sequence[Debate]) -> dict[str, dict[str, Any]]:
    """Make the schemas of all sorts of file, with the ids that exist.

    Parameters
    ----------
    debates : sequence of Debate
        The debates of the knowledge base.

    Returns
    -------
    dict of str to dict
        By sort of file (``node``, ``person``, ``source``, ``debate``) a JSON Schema in which each
        id stands with its text, name or title. An id of any debate fits in all of them: whether it
        is of the right one `argmap check` says.

    Examples
    --------
    >>> from argmap.graph.model.examples import tea
    >>> editor_schemas([tea()])["node"]["$defs"]["node"]["oneOf"][0]["const"]
    'drink-tea'
    """
    ids = _ids(debates)
    return {sort: _with_ids(sort, ids) for sort in RECORDS}


def _with_ids(sort: str, ids: Mapping[str, Any]) -> dict[str, Any]:
    schema = json_schema(sort)
    inner = schema["$defs"]
    for name, places in _PLACES.items():
        mapping = schema if name == RECORDS[sort].__name__ else inner.get(name)
        for key, thing in places.items() if mapping else ():
            described = mapping["properties"][key]
            mapping["properties"][key] = _naming(described, {"$ref": f"#/$defs/{thing}"})
    return schema | {"$defs": inner | dict(ids)}


def _naming(schema: Any, instead: dict[str, str]) -> Any:
    """Put the ids in the place of every text."""
    if isinstance(schema, list):
        return [_naming(part, instead) for part in schema]
    if not isinstance(schema, dict):
        return schema
    if schema.get("type") == "string":
        if "description" in schema:
            return instead | {"description": schema["description"]}
        return instead
    return {key: _naming(part, instead) for key, part in schema.items()}


def _ids(debates: Sequence[Debate]) -> dict[str, Any]:
    nodes = chain.from_iterable(((n.id, n.text) for n in d.nodes.values()) for d in debates)
    people = chain.from_iterable(((p.id, p.name) for p in d.people.values()) for d in debates)
    sources = chain.from_iterable(_titles(debate) for debate in debates)
    node = {"$ref": "#/$defs/node"}
    return {
        "node": _one_of(nodes),
        "person": _one_of(people),
        "source": _one_of(sources),
        "target": {"anyOf": [node, {"type": "string", "pattern": _STEP}]},
        "reference": {"anyOf": [node, {"type": "string", "pattern": "/"}]},
    }


def _titles(debate: Debate) -> Iterator[tuple[str, str]]:
    for source in debate.sources.values():
        author = debate.people.get(source.author or "")
        by = f" by {author.name}" if author else ""
        yield source.id, source.record.title or f"{source.record.kind}{by}"


def _one_of(known: Iterator[tuple[str, str]]) -> dict[str, Any]:
    """List ids with what they stand for; where there are none, every text fits."""
    texts: dict[str, str] = {}
    for name, text in known:
        texts[name] = f"{texts[name]} / {text}" if name in texts else text
    if not texts:
        return {"type": "string"}
    return {"oneOf": [{"const": n, "description": t} for n, t in sorted(texts.items())]}
