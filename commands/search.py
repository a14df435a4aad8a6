"""``argmap search``: nodes by words, in one debate or in all."""

from collections.abc import Sequence
from pathlib import Path
from typing import Annotated, Any, NamedTuple

import typer

from argmap.commands.terminal import json_shapes as shapes
from argmap.commands.terminal.layout import aligned, columns, wrapped
from argmap.commands.terminal.open_debate import open_debate
from argmap.commands.terminal.options import HERE, Claims, DebateId, Json
from argmap.commands.terminal.output import (
    command,
    emit_items,
    emit_json,
    say,
    say_next,
)
from argmap.graph.model.debate import Debate, Node
from argmap.graph.model.wording import counted
from argmap.graph.queries import search as query
from argmap.loading.discovery import find_claims, list_debates

EXAMPLES = """\b
Examples:
  argmap search tea calm
  argmap search calm --json
"""


class _Found(NamedTuple):
    """What a search found in one debate."""

    debate: Debate
    search: query.Search

    @property
    def nodes(self) -> list[Node]:
        return [self.debate.nodes[hit.node] for hit in self.search.hits]

    @property
    def near(self) -> list[Node]:
        return [self.debate.nodes[node] for node in self.search.near]


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
    Where there are several debates and none is named, all are searched.
    """
    text = " ".join(words)
    opened = [open_debate(claims, name) for name in _names(claims, debate)]
    searched = [_Found(one, query.search(one, text)) for one in opened]
    hit = [one for one in searched if one.nodes]
    exact = [one for one in hit if not one.search.read_as]
    shown = exact or hit or searched
    for word, instead in dict.fromkeys(pair for one in shown for pair in one.search.read_as):
        say(f"'{word}' occurs nowhere; searched for '{instead}' instead")
    if json:
        emit_json(_shape(shown))
        return
    _emit(shown, text, several=len(opened) > 1)


def _names(claims: Path, debate: str | None) -> list[str | None]:
    """List the debates to search: the one that is named, or all."""
    return [debate] if debate is not None else [*list_debates(find_claims(claims))] or [None]


def _shape(found: Sequence[_Found]) -> dict[str, Any]:
    def briefs(one: _Found, nodes: Sequence[Node]) -> list[dict[str, Any]]:
        return [shapes.brief(node) | {"debate": one.debate.id} for node in nodes]

    read_as = dict.fromkeys(pair for one in found for pair in one.search.read_as)
    return {
        "nodes": [node for one in found for node in briefs(one, one.nodes)],
        "read_as": [{"word": word, "read_as": instead} for word, instead in read_as],
        "near": [node for one in found for node in briefs(one, one.near)],
    }


def _emit(found: Sequence[_Found], text: str, *, several: bool) -> None:
    total = sum(len(one.nodes) for one in found)
    listed = [(one, one.nodes if total else one.near) for one in found]
    if not total:
        offer = "; these have most of them" if any(nodes for _, nodes in listed) else ""
        say(f"no node has all of the words '{text}'{offer}")
    _emit_nodes(listed, several=several)
    if total:
        say(f"{counted(total, 'node')} found")
    first = next(((one.debate.id, node.id) for one, nodes in listed for node in nodes), None)
    if first is None:
        say_next("tree")
    else:
        say_next(command("show", first[1], *(("--debate", first[0]) if several else ())))


def _emit_nodes(listed: Sequence[tuple[_Found, list[Node]]], *, several: bool) -> None:
    """Print nodes with their texts, as far as there is room, then titles."""
    texts, titles = [], []
    for one, nodes in listed:
        for node in nodes:
            names = _names_of(one, node, several=several)
            head = columns([(" · ".join([node.kind.label, *names]),)])
            texts.append(f"{node.short}\n{head}\n{wrapped(node.text, 2)}\n")
            titles.append((node.short, " · ".join(names)))
    emit_items(texts, 0, brief=aligned(titles, 0), headed=True)


def _names_of(one: _Found, node: Node, *, several: bool) -> list[str]:
    """Give the id of a node, and of its debate where there are several."""
    return [node.id, one.debate.id] if several else [node.id]
