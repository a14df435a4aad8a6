"""``argmap docs``: the documents, printed; they come with the package."""

from collections.abc import Mapping
from importlib.resources import files
from importlib.resources.abc import Traversable
from typing import Annotated

import typer

from argmap.commands.terminal.layout import columns
from argmap.commands.terminal.output import emit, emit_verbatim, say_next
from argmap.graph.model.suggestions import nearest
from argmap.schema.errors import UnknownIdError

EXAMPLES = """\b
Examples:
  argmap docs                list the documents
  argmap docs format | less  how a debate is written
"""


def docs(
    page: Annotated[
        str | None,
        typer.Argument(help="The name of a document.", metavar="PAGE", show_default=False),
    ] = None,
) -> None:
    """Print a document: the format, the commands, the analysis and more.

    Without PAGE, lists them.
    """
    pages = _pages()
    if page is None:
        emit(columns([(name, _title(file)) for name, file in pages.items()]))
        say_next("docs format", "explain")
    elif page not in pages:
        raise UnknownIdError(f"there is no document '{page}'", nearest(page, pages, likeness=60))
    else:
        emit_verbatim(pages[page].read_text(encoding="utf-8").removesuffix("\n"))


def _pages() -> Mapping[str, Traversable]:
    """Find the documents: the format's first, the others in order of name."""
    package = files("argmap")
    found = sorted(package.joinpath("docs").iterdir(), key=lambda file: file.name)
    others = {file.name.removesuffix(".md"): file for file in found if file.name.endswith(".md")}
    return {"format": package.joinpath("format.md")} | others


def _title(file: Traversable) -> str:
    with file.open(encoding="utf-8") as lines:
        return next((line.removeprefix("#").strip() for line in lines if line[:2] == "# "), "")
