"""What a debate is but for its words, as JSON: its links, stances and places, and its head."""

import json
from collections.abc import Mapping
from functools import partial
from operator import attrgetter
from typing import Any, Final

from argmap.graph.model.debate import Debate
from argmap.graph.model.elements import (
    DebateDocument,
    Node,
    Person,
    Relation,
    Section,
    Source,
    Stance,
    Target,
)
from argmap.loading.loaded import Files
from argmap.loading.records import Reading
from argmap.schema.node import NodeRecord
from argmap.schema.vocabulary import Kind, RelationKind, StanceKind

WORDS: Final = ("text", "short", "note", "limits", "topics", "term")
"""The keys of a node that lead nowhere and decide nothing."""

_RELATION: Final = attrgetter(
    "name", "scheme", "partly", "inferred", "drawn_by", "source", "at", "index"
)
_STANCE: Final = attrgetter(
    "person", "kind", "source", "at", "hedged", "attributes_to", "note", "wording", "index"
)
_HEAD: Final = attrgetter("title", "question", "theses", "licence", "imported", "in_short")


def packed(debate: Debate) -> str:
    """Write the structure of a debate that was loaded without findings."""
    # A relation stands after the one that it leads to, so that it can name that by its place.
    order = sorted(debate.relations, key=lambda relation: (_depth(relation), relation.name))
    places: Mapping[Any, int] = {relation: place for place, relation in enumerate(order)}
    return json.dumps(
        {
            "head": _HEAD(debate),
            "sections": debate.sections,
            "documents": [*debate.documents.values()],
            "aliases": {**debate.aliases},
            "relations": [
                (one.kind, one.sources, places.get(one.target, one.target), _RELATION(one))
                for one in order
            ],
            "nodes": [
                (
                    (node.id, node.section, node.kind, node.see),
                    places.get(node.under, node.under),
                    [(places.get(stance.step), _STANCE(stance)) for stance in node.stances],
                )
                for node in debate.nodes.values()
            ],
        }
    )


def unpacked(text: str, name: str, files: Files) -> Debate:
    """Make a debate of its structure and of files that differ from those it had in words only.

    Parameters
    ----------
    text : str
        What `packed` wrote.
    name : str
        The debate's id.
    files : Files
        What its files say; that of a node is asked for when somebody asks for its record.

    Raises
    ------
    ValueError, TypeError, LookupError
        Where the text is no structure of these files.
    """
    if files.debate is None:
        raise LookupError(name)
    data = json.loads(text)
    relations: list[Relation] = []
    for kind, sources, end, (title, scheme, partly, inferred, by, *cited) in data["relations"]:
        source, at, index = cited
        target: Target = relations[end] if isinstance(end, int) else end
        more = (scheme, partly, inferred, tuple(by), source, tuple(at), index)
        relations.append(Relation(RelationKind(kind), tuple(sources), target, title, *more))
    title, question, theses, licence, imported, in_short = data["head"]
    return Debate(
        id=name,
        title=title,
        question=question,
        theses=tuple(theses),
        sections=tuple(Section(*section) for section in data["sections"]),
        nodes={row[0][0]: _node(row, relations, files) for row in data["nodes"]},
        relations=tuple(sorted(relations, key=lambda relation: relation.name)),
        people={person: Person(person, read.record) for person, read in files.people.items()},
        sources={source: Source(source, read.record) for source, read in files.sources.items()},
        documents={row[0]: DebateDocument(*row) for row in data["documents"]},
        aliases=data["aliases"],
        licence=licence,
        imported=imported,
        in_short=in_short,
        expect=files.debate.record.expect,
    )


def _node(row: Any, relations: list[Relation], files: Files) -> Node:
    (node, section, kind, see), under, stances = row
    return Node.unread(
        Kind(kind),
        partial(_record, files.nodes, node),
        id=node,
        section=section,
        stances=tuple([_stance(node, relations, step, stance) for step, stance in stances]),
        under=relations[under] if isinstance(under, int) else under,
        see=tuple(see),
    )


def _stance(node: str, relations: list[Relation], step: int | None, row: Any) -> Stance:
    person, kind, source, at, *more = row
    on = relations[step] if step is not None else None
    return Stance(person, StanceKind(kind), node, on, source, tuple(at), *more)


def _record(readings: Mapping[str, Reading], node: str) -> NodeRecord:
    record: NodeRecord = readings[node].record
    return record


def _depth(relation: Relation) -> int:
    return 1 + _depth(relation.target) if isinstance(relation.target, Relation) else 0
