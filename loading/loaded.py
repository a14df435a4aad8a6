"""A debate with the files it came from, so that a check can point at them."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any, NamedTuple

from argmap.graph.model.debate import Debate, Relation, Stance
from argmap.loading.discovery import DebateFolder
from argmap.loading.reader import Document, KeyPath
from argmap.loading.records import Reading
from argmap.schema.finding import Finding, Location, Rule


@dataclass(frozen=True, slots=True)
class Files:
    """The readings of a debate's files, by the id of what they describe."""

    folder: DebateFolder
    debate: Reading | None = None
    nodes: Mapping[str, Reading] = field(default_factory=dict)
    people: Mapping[str, Reading] = field(default_factory=dict)
    sources: Mapping[str, Reading] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Lost:
    """What may have been lost in reading: a check for something absent asks here first.

    Attributes
    ----------
    words : frozenset of str
        Every word of the files with errors, every name proposed in place of a misspelt one, every
        node some of whose relations or stances are left out, and what these name.
    files : bool
        Whether whole files were not read, or a reference may have meant any node, so that anything
        may be lost.

    Examples
    --------
    >>> "tea-calms" in Lost(frozenset({"tea-calms"}))
    True
    """

    words: frozenset[str] = frozenset()
    files: bool = False

    def __contains__(self, name: str) -> bool:
        return self.files or name in self.words


class Loaded(NamedTuple):
    """A debate that was read: what it says, where it says so, and what was wrong on the way.

    Attributes
    ----------
    debate : Debate
        The debate, without what could not be understood.
    files : Files
        The files it came from.
    findings : tuple of Finding
        What the reading and the linking found, in order of place.
    lost : Lost
        What may have been lost on the way.
    earlier : frozenset of str
        The files that an earlier state has too, where there is one to compare with: of two that do
        not go together, the other one is to be changed.
    """

    debate: Debate
    files: Files
    findings: tuple[Finding, ...] = ()
    lost: Lost = Lost()
    earlier: frozenset[str] = frozenset()

    def about(
        self, rule: Rule, node: str, path: KeyPath, message: str, *, key: bool = False, **more: Any
    ) -> Finding:
        """Make a finding about a node's file.

        Parameters
        ----------
        rule : Rule
            The rule that is broken.
        node : str
            The node's id.
        path : KeyPath
            The way to the value, as in the record.
        message : str
            The fact.
        key : bool, default False
            Point at the key instead of the value.
        **more
            As in `Document.finding`.
        """
        return about(self.files.nodes[node], rule, path, message, key=key, **more)

    def place(self, node: str, path: KeyPath, *, key: bool = False) -> Location:
        """Find where a value of a node's file stands, or its key."""
        reading = self.files.nodes[node]
        document, where = reading.document, reading.path(*path)
        return document.locate(document.key_span(where) if key else document.span(where))

    def documents(self) -> Iterator[Document]:
        """Yield the documents of all files that could be understood."""
        if self.files.debate is not None:
            yield self.files.debate.document
        for readings in (self.files.people, self.files.sources, self.files.nodes):
            yield from (reading.document for reading in readings.values())


def relation_path(relation: Relation) -> KeyPath:
    """Give the way to a relation in the file of its node."""
    return (relation.kind.value, relation.index)


def stance_path(stance: Stance) -> KeyPath:
    """Give the way to a stance in the file of its node."""
    return ("stances", stance.index)


def about(
    reading: Reading, rule: Rule, path: KeyPath, message: str, *, key: bool = False, **more: Any
) -> Finding:
    """Make a finding about a value of any file; as `Loaded.about`."""
    where = reading.path(*path)
    document = reading.document
    return document.finding(rule, document.key_span(where) if key else where, message, **more)
