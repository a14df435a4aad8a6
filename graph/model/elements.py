"""What a debate consists of: nodes, relations, stances, people, sources, sections, documents.

None of them changes. A record of `argmap.schema` says what a file says; these say what that means
once every id is looked up.
"""

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, Final, NamedTuple, TypeAlias

from argmap.schema.node import NodeRecord
from argmap.schema.person import PersonRecord
from argmap.schema.source import ParagraphRecord, SourceRecord
from argmap.schema.vocabulary import (
    ACCEPTING,
    ATTACKS,
    REJECTING,
    STEPS,
    Kind,
    RelationKind,
    StanceKind,
)

_TITLE: Final = 45


@dataclass(frozen=True, slots=True, eq=False)
class Relation:
    """A relation from a node to a node or to a step.

    Attributes
    ----------
    kind : RelationKind
        How it bears on the target.
    sources : tuple of str
        Ids: the node that speaks, then the premises linked to it.
    target : str or Relation
        The id of a node, or a step.
    name : str
        ``a -> b`` where it is the only step between the two, else ``a rebuts b``.
    scheme : str or None
        The id of its argumentation scheme.
    partly : bool
        It answers a question in part.
    inferred : bool
        It is a link added by the editor.
    drawn_by : tuple of str
        The people who draw it, where they are not all who assert the node.
    source : str or None
        The source in which they draw it.
    at : tuple of str
        The paragraphs in which they draw it.
    index : int
        Its place in its list in the node's file.
    """

    kind: RelationKind
    sources: tuple[str, ...]
    target: "str | Relation"
    name: str
    scheme: str | None = None
    partly: bool = False
    inferred: bool = False
    drawn_by: tuple[str, ...] = ()
    source: str | None = None
    at: tuple[str, ...] = ()
    index: int = 0

    @property
    def speaker(self) -> str:
        """The id of the node on which the relation is written."""
        return self.sources[0]

    @property
    def end(self) -> str:
        """The id of the node at the right end: the target, or where the step under it leads."""
        target: str | Relation = self.target
        while isinstance(target, Relation):
            target = target.target
        return target

    @property
    def is_step(self) -> bool:
        """Whether other relations can lead to this one."""
        return self.kind in STEPS

    @property
    def is_attack(self) -> bool:
        """Whether it speaks against its target."""
        return self.kind in ATTACKS

    def __repr__(self) -> str:
        return f"<Relation {self.name}>"


Target: TypeAlias = str | Relation
"""What a relation leads to: the id of a node, or a step."""


def name_of(target: "Node | Target") -> str:
    """Name a node by its id, and a step by its name.

    Examples
    --------
    >>> name_of("tea-calms")
    'tea-calms'
    """
    if isinstance(target, Relation):
        return target.name
    return target if isinstance(target, str) else target.id


@dataclass(frozen=True, slots=True)
class Stance:
    """How a person stands to a node, or to a step from it.

    Attributes
    ----------
    person : str
        Whose stance it is.
    kind : StanceKind
        How they stand.
    node : str
        The node.
    step : Relation or None
        The step from the node that the stance is on, instead of the statement.
    source : str or None
        Where they say so.
    at : tuple of str
        The paragraphs there.
    hedged : bool
        They say it tentatively.
    attributes_to : str or None
        Whose view they say it is.
    note, wording : str or None
        A remark; the fingerprint of the wording it was given on.
    index : int
        Its place in the node's file.
    """

    person: str
    kind: StanceKind
    node: str
    step: Relation | None = None
    source: str | None = None
    at: tuple[str, ...] = ()
    hedged: bool = False
    attributes_to: str | None = None
    note: str | None = None
    wording: str | None = None
    index: int = 0

    @property
    def accepts(self) -> bool:
        """Whether it counts as accepting."""
        return self.kind in ACCEPTING

    @property
    def rejects(self) -> bool:
        """Whether it counts as rejecting."""
        return self.kind in REJECTING


@dataclass(frozen=True, slots=True)
class Node:
    """A node of the debate: its id, its section, what its file says, who holds it, its kind."""

    id: str
    section: str
    record: NodeRecord
    stances: tuple[Stance, ...] = ()
    under: Target | None = None
    see: tuple[str, ...] = ()
    kind: Kind = field(init=False, repr=False, compare=False)
    _read: Callable[[], NodeRecord] | None = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "kind", self.record.kind)
        object.__setattr__(self, "_read", None)

    @classmethod
    def unread(cls, kind: Kind, read: Callable[[], NodeRecord], **fields: Any) -> "Node":
        """Make a node whose record is read when somebody asks for it."""
        node = cls.__new__(cls)
        for name, value in {**fields, "kind": kind, "_read": read}.items():
            object.__setattr__(node, name, value)
        return node

    if not TYPE_CHECKING:  # what is no attribute stays an error to the type checker

        def __getattr__(self, name: str) -> NodeRecord:
            if name != "record":  # the only slot that is filled later
                raise AttributeError(name)
            if (read := self._read) is not None:
                object.__setattr__(self, "record", read())
                object.__setattr__(self, "_read", None)  # it may hold on to all files
            return object.__getattribute__(self, "record")

    @property
    def text(self) -> str:
        """Its statement, on one line."""
        return " ".join(self.record.text.split())

    @property
    def short(self) -> str:
        """Its title: the one it has, or the first words of its text."""
        if self.record.short is not None:
            return " ".join(self.record.short.split())
        return _first_words(self.text)


class Person(NamedTuple):
    """Somebody who takes part, or of whom others speak."""

    id: str
    record: PersonRecord

    @property
    def name(self) -> str:
        """The name, as far as the sources establish it."""
        return " ".join(self.record.name.split())


class Source(NamedTuple):
    """A post, a comment or a quotation."""

    id: str
    record: SourceRecord

    @property
    def author(self) -> str | None:
        """The id of who wrote it."""
        return self.record.author

    @property
    def paragraphs(self) -> tuple[ParagraphRecord, ...]:
        """Its paragraphs, in the order of the document."""
        return self.record.paragraphs


class Section(NamedTuple):
    """A chapter of the map."""

    id: str
    title: str
    root: str | None = None
    summary: str = ""


class DebateDocument(NamedTuple):
    """A text in which sources stand, kept outside the debate."""

    id: str
    title: str = ""
    url: str | None = None
    sha256: str | None = None


def _first_words(text: str) -> str:
    if len(text) <= _TITLE:
        return text
    return text[: text.rfind(" ", 0, _TITLE) if " " in text[:_TITLE] else _TITLE - 1] + "…"
