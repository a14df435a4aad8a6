"""The arguments and options that many commands share."""

from pathlib import Path
from typing import Annotated, Any, Final, TypeAlias

import typer

from argmap.commands.terminal.completion import debate_ids, node_ids, person_ids, source_ids
from argmap.schema.vocabulary import StanceKind

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


def _nodes(text: str) -> Any:
    """Describe the argument that names nodes."""
    return typer.Argument(help=text, metavar="NODE", autocompletion=node_ids, show_default=False)


_BY_WORDS: Final = _nodes("An id, or a few words of the title or text.")
_BY_WORDS_OR_STEP: Final = _nodes(
    "An id, a few words of the title or text, or a step in quotes: 'a -> b'."
)

NodeWords: TypeAlias = Annotated[list[str], _BY_WORDS]
NodeOrStepWords: TypeAlias = Annotated[list[str], _BY_WORDS_OR_STEP]
NodeName: TypeAlias = Annotated[list[str], _nodes("An id, or the whole title.")]
"""Where something is written: never on a guess from a few words."""

NodeOrStepName: TypeAlias = Annotated[
    list[str] | None, _nodes("An id, the whole title, or a step in quotes: 'a -> b'.")
]
"""As `NodeName`, or a step; at a terminal it is asked for."""

SomeNodes: TypeAlias = Annotated[list[str] | None, _BY_WORDS]
"""As `NodeWords`, where the command also answers without."""

SomeNodesOrSteps: TypeAlias = Annotated[list[str] | None, _BY_WORDS_OR_STEP]
"""As `NodeOrStepWords`, where the command also answers without."""

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

Speaker: TypeAlias = Annotated[
    str | None,
    typer.Option(
        "--by",
        help="Who says it: an id, or the exact name.",
        metavar="PERSON",
        autocompletion=person_ids,
    ),
]
NewPerson: TypeAlias = Annotated[
    str | None,
    typer.Option(
        "--new-person",
        help="Somebody who is new here and says it: adds their file too.",
        metavar="NAME",
    ),
]
PersonId: TypeAlias = Annotated[
    str | None, typer.Option("--person-id", help="The id of a new person.", metavar="ID")
]
StanceWord: TypeAlias = Annotated[
    StanceKind | None, typer.Option("--stance", help="Their stance on it.")
]
SaidIn: TypeAlias = Annotated[
    str | None,
    typer.Option(
        "--source", help="Where they say it.", metavar="SOURCE", autocompletion=source_ids
    ),
]
SaidAt: TypeAlias = Annotated[
    list[str] | None,
    typer.Option(
        "--at",
        help="In which paragraph of it, or source and paragraph: c13:p4. Can be repeated.",
        metavar="ID",
    ),
]

NoInput: TypeAlias = Annotated[
    bool, typer.Option("--no-input", help="Ask nothing; say which options are missing.")
]
DryRun: TypeAlias = Annotated[bool, typer.Option("--dry-run", help="Only say what would happen.")]
Full: TypeAlias = Annotated[bool, typer.Option("--full", help="Show the text of each node.")]
Brief: TypeAlias = Annotated[bool, typer.Option("--brief", help="Print one line for each.")]

HERE = Path()
"""The working directory: where claims/ is looked for."""
