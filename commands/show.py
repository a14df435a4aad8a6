"""``argmap show``: one node with everything around it."""

from typing import Annotated

import typer

from argmap.commands.opening import open_debate
from argmap.commands.options import HERE, Claims, DebateId
from argmap.commands.output import emit


def show(
    node: Annotated[str, typer.Argument(help="The node's id.", metavar="NODE")],
    claims: Claims = HERE,
    debate: DebateId = None,
) -> None:
    """Show a node: its text, what it bears on, what bears on it, and who holds it."""
    opened = open_debate(claims, debate)
    found = opened.node(node)
    emit(f"{found.kind.upper()} {found.id}")
    emit(f"  {found.text}")
    for relation in opened.spoken_by(found.id):
        emit(f"  {relation.kind} {relation.name}")
    for relation in opened.bearing_on(found.id):
        emit(f"  {relation.kind} by {relation.speaker}")
