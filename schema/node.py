"""What the file of a node says."""

from collections.abc import Mapping
from types import MappingProxyType
from typing import Annotated, Final

from pydantic import BeforeValidator, Field

from argmap.schema.fields import (
    Flag,
    Id,
    OneOrMore,
    ParagraphId,
    Reference,
    Scheme,
    TargetField,
    Text,
    as_record,
)
from argmap.schema.record import Record
from argmap.schema.vocabulary import ExampleForm, Kind, RelationKind, StanceKind


class RelationRecord(Record):
    """A relation in its long form; in its short form it is only the target."""

    to: TargetField
    """The node or the step this node speaks to."""
    with_: OneOrMore[Id] = Field(default=(), alias="with")
    """Linked premises: the step holds only with all of them."""
    scheme: Scheme | None = None
    """The argumentation scheme, one of Walton's."""
    partly: Flag = False
    """On answers: the question stays partly open."""
    inferred: Flag = False
    """The editor added the link; no participant makes it."""
    by: OneOrMore[Id] = ()
    """Who draws the link, where it is not everybody who asserts the node."""
    source: Id | None = None
    """The source in which it is drawn."""
    at: OneOrMore[ParagraphId] = ()
    """The paragraphs in which it is drawn."""


class StanceRecord(Record):
    """How one person stands to the node, and where they say so."""

    by: Id
    """The person."""
    stance: StanceKind
    """How they stand to it."""
    source: Id | None = None
    """The source in which they say so."""
    at: OneOrMore[ParagraphId] = ()
    """The paragraphs in which they say so."""
    hedged: Flag = False
    """They say it tentatively."""
    step: TargetField | None = None
    """The stance is on the step from this node to that target, not on the statement."""
    attributes_to: Id | None = None
    """Whose view it is said to be."""
    note: Text | None = None
    """A remark on this stance."""
    wording: str | None = Field(default=None, pattern="^[0-9a-f]{8}$")
    """The wording on which it was given; written by argmap confirm."""


class CitationRecord(Record):
    """Where the evidence for a node can be looked up."""

    source: Id
    """The source, such as a study."""
    at: Text | None = None
    """Where in it, in your own words: a page, a table."""


Relations = OneOrMore[
    Annotated[
        RelationRecord, BeforeValidator(as_record, json_schema_input_type=str | RelationRecord)
    ]
]


class NodeRecord(Record):
    """What the file of a node says."""

    kind: Kind
    """What the node is for."""
    text: Text
    """One idea in one or two sentences, in your own words, at most 600 characters."""
    short: Text | None = None
    """A title for the map, at most 45 characters."""
    form: ExampleForm | None = None
    """On an example: what sort of example it is."""
    term: Text | None = None
    """On a definition: the term."""
    limits: Text | None = None
    """On a kernel: what it does not show."""
    note: Text | None = None
    """Longer remarks, in Markdown without HTML."""
    topics: OneOrMore[Text] = ()
    """A few plain words that help to find the node."""
    supports: Relations = ()
    """What this gives a reason for."""
    rebuts: Relations = ()
    """What this says is wrong."""
    undermines: Relations = ()
    """What this attacks in its use as a premise."""
    undercuts: Relations = ()
    """The step this attacks: from-id -> to-id."""
    kernel_of: Relations = ()
    """What this concedes something to."""
    qualifies: Relations = ()
    """What this narrows."""
    clarifies: Relations = ()
    """What this says the meaning of."""
    illustrates: Relations = ()
    """What this makes vivid."""
    answers: Relations = ()
    """The question or objection this replies to."""
    about: Relations = ()
    """What a question concerns."""
    under: TargetField | None = None
    """Its place in the map, where that is not its first relation."""
    stances: OneOrMore[StanceRecord] = ()
    """Who holds it, concedes it, denies it."""
    cites: OneOrMore[CitationRecord] = ()
    """The studies, statistics, books and pages that it rests on."""
    see: OneOrMore[Reference] = ()
    """Other nodes worth reading: id, or debate/id."""
    aliases: OneOrMore[Id] = ()
    """Ids it had before."""
    needs_support: Flag = False
    """It falls when its last live reason falls."""
    base: float = Field(default=0.5, ge=0, le=1)
    """Base score, 0 to 1."""
    priority: int = 0
    """Among rivals the higher wins."""

    def relations(self) -> tuple[tuple[RelationKind, int, RelationRecord], ...]:
        """List the relations as written: kind, place in that kind's list, record."""
        return tuple(
            (kind, index, record)
            for kind, key in _RELATIONS
            for index, record in enumerate(getattr(self, key))
        )


_RELATIONS: Final = tuple((kind, kind.value) for kind in RelationKind)


KINDS_WITH: Final[Mapping[str, frozenset[Kind]]] = MappingProxyType(
    {key: frozenset({kind}) for kind in Kind for key in kind.traits.keys}
    | {
        relation.value: frozenset(Kind) - {Kind.QUESTION}
        for relation in RelationKind
        if not relation.traits.from_questions
    }
)
"""The kinds of node that can have a key; every kind can have a key that is not listed."""

MUST_HAVE: Final[Mapping[Kind, tuple[str, ...]]] = MappingProxyType(
    {kind: kind.traits.must_have for kind in Kind if kind.traits.must_have}
)
"""What a kind must have: at least one of these keys.

The reader does not insist on them: a node without them is loaded, and the checks report it. A
question needs no ``about`` where it is the debate's own, or some node answers it.
"""
