"""What the files of one debate are to say: plain mappings in the keys of the model."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, TypeAlias

Fields: TypeAlias = Mapping[str, Any]
"""What one file says: texts, flags, lists and mappings of these."""


@dataclass(frozen=True, slots=True)
class Origin:
    """What a record was in the imported file: by this a newer version finds it again.

    Attributes
    ----------
    key : str
        What the file calls it.
    section : str
        The section the file puts it in; empty for people and sources.
    text : str
        Its text, where the key is only a place in the file; else empty.
    under : str
        The id here of the statement it speaks to first, where the key is only a place.
    """

    key: str
    section: str = ""
    text: str = ""
    under: str = ""


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
    foreign : mapping of str to Origin
        What a record is in the file, by the record's name here: ``nodes/tea-calms``.
    """

    id: str
    debate: Fields
    people: Mapping[str, Fields] = field(default_factory=dict)
    sources: Mapping[str, Fields] = field(default_factory=dict)
    nodes: Mapping[str, Fields] = field(default_factory=dict)
    sections: Mapping[str, str] = field(default_factory=dict)
    foreign: Mapping[str, Origin] = field(default_factory=dict)
