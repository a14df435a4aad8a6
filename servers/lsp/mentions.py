"""Where the files of a debate name things: for hover, definition, references and rename."""

import re
from collections.abc import Collection, Iterable, Iterator, Mapping
from typing import Final, NamedTuple

from argmap.editing.references import may_name, references
from argmap.editing.renaming import readings_of
from argmap.graph.queries.resolve import Thing
from argmap.loading.discovery import DEBATE_FILE
from argmap.loading.links.debate_file import in_brackets
from argmap.loading.loaded import Loaded
from argmap.loading.reader import Document, KeyPath
from argmap.loading.reader.document import Span
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
    debate : str
        The debate to which it belongs, where that is written; else the one of the file.
    """

    thing: Thing
    id: str
    target: str
    location: Location
    debate: str = ""


def mentions(document: Document, names: Collection[str] = ()) -> Iterator[Mention]:
    """Yield the places in a file that name something, in no particular order.

    Parameters
    ----------
    document : Document
        The file.
    names : collection of str, optional
        Only places that name one of these. A file that cannot name any is not read for its places:
        that is most of what finding references costs.
    """
    if names and not may_name(document, names):
        return
    for thing in THINGS:
        for path, target in (*references(document, thing), *_in_debate(document, thing)):
            wanted = names_in(target)
            if names:
                wanted &= {*names}
            if wanted:
                yield from _located(document, thing, path, target, wanted)


def _in_debate(document: Document, thing: Thing) -> Iterator[tuple[KeyPath, str]]:
    """Yield what ``debate.yaml`` names elsewhere than in values: expected statuses, the summary."""
    if thing == "node" and document.file.endswith(f"/{DEBATE_FILE}"):
        for path in document.key_paths():
            if path[:-1] == ("expect", "status") and isinstance(path[-1], str):
                yield path, path[-1]
            elif path == ("in_short",):
                yield path, " ".join(in_brackets(str((document.data or {})["in_short"])))


def names_in(target: str) -> set[str]:
    """List the ids in a reference, which may be a step, or a node of another debate.

    Examples
    --------
    >>> sorted(names_in("u -> a -> b")), sorted(names_in("tea/tea-calms"))
    (['a', 'b', 'u'], ['tea-calms'])
    """
    return {part.rpartition("/")[2] for part in target.split()} & {*_ID.findall(target)}


def _located(
    document: Document, thing: Thing, path: KeyPath, target: str, names: set[str]
) -> Iterator[Mention]:
    """Find where the ids of one reference stand."""
    span = document.key_span(path) if path[-1:] == (target,) else document.span(path)
    written = document.text[span.start : span.end]
    debate = target.partition("/")[0] if "/" in target else ""
    for match in _ID.finditer(written):
        before, line = written[: match.start()], span.line + written.count("\n", 0, match.start())
        if match.group() not in names or written[match.end() :].startswith("/"):
            continue
        column = len(before) - before.rfind("\n") - 1 + (span.column if "\n" not in before else 0)
        start, end = span.start + match.start(), span.start + match.end()
        place = Span(start, end, line, column, line, column + end - start)
        yield Mention(thing, match.group(), target, document.locate(place), debate)


def mention_at(file: OpenFile, line: int, column: int) -> Mention | None:
    """Find what is named at a place, given from 1; None where nothing is."""
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
    readings = readings_of(loaded, mention.thing)
    if mention.id in readings:
        return mention.id
    former = (own for own, reading in readings.items() if mention.id in reading.record.aliases)
    return next(former, mention.id)


def all_mentions(
    loaded: Loaded, thing: Thing, own: str, documents: Mapping[str, Iterable[Document]]
) -> list[Mention]:
    """List the places that name something of a debate, in order of file and place.

    Parameters
    ----------
    loaded : Loaded
        The debate.
    thing : {"node", "person", "source"}
        What is named.
    own : str
        Its id.
    documents : mapping of str to iterable of Document
        The files of each debate; nodes of other debates may name it with ``see``.
    """
    reading, debate = readings_of(loaded, thing).get(own), loaded.debate.id
    names = {own, *(reading.record.aliases if reading is not None else ())}
    found = [
        mention
        for name, files in documents.items()
        for document in files
        for mention in mentions(document, names)
        if mention.thing == thing and (mention.debate or name) == debate
    ]
    return sorted(found, key=lambda mention: mention.location)
