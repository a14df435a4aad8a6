"""From statements and steps under foreign keys to the records of a debate.

Every reader fills a `ForeignMap` and asks it for the records. What a debate cannot hold (a step
against itself, a circle of steps that attack each other, a repeated link, an end that does not
exist) is sorted out here, once for all formats, and counted.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from argmap.editing.debate_records import DebateRecords, Origin
from argmap.exchange.foreign_debate import RESERVED
from argmap.exchange.foreign_records import records_of
from argmap.exchange.interface import Imported, InputFile, LossCounter, Options
from argmap.exchange.texts import clean, debate_name, readable_id
from argmap.schema.ids import id_problem
from argmap.schema.vocabulary import RelationKind, StanceKind


@dataclass(slots=True)
class ForeignNode:
    """A statement as it comes: its text, its title, the chapter it stands in."""

    text: str
    thing: str
    title: str = ""
    section: str = ""
    own_id: str = ""
    numbered: bool = False
    """Whether its key is only its place in the file, which another may have in a newer version."""
    fields: Mapping[str, Any] = field(default_factory=dict)


@dataclass(slots=True)
class ForeignRelation:
    """A link as it comes: its kind, the keys at its ends."""

    kind: RelationKind
    sources: tuple[str, ...]
    target: str
    thing: str
    fields: Mapping[str, Any] = field(default_factory=dict)


@dataclass(slots=True)
class ForeignStance:
    """Who holds a statement, and where they say so."""

    node: str
    person: str
    kind: StanceKind
    source: str
    thing: str
    step: str = ""
    fields: Mapping[str, Any] = field(default_factory=dict)


class ForeignMap:
    """The statements, links, people and sources of one debate, under the keys of its file.

    Parameters
    ----------
    debate : str
        The id that the debate gets.
    losses : LossCounter
        Counts what becomes of each thing.
    known : mapping of str to Origin, optional
        What an earlier import remembers of its records, by their names here: ``nodes/tea-calms``.

    Examples
    --------
    >>> tea = ForeignMap("tea", LossCounter())
    >>> tea.add_node("1", "Tea calms.", thing="claim")
    >>> tea.add_node("2", "It does not.", thing="claim")
    >>> tea.add_relation("3", RelationKind.REBUTS, ("2",), "1", thing="link")
    >>> sorted(tea.records("kialo").nodes)
    ['it-does-not', 'tea-calms']
    """

    def __init__(
        self, debate: str, losses: LossCounter, known: Mapping[str, Origin] | None = None
    ) -> None:
        self.debate = debate
        self.losses = losses
        self.title = ""
        self.question = ""
        self.theses: list[str] = []
        self.own_debate: Mapping[str, Any] = {}
        self.is_own = False
        self.nodes: dict[str, ForeignNode] = {}
        self.relations: dict[str, ForeignRelation] = {}
        self.parents: dict[str, str] = {}
        self.stances: dict[str, ForeignStance] = {}
        self.people: dict[str, dict[str, Any]] = {}
        self.sources: dict[str, dict[str, Any]] = {}
        self.sections: dict[str, str] = {}
        self.known = known or {}
        self.own_ids: dict[str, str] = {}

    def add_node(self, key: str, text: str, *, thing: str, **more: Any) -> None:
        """Add a statement; where the key is there already, the first text is kept."""
        new = ForeignNode(text, thing, **more)
        self.losses.keep(thing, key)
        old = self.nodes.setdefault(key, new)
        if old is not new and old.text != text:
            self.losses.change(thing, key, "it stands here twice; the first text is kept")

    def add_relation(
        self,
        key: str,
        kind: RelationKind,
        sources: Iterable[str],
        target: str,
        *,
        thing: str,
        fields: Mapping[str, Any] | None = None,
    ) -> None:
        """Add a link from statements, all of them together, to a statement or another link."""
        self.losses.keep(thing, key)
        new = ForeignRelation(kind, tuple(sources), target, thing, fields or {})
        for source in new.sources:
            self.parents.setdefault(source, target)
        if self.relations.setdefault(key, new) is not new:
            self.losses.drop(thing, key, "a link with this key is there already")

    def add_person(self, key: str, name: str, own_id: str = "", **fields: Any) -> None:
        """Add somebody who takes part, once."""
        name = " ".join(clean(name).split())
        if key not in self.people and name:
            self.people[key] = {"name": name, **fields}
            self.own_ids[f"people/{key}"] = own_id
            self.losses.keep("person", key)

    def add_source(self, key: str, own_id: str = "", **fields: Any) -> None:
        """Add a text in which stances are taken; ``author`` and ``replies_to`` are keys."""
        if key not in self.sources:
            self.sources[key] = fields
            self.own_ids[f"sources/{key}"] = own_id
            self.losses.keep("source", key)

    def reply(self, source: str, to: str) -> None:
        """Record that a source answers another."""
        self.sources[source]["replies_to"] = to

    def add_stance(
        self, key: str, node: str, person: str, kind: StanceKind, source: str, **more: Any
    ) -> None:
        """Record that somebody holds, concedes or denies a statement."""
        stance = ForeignStance(node, person, kind, source, **{"thing": "stance", **more})
        self.losses.keep(stance.thing, key)
        self.stances.setdefault(key, stance)

    def source_fields(self, key: str) -> Mapping[str, Any]:
        """Give the fields of a source."""
        return self.sources.get(key, {})

    def own_section(self, title: str) -> str:
        """Find the id that a debate of ours had for a chapter."""
        sections = self.own_debate.get("sections")
        for entry in sections if isinstance(sections, list) else ():
            if isinstance(entry, dict) and entry.get("title") == title:
                return str(entry.get("id", ""))
        return ""

    def add_section(self, title: str, own_id: str = "") -> str:
        """Name a chapter; return the id to give its statements."""
        known = next((key for key, name in self.sections.items() if name == title), "")
        usable = bool(own_id) and not id_problem(own_id) and own_id not in RESERVED
        section = own_id if usable else known
        if not section:
            section = readable_id(title, {*self.sections, *RESERVED}, "section")
        self.sections.setdefault(section, title)
        return section

    def records(self, imported: str) -> DebateRecords:
        """Make the records; what a debate cannot hold is left out and counted.

        Parameters
        ----------
        imported : str
            The name of the format.
        """
        return records_of(self, imported)


class ForeignMaps:
    """The maps of several files: each file is a debate of its own, unless all are to be one.

    Iterating gives each file with its map and with a prefix for its keys, which is empty for a
    single file: two files of one debate may use the same key for different things.
    """

    def __init__(self, files: Sequence[InputFile], options: Options) -> None:
        self._files, self._options = files, options
        self._maps: dict[str, ForeignMap] = {}
        self.losses = LossCounter()

    def __iter__(self) -> Iterator[tuple[InputFile, ForeignMap, str]]:
        for file in self._files:
            debate = self._options.debate or debate_name(file.name)
            if debate not in self._maps:
                known = self._options.known.get(debate)
                self._maps[debate] = ForeignMap(debate, self.losses, known)
            yield file, self._maps[debate], f"{file.name} " if len(self._files) > 1 else ""

    def imported(self, format_: str) -> Imported:
        """Make the records of all maps."""
        debates = tuple(foreign.records(format_) for foreign in self._maps.values())
        return Imported(debates, self.losses.report())
