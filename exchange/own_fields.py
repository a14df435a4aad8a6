"""What other formats have no place for, carried along under a key of our own."""

from collections.abc import Mapping
from typing import Any, Final

from argmap.exchange.texts import own_note
from argmap.graph.model.debate import Debate
from argmap.graph.model.elements import Node, Person, Relation, Source, Stance
from argmap.schema.person import PersonRecord
from argmap.schema.source import SourceRecord

OWN: Final = "argmap"
"""The key under which other programs find what they may ignore."""

_NODE_KEYS: Final = (
    "form",
    "term",
    "limits",
    "topics",
    "needs_support",
    "base",
    "priority",
    "under",
    "cites",
    "see",
    "aliases",
)


def debate_fields(debate: Debate) -> dict[str, Any]:
    """List what the file of the debate says."""
    sections = [
        {"id": s.id, "title": s.title, "root": s.root, "summary": s.summary}
        for s in debate.sections
    ]
    documents = [
        {"id": d.id, "title": d.title, "url": d.url, "sha256": d.sha256}
        for d in debate.documents.values()
    ]
    fields = {
        "title": debate.title,
        "question": debate.question,
        "theses": list(debate.theses),
        "sections": [{k: v for k, v in section.items() if v} for section in sections],
        "documents": [{k: v for k, v in document.items() if v} for document in documents],
        "licence": debate.licence,
        "in_short": debate.in_short,
        "expect": expectations(debate),
    }
    return {key: value for key, value in fields.items() if value}


def expectations(debate: Debate) -> dict[str, Any]:
    """List what the analysis has to come to; empty where the debate expects nothing."""
    return debate.expect.model_dump(mode="json", by_alias=True, exclude_defaults=True)


def node_fields(node: Node) -> dict[str, Any]:
    """List what a node says beside its text, its links and stances, where it is no default."""
    given = node.record.model_dump(mode="json", by_alias=True, exclude_defaults=True)
    fields = {"kind": node.kind.value}
    fields |= {key: given[key] for key in _NODE_KEYS if key in given}
    if node.record.short is not None:
        fields["short"] = node.record.short
    if note := own_note(node):
        fields["note"] = note
    return fields


def relation_fields(relation: Relation) -> dict[str, Any]:
    """List what a relation says beside its ends."""
    fields: dict[str, Any] = {
        "scheme": relation.scheme,
        "partly": relation.partly,
        "inferred": relation.inferred,
        "by": list(relation.drawn_by),
        "source": relation.source,
        "at": list(relation.at),
    }
    return {key: value for key, value in fields.items() if value}


def stance_name(stance: Stance) -> str:
    """Name a stance in a report: somebody may take the same one twice, in two places."""
    return f"{stance.person} {stance.kind} {stance.node} ({stance.index + 1})"


def stance_fields(stance: Stance) -> dict[str, Any]:
    """List what a stance says beside who holds what, and where."""
    fields: dict[str, Any] = {
        "hedged": stance.hedged,
        "attributes_to": stance.attributes_to,
        "note": stance.note,
        "wording": stance.wording,
        "at": list(stance.at),
    }
    return {key: value for key, value in fields.items() if value}


def person_fields(person: Person) -> dict[str, Any]:
    """List what the file of a person says."""
    return person.record.model_dump(mode="json", by_alias=True, exclude_defaults=True)


def source_fields(source: Source) -> dict[str, Any]:
    """List what the file of a source says."""
    return source.record.model_dump(mode="json", by_alias=True, exclude_defaults=True)


def known_person_fields(value: Mapping[str, Any]) -> dict[str, Any]:
    """Take from a stranger's data the keys that a person has, but for the name."""
    return {key: value[key] for key in PersonRecord.model_fields if key in value and key != "name"}


def known_source_fields(value: Mapping[str, Any]) -> dict[str, Any]:
    """Take from a stranger's data the keys that a source has."""
    return {key: value[key] for key in SourceRecord.model_fields if key in value}
