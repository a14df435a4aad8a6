"""``argmap schema``: the JSON Schema of the files, for editors and other programs."""

import json
from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from argmap.commands.terminal.open_debate import suggest_about
from argmap.commands.terminal.options import HERE, Claims
from argmap.commands.terminal.output import emit, emit_verbatim, say, say_next
from argmap.editing.atomic_write import write_file
from argmap.graph.queries.editor_schemas import editor_schemas
from argmap.loading.discovery import find_claims, list_debates
from argmap.loading.load import choose_debate, load
from argmap.schema.published import json_schema

EXAMPLES = """\b
Examples:
  argmap schema > node.schema.json    for the files of nodes
  argmap schema person                for the files in people/
  argmap schema --local               with the ids of this knowledge base, for editors
"""
FOLDER = Path(".argmap") / "schemas"
"""Where the schemas of a knowledge base lie, beside its ``claims/``."""


class Sort(StrEnum):
    """What a file describes."""

    NODE = "node"
    PERSON = "person"
    SOURCE = "source"
    DEBATE = "debate"


def schema(
    sort: Annotated[
        Sort, typer.Argument(help="What the file describes.", metavar="SORT")
    ] = Sort.NODE,
    claims: Claims = HERE,
    *,
    local: Annotated[
        bool,
        typer.Option(
            "--local", help=f"Write all four to {FOLDER.as_posix()}/, with every id that exists."
        ),
    ] = False,
) -> None:
    """Print the JSON Schema of a node, person, source or debate file.

    An editor that reads it completes keys and values, and marks mistakes while you type. With
    --local it also completes ids, each with its text; run it again when there are new ones.
    """
    if local:
        _write(claims)
        return
    emit_verbatim(json.dumps(json_schema(sort.value), ensure_ascii=False, indent=2))
    say("put '# yaml-language-server: $schema=FILE' on top of a file to try it")
    say_next("schema --local", "check")


def _write(claims: Path) -> None:
    """Write the schemas with the ids of all debates."""
    folder = find_claims(claims)
    names = list_debates(folder) or [choose_debate([], folder, None)]
    for sort, made in editor_schemas([load(folder, name).debate for name in names]).items():
        path = folder.parent / FOLDER / f"{sort}.json"
        write_file(path, json.dumps(made, ensure_ascii=False, indent=1) + "\n")
        emit(str(path))
    say("editors with a YAML language server find them through .vscode/settings.json, or through")
    say("the first line that 'argmap new' writes")
    suggest_about(claims, folder)
    say_next("new", "check")
