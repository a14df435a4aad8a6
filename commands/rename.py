"""``argmap rename``: give a node another id, everywhere."""

from typing import Annotated

import typer

from argmap.commands.terminal.completion import node_ids
from argmap.commands.terminal.lookup import find_node
from argmap.commands.terminal.open_debate import open_loaded
from argmap.commands.terminal.options import HERE, Claims, DebateId
from argmap.commands.terminal.output import emit, say_next
from argmap.commands.terminal.preflight import claims_of, other_debates, refuse_unread
from argmap.editing.atomic_write import carry_out
from argmap.editing.renaming import rename_node
from argmap.editing.steps import Move, Write
from argmap.graph.model.phrasing import counted

EXAMPLES = """\b
Examples:
  argmap rename tofu tofu-and-feta
"""

Node = Annotated[
    str,
    typer.Argument(
        help="The node's id.", metavar="ID", autocompletion=node_ids, show_default=False
    ),
]
New = Annotated[
    str,
    typer.Argument(
        help="Its new id: lower-case letters, digits and hyphens.",
        metavar="NEW",
        show_default=False,
    ),
]


def rename(node: Node, new: New, claims: Claims = HERE, debate: DebateId = None) -> None:
    """Give a node another id: its file's name, and every reference to it, within steps too.

    The old id stays as an alias, so that links from elsewhere still lead to the node.
    """
    loaded = open_loaded(claims, debate)
    found = find_node(loaded.debate, node).id
    refuse_unread(loaded, found)
    steps = rename_node(loaded, found, new, other_debates(loaded))
    carry_out(steps, claims_of(loaded))
    moved = next(step for step in steps if isinstance(step, Move))
    others = {step.file for step in steps if isinstance(step, Write)} - {moved.file, moved.to}
    emit(f"'{found}' is now '{new}': {moved.to}")
    emit(f"{counted(len(others), 'other file')} changed; '{found}' stays as an alias")
    say_next("check", f"show {new}")
