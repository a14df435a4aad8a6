"""What only an exported debate of ours has tables for."""

from collections.abc import Mapping, Sequence
from typing import Any, Final

from argmap.exchange.input_text import json_mapping

_COLUMNS: Final = frozenset({"id", "title", "root", "summary", "url", "sha256"})
"""The columns of sections and documents that are keys of ``debate.yaml``."""


def own_debate(tables: Mapping[str, Sequence[Mapping[str, str]]]) -> dict[str, Any]:
    """Read what the tables say of the debate as a whole."""
    own = next(iter(tables["debates"]), {})
    plain = ("title", "question", "licence", "in_short")
    fields: dict[str, Any] = {key: own[key] for key in plain if own.get(key)}
    if own.get("expect"):
        fields["expect"] = json_mapping(own["expect"])
    if own.get("theses"):
        fields["theses"] = own["theses"].split()
    for name in ("sections", "documents"):
        rows = [{k: v for k, v in row.items() if v and k in _COLUMNS} for row in tables[name]]
        if rows:
            fields[name] = rows
    return fields


def paragraphs_of(rows: Sequence[Mapping[str, str]]) -> dict[str, list[dict[str, Any]]]:
    """Read the paragraphs of each source."""
    found: dict[str, list[dict[str, Any]]] = {}
    for row in rows:
        entry: dict[str, Any] = {
            "id": row["id"],
            "chars": [row.get("start", ""), row.get("end", "")],
            "sha256": row["sha256"],
        }
        if row.get("quotes_person"):
            quotes: dict[str, Any] = {"person": row["quotes_person"]}
            if row.get("quotes_source"):
                quotes["source"] = row["quotes_source"]
            if row.get("quotes_at"):
                quotes["at"] = row["quotes_at"].split()
            entry["quotes"] = quotes
        if row.get("no_claim"):
            entry["no_claim"] = row["no_claim"]
        found.setdefault(row["source"], []).append(entry)
    return found


def citations_of(rows: Sequence[Mapping[str, str]]) -> dict[str, list[dict[str, str]]]:
    """Read what each node cites."""
    found: dict[str, list[dict[str, str]]] = {}
    for row in rows:
        entry = {name: row[name] for name in ("source", "at") if row[name]}
        found.setdefault(row["node"], []).append(entry)
    return found
