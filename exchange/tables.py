"""A debate as flat tables: the rows that CSV, SQLite, JSON Lines and Parquet write."""

import json
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Any, Final, TypeAlias

from argmap.exchange.interface import LossCounter, LossReport
from argmap.exchange.own_fields import expectations
from argmap.exchange.texts import own_note, whole_text
from argmap.graph.analysis.status import statuses
from argmap.graph.model.debate import Debate
from argmap.graph.model.elements import name_of

Row: TypeAlias = Mapping[str, Any]


class Type(StrEnum):
    """What a column holds; a list is one of texts."""

    TEXT = "text"
    LIST = "list"
    FLAG = "flag"
    INTEGER = "integer"
    NUMBER = "number"


@dataclass(frozen=True, slots=True)
class Table:
    """A table: its name, its columns with their types, and its rows."""

    name: str
    columns: Mapping[str, Type]
    rows: Callable[[Debate], Iterator[Row]]


def _debates(debate: Debate) -> Iterator[Row]:
    yield {
        "debate": debate.id,
        "title": debate.title,
        "question": debate.question,
        "theses": list(debate.theses),
        "licence": debate.licence,
        "imported": debate.imported,
        "in_short": debate.in_short or None,
        "expect": _as_json(expectations(debate)),
    }


def _as_json(value: Mapping[str, Any]) -> str | None:
    return json.dumps(value, ensure_ascii=False, sort_keys=True) if value else None


def _sections(debate: Debate) -> Iterator[Row]:
    for s in debate.sections:
        yield {
            "debate": debate.id,
            "id": s.id,
            "title": s.title,
            "root": s.root,
            "summary": s.summary or None,
        }


def _documents(debate: Debate) -> Iterator[Row]:
    for d in debate.documents.values():
        yield {"debate": debate.id, "id": d.id, "title": d.title, "url": d.url, "sha256": d.sha256}


def _nodes(debate: Debate) -> Iterator[Row]:
    for node in debate.nodes.values():
        record = node.record
        yield {
            "debate": debate.id,
            "id": node.id,
            "kind": node.kind.value,
            "section": node.section,
            "text": whole_text(node),
            "short": record.short,
            "note": own_note(node) or None,
            "form": record.form.value if record.form else None,
            "term": record.term,
            "limits": record.limits,
            "topics": list(record.topics),
            "needs_support": record.needs_support,
            "base": record.base,
            "priority": record.priority,
            "under": record.under,
            "see": list(record.see),
            "aliases": list(record.aliases),
        }


def _citations(debate: Debate) -> Iterator[Row]:
    for node in debate.nodes.values():
        for citation in node.record.cites:
            yield {
                "debate": debate.id,
                "node": node.id,
                "source": citation.source,
                "at": citation.at,
            }


def _relations(debate: Debate) -> Iterator[Row]:
    for relation in debate.relations:
        target = relation.target
        yield {
            "debate": debate.id,
            "id": relation.name,
            "kind": relation.kind.value,
            "from": relation.speaker,
            "to": name_of(target),
            "to_step": not isinstance(target, str),
            "with": list(relation.sources[1:]),
            "scheme": relation.scheme,
            "partly": relation.partly,
            "inferred": relation.inferred,
            "by": list(relation.drawn_by),
            "source": relation.source,
            "at": list(relation.at),
        }


def _stances(debate: Debate) -> Iterator[Row]:
    for stance in debate.stances:
        yield {
            "debate": debate.id,
            "node": stance.node,
            "by": stance.person,
            "stance": stance.kind.value,
            "step": stance.step.name if stance.step else None,
            "source": stance.source,
            "at": list(stance.at),
            "hedged": stance.hedged,
            "attributes_to": stance.attributes_to,
            "note": stance.note,
            "wording": stance.wording,
        }


def _people(debate: Debate) -> Iterator[Row]:
    for person in debate.people.values():
        record = person.record
        yield {
            "debate": debate.id,
            "id": person.id,
            "name": record.name,
            "identified": record.identified.value if record.identified else None,
            "identified_note": record.identified_note,
            "summary": record.summary,
        }


def _sources(debate: Debate) -> Iterator[Row]:
    for source in debate.sources.values():
        record = source.record
        known = record.author_established
        yield {
            "debate": debate.id,
            "id": source.id,
            "kind": record.kind.value,
            "title": record.title,
            "author": record.author,
            "author_established": known.value if known else None,
            "author_note": record.author_note,
            "replies_to": record.replies_to,
            "date": record.date,
            "url": str(record.url) if record.url else None,
            "document": record.document,
        }


def _paragraphs(debate: Debate) -> Iterator[Row]:
    for source in debate.sources.values():
        for paragraph in source.paragraphs:
            quotes = paragraph.quotes
            yield {
                "debate": debate.id,
                "source": source.id,
                "id": paragraph.id,
                "start": paragraph.chars[0],
                "end": paragraph.chars[1],
                "sha256": paragraph.sha256,
                "quotes_person": quotes.person if quotes else None,
                "quotes_source": quotes.source if quotes else None,
                "quotes_at": list(quotes.at) if quotes else [],
                "no_claim": paragraph.no_claim.value if paragraph.no_claim else None,
            }


def _statuses(debate: Debate) -> Iterator[Row]:
    known = statuses(debate)
    for node in debate.nodes:
        status, justification = known.nodes.get(node), known.justification.get(node)
        yield {
            "debate": debate.id,
            "node": node,
            "status": status.value if status else None,
            "justification": justification.value if justification else None,
        }


def _texts(*names: str) -> dict[str, Type]:
    return dict.fromkeys(names, Type.TEXT)


TABLES: Final = (
    Table(
        "debates",
        _texts("debate", "title", "question")
        | {"theses": Type.LIST}
        | _texts("licence", "imported", "in_short", "expect"),
        _debates,
    ),
    Table("sections", _texts("debate", "id", "title", "root", "summary"), _sections),
    Table("documents", _texts("debate", "id", "title", "url", "sha256"), _documents),
    Table(
        "nodes",
        _texts("debate", "id", "kind", "section", "text", "short", "note", "form", "term", "limits")
        | {
            "topics": Type.LIST,
            "needs_support": Type.FLAG,
            "base": Type.NUMBER,
            "priority": Type.INTEGER,
            "under": Type.TEXT,
            "see": Type.LIST,
            "aliases": Type.LIST,
        },
        _nodes,
    ),
    Table("citations", _texts("debate", "node", "source", "at"), _citations),
    Table(
        "relations",
        _texts("debate", "id", "kind", "from", "to")
        | {"to_step": Type.FLAG, "with": Type.LIST, "scheme": Type.TEXT, "partly": Type.FLAG}
        | {"inferred": Type.FLAG, "by": Type.LIST, "source": Type.TEXT, "at": Type.LIST},
        _relations,
    ),
    Table(
        "stances",
        _texts("debate", "node", "by", "stance", "step", "source")
        | {"at": Type.LIST, "hedged": Type.FLAG}
        | _texts("attributes_to", "note", "wording"),
        _stances,
    ),
    Table(
        "people",
        _texts("debate", "id", "name", "identified", "identified_note", "summary"),
        _people,
    ),
    Table(
        "sources",
        _texts("debate", "id", "kind", "title", "author", "author_established", "author_note")
        | _texts("replies_to", "date", "url", "document"),
        _sources,
    ),
    Table(
        "paragraphs",
        _texts("debate", "source", "id")
        | {"start": Type.INTEGER, "end": Type.INTEGER}
        | _texts("sha256", "quotes_person", "quotes_source")
        | {"quotes_at": Type.LIST, "no_claim": Type.TEXT},
        _paragraphs,
    ),
    Table("statuses", _texts("debate", "node", "status", "justification"), _statuses),
)
"""Every table, in the order in which they are written."""


def table_losses(debates: Iterable[Debate]) -> LossReport:
    """Report what the tables of debates do not hold."""
    losses = LossCounter()
    for debate in debates:
        for node in debate.nodes.values():
            losses.keep("node", node.id)
    return losses.report()
