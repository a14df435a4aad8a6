"""What the files of one debate are to say: plain mappings in the keys of the model."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, TypeAlias

Fields: TypeAlias = Mapping[str, Any]
"""What one file says: texts, flags, lists and mappings of these."""


@dataclass(frozen=True, slots=True)
class DebateRecords:
    """The files of one debate, before anybody has written them.

    Attributes
    ----------
    id : str
        The name of its folder.
    debate : mapping
        What ``debate.yaml`` says.
    people, sources, nodes : mapping of str to mapping
        What each file says, by id.
    sections : mapping of str to str
        The section of each node.
    foreign : mapping of str to str
        What the format calls a record, by the record's name here: ``nodes/tea-calms``.
    """

    id: str
    debate: Fields
    people: Mapping[str, Fields] = field(default_factory=dict)
    sources: Mapping[str, Fields] = field(default_factory=dict)
    nodes: Mapping[str, Fields] = field(default_factory=dict)
    sections: Mapping[str, str] = field(default_factory=dict)
    foreign: Mapping[str, str] = field(default_factory=dict)
