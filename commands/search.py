"""``argmap search``: nodes by words."""

from typing import Annotated

import typer

from argmap.commands.terminal import json_shapes as shapes
from argmap.commands.terminal.layout import columns, wrapped
from argmap.commands.terminal.open_debate import open_debate
from argmap.commands.terminal.options import HERE, Claims, DebateId, Json
from argmap.commands.terminal.output import emit, emit_heading, emit_json, say, say_next
from argmap.graph.model.phrasing import counted
from argmap.graph.queries import search as query

SHOWN = 20
"""How many nodes a person is shown."""

EXAMPLES = """\b
Examples:
  argmap search tofu feta
  argmap search spillover --json
"""


def search(
    words: Annotated[
        list[str],
        typer.Argument(help="Words that all must occur, or their beginnings.", metavar="WORDS"),
    ],
    claims: Claims = HERE,
    debate: DebateId = None,
    *,
    json: Json = False,
) -> None:
    """Find nodes by words.

    The best come first: words of the title before words of the text, before topics and notes.
    Case and accents make no difference. A word that occurs nowhere is read as the nearest one.
    """
    opened = open_debate(claims, debate)
    found = query.search(opened, " ".join(words))
    hits = [opened.nodes[hit.node] for hit in found.hits]
    near = [opened.nodes[node] for node in found.near]
    for word, instead in found.read_as:
        say(f"'{word}' occurs nowhere; searched for '{instead}' instead")
    if json:
        read_as = [{"word": word, "read_as": instead} for word, instead in found.read_as]
        nodes, others = ([shapes.brief(node) for node in some] for some in (hits, near))
        emit_json({"nodes": nodes, "read_as": read_as, "near": others})
        return
    if not hits:
        offer = "; these have most of them" if near else ""
        say(f"no node has all of the words '{' '.join(words)}'{offer}")
    for node in (hits or near)[:SHOWN]:
        emit_heading(node.short)
        emit(columns([(f"{node.kind} · {node.id}",)]))
        emit(wrapped(node.text, 2) + "\n")
    if hits:
        say(_summary(len(hits)))
    say_next(f"show {(hits or near)[0].id}" if hits or near else "tree")


def _summary(found: int) -> str:
    more = f"; the best {SHOWN} are shown, --json has them all" if found > SHOWN else ""
    return f"{counted(found, 'node')} found{more}"
