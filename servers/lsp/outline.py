"""What an editor lists: the symbols of a file and of the debates, lenses and folds."""

from collections import defaultdict
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from itertools import islice
from typing import Any, Final

from argmap.graph.analysis.explain.dialectical_status import dialectical_status
from argmap.graph.analysis.status import statuses
from argmap.graph.model.wording import counted
from argmap.graph.queries.search import search
from argmap.loading.loaded import Loaded, relation_path
from argmap.loading.reader import Document
from argmap.loading.reader.document import value_at
from argmap.schema.finding import Location
from argmap.servers.lsp.hover import PENDING, status_line
from argmap.servers.lsp.knowledge import OpenFile

SYMBOLS: Final = 200
"""How many nodes are listed for one query."""


@dataclass(frozen=True, slots=True)
class Symbol:
    """Something that can be gone to: its name, what it is, and where it stands."""

    name: str
    detail: str
    location: Location


def file_symbols(document: Document) -> list[Symbol]:
    """List the keys of a file, and who takes each stance."""
    found = []
    for path in document.key_paths():
        location = document.locate(document.key_span(path))
        if len(path) == 1:
            found.append(Symbol(str(path[0]), "", location))
        elif path[0] == "stances" and path[-1] == "by":
            taken = value_at(document.data, path[:-1])
            found.append(Symbol(f"{taken['by']} {taken.get('stance', '')}", "", location))
    return found


def debate_symbols(loaded: Loaded, words: str) -> Iterator[Symbol]:
    """Find nodes by words of their id, title or text; all of them where no word is given."""
    debate = loaded.debate
    hits = [hit.node for hit in search(debate, words).hits] if words.strip() else debate.nodes
    named = [node for node in debate.nodes if words and words.lower() in node]
    for node in islice(dict.fromkeys([*named, *hits]), SYMBOLS):
        document = loaded.files.nodes[node].document
        yield Symbol(node, debate.nodes[node].short, Location(document.file))


def lenses(file: OpenFile) -> tuple[str, str] | None:
    """Give the status of a file's node, and how many objections there are; None elsewhere."""
    debate = file.loaded.debate
    if not file.is_node:
        return None
    if not file.analysed:
        return PENDING, ""
    phrase = dialectical_status(debate, file.id)
    return status_line(debate, file.id), counted(phrase.objections, "objection")


def objection_places(file: OpenFile) -> list[Location]:
    """Find where the objections to a node, and to the steps to it, are written."""
    debate, files = file.loaded.debate, file.loaded.files.nodes
    on_node = debate.bearing_on(file.id)
    on_steps = [against for relation in on_node for against in debate.bearing_on(relation)]
    attacks = [relation for relation in (*on_node, *on_steps) if relation.is_attack]
    return [
        file.loaded.place(relation.speaker, (*relation_path(relation), "to"))
        for relation in attacks
        if relation.speaker in files
    ]


def outlined(loaded: Loaded, uri: Callable[[str], str], *, analysed: bool) -> dict[str, Any]:
    """List the sections of a debate and their nodes, as values that can be sent.

    Parameters
    ----------
    loaded : Loaded
        The debate.
    uri : callable
        Gives the address of a file.
    analysed : bool
        Whether statuses can be had without waiting; else they are left out.
    """
    debate = loaded.debate
    by_node = statuses(debate).nodes if analysed else {}
    by_section: defaultdict[str, list[dict[str, str]]] = defaultdict(list)
    for node in debate.nodes.values():
        status = by_node.get(node.id)
        by_section[node.section].append(
            {
                "id": node.id,
                "title": node.short,
                "text": node.text,
                "kind": node.kind.label,
                "status": status.label if status is not None else "",
                "glyph": status.traits.glyph if status is not None else "",
                "uri": uri(loaded.files.nodes[node.id].document.file),
            }
        )
    sections = [{"title": s.title, "nodes": by_section[s.id]} for s in debate.sections]
    return {"id": debate.id, "title": debate.title, "sections": sections}


def folds(text: str) -> list[tuple[int, int]]:
    """List the stretches of lines, from 0, that stand below a key, a block or a list item."""
    lines = text.split("\n")
    depths = [len(line) - len(line.lstrip(" ")) if line.strip() else -1 for line in lines]
    found, opened = [], list[tuple[int, int]]()
    for number, depth in enumerate([*depths, 0]):
        if depth < 0:
            continue
        while opened and opened[-1][0] >= depth:
            _, start = opened.pop()
            end = number - 1
            while end > start and depths[end] < 0:
                end -= 1
            if end > start:
                found.append((start, end))
        opened.append((depth, number))
    return sorted(found)
