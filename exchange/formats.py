"""The table of formats: the one place that knows them all."""

from collections.abc import Sequence
from pathlib import PurePath
from typing import Final

from argmap.exchange import (
    aif,
    argdown,
    arggraph,
    arguman,
    carneades,
    csv_tables,
    debate_map,
    frameworks,
    graph_files,
    gsn,
    kialo,
    lkif,
    markdown,
    mermaid,
    sadface,
    table_files,
)
from argmap.exchange.input_text import decoded, json_data
from argmap.exchange.interface import Format, InputFile
from argmap.graph.model.suggestions import nearest
from argmap.schema.errors import UnknownFormatError, UnknownIdError, UnreadableFileError

HEAD: Final = 64 * 1024
"""How much of a file the recognisers see, in bytes."""

FORMATS: Final[tuple[Format, ...]] = (
    *aif.FORMATS,
    *sadface.FORMATS,
    *debate_map.FORMATS,
    *kialo.FORMATS,
    *arguman.FORMATS,
    *arggraph.FORMATS,
    *carneades.FORMATS,
    *lkif.FORMATS,
    *gsn.FORMATS,
    *csv_tables.FORMATS,
    *argdown.FORMATS,
    *graph_files.FORMATS,
    *mermaid.FORMATS,
    *markdown.FORMATS,
    *table_files.FORMATS,
    *frameworks.FORMATS,
)
"""Every format, in the order in which they are tried: those with the surest marks first.

CSV and Argdown come late, since a text in another format may well have a line like theirs.
"""


def format_named(name: str) -> Format:
    """Find a format by its name.

    Raises
    ------
    UnknownIdError
        Where there is none; it names the nearest that exist.
    """
    for format_ in FORMATS:
        if format_.name == name:
            return format_
    names = [format_.name for format_ in FORMATS]
    near = nearest(name, names, limit=3)
    raise UnknownIdError(f"there is no format '{name}'; 'argmap formats' lists them", near)


def recognised(file: InputFile) -> Format:
    """Find the format of a file by its content; where that does not decide, by its suffix.

    Raises
    ------
    UnreadableFileError
        Where no format fits.
    """
    head = file.data[:HEAD]
    if b"\n" not in head:
        head = head.replace(b"\r", b"\n")
    fitting = [f for f in FORMATS if f.read and f.recognise and f.recognise(head)]
    name = PurePath(file.name).name.lower()
    named = [f for f in fitting if name.endswith(f.suffixes)]
    if not fitting:
        named = [f for f in FORMATS if f.read and name.endswith(_own_suffixes(f))]
    if not (named or fitting):
        raise UnknownFormatError(_unknown(file, name))
    return (named or fitting)[0]


def _unknown(file: InputFile, name: str) -> str:
    """Say why no format fits, and what to do.

    Raises
    ------
    UnreadableFileError
        Where the file is JSON and damaged.
    """
    from argmap.exchange.conversations.recognition import conversation_format  # rarely needed

    if (thread := conversation_format(file.data)) is not None:
        reads = f"argmap sources import {file.name} --into DEBATE"
        return f"{file.name} is a conversation ({thread[0].title}); '{reads}' reads it"
    if name.endswith(".json") or file.data.lstrip()[:1] in {b"{", b"["}:
        json_data(file)
    written = [f.title for f in FORMATS if not f.read and name.endswith(f.suffixes)]
    if not written:
        try:
            decoded(file)
        except UnreadableFileError as error:  # what is no text says so itself, such as UTF-16
            return str(error)
    hint = f"{written[0]} is only written" if written else "name one with --format"
    return f"{file.name}: no format fits what this file holds; {hint}"


def _own_suffixes(format_: Format) -> tuple[str, ...]:
    """List the suffixes that no other format has."""
    others = {suffix for other in FORMATS if other is not format_ for suffix in other.suffixes}
    return tuple(suffix for suffix in format_.suffixes if suffix not in others)


def common_format(files: Sequence[InputFile]) -> Format:
    """Find the one format of several files.

    Raises
    ------
    UnreadableFileError
        Where they have different ones, or a file has none.
    """
    first = recognised(files[0])
    for file in files[1:]:
        other = recognised(file)
        if other is not first:
            raise UnreadableFileError(
                f"{file.name} is {other.title} and {files[0].name} is {first.title}: "
                "import one format at a time"
            )
    return first
