"""``argmap merge``: make one node of two that say the same."""

from typing import Annotated

import typer

from argmap.commands.terminal.completion import node_ids
from argmap.commands.terminal.layout import wrapped
from argmap.commands.terminal.lookup import find_node
from argmap.commands.terminal.open_debate import open_loaded
from argmap.commands.terminal.options import HERE, Claims, DebateId
from argmap.commands.terminal.output import emit, emit_heading, say, say_next
from argmap.commands.terminal.preflight import claims_of, other_debates, refuse_unread, rehearse
from argmap.editing.atomic_write import carry_out
from argmap.editing.merging import merge_node
from argmap.graph.model.phrasing import counted

EXAMPLES = """\b
Examples:
  argmap merge tofu-again tofu-and-feta    the second one stays
"""

Gone = Annotated[
    str,
    typer.Argument(
        help="The node that goes.", metavar="ID", autocompletion=node_ids, show_default=False
    ),
]
Kept = Annotated[
    str,
    typer.Argument(
        help="The node that stays, with its text.",
        metavar="INTO",
        autocompletion=node_ids,
        show_default=False,
    ),
]


def merge(node: Gone, into: Kept, claims: Claims = HERE, debate: DebateId = None) -> None:
    """Put a node into another that says the same.

    Relations and stances move, references follow, and the old id stays as an alias. The stances
    that move were taken on other words, so they are marked until you confirm them. Where two nodes
    do not go together, nothing is written.
    """
    loaded = open_loaded(claims, debate)
    gone, kept = (find_node(loaded.debate, one) for one in (node, into))
    refuse_unread(loaded, gone.id)
    steps = merge_node(loaded, gone.id, kept.id, other_debates(loaded))
    rehearse(steps, loaded)
    carry_out(steps, claims_of(loaded))
    emit(f"'{gone.id}' went into '{kept.id}'; {counted(len(steps) - 2, 'other file')} changed")
    emit_heading("\nWhat it said, and is gone")
    for text in (gone.text, gone.record.limits, gone.record.note):
        if text:
            emit(wrapped(" ".join(text.split()), 2))
    if gone.stances:
        say(f"\n{_moved(len(gone.stances))} until 'argmap confirm' says otherwise")
    say_next(f"confirm {kept.id}", "check")


def _moved(stances: int) -> str:
    are = "is" if stances == 1 else "are"
    return f"{counted(stances, 'stance')} moved, and {are} marked as held of an earlier wording"
