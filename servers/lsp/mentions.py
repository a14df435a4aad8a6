"""Where the files of a debate name things: for hover, definition, references and rename."""

import re
from collections.abc import Iterator
from pathlib import PurePosixPath
from typing import Final, NamedTuple

from argmap.editing.references import references
from argmap.editing.renaming import readings_of
from argmap.graph.queries.resolve import Thing
from argmap.loading.loaded import Loaded
from argmap.loading.reader import Document
from argmap.schema.finding import Location
from argmap.servers.lsp.knowledge import OpenFile

THINGS: Final[tuple[Thing, ...]] = ("node", "person", "source")
_ID: Final = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")


class Mention(NamedTuple):
    """A place in a file that names something.

    Attributes
    ----------
    thing : {"node", "person", "source"}
        What is named.
    id : str
        Its id there, which may be a former one.
    target : str
        The whole reference, which may be a step: ``a -> b``.
    location : Location
        Where the id stands.
    """

    thing: Thing
    id: str
    target: str
    location: Location


def mentions(document: Document) -> Iterator[Mention]:
    """Yield all places in a file that name something, in no particular order."""
    for thing in THINGS:
        for path, target in references(document, thing):
            span = document.key_span(path) if path[-1:] == (target,) else document.span(path)
            written = document.text[span.start : span.end]
            for match in _ID.finditer(written):
                if match.group() in target.split():
                    start = span._replace(
                        start=span.start + match.start(),
                        end=span.start + match.end(),
                        column=span.column + match.start(),
                        end_line=span.line,
                        end_column=span.column + match.end(),
                    )
                    if "\n" not in written[: match.end()]:
                        yield Mention(thing, match.group(), target, document.locate(start))


def mention_at(file: OpenFile, line: int, column: int) -> Mention | None:
    """Find what is named at a place, given from 1; the file's own id where nothing is."""
    for mention in mentions(file.document):
        place = mention.location
        if place.line == line and place.column <= column <= place.end_column:
            return mention
    return None


def own_mention(file: OpenFile) -> Mention | None:
    """Take the thing that a file describes as named at its beginning."""
    if file.thing is None:
        return None
    return Mention(file.thing, file.id, file.id, Location(file.document.file))


def definition(loaded: Loaded, mention: Mention) -> str:
    """Find the file that describes what is named; empty where there is none."""
    readings = readings_of(loaded, mention.thing)
    own = current_id(loaded, mention)
    return readings[own].document.file if own in readings else ""


def current_id(loaded: Loaded, mention: Mention) -> str:
    """Give the present id of what is named."""
    if mention.thing == "node":
        return loaded.debate.aliases.get(mention.id, mention.id)
    for own, reading in readings_of(loaded, mention.thing).items():
        if mention.id in getattr(reading.record, "aliases", ()):
            return own
    return mention.id


def all_mentions(loaded: Loaded, thing: Thing, own: str) -> list[Mention]:
    """List the places in a debate that name something, in order of file and place."""
    found = [
        mention
        for document in loaded.documents()
        for mention in mentions(document)
        if mention.thing == thing and current_id(loaded, mention) == own
    ]
    return sorted(found, key=lambda mention: mention.location)


def file_id(file: str) -> str:
    """Give the id of what a file describes."""
    return PurePosixPath(file).stem
