"""A debate together with the files it came from, so that a check can say where something stands."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from argmap.graph.debate import Debate, Relation, Stance
from argmap.graph.folder import Folder
from argmap.graph.reader import KeyPath
from argmap.graph.records import Reading
from argmap.schema.finding import Finding, Location, Rule


@dataclass(frozen=True, slots=True)
class Files:
    """The readings of a debate's files, by the id of what they describe."""

    folder: Folder
    debate: Reading | None = None
    nodes: Mapping[str, Reading] = field(default_factory=dict)
    people: Mapping[str, Reading] = field(default_factory=dict)
    sources: Mapping[str, Reading] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Loaded:
    """A debate that was read: what it says, where it says so, and what was wrong on the way.

    Attributes
    ----------
    debate : Debate
        The debate, without what could not be understood.
    files : Files
        The files it came from.
    findings : tuple of Finding
        What the reading and the linking found, in order of place.
    """

    debate: Debate
    files: Files
    findings: tuple[Finding, ...] = ()

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

    def relation_path(self, relation: Relation) -> KeyPath:
        """Find the way to a relation in its node's file."""
        return (relation.kind.value, relation.index)

    def stance_path(self, stance: Stance) -> KeyPath:
        """Find the way to a stance in its node's file."""
        return ("stances", stance.index)

    def location(self, node: str) -> Location:
        """Find where a node's text stands."""
        reading = self.files.nodes[node]
        return reading.document.locate(reading.document.span(("text",)))


def about(
    reading: Reading, rule: Rule, path: KeyPath, message: str, *, key: bool = False, **more: Any
) -> Finding:
    """Make a finding about a value of any file; as `Loaded.about`."""
    where = reading.path(*path)
    document = reading.document
    return document.finding(rule, document.key_span(where) if key else where, message, **more)
