"""The options that many commands share."""

from pathlib import Path
from typing import Annotated, TypeAlias

import typer

Claims: TypeAlias = Annotated[
    Path,
    typer.Option(help="The folder that contains claims/, or claims/ itself.", metavar="DIR"),
]
DebateId: TypeAlias = Annotated[
    str | None,
    typer.Option("--debate", help="The debate, where there are several.", metavar="ID"),
]
Json: TypeAlias = Annotated[bool, typer.Option("--json", help="Print JSON for programs.")]

HERE = Path()
"""The working directory: where claims/ is looked for."""
