"""``argmap confirm``: say that people's stances hold of a node's present words."""

from typing import Annotated

import typer

from argmap.commands.terminal.completion import node_ids
from argmap.commands.terminal.lookup import find_node
from argmap.commands.terminal.open_debate import open_loaded
from argmap.commands.terminal.options import HERE, Claims, DebateId
from argmap.commands.terminal.output import emit, say, say_next
from argmap.commands.terminal.preflight import claims_of
from argmap.editing.atomic_write import on_disk, replace_file
from argmap.editing.confirming import confirmed
from argmap.graph.model.debate import Node
from argmap.graph.model.phrasing import counted
from argmap.graph.model.text import pin

EXAMPLES = """\b
Examples:
  argmap confirm value-spills-over    after you reworded it, and it still is what they said
  argmap confirm --all                once the whole debate was read again
"""


def confirm(
    node: Annotated[
        list[str] | None,
        typer.Argument(
            help="An id, or a few words of the title or text.",
            metavar="NODE",
            autocompletion=node_ids,
            show_default=False,
        ),
    ] = None,
    claims: Claims = HERE,
    debate: DebateId = None,
    *,
    every: Annotated[bool, typer.Option("--all", help="All nodes of the debate.")] = False,
) -> None:
    """Pin the stances on a node to its present words.

    When the words change later, beyond punctuation, the stances are marked as held of an earlier
    wording, until somebody confirms that they hold of the new one too.
    """
    if bool(node) == every:
        raise typer.BadParameter("name one node, or write --all", param_hint="NODE")
    loaded = open_loaded(claims, debate)
    nodes = [*loaded.debate.nodes.values()] if every else [find_node(loaded.debate, node or [])]
    stances, files = 0, 0
    for one in nodes:
        text, document = confirmed(loaded, one.id), loaded.files.nodes[one.id].document
        if text != document.text:
            replace_file(on_disk(claims_of(loaded), document.file), text)
            stances, files = stances + _unpinned(one), files + 1
    if files:
        emit(f"{counted(stances, 'stance')} confirmed in {counted(files, 'file')}")
    else:
        say("nothing to confirm: every stance holds of the present words already")
    say_next("check", *(f"who {one.id}" for one in nodes[:1]))


def _unpinned(node: Node) -> int:

    return sum(stance.wording != pin(node.text) for stance in node.stances)
