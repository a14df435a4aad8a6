"""What the file of a source says: who wrote it, and where its paragraphs are."""

from typing import Annotated

from pydantic import Field, HttpUrl

from argmap.schema.fields import Date, Id, OneOrMore, ParagraphId, Text
from argmap.schema.provenance import AuthorEstablished, NoClaim, SourceKind
from argmap.schema.record import Record


class QuotedRecord(Record):
    """Whom a paragraph quotes throughout, and where that person said it."""

    person: Id
    """The person quoted."""
    source: Id | None = None
    """The source in which they said it."""
    at: OneOrMore[ParagraphId] = ()
    """The paragraphs in which they said it."""


class ParagraphRecord(Record):
    """One non-blank line of the document, without its outer blanks; never its text."""

    id: ParagraphId
    """Its id within the source."""
    chars: tuple[Annotated[int, Field(ge=0)], Annotated[int, Field(ge=0)]]
    """Where it starts and ends in the document, in code points, the end exclusive."""
    sha256: Annotated[str, Field(pattern="^[0-9a-f]{16}$")]
    """The first 16 hexadecimal digits of the SHA-256 of its text in UTF-8."""
    quotes: QuotedRecord | None = None
    """Whom it quotes throughout."""
    no_claim: NoClaim | None = None
    """Why it claims nothing."""


class SourceRecord(Record):
    """A text in which people speak, or one that nodes cite."""

    kind: SourceKind
    """What sort of text it is."""
    title: Text | None = None
    """Its title."""
    author: Id | None = None
    """Who wrote it."""
    author_established: AuthorEstablished | None = None
    """How far the author is known."""
    author_note: Text | None = None
    """How the author is known."""
    replies_to: Id | None = None
    """The source it answers."""
    date: Date | None = None
    """When it appeared, as exactly as it is known: 2024-10-16, 2024-10 or 2024."""
    url: HttpUrl | None = None
    """Where it can be read."""
    document: Id | None = None
    """The document it stands in."""
    aliases: OneOrMore[Id] = ()
    """Ids it had before."""
    paragraphs: tuple[ParagraphRecord, ...] = ()
    """Its paragraphs, in the order of the document."""
