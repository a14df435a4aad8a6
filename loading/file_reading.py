"""From one file of a debate to its record."""

from collections.abc import Callable, Mapping
from types import MappingProxyType
from typing import Final, TypeAlias

from argmap.loading.discovery import DebateFile, FileType
from argmap.loading.reader import Document, read, read_bytes
from argmap.loading.reader.events import parse
from argmap.loading.records import Reading, read_node, read_record
from argmap.schema.debate import DebateRecord
from argmap.schema.node import NodeRecord
from argmap.schema.person import PersonRecord
from argmap.schema.provenance import SourceKind
from argmap.schema.record import Record
from argmap.schema.source import SourceRecord

ReadFile: TypeAlias = Callable[[DebateFile], Reading]
"""How a file of a debate is read: `read_file`, or something that remembers."""

RECORDS: Final[Mapping[FileType, type[Record]]] = MappingProxyType(
    {"debate": DebateRecord, "person": PersonRecord, "source": SourceRecord, "node": NodeRecord}
)
"""The record of each sort of file."""


def read_file(file: DebateFile) -> Reading:
    """Read one file of a debate."""
    return interpret(file, read(file.path, file.file))


def read_file_bytes(file: DebateFile, raw: bytes) -> Reading:
    """Read one file of a debate whose bytes are held in memory; as `read_file`."""
    document = read_bytes(raw, file.file)
    return interpret(file, document if document.findings else parse(document))


def interpret(file: DebateFile, document: Document) -> Reading:
    """Make a record of what was read from a file."""
    if document.data is None:
        return Reading(document, None, ())
    if file.type == "node":
        return read_node(document)
    defaults = {"format": "1", "title": file.id, "name": file.id, "kind": SourceKind.COMMENT.value}
    return read_record(RECORDS[file.type], document, defaults=defaults)
