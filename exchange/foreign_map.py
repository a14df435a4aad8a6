"""From statements and steps under foreign keys to the records of a debate.

Every reader fills a `ForeignMap` and asks it for the records. What a debate cannot hold (a step
against itself, a circle of steps that attack each other, a repeated link, an end that does not
exist) is sorted out here, once for all formats, and counted.
"""

from collections import Counter, defaultdict
from collections.abc import Collection, Container, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, Final

from pydantic import ValidationError

from argmap.editing.debate_records import DebateRecords
from argmap.exchange.foreign_steps import Steps
from argmap.exchange.interface import LossCounter
from argmap.exchange.texts import clean, fitting_title, readable_id, split_text, whole_text
from argmap.graph.model.elements import Node
from argmap.schema.debate import DebateRecord
from argmap.schema.ids import id_problem
from argmap.schema.node import MUST_HAVE, NodeRecord
from argmap.schema.person import PersonRecord
from argmap.schema.record import Record
from argmap.schema.schemes import SCHEMES
from argmap.schema.source import SourceRecord
from argmap.schema.vocabulary import ACCEPTING, ATTACKS, REJECTING, Kind, RelationKind, StanceKind

SECTION: Final = "map"
"""The section of what belongs to none."""

RESERVED: Final = frozenset({"people", "sources"})
"""The names that no section can have."""


@dataclass(slots=True)
class ForeignNode:
    """A statement as it comes: its text, its title, the chapter it stands in."""

    text: str
    thing: str
    title: str = ""
    section: str = ""
    own_id: str = ""
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
    known : mapping of str to str, optional
        The ids that records have from an earlier import, by ``nodes/KEY``, ``people/KEY`` and
        ``sources/KEY``.

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
        self, debate: str, losses: LossCounter, known: Mapping[str, str] | None = None
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
        self.stances: dict[str, ForeignStance] = {}
        self._people: dict[str, dict[str, Any]] = {}
        self._sources: dict[str, dict[str, Any]] = {}
        self._sections: dict[str, str] = {}
        self._known = known or {}
        self._own: dict[str, str] = {}

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
        if self.relations.setdefault(key, new) is not new:
            self.losses.drop(thing, key, "a link with this key is there already")

    def add_person(self, key: str, name: str, own_id: str = "", **fields: Any) -> None:
        """Add somebody who takes part, once."""
        name = " ".join(clean(name).split())
        if key not in self._people and name:
            self._people[key] = {"name": name, **fields}
            self._own[f"people/{key}"] = own_id
            self.losses.keep("person", key)

    def add_source(self, key: str, own_id: str = "", **fields: Any) -> None:
        """Add a text in which stances are taken; ``author`` and ``replies_to`` are keys."""
        if key not in self._sources:
            self._sources[key] = fields
            self._own[f"sources/{key}"] = own_id
            self.losses.keep("source", key)

    def reply(self, source: str, to: str) -> None:
        """Say that a source answers another."""
        self._sources[source]["replies_to"] = to

    def add_stance(
        self, key: str, node: str, person: str, kind: StanceKind, source: str, **more: Any
    ) -> None:
        """Say that somebody holds, grants or denies a statement."""
        stance = ForeignStance(node, person, kind, source, **{"thing": "stance", **more})
        self.losses.keep(stance.thing, key)
        self.stances.setdefault(key, stance)

    def source_fields(self, key: str) -> Mapping[str, Any]:
        """Say what was added of a source."""
        return self._sources.get(key, {})

    def own_section(self, title: str) -> str:
        """Find the id that a debate of ours had for a chapter."""
        sections = self.own_debate.get("sections")
        for entry in sections if isinstance(sections, list) else ():
            if isinstance(entry, dict) and entry.get("title") == title:
                return str(entry.get("id", ""))
        return ""

    def add_section(self, title: str, own_id: str = "") -> str:
        """Name a chapter; return the id to give its statements."""
        known = next((key for key, name in self._sections.items() if name == title), "")
        usable = bool(own_id) and not id_problem(own_id) and own_id not in RESERVED
        section = own_id if usable else known
        if not section:
            section = readable_id(title, {*self._sections, *RESERVED}, "section")
        self._sections.setdefault(section, title)
        return section

    def records(self, imported: str) -> DebateRecords:
        """Make the records; what a debate cannot hold is left out and counted.

        Parameters
        ----------
        imported : str
            The name of the format.
        """
        people, sources = self._ids("people", self._people), self._ids("sources", self._sources)
        nodes = self._node_ids()
        written = _Written(self, nodes, people, sources)
        node_records = written.nodes()
        foreign = {
            f"{kind}/{own}": key
            for kind, ids in (("nodes", nodes), ("people", people), ("sources", sources))
            for key, own in ids.items()
        }
        return DebateRecords(
            id=self.debate,
            debate=self._debate_fields(imported, nodes),
            people={people[key]: _valid(PersonRecord, f) for key, f in self._people.items()},
            sources=written.sources(self._sources),
            nodes=node_records,
            sections={nodes[key]: self._section(node) for key, node in self.nodes.items()},
            foreign=foreign,
        )

    def _debate_fields(self, imported: str, nodes: Mapping[str, str]) -> dict[str, Any]:
        title = " ".join(clean(self.title).split()) or self.debate.replace("-", " ").capitalize()
        fields: dict[str, Any] = {"format": "1", "title": title}
        fields |= _own_debate(self.own_debate, set(nodes.values()))
        if self.question in nodes:
            fields["question"] = nodes[self.question]
        if theses := [nodes[key] for key in self.theses if key in nodes]:
            fields["theses"] = theses
        used = {self._section(node) for node in self.nodes.values()}
        listed = {section["id"] for section in fields.get("sections", ())}
        for section in [*(s for s in self._sections if s in used - listed)]:
            line = " ".join(clean(self._sections[section]).split())
            record = {"id": section, **({"title": line} if line else {})}
            fields.setdefault("sections", []).append(record)
            listed.add(section)
        if listed:
            fields["sections"] += [{"id": section} for section in sorted(used - listed)]
        return {**_valid(DebateRecord, fields), "imported": imported}

    @staticmethod
    def _section(node: ForeignNode) -> str:
        usable = node.section and not id_problem(node.section) and node.section not in RESERVED
        return node.section if usable else SECTION

    def _ids(self, kind: str, entries: Mapping[str, Mapping[str, Any]]) -> dict[str, str]:
        ids: dict[str, str] = {}
        taken = _Taken(self._known, kind)
        for key, fields in entries.items():
            name = str(fields.get("name") or fields.get("title") or "")
            own = self._own.get(f"{kind}/{key}", "")
            ids[key] = taken.choose(key, own, clean(name), _STEMS[kind])
        return ids

    def _node_ids(self) -> dict[str, str]:
        taken = _Taken(self._known, "nodes")
        wishes = ((key, node.own_id) for key, node in self.nodes.items())
        taken.reserve(wishes)
        return {
            key: taken.choose(key, node.own_id, clean(node.title or node.text), "claim")
            for key, node in self.nodes.items()
        }


_STEMS: Final = {"people": "person", "sources": "source", "nodes": "claim"}


class _Taken:
    """Chooses ids: the one of an earlier import, else the record's own, else one of its text."""

    def __init__(self, known: Mapping[str, str], kind: str) -> None:
        start = f"{kind}/"
        self._known = {k.removeprefix(start): v for k, v in known.items() if k.startswith(start)}
        self._taken = set(self._known.values())
        self._reserved: dict[str, str] = {}

    def reserve(self, wishes: Iterable[tuple[str, str]]) -> None:
        """Keep ids that records bring along free for them: texts come second."""
        for key, own in wishes:
            if own and own not in self._taken:
                self._reserved.setdefault(own, key)
        self._taken |= set(self._reserved)

    def choose(self, key: str, own: str, text: str, stem: str) -> str:
        """Choose the id of one record."""
        if key in self._known:
            return self._known[key]
        free = own not in self._taken or self._reserved.get(own) == key
        chosen = own if own and free and not id_problem(own) else ""
        chosen = chosen or readable_id(text, self._taken, stem)
        self._taken.add(chosen)
        return chosen


class _Written:
    """Writes the parts of a `ForeignMap` in the keys of the model."""

    def __init__(
        self,
        foreign: ForeignMap,
        nodes: Mapping[str, str],
        people: Mapping[str, str],
        sources: Mapping[str, str],
    ) -> None:
        self._map, self._ids, self._people, self._sources = foreign, nodes, people, sources
        self._losses = foreign.losses
        self._steps = Steps(foreign.relations, nodes, foreign.losses)
        self._answered = {
            step.end
            for step in self._steps.found.values()
            if step.kind is RelationKind.ANSWERS and not step.to_step
        }
        own = foreign.own_debate.get("question")
        if isinstance(own, str):
            self._answered.add(own)

    def nodes(self) -> dict[str, dict[str, Any]]:
        """Write the nodes with their relations and stances."""
        relations, stances = self._relations(), self._stances()
        return {
            own: self._node(key, self._map.nodes[key], relations[own], stances[key])
            for key, own in sorted(self._ids.items(), key=lambda pair: pair[1])
        }

    def sources(self, entries: Mapping[str, Mapping[str, Any]]) -> dict[str, dict[str, Any]]:
        """Write the sources."""
        written = {}
        for key, fields in entries.items():
            wanted = dict(fields)
            for name, ids in (("author", self._people), ("replies_to", self._sources)):
                end = ids.get(str(wanted.pop(name, None) or ""))
                if end and end != self._sources[key]:
                    wanted[name] = end
            record = _valid(SourceRecord, wanted)
            if lost := sorted(key for key in set(wanted) - set(record) if wanted[key]):
                self._losses.change("source", key, f"not kept: {', '.join(lost)}")
            written[self._sources[key]] = record
        return written

    def _node(
        self,
        key: str,
        node: ForeignNode,
        relations: Mapping[str, list[Any]],
        stances: Sequence[Mapping[str, Any]],
    ) -> dict[str, Any]:
        spoken = {RelationKind(kind) for kind in relations}
        fields: dict[str, Any] = {"kind": node_kind(spoken), "text": "", **node.fields}
        fields["text"], note = self._text(key, node)
        if note:
            fields["note"] = note
        if title := fitting_title(clean(node.title)):
            fields.setdefault("short", title)
        elif node.title.strip():
            self._losses.change(node.thing, key, "its title does not fit on the map", node.title)
        fields |= relations
        if stances:
            fields["stances"] = list(stances)
        self._fit_kind(key, node, fields)
        record = _valid(NodeRecord, fields)
        if lost := sorted(key for key in set(fields) - set(record) if fields[key]):
            self._losses.change(node.thing, key, f"not kept: {', '.join(lost)}")
        return {"kind": Kind.CLAIM.value, **record}

    def _fit_kind(self, key: str, node: ForeignNode, fields: dict[str, Any]) -> None:
        """Make a claim of what has not what its kind must have."""
        must_have = MUST_HAVE.get(fields["kind"], ())
        excused = fields["kind"] == Kind.QUESTION and (
            self._ids[key] in self._answered or key == self._map.question
        )
        if must_have and not excused and not any(fields.get(name) for name in must_have):
            reason = f"it has not what a {fields['kind']} must have, so it is a claim"
            self._losses.change(node.thing, key, reason)
            fields["kind"] = Kind.CLAIM.value

    def _text(self, key: str, node: ForeignNode) -> tuple[str, str]:
        raw = node.text.strip()
        text = clean(raw).strip()
        if not text:
            text = f"(no text: {' '.join(clean(node.title or key).split())[:80]})"
            self._losses.change(node.thing, key, "it has no text, so it is named by its key")
        elif text != node.text:
            reason = "blanks at the ends or characters that no file may hold are taken out"
            self._losses.change(node.thing, key, reason)
        short, note = split_text(text, clean(str(node.fields.get("note", ""))).strip())
        if short != text:
            record = NodeRecord(kind=Kind.CLAIM, text=short, note=note)
            if whole_text(Node("", "", record)) != text:
                self._losses.change(node.thing, key, "the text is too long even for a note")
        return short, note

    def _relations(self) -> defaultdict[str, dict[str, list[Any]]]:
        found: defaultdict[str, dict[str, list[Any]]] = defaultdict(dict)
        for kind in RelationKind:
            for key, step in self._steps.found.items():
                if step.kind is not kind:
                    continue
                speaker, *premises = step.sources
                fields: dict[str, Any] = {"to": step.target}
                if premises:
                    fields["with"] = premises
                fields |= self._relation_fields(key, self._map.relations[key])
                value = fields if len(fields) > 1 else step.target
                found[speaker].setdefault(kind.value, []).append(value)
        return found

    def _relation_fields(self, key: str, relation: ForeignRelation) -> dict[str, Any]:
        wanted = dict(relation.fields)
        by = [self._people[p] for p in wanted.pop("by", ()) if p in self._people]
        source_key, at = str(wanted.pop("source", "")), wanted.pop("at", ())
        source = self._sources.get(source_key)
        fields: dict[str, Any] = {}
        if wanted.get("scheme") in SCHEMES:
            fields["scheme"] = wanted["scheme"]
        fields |= {name: True for name in ("partly", "inferred") if wanted.get(name) is True}
        if by:
            fields["by"] = by
        if source:
            fields["source"] = source
            fields |= self._places(source_key, at)
        if lost := sorted(key for key in set(wanted) - set(fields) if wanted[key]):
            self._losses.change(relation.thing, key, f"not kept: {', '.join(lost)}")
        return fields

    def _stances(self) -> defaultdict[str, list[dict[str, Any]]]:
        found: defaultdict[str, list[dict[str, Any]]] = defaultdict(list)
        sides: dict[tuple[Any, ...], set[StanceKind]] = defaultdict(set)
        for key, stance in self._map.stances.items():
            person, source = self._people.get(stance.person), self._sources.get(stance.source)
            if stance.node not in self._ids or person is None:
                self._losses.drop(stance.thing, key, "it names somebody or something not there")
                continue
            step = self._steps.target_from(stance.step, self._ids[stance.node])
            if stance.step and not step:
                self._losses.drop(stance.thing, key, "it is on a step that is not kept")
                continue
            here = sides[stance.node, person, source, step]
            if any({stance.kind, other} & ACCEPTING and {stance.kind, other} & REJECTING
                   for other in here):  # fmt: skip
                self._losses.drop(stance.thing, key, "it says the opposite of one beside it")
                continue
            here.add(stance.kind)
            fields = {"by": person, "stance": stance.kind.value}
            fields |= {"source": source} if source else {}
            fields |= {"step": step} if step else {}
            fields |= self._stance_fields(stance)
            if fields in found[stance.node]:
                self._losses.drop(stance.thing, key, "it is there already")
                continue
            found[stance.node].append(fields)
        return found

    def _stance_fields(self, stance: ForeignStance) -> dict[str, Any]:
        wanted = dict(stance.fields)
        fields = self._places(stance.source, wanted.pop("at", ()))
        if wanted.get("hedged") is True:
            fields["hedged"] = True
        if whose := self._people.get(str(wanted.get("attributes_to", ""))):
            fields["attributes_to"] = whose
        if isinstance(note := wanted.get("note"), str) and clean(note).strip():
            fields["note"] = clean(note).strip()
        return fields

    def _places(self, source: str, at: Any) -> dict[str, Any]:
        """Keep the paragraphs that the source has."""
        paragraphs = self._map.source_fields(source).get("paragraphs") or ()
        known = {str(p.get("id")) for p in paragraphs if isinstance(p, Mapping)}
        places = [place for place in at if isinstance(place, str) and place in known]
        return {"at": places} if places else {}


def node_kind(spoken: Collection[RelationKind]) -> str:
    """Say what a statement is for: one that does nothing but attack is a counterargument."""
    speaks = set(spoken) - {RelationKind.ABOUT, RelationKind.CLARIFIES}
    return (Kind.COUNTERARGUMENT if speaks and speaks <= ATTACKS else Kind.CLAIM).value


def _own_debate(own: Mapping[str, Any], nodes: Container[str]) -> dict[str, Any]:
    """Take from what a debate of ours said of itself what still fits."""
    fields = {key: own[key] for key in ("title", "documents", "licence") if key in own}
    if isinstance(own.get("question"), str) and own["question"] in nodes:
        fields["question"] = own["question"]
    if isinstance(own.get("theses"), list):
        fields["theses"] = [t for t in own["theses"] if isinstance(t, str) and t in nodes]
    sections = own.get("sections")
    if isinstance(sections, list):
        fields["sections"] = [
            {k: v for k, v in section.items() if k != "root" or (isinstance(v, str) and v in nodes)}
            for section in sections
            if isinstance(section, dict) and isinstance(section.get("id"), str)
        ]
    kept = _valid(DebateRecord, {"format": "1", "title": "-", **fields})
    return {key: value for key, value in kept.items() if key in fields}


def _valid(model: type[Record], fields: Mapping[str, Any]) -> dict[str, Any]:
    """Give the fields that the model accepts; the rest comes from a stranger and is left out."""
    kept = {key: value for key, value in fields.items() if value not in (None, "", [], {})}
    for _ in range(len(kept)):
        try:
            model.model_validate(kept)
        except ValidationError as error:
            wrong = Counter(str(problem["loc"][0]) for problem in error.errors() if problem["loc"])
            for key in wrong:
                kept.pop(key, None)
        else:
            break
    return kept
