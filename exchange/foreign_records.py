"""From a `ForeignMap` to the records of a debate, in the keys of the model."""

from collections import defaultdict
from collections.abc import Collection, Mapping, Sequence
from typing import TYPE_CHECKING, Any, Final

from argmap.editing.debate_records import DebateRecords, Origin
from argmap.exchange.foreign_debate import (
    debate_fields,
    keep_renamed_sections,
    section_of,
    valid_fields,
)
from argmap.exchange.foreign_ids import choose_ids
from argmap.exchange.foreign_matching import (
    earlier_ids,
    earlier_node_ids,
    known_origins,
    origin_of,
)
from argmap.exchange.foreign_references import (
    REFERENCES,
    fitting_wording,
    node_references,
)
from argmap.exchange.foreign_stances import without_disowned
from argmap.exchange.foreign_steps import Steps
from argmap.exchange.texts import clean, fitting_title, split_text, whole_text
from argmap.graph.model.elements import Node
from argmap.schema.node import MUST_HAVE, NodeRecord
from argmap.schema.person import PersonRecord
from argmap.schema.schemes import SCHEMES
from argmap.schema.source import SourceRecord
from argmap.schema.vocabulary import ACCEPTING, ATTACKS, REJECTING, Kind, RelationKind, StanceKind

if TYPE_CHECKING:
    from argmap.exchange.foreign_map import (
        ForeignMap,
        ForeignNode,
        ForeignRelation,
        ForeignStance,
    )

_STEMS: Final = {"people": "person", "sources": "source"}


def records_of(foreign: "ForeignMap", imported: str) -> DebateRecords:
    """Make the records; what a debate cannot hold is left out and counted."""
    people = _ids(foreign, "people", foreign.people)
    sources = _ids(foreign, "sources", foreign.sources)
    nodes = _node_ids(foreign)
    written = _Written(foreign, nodes, people, sources)
    node_records = written.nodes()
    keep_renamed_sections(foreign, nodes)
    sections = {own: section_of(foreign.nodes[key]) for key, own in nodes.items()}
    origins = {
        f"nodes/{own}": origin_of(foreign, key, sections[own], nodes) for key, own in nodes.items()
    }
    for kind, ids in (("people", people), ("sources", sources)):
        origins |= {f"{kind}/{own}": Origin(key) for key, own in ids.items()}
    return DebateRecords(
        id=foreign.debate,
        debate=debate_fields(foreign, imported, nodes, people),
        people={people[key]: valid_fields(PersonRecord, f) for key, f in foreign.people.items()},
        sources=written.sources(foreign.sources),
        nodes=node_records,
        sections=sections,
        foreign=origins,
    )


def _ids(
    foreign: "ForeignMap", kind: str, entries: Mapping[str, Mapping[str, Any]]
) -> dict[str, str]:
    names = {
        key: clean(str(fields.get("name") or fields.get("title") or ""))
        for key, fields in entries.items()
    }
    own = {key: foreign.own_ids.get(f"{kind}/{key}", "") for key in entries}
    taken = known_origins(foreign, kind)
    return choose_ids(names, own, earlier_ids(foreign, kind), taken, _STEMS[kind])


def _node_ids(foreign: "ForeignMap") -> dict[str, str]:
    names = {key: clean(node.title or node.text) for key, node in foreign.nodes.items()}
    own = {key: node.own_id for key, node in foreign.nodes.items()}
    taken = known_origins(foreign, "nodes")
    return choose_ids(names, own, earlier_node_ids(foreign), taken, "claim")


class _Written:
    """Writes the parts of a `ForeignMap` in the keys of the model."""

    def __init__(
        self,
        foreign: "ForeignMap",
        nodes: Mapping[str, str],
        people: Mapping[str, str],
        sources: Mapping[str, str],
    ) -> None:
        self._map, self._ids, self._people, self._sources = foreign, nodes, people, sources
        self._losses = foreign.losses
        self._own_ids = set(nodes.values())
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
        for key, own in self._ids.items():
            for undercut in relations[own].get(RelationKind.UNDERCUTS.value, ()):
                drawers = undercut.get("by", ()) if isinstance(undercut, Mapping) else ()
                stances[key] = without_disowned(stances[key], drawers, self._losses)
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
            record = valid_fields(SourceRecord, wanted)
            if lost := sorted(key for key in set(wanted) - set(record) if wanted[key]):
                self._losses.change("source", key, f"not kept: {', '.join(lost)}")
            written[self._sources[key]] = record
        return written

    def _node(
        self,
        key: str,
        node: "ForeignNode",
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
        references = node_references(fields, self._own_ids, self._steps.names, self._sources)
        fields = {name: v for name, v in fields.items() if name not in REFERENCES} | references
        if lost := sorted(
            name for name in REFERENCES if node.fields.get(name, []) != references.get(name, [])
        ):
            reason = f"what it says under {', '.join(lost)} is not all here"
            self._losses.change(node.thing, key, reason)
        fields |= relations
        if stances:
            fields["stances"] = list(stances)
        self._fit_kind(key, node, fields)
        record = valid_fields(NodeRecord, fields)
        if lost := sorted(key for key in set(fields) - set(record) if fields[key]):
            self._losses.change(node.thing, key, f"not kept: {', '.join(lost)}")
        return {"kind": Kind.CLAIM.value, **record}

    def _fit_kind(self, key: str, node: "ForeignNode", fields: dict[str, Any]) -> None:
        """Turn a node that misses what its kind must have into a claim."""
        must_have = MUST_HAVE.get(fields["kind"], ())
        excused = fields["kind"] == Kind.QUESTION and (
            self._ids[key] in self._answered or key == self._map.question
        )
        if must_have and not excused and not any(fields.get(name) for name in must_have):
            reason = f"it misses what a {fields['kind']} must have, so it is read as a claim"
            self._losses.change(node.thing, key, reason)
            fields["kind"] = Kind.CLAIM.value

    def _text(self, key: str, node: "ForeignNode") -> tuple[str, str]:
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
        for kind in RelationKind:  # the keys of a file stand in the order of the vocabulary
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

    def _relation_fields(self, key: str, relation: "ForeignRelation") -> dict[str, Any]:
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

    def _stance_fields(self, stance: "ForeignStance") -> dict[str, Any]:
        wanted = dict(stance.fields)
        fields = self._places(stance.source, wanted.pop("at", ()))
        if wanted.get("hedged") is True:
            fields["hedged"] = True
        if whose := self._people.get(str(wanted.get("attributes_to", ""))):
            fields["attributes_to"] = whose
        if wording := fitting_wording(wanted.get("wording")):
            fields["wording"] = wording
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
