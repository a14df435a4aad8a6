"""``argmap export``: a debate as an abstract argumentation framework, for other solvers."""

from pathlib import Path
from typing import Annotated

import typer

from argmap.commands.terminal.open_debate import open_debate
from argmap.commands.terminal.options import HERE, Claims, DebateId
from argmap.commands.terminal.output import emit, say, say_next
from argmap.commands.terminal.status_options import ProfileOption
from argmap.editing.atomic_write import replace_file
from argmap.exchange.iccma import Format, write
from argmap.graph.analysis.flattening import flatten
from argmap.graph.argumentation.framework import Framework
from argmap.schema.vocabulary import Profile

EXAMPLES = """\b
Examples:
  argmap export --format af --out debate.af
  argmap solve -p DS-GR -f debate.af -a 1
"""


def export(
    format_: Annotated[
        Format, typer.Option("--format", help="How to write it.", show_default=False)
    ],
    out: Annotated[
        Path | None,
        typer.Option("--out", help="The file to write; without it, print.", metavar="FILE"),
    ] = None,
    claims: Claims = HERE,
    debate: DebateId = None,
    *,
    profile: ProfileOption = Profile.STRUCTURED,
    explicit: Annotated[
        bool, typer.Option("--explicit", help="Leave out links added by the editor.")
    ] = False,
) -> None:
    """Write a debate as an abstract argumentation framework that any solver reads.

    Nodes, steps and their helpers become numbered arguments; a table of the numbers and names
    stands in comments, in .tgf in the labels.
    """
    opened = open_debate(claims, debate)
    framework = flatten(opened, profile, explicit=explicit).framework
    text = write(framework, format_)
    if out is None:
        emit(text.removesuffix("\n"))
    else:
        replace_file(out, text)
    say(_counted(framework))
    say_next(f"solve -p SE-GR -f {out or f'FILE.{format_}'}", "status")


def _counted(framework: Framework) -> str:
    return f"{len(framework)} arguments, {len(framework.attacks)} attacks"
