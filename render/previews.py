"""The data of previews: what a reader sees of a claim, or of a word, before following a link to it.

It lies in classic scripts, so that it loads from a disk as well. The id of a node says in which, so
that any page finds the preview of any node and loads little for it.
"""

import json
from collections.abc import Callable, Iterator
from functools import partial
from typing import Final

from argmap.graph.analysis.explain.sentence import written
from argmap.graph.model.wording import Wording
from argmap.render.script_texts import as_script
from argmap.render.views.legend import explained
from argmap.render.views.page_index import Head, PageIndex

IN_A_PART: Final = 60
"""How many nodes a script holds, about."""
PREVIEW_CHARACTERS: Final = 300
"""How many characters of a text a preview shows."""
MEANINGS: Final = {f"#{entry.anchor}": entry[:2] for entry in explained()}
"""What the words mean that pages link to the legend, by their anchors there; no id begins so."""


def parts(index: PageIndex) -> int:
    """Count the scripts that the previews of a debate lie in."""
    return -(-len(index.nodes) // IN_A_PART) or 1


def part_of(node: str, parts: int) -> int:
    """Choose the part in which a node's preview lies; the script on the pages does the same.

    Examples
    --------
    >>> part_of("ab", 1), part_of("ab", 2)
    (0, 1)
    """
    return sum(map(ord, node)) % parts


def previews(index: PageIndex) -> Iterator[tuple[str, Callable[[], dict[str, list[str]]]]]:
    """Plan the previews of all nodes.

    Yields
    ------
    tuple of str and callable
        The path of a script, and what gathers by id the kind, the title, the text and who holds it;
        by the anchor of a word in the legend, what it means.
    """
    chosen: list[list[str]] = [[] for _ in range(parts(index))]
    for name in (*sorted(index.nodes), *MEANINGS):
        chosen[part_of(name, len(chosen))].append(name)
    for part, names in enumerate(chosen):
        yield f"previews/{part}.js", partial(_previews, index, names)


def _previews(index: PageIndex, names: list[str]) -> dict[str, list[str]]:
    return {
        name: _meaning(*MEANINGS[name], index.words)
        if name in MEANINGS
        else _preview(index.nodes[name], index.words)
        for name in names
    }


def _meaning(label: str, description: str, words: Wording) -> list[str]:
    return ["", words.gettext(label), words.gettext(description), ""]


def preview_script(data: dict[str, list[str]]) -> bytes:
    """Write a script of previews."""
    inner = as_script(json.dumps(data, ensure_ascii=True, separators=(",", ":")))
    return f"window.ARGMAP_PREVIEWS=Object.assign(window.ARGMAP_PREVIEWS||{{}},{inner});\n".encode()


def _preview(head: Head, words: Wording) -> list[str]:
    text = (
        head.text
        if len(head.text) <= PREVIEW_CHARACTERS
        else head.text[: PREVIEW_CHARACTERS - 1].rstrip() + "…"
    )
    facts = (
        head.holders,
        " · ".join((written(head.status.phrase, words), words.gettext(head.status.label)))
        if head.status.label
        else "",
    )
    return [words.gettext(head.kind), head.title, text, " · ".join(filter(None, facts))]
