"""The arguments and options that many commands share."""

from pathlib import Path
from typing import Annotated, TypeAlias

import typer

from argmap.commands.terminal.completion import debate_ids, node_ids, person_ids, source_ids

Claims: TypeAlias = Annotated[
    Path,
    typer.Option(
        help="The folder that contains claims/, or claims/ itself.",
        metavar="DIR",
        show_default="the working folder",
    ),
]
DebateId: TypeAlias = Annotated[
    str | None,
    typer.Option(
        "--debate",
        help="The debate, where there are several.",
        metavar="ID",
        autocompletion=debate_ids,
    ),
]
Json: TypeAlias = Annotated[bool, typer.Option("--json", help="Print JSON for programs.")]

NodeWords: TypeAlias = Annotated[
    list[str],
    typer.Argument(
        help="An id, or a few words of the title or text.",
        metavar="NODE",
        autocompletion=node_ids,
        show_default=False,
    ),
]
NodeOrStepWords: TypeAlias = Annotated[
    list[str],
    typer.Argument(
        help="An id, a few words of the title or text, or a step in quotes: 'a -> b'.",
        metavar="NODE",
        autocompletion=node_ids,
        show_default=False,
    ),
]
PersonWords: TypeAlias = Annotated[
    str,
    typer.Argument(
        help="An id, a name, or a part of one.",
        metavar="PERSON",
        autocompletion=person_ids,
        show_default=False,
    ),
]
SourceId: TypeAlias = Annotated[
    str,
    typer.Argument(
        help="The id of a post, comment or quotation.",
        metavar="SOURCE",
        autocompletion=source_ids,
        show_default=False,
    ),
]

Brief: TypeAlias = Annotated[bool, typer.Option("--brief", help="Print one line for each.")]

HERE = Path()
"""The working directory: where claims/ is looked for."""
