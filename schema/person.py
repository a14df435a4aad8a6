"""What the file of a person says."""

from argmap.schema.fields import Id, OneOrMore, Text
from argmap.schema.provenance import Identified
from argmap.schema.record import Record


class PersonRecord(Record):
    """Somebody who takes part, or an unnamed group that somebody reports."""

    name: Text
    """The name, exactly as far as the sources establish it."""
    identified: Identified | None = None
    """How the sources establish who it is."""
    identified_note: Text | None = None
    """Where the sources show it."""
    account: Text | None = None
    """The account on the forge, by which alone a contributor is recognized."""
    summary: Text | None = None
    """The position in two sentences."""
    aliases: OneOrMore[Id] = ()
    """Ids the person had before."""
