"""Rebuild a debate from its rows."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any, Final

from pydantic import ValidationError

from argmap.exchange.corpus.tables import Rows
from argmap.graph.model.debate import Debate
from argmap.graph.model.elements import (
    DebateDocument,
    Node,
    Person,
    Relation,
    Section,
    Source,
    Stance,
)
from argmap.schema.debate import ExpectRecord
from argmap.schema.errors import UnreadableFileError
from argmap.schema.node import NodeRecord
from argmap.schema.person import PersonRecord
from argmap.schema.source import SourceRecord
from argmap.schema.vocabulary import RelationKind, StanceKind

_NODE_KEYS: Final = ("kind", "text", "short", "note", "form", "term", "limits", "topics",
                     "needs_support", "base", "priority", "under", "see", "aliases")  # fmt: skip
_PERSON_KEYS: Final = ("name", "identified", "identified_note", "summary")
_SOURCE_KEYS: Final = ("kind", "title", "author", "author_established", "author_note",
                       "replies_to", "date", "url", "document")  # fmt: skip


def debate_of_rows(debate: str, rows: Rows) -> Debate:
    """Rebuild a debate from what `argmap.exchange.corpus.tables.recorded_rows` lists of it.

    A place by hand stays in the record of its node; no analysis asks for it.

    Raises
    ------
    UnreadableFileError
        Where the rows do not fit together.
    """
    try:
        return _debate(debate, rows)
    except ValidationError as error:
        first = error.errors(include_url=False)[0]
        place = ".".join(map(str, first["loc"]))
        raise _unfit(debate, f"{place}: {first['msg']}") from error
    except (LookupError, ValueError, TypeError, AttributeError) as error:
        raise _unfit(debate, str(error).partition("\n")[0]) from error


def _unfit(debate: str, reason: str) -> UnreadableFileError:
    return UnreadableFileError(f"the tables of '{debate}' do not fit together: {reason}")


def _debate(debate: str, rows: Rows) -> Debate:
    if not rows["debates"]:
        raise ValueError("the debate itself has no row")
    about = rows["debates"][0]
    relations = _relations(rows["relations"])
    stances = _stances(rows["stances"], relations)
    nodes = {node.id: node for node in _nodes(rows, stances)}
    _refuse_loose_ends(nodes, relations.values(), stances)
    return Debate(
        id=debate,
        title=about["title"],
        question=about["question"],
        theses=tuple(about["theses"] or ()),
        sections=tuple(
            Section(row["id"], row["title"], row["root"], row["summary"] or "")
            for row in rows["sections"]
        ),
        nodes=nodes,
        relations=tuple(relations.values()),
        people={
            row["id"]: Person(row["id"], PersonRecord.model_validate(_given(row, _PERSON_KEYS)))
            for row in rows["people"]
        },
        sources=_sources(rows["sources"], rows["paragraphs"]),
        documents={
            row["id"]: DebateDocument(row["id"], row["title"] or "", row["url"], row["sha256"])
            for row in rows["documents"]
        },
        licence=about["licence"],
        imported=about["imported"],
        in_short=about["in_short"] or "",
        expect=ExpectRecord.model_validate_json(about["expect"] or "{}"),
    )


def _nodes(rows: Rows, stances: Mapping[str, Sequence[Stance]]) -> Iterator[Node]:
    cited: defaultdict[str, list[Mapping[str, Any]]] = defaultdict(list)
    for row in rows["citations"]:
        cited[row["node"]].append(_given(row, ("source", "at")))
    for row in rows["nodes"]:
        said = {**_given(row, _NODE_KEYS), "cites": tuple(cited[row["id"]])}
        record = NodeRecord.model_validate(said)
        yield Node(row["id"], row["section"], record, tuple(stances[row["id"]]))


def _given(row: Mapping[str, Any], keys: Sequence[str]) -> dict[str, Any]:
    return {key: row[key] for key in keys if row[key] is not None}


def _relations(rows: Sequence[Mapping[str, Any]]) -> dict[str, Relation]:
    """Make the relations, each after the step it leads to."""
    made: dict[str, Relation] = {}
    waiting = list(rows)
    while waiting:  # one pass for each level of steps on steps, of which there are few
        ready = [row for row in waiting if not row["to_step"] or row["to"] in made]
        if not ready:
            raise ValueError(f"there is no step '{waiting[0]['to']}'")
        for row in ready:
            made[row["id"]] = Relation(
                kind=RelationKind(row["kind"]),
                sources=(row["from"], *(row["with"] or ())),
                target=made[row["to"]] if row["to_step"] else row["to"],
                name=row["id"],
                scheme=row["scheme"],
                partly=bool(row["partly"]),
                inferred=bool(row["inferred"]),
                drawn_by=tuple(row["by"] or ()),
                source=row["source"],
                at=tuple(row["at"] or ()),
            )
        waiting = [row for row in waiting if row["id"] not in made]
    return dict(sorted(made.items()))


def _stances(
    rows: Sequence[Mapping[str, Any]], relations: Mapping[str, Relation]
) -> defaultdict[str, list[Stance]]:
    by_node: defaultdict[str, list[Stance]] = defaultdict(list)
    for row in rows:
        by_node[row["node"]].append(
            Stance(
                person=row["by"],
                kind=StanceKind(row["stance"]),
                node=row["node"],
                step=relations[row["step"]] if row["step"] else None,
                source=row["source"],
                at=tuple(row["at"] or ()),
                hedged=bool(row["hedged"]),
                attributes_to=row["attributes_to"],
                note=row["note"],
                wording=row["wording"],
                index=len(by_node[row["node"]]),
            )
        )
    return by_node


def _refuse_loose_ends(
    nodes: Mapping[str, Node],
    relations: Iterable[Relation],
    stances: Mapping[str, Sequence[Stance]],
) -> None:
    named = {end for r in relations for end in (*r.sources, r.end)} | {*stances}
    if missing := sorted(named - nodes.keys()):
        raise ValueError(f"there is no node '{missing[0]}'")


def _sources(
    rows: Sequence[Mapping[str, Any]], paragraphs: Sequence[Mapping[str, Any]]
) -> dict[str, Source]:
    listed: defaultdict[str, list[dict[str, Any]]] = defaultdict(list)
    for row in paragraphs:
        entry = {
            "id": row["id"],
            "chars": (row["start"], row["end"]),
            "sha256": row["sha256"],
            "no_claim": row["no_claim"],
        }
        if row["quotes_person"]:
            entry["quotes"] = {
                "person": row["quotes_person"],
                "source": row["quotes_source"],
                "at": tuple(row["quotes_at"] or ()),
            }
        listed[row["source"]].append(entry)
    return {
        row["id"]: Source(
            row["id"],
            SourceRecord.model_validate(
                {**_given(row, _SOURCE_KEYS), "paragraphs": listed[row["id"]]}
            ),
        )
        for row in rows
    }
