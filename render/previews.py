"""The data of previews: what a reader sees of a claim before following a link to it.

It lies in classic scripts, one or a few for each section, so that it loads from a disk as well and
no page loads more than its own neighbourhood.
"""

import json
from collections.abc import Iterator, Mapping
from typing import Final

from argmap.graph.model.debate import Debate
from argmap.graph.model.memo import memoized
from argmap.render.scripts import as_script
from argmap.render.views.page_index import Head, PageIndex

LONGEST: Final = 300
"""How many characters of a text a preview shows."""


def preview_path(section: str, part: int) -> str:
    """Find the script of a part of a section's previews."""
    return f"previews/{section}.{part}.js"


def part_of(node: str, parts: int) -> int:
    """Choose the part in which a node's preview lies; the script on the pages does the same.

    Examples
    --------
    >>> part_of("ab", 1), part_of("ab", 2)
    (0, 1)
    """
    return sum(map(ord, node)) % parts


def previews(index: PageIndex, section: str) -> Iterator[tuple[str, dict[str, list[str]]]]:
    """Gather the previews that the pages of a section need: of its nodes, and of their neighbours.

    Yields
    ------
    tuple of str and dict
        The path of a script, and by id the kind, the title, the text and who holds it.
    """
    parts = index.sections[section].parts
    chosen: list[dict[str, list[str]]] = [{} for _ in range(parts)]
    for node in sorted(_near(index.debate)[section]):
        chosen[part_of(node, parts)][node] = _preview(index.nodes[node])
    for part, data in enumerate(chosen):
        yield preview_path(section, part), data


def preview_script(data: dict[str, list[str]]) -> bytes:
    """Write a script of previews."""
    inner = as_script(json.dumps(data, ensure_ascii=True, separators=(",", ":")))
    return f"window.ARGMAP_PREVIEWS=Object.assign(window.ARGMAP_PREVIEWS||{{}},{inner});\n".encode()


@memoized
def _near(debate: Debate) -> Mapping[str, set[str]]:
    """Gather the nodes of each section, and all that relations join to them, in one pass."""
    near: dict[str, set[str]] = {section.id: set() for section in debate.sections}
    for node in debate.nodes.values():
        near[node.section].add(node.id)
    for relation in debate.relations:
        ends = {*relation.sources, relation.end}
        near[debate.nodes[relation.speaker].section] |= ends
        if isinstance(relation.target, str):
            near[debate.nodes[relation.target].section] |= ends
    return near


def _preview(head: Head) -> list[str]:
    text = head.text if len(head.text) <= LONGEST else head.text[: LONGEST - 1].rstrip() + "…"
    facts = (
        head.holders,
        f"{head.status.phrase} · {head.status.label}" if head.status.label else "",
    )
    return [head.kind, head.title, text, " · ".join(filter(None, facts))]
