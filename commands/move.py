"""``argmap move``: put a node into another section."""

from typing import Annotated

import typer

from argmap.commands.terminal.completion import node_ids
from argmap.commands.terminal.lookup import find_node
from argmap.commands.terminal.open_debate import open_loaded
from argmap.commands.terminal.options import HERE, Claims, DebateId
from argmap.commands.terminal.output import emit, say_next
from argmap.editing.preflight import claims_of
from argmap.editing.renaming import plan_move
from argmap.editing.steps import carry_out

EXAMPLES = """\b
Examples:
  argmap move cup-at-night examples
"""


def move(
    node: Annotated[
        str,
        typer.Argument(
            help="An id, or the whole title.",
            metavar="NODE",
            autocompletion=node_ids,
            show_default=False,
        ),
    ],
    section: Annotated[
        str,
        typer.Argument(help="The id of the section.", metavar="SECTION", show_default=False),
    ],
    claims: Claims = HERE,
    debate: DebateId = None,
) -> None:
    """Move a node's file into another section; its id stays, so no reference changes."""
    loaded = open_loaded(claims, debate, node)
    name = find_node(loaded.debate, node, exact=True).id
    (step,) = plan_move(loaded, name, section)
    carry_out([step], claims_of(loaded))
    emit(f"'{name}' is now in '{section}': {step.to}")
    say_next(f"tree {name}", "check")
