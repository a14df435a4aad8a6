"""CSV: a table of nodes and one of edges, or every table of a debate."""

import csv
import re
from collections.abc import Mapping, Sequence
from io import StringIO
from typing import Any, Final

from argmap.exchange.csv_own import citations_of, own_debate, paragraphs_of
from argmap.exchange.csv_write import write_csv
from argmap.exchange.foreign_map import ForeignMap
from argmap.exchange.input_text import decoded, refuse
from argmap.exchange.interface import (
    Format,
    Imported,
    InputFile,
    LossCounter,
    Options,
)
from argmap.exchange.own_fields import known_person_fields, known_source_fields
from argmap.exchange.texts import debate_name
from argmap.schema.vocabulary import RelationKind, StanceKind

KINDS: Final[Mapping[str, RelationKind]] = {
    **{kind.value: kind for kind in RelationKind},
    **dict.fromkeys(("support", "pro", "for", "+", "because", "ra"), RelationKind.SUPPORTS),
    **dict.fromkeys(("attack", "attacks", "con", "against", "-", "rebut", "but", "ca"),
                    RelationKind.REBUTS),
    "undercut": RelationKind.UNDERCUTS,
    "undermine": RelationKind.UNDERMINES,
}  # fmt: skip
"""What an edge can be called."""

_ALIASES: Final = {
    "source": "from",
    "src": "from",
    "target": "to",
    "trg": "to",
    "type": "kind",
    "relation": "kind",
    "label": "text",
    "claim": "text",
    "title": "short",
    "key": "id",
}
_TABLE_OF: Final = {
    "nodes": {"id", "text"},
    "relations": {"from", "to"},
    "stances": {"node", "by", "stance"},
    "people": {"id", "name"},
    "paragraphs": {"source", "id", "sha256"},
    "sources": {"id", "kind", "author"},
    "debates": {"debate", "title", "question"},
    "sections": {"debate", "id", "title", "root"},
    "documents": {"debate", "id", "title", "sha256"},
    "citations": {"node", "source", "at"},
    "statuses": {"node", "status"},
}
"""The columns by which a table is known; the first that fits counts."""

_ROW: Final = "row"
_SEPARATORS: Final = ",;\t"
_LINE_END: Final = re.compile("[\r\n]")


def recognise_csv(head: bytes) -> bool:
    """Tell a table of nodes or edges from its header."""
    first = _first_line(head.decode("utf-8", "replace").lstrip("\ufeff"))
    return bool(_table(_header(first, _separator(first))))


def _first_line(text: str) -> str:
    return _LINE_END.split(text, maxsplit=1)[0]


def _separator(line: str) -> str:
    return max(_SEPARATORS, key=line.count)


def _header(line: str, separator: str) -> list[str]:
    try:
        names = next(csv.reader([line], delimiter=separator), [])
    except csv.Error:  # a cell of more than 128 KiB
        return []
    return [name.strip().lower() for name in names]


def _table(header: Sequence[str]) -> str:
    for name, columns in _TABLE_OF.items():
        known = _aliased(header) if name in {"nodes", "relations"} else header
        if columns <= set(known):
            return name
    return ""


def _aliased(header: Sequence[str]) -> list[str]:
    """Read other names of a column, where the name itself does not stand there too."""
    meant = {column: _ALIASES.get(column, column) for column in header}
    return [column if meant[column] in header else meant[column] for column in header]


def read_csv(files: Sequence[InputFile], options: Options) -> Imported:
    """Read tables of nodes and edges, and the other tables that `write_csv` makes, as one debate.

    A node has an id and a text, an edge the ids at its ends and a kind; an edge can lead to the id
    of another edge.
    """
    losses = LossCounter()
    tables: dict[str, list[dict[str, str]]] = {name: [] for name in _TABLE_OF}
    for file in files:
        name, rows = _rows(file)
        tables[name] += rows
    own = next((row for row in tables["debates"]), {})
    name = options.debate or own.get("debate", "") or debate_name(files[0].name)
    foreign = ForeignMap(debate_name(name), losses, options.known.get(name))
    foreign.own_debate = own_debate(tables)
    for row in tables["people"]:
        foreign.add_person(row["id"], row["name"], row["id"], **known_person_fields(row))
    paragraphs = paragraphs_of(tables["paragraphs"])
    for row in tables["sources"]:
        fields = {**known_source_fields(row), "paragraphs": paragraphs.get(row["id"], [])}
        foreign.add_source(row["id"], row["id"], **fields)
    cited = citations_of(tables["citations"])
    for row in tables["nodes"]:
        _add_node(foreign, row, cited.get(row["id"].strip(), ()))
    for number, row in enumerate(tables["relations"]):
        _add_edge(foreign, row, number)
    for row in tables["stances"]:
        _add_stance(foreign, row)
    return Imported((foreign.records("csv"),), losses.report())


def _rows(file: InputFile) -> tuple[str, list[dict[str, str]]]:
    text = decoded(file)
    first = _first_line(text)
    separator = _separator(first)
    header = _header(first, separator)
    name = _table(header)
    if not name:
        refuse(file, "the first line has neither id and text nor from and to", 1)
    if name in {"nodes", "relations"}:
        header = _aliased(header)
    if repeated := [column for column in header if header.count(column) > 1]:
        refuse(file, f"two columns are called '{repeated[0]}'", 1)
    reader = csv.reader(StringIO(text, newline=""), delimiter=separator, strict=True)
    rows = []
    try:
        for cells in reader:
            line = reader.line_num
            if not any(cells):
                continue
            if len(cells) != len(header):
                refuse(file, f"{len(header)} columns, and this row has {len(cells)}", line)
            rows.append({**dict(zip(header, cells, strict=True)), _ROW: f"{file.name}:{line}"})
    except csv.Error as error:
        refuse(file, f"this is not CSV: {error}", reader.line_num)
    return name, rows[1:]  # the first is the header


_NODE_TEXTS: Final = ("kind", "note", "form", "term", "limits", "base", "priority", "under")
_NODE_COLUMNS: Final = {*_NODE_TEXTS, "id", "text", "short", "section", "topics", "needs_support",
                        "see", "aliases", "debate", _ROW}  # fmt: skip


def _add_node(
    foreign: ForeignMap, row: Mapping[str, str], cites: Sequence[Mapping[str, str]]
) -> None:
    key = row["id"].strip()
    if not key:
        foreign.losses.drop("node", row[_ROW], "it has no id")
        return
    section = row.get("section", "").strip()
    listed = {str(entry.get("id")) for entry in foreign.own_debate.get("sections", ())}
    if section and section not in listed:
        section = foreign.add_section(section)
    foreign.add_node(
        key,
        row["text"],
        thing="node",
        title=row.get("short", ""),
        section=section,
        own_id=key if any(c.isalpha() for c in key) else "",
        fields=_node_fields(row, cites),
    )
    for column in row:
        if column not in _NODE_COLUMNS and row[column]:
            foreign.losses.drop("column of nodes", column, "this column is not read")


def _node_fields(row: Mapping[str, str], cites: Sequence[Mapping[str, str]]) -> dict[str, Any]:
    fields: dict[str, Any] = {name: row[name] for name in _NODE_TEXTS if row.get(name)}
    # tables write the defaults, which files leave out
    if fields.get("base") == "0.5":
        del fields["base"]
    if fields.get("priority") == "0":
        del fields["priority"]
    if row.get("topics"):
        fields["topics"] = row["topics"].split("|")
    fields |= {name: row[name].split() for name in ("see", "aliases") if row.get(name)}
    if cites:
        fields["cites"] = cites
    if _is_true(row.get("needs_support", "")):
        fields["needs_support"] = True
    return fields


def _add_edge(foreign: ForeignMap, row: Mapping[str, str], number: int) -> None:
    key = row.get("id", "").strip() or f"edge {number + 1}"
    kind = KINDS.get(row.get("kind", "").strip().lower())
    if kind is None:
        reason = f"'{row.get('kind', '')}' is no kind of edge that is known here"
        foreign.losses.drop("edge", key, reason, row[_ROW])
        return
    fields: dict[str, Any] = {
        "scheme": row.get("scheme", ""),
        "partly": _is_true(row.get("partly", "")),
        "inferred": _is_true(row.get("inferred", "")),
        "by": row.get("by", "").split(),
        "source": row.get("source", ""),
        "at": row.get("at", "").split(),
    }
    sources = [row["from"].strip(), *row.get("with", "").split()]
    foreign.add_relation(
        f"{key}" if key not in foreign.nodes else f"edge {number + 1}",
        kind,
        sources,
        row["to"].strip(),
        thing="edge",
        fields={name: value for name, value in fields.items() if value},
    )


def _add_stance(foreign: ForeignMap, row: Mapping[str, str]) -> None:
    word = row["stance"].strip()
    key = f"{row['by']} {word} {row['node']} in {row.get('source', '')} ({row[_ROW]})"
    if word not in set(StanceKind):
        foreign.losses.drop("stance", key, f"'{word}' is no stance that is known here")
        return
    fields: dict[str, Any] = {
        "at": row.get("at", "").split(),
        "hedged": _is_true(row.get("hedged", "")),
        "attributes_to": row.get("attributes_to", ""),
        "note": row.get("note", ""),
        "wording": row.get("wording", ""),
    }
    foreign.add_stance(
        key,
        row["node"],
        row["by"],
        StanceKind(word),
        row.get("source", ""),
        step=row.get("step", ""),
        fields={name: value for name, value in fields.items() if value},
    )


def _is_true(text: str) -> bool:
    return text.strip().lower() in {"true", "1", "yes"}


FORMATS: Final = (
    Format(
        name="csv",
        title="CSV of nodes and edges",
        suffixes=(".csv", ".tsv"),
        holds="everything, in one table each for nodes, edges, people, sources and stances",
        loses="nothing",
        recognise=recognise_csv,
        read=read_csv,
        write=write_csv,
    ),
)
