"""``argmap search``: nodes by words."""

from typing import Annotated

import typer

from argmap.commands import shapes
from argmap.commands.layout import columns, counted, wrapped
from argmap.commands.opening import open_debate
from argmap.commands.options import HERE, Claims, DebateId, Json
from argmap.commands.output import emit, emit_heading, emit_json, say, say_next

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
        typer.Argument(help="Words that all have to occur, or the start of them.", metavar="WORDS"),
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
    from argmap.graph.queries import search as query

    opened = open_debate(claims, debate)
    found = query.search(opened, " ".join(words))
    hits = [opened.nodes[hit.node] for hit in found.hits]
    for word, instead in found.read_as:
        say(f"'{word}' occurs nowhere; searched for '{instead}' instead")
    if json:
        read_as = [{"word": word, "read_as": instead} for word, instead in found.read_as]
        emit_json({"nodes": [shapes.brief(node) for node in hits], "read_as": read_as})
        return
    for node in hits[:SHOWN]:
        emit_heading(node.short)
        emit(columns([(f"{node.kind} · {node.id}",)]))
        emit(wrapped(node.text, 2) + "\n")
    say(_summary(len(hits), " ".join(words)))
    say_next(f"show {hits[0].id}" if hits else "tree")


def _summary(found: int, words: str) -> str:
    if not found:
        return f"no node has all of the words '{words}'"
    more = f"; the best {SHOWN} are shown, --json has them all" if found > SHOWN else ""
    return f"{counted(found, 'node')} found{more}"
