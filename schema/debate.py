"""What the file ``debate.yaml`` says."""

from typing import Annotated, Literal

from pydantic import Field, HttpUrl

from argmap.schema.fields import Id, OneOrMore, TargetField, Text
from argmap.schema.record import Record
from argmap.schema.vocabulary import Status


class SectionRecord(Record):
    """A chapter of the map."""

    id: Id
    """The name of its folder."""
    title: Text | None = None
    """Its heading."""
    root: Id | None = None
    """The node at its head."""
    summary: Text | None = None
    """What happens in it, in a few sentences."""


class DocumentRecord(Record):
    """A text in which sources stand; argmap keeps no copy of it."""

    id: Id
    """Its id."""
    title: Text | None = None
    """Its title."""
    url: HttpUrl | None = None
    """Where it can be read."""
    sha256: Annotated[str, Field(pattern="^[0-9a-f]{64}$")] | None = None
    """The SHA-256 of its text in UTF-8 with plain line ends."""


class CruxRecord(Record):
    """A crux that the analysis should find."""

    on: Id
    """The topic."""
    between: tuple[Id, Id]
    """The two people."""
    is_: TargetField = Field(alias="is")
    """The claim or the step that decides it."""


class ExpectRecord(Record):
    """How the analysis should come out."""

    status: dict[Id, OneOrMore[Status]] = Field(default_factory=dict)
    """The status that each of these nodes should have, or several of which it should have one."""
    crux: OneOrMore[CruxRecord] = ()
    """The cruxes that it should find."""


class DebateRecord(Record):
    """The debate as a whole."""

    format: Literal["1"]
    """The version of this format."""
    title: Text
    """The debate's title."""
    question: Id | None = None
    """The question it is about: the id of a node."""
    theses: OneOrMore[Id] = ()
    """The rival answers: ids of nodes."""
    in_short: Text | None = None
    """What the disagreement comes down to, in a sentence or two, with ids of nodes in brackets."""
    sections: OneOrMore[SectionRecord] = ()
    """The chapters, in order; folders not listed follow by name."""
    documents: OneOrMore[DocumentRecord] = ()
    """The texts in which the sources stand."""
    licence: Text | None = None
    """The licence of the debate's own texts."""
    imported: Id | None = None
    """The format it was imported from; set by argmap import."""
    expect: ExpectRecord = ExpectRecord()
    """How the analysis should come out."""
