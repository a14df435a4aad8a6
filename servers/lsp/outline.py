"""What an editor lists: the symbols of a file and of the debates, lenses and folds."""

from collections.abc import Iterator
from dataclasses import dataclass

from argmap.editing.marks import value_at
from argmap.graph.analysis.explain.dialectical_status import dialectical_status
from argmap.graph.model.phrasing import counted
from argmap.graph.queries.search import search
from argmap.loading.loaded import Loaded
from argmap.loading.reader import Document
from argmap.schema.finding import Location
from argmap.servers.lsp.hover import status_line
from argmap.servers.lsp.knowledge import OpenFile


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
    for node in dict.fromkeys([*named, *hits]):
        document = loaded.files.nodes[node].document
        yield Symbol(node, debate.nodes[node].short, Location(document.file))


def lenses(file: OpenFile) -> list[str]:
    """Say above a node's file how it fares, and how many objections there are."""
    debate = file.loaded.debate
    if file.thing != "node" or file.id not in debate.nodes:
        return []
    phrase = dialectical_status(debate, file.id)
    objections = counted(phrase.objections, "objection")
    return [status_line(debate, file.id) or objections, objections]


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
