"""The data that the search page scans: classic scripts, so that they load from a disk as well."""

import json
from collections.abc import Callable, Iterator
from functools import partial
from typing import Any, Final

from argmap.graph.model.wording import message
from argmap.render.script_texts import as_script
from argmap.render.views.facets import facets, keys
from argmap.render.views.page_index import PageIndex

FULL_TEXT: Final = 2_000
"""Up to how many nodes the texts lie beside the titles; of more, in shards of as many."""


def search_files(index: PageIndex) -> Iterator[tuple[str, Callable[[], Any]]]:
    """Plan the data of the search page, by path of script.

    Yields
    ------
    tuple of str and callable
        First ``search-data.js``, which gathers the facets; rows of address, kind, title, text, more
        words and the places of its facets; and the number of shards. Then the shards: the texts of
        so many rows each.
    """
    size = len(index.order)
    starts = range(0, size, FULL_TEXT) if size > FULL_TEXT else ()
    yield "search-data.js", partial(_search_data, index, len(starts))
    for number, start in enumerate(starts):
        yield f"search-text-{number}.js", partial(_shard, index, start)


def _search_data(index: PageIndex, shards: int) -> dict[str, Any]:
    nodes = index.order
    found = {node: keys(index, node) for node in nodes}
    offered = facets(index, found)
    place = {v.key: n for n, v in enumerate(v for facet in offered for v in facet.values)}
    rows = [
        _node_row(index, node, [place[k] for k in found[node] if k in place], full=not shards)
        for node in nodes
    ]
    groups = [[f.name, *([v.name, v.count] for v in f.values)] for f in offered]
    return {"facets": groups, "rows": rows + list(_other_rows(index)), "shards": shards}


def _shard(index: PageIndex, start: int) -> list[str]:
    return [index.debate.nodes[node].text for node in index.order[start : start + FULL_TEXT]]


def search_script(data: Any) -> bytes:
    """Write a script of the search page; its strings hold nothing but ASCII."""
    text = as_script(json.dumps(data, ensure_ascii=True, separators=(",", ":")))
    if isinstance(data, list):
        return f"window.ARGMAP_TEXTS=(window.ARGMAP_TEXTS||[]).concat([{text}]);\n".encode()
    return f"window.ARGMAP_SEARCH={text};\n".encode()


def _node_row(index: PageIndex, node: str, found: list[int], *, full: bool) -> list[Any]:
    head, here = index.nodes[node], index.debate.nodes[node]
    record = here.record
    more = (record.term, *record.topics, record.limits, record.note)
    words = " ".join(part for part in more if part)
    kind = index.words.gettext(head.kind)
    return [head.path, kind, here.short, here.text if full else "", words, head.holders, found]


def _other_rows(index: PageIndex) -> Iterator[list[Any]]:
    say = index.words.gettext
    for person in index.debate.people.values():
        head, summary = index.people[person.id], " ".join((person.record.summary or "").split())
        yield [head.path, say(message("person")), head.name, summary, "", "", []]
    for source in index.sources.values():
        author = source.author.name if source.author else ""
        yield [source.path, say(message("source")), source.title, "", source.id, author, []]
