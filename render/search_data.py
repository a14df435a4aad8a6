"""The data that the search page scans: a classic script, so that it loads from a disk as well."""

import json
from typing import Final

from argmap.render.views.atlas import Atlas

FULL_TEXT: Final = 2_000
"""Up to how many nodes the texts are searched as well as titles, topics and terms."""


def search_data(atlas: Atlas) -> str:
    """Write the search page's data.

    Returns
    -------
    str
        A script that sets ``ARGMAP_SEARCH`` to rows of address, kind, title, text, more words, and
        names of holders. Its strings hold no ``<`` and nothing but ASCII.
    """
    full = len(atlas.nodes) <= FULL_TEXT
    rows = [_node_row(atlas, node, full=full) for node in atlas.order]
    rows += [
        [head.path, "person", head.name, " ".join((person.record.summary or "").split()), "", ""]
        for person, head in zip(atlas.debate.people.values(), atlas.people.values(), strict=True)
    ]
    rows += [
        [head.path, "source", head.title, "", head.id, head.author.name if head.author else ""]
        for head in atlas.sources.values()
    ]
    lines = ",\n".join(_json(row) for row in rows)
    return f"window.ARGMAP_SEARCH = [\n{lines}\n];\n"


def _node_row(atlas: Atlas, node: str, *, full: bool) -> list[str]:
    head, record = atlas.nodes[node], atlas.debate.nodes[node].record
    more = " ".join([record.term or "", *record.topics]).strip()
    return [head.path, head.kind, head.title, head.text if full else "", more, head.holders]


def _json(row: list[str]) -> str:
    text = json.dumps(row, ensure_ascii=True, separators=(",", ":"))
    return text.replace("<", "\\u003c").replace(">", "\\u003e").replace("&", "\\u0026")
