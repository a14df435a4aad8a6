"""What programs read: each claim and the whole debate as JSON, each claim as YAML, JSON-LD."""

import json
from collections.abc import Iterable, Iterator, Mapping
from typing import Any, Final

from markupsafe import Markup

from argmap.editing.emit import entry
from argmap.graph.model.debate import Debate, Node
from argmap.render.script_texts import as_script
from argmap.render.views.claim import ClaimPage
from argmap.render.views.page_index import PageIndex
from argmap.schema.record import Record
from argmap.schema.vocabulary import StanceKind

FORMAT: Final = 2
"""The number of the shape of the JSON; it changes where a program would have to change."""


_as_json: Final = json.JSONEncoder(ensure_ascii=False).encode
_as_short_json: Final = json.JSONEncoder(ensure_ascii=False, separators=(",", ":")).encode


def plain(record: Record) -> dict[str, Any]:
    """Write a record as its file would say it: what is not said is left out."""
    return record.model_dump(mode="json", by_alias=True, exclude_defaults=True)


def node_json(index: PageIndex, node: str) -> bytes:
    """Write a node as JSON: what its file says, what bears on it, and how it fares."""
    return _lines(
        {
            "format": FORMAT,
            "debate": index.debate.id,
            **_node(index, index.debate.nodes[node]),
            "bearing_on_it": [
                {"relation": relation.kind.value, "from": relation.speaker, "name": relation.name}
                for relation in index.debate.bearing_on(node)
            ],
            "profile": index.analysis.statuses.profile.value,
        }
    )


def node_yaml(node: Node) -> bytes:
    """Write a node as YAML, the form in which it is contributed."""
    written = (
        [f"{key}: {value}"] if type(value) in {int, float} else entry(key, value, 0)
        for key, value in plain(node.record).items()
    )
    return ("\n".join(line for lines in written for line in lines) + "\n").encode()


def debate_json(index: PageIndex) -> bytes:
    """Write a whole debate as JSON: its head, its people and sources, and every node."""
    debate = index.debate
    return _lines(
        {
            "format": FORMAT,
            "id": debate.id,
            "title": debate.title,
            "question": debate.question,
            "theses": list(debate.theses),
            "licence": debate.licence,
            "profile": index.analysis.statuses.profile.value,
            "sections": [_section(debate, section.id) for section in debate.sections],
            "people": {person.id: plain(person.record) for person in debate.people.values()},
            "sources": {source.id: plain(source.record) for source in debate.sources.values()},
            "nodes": (_node(index, node) for node in debate.nodes.values()),
        }
    )


def _lines(data: Mapping[str, Any]) -> bytes:
    """Write JSON that is easy to compare: each of our own keys, and each object, on a line."""
    return b"".join(piece.encode() for piece in _pieces(data))


def _pieces(data: Mapping[str, Any]) -> Iterator[str]:
    # Piece by piece, since the text of a large debate would be held several times.
    start = "{\n"
    for key, value in data.items():
        yield f'{start} "{key}": '
        yield from _items(value)
        start = ",\n"
    yield "\n}\n"


def _items(value: Any) -> Iterator[str]:
    """Write a value, with each object in it on a line."""
    if isinstance(value, Iterator) or (type(value) is list and value and type(value[0]) is dict):
        yield from _listed("[]", map(_as_json, value))
    elif type(value) is dict and value:
        yield from _listed("{}", (f"{_as_json(key)}: {_as_json(value[key])}" for key in value))
    else:
        yield _as_json(value)


def _listed(brackets: str, lines: Iterable[str]) -> Iterator[str]:
    start = f"{brackets[0]}\n  "
    for line in lines:
        yield start + line
        start = ",\n  "
    yield f"\n {brackets[1]}" if start[0] == "," else brackets


def json_ld(page: ClaimPage, address: str) -> Markup:
    """Describe a claim for search engines, as schema.org has it.

    Parameters
    ----------
    page : ClaimPage
        The page of the claim.
    address : str
        The address of the page; empty where the site has none.
    """
    people = dict.fromkeys(
        line.person.name
        for line in page.stances
        if line.kind is StanceKind.ASSERTS and line.step is None
    )
    data = {
        "@context": "https://schema.org",
        "@type": "Claim",
        "name": page.title,
        "text": page.head.says,
        **({"url": address} if address else {}),
        **({"author": [{"@type": "Person", "name": name} for name in people]} if people else {}),
    }
    return Markup(as_script(_as_short_json(data)))  # noqa: S704 - what HTML could misread is escaped


def _node(index: PageIndex, node: Node) -> dict[str, Any]:
    found = index.analysis.statuses
    status, justification = found.nodes[node.id], found.justification[node.id]
    return {
        "id": node.id,
        "section": node.section,
        "title": node.short,
        **plain(node.record),
        "status": status.value if status is not None else None,
        "justification": justification.value if justification is not None else None,
        "record": index.analysis.records[node.id].phrase,
    }


def _section(debate: Debate, section: str) -> dict[str, Any]:
    found = debate.section(section)
    return {"id": found.id, "title": found.title, "root": found.root, "summary": found.summary}
