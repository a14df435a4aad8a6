"""Write a debate as AIF or xAIF.

Statements become I-nodes, supports RA, attacks CA, clarifications MA. A stance becomes a locution
(L) of the person, tied by an illocution (YA) to the statement; one place in a source is one
locution, and a reply a transition (TA). What AIF has no form for stands under the key ``argmap``,
which other programs pass over.
"""

import json
from collections.abc import Iterable, Sequence
from typing import Any, Final

from argmap.exchange.aif_dialogue import ILLOCUTIONS
from argmap.exchange.interface import Exported, LossCounter, Options, write_each
from argmap.exchange.own_fields import (
    OWN,
    debate_fields,
    node_fields,
    person_fields,
    relation_fields,
    source_fields,
    stance_fields,
    stance_name,
)
from argmap.exchange.texts import whole_text
from argmap.graph.model.debate import Debate
from argmap.graph.model.elements import Relation, Stance
from argmap.schema.vocabulary import RelationKind, StanceKind

_PLAIN: Final = {"RA": "Default Inference", "CA": "Default Conflict", "MA": "Default Rephrase"}
_DRAWING: Final = {"RA": "Arguing", "CA": "Disagreeing", "MA": "Restating"}


def write_aif(debates: Sequence[Debate], options: Options) -> Exported:
    """Write AIF as AIFdb does; the names of people stand before what they say."""
    return _write(debates, options, wrapped=False)


def write_xaif(debates: Sequence[Debate], options: Options) -> Exported:
    """Write xAIF, which has the people as participants."""
    return _write(debates, options, wrapped=True)


def _write(debates: Sequence[Debate], options: Options, *, wrapped: bool) -> Exported:
    def text(debate: Debate, losses: LossCounter) -> str:
        data = _AifWriter(debate, losses, explicit=options.explicit).data(wrapped=wrapped)
        return json.dumps(data, ensure_ascii=False, indent=1) + "\n"

    return write_each(debates, "json", text)


class _AifWriter:
    """Writes one debate; nodes get numbers, as AIFdb and its tools expect."""

    def __init__(self, debate: Debate, losses: LossCounter, *, explicit: bool) -> None:
        self._debate, self._losses = debate, losses
        self._relations = [r for r in debate.relations if not (explicit and _is_inferred(r))]
        self._nodes: list[dict[str, Any]] = []
        self._edges: list[dict[str, Any]] = []
        self._locutions: list[dict[str, Any]] = []
        self._own_relations: list[dict[str, Any]] = []
        self._numbers: dict[str | Relation, str] = {}
        self._said: dict[tuple[str, str, tuple[str, ...]], str] = {}
        self._heads: dict[str, str] = {}
        self._people = {person: str(n) for n, person in enumerate(debate.people, start=1)}

    def data(self, *, wrapped: bool) -> dict[str, Any]:
        """Write everything, in the order of the debate."""
        self._add_statements()
        self._add_links()
        for stance in self._debate.stances:
            self._add_stance(stance)
        for source in self._debate.sources:
            self._add_silent_source(source)
        self._add_transitions()
        self._add_drawings()
        return self._wrapped() if wrapped else self._graph()

    def _graph(self) -> dict[str, Any]:
        return {
            "nodes": self._nodes,
            "edges": self._edges,
            "locutions": self._locutions,
            OWN: self._own(),
        }

    def _wrapped(self) -> dict[str, Any]:
        participants = []
        for person, number in self._people.items():
            first, _, last = self._debate.people[person].name.rpartition(" ")
            participants.append({"participantID": number, "firstname": first, "surname": last})
        fulfilled = [
            {"nodeID": node["nodeID"], "schemeID": "0"}
            for node in self._nodes
            if node["type"] in _PLAIN
        ]
        inner = {
            "schemefulfillments": fulfilled,
            "descriptorfulfillments": [],
            "cqdescriptorfulfillments": [],
            "participants": participants,
        }
        return {
            "AIF": {**self._graph(), **inner},
            "text": "",
            "dialog": bool(self._locutions),
            "OVA": {"firstname": "", "surname": "", "url": "", "nodes": [], "edges": []},
        }

    def _own(self) -> dict[str, Any]:
        debate = self._debate
        return {
            "debate": debate_fields(debate),
            "people": {p.id: person_fields(p) for p in debate.people.values()},
            "sources": {s.id: source_fields(s) for s in debate.sources.values()},
            "relations": self._own_relations,
        }

    def _add(self, type_: str, text: str, own: dict[str, Any] | None = None) -> str:
        number = str(len(self._nodes) + 1)
        node: dict[str, Any] = {"nodeID": number, "text": text, "type": type_, "timestamp": ""}
        if type_ not in {"I", "L"}:
            node["scheme"] = text
        if own:
            node[OWN] = own
        self._nodes.append(node)
        return number

    def _join(self, start: str, end: str) -> None:
        number = str(len(self._edges) + 1)
        edge = {"edgeID": number, "fromID": start, "toID": end, "formEdgeID": None}
        self._edges.append(edge)

    def _add_statements(self) -> None:
        for node in self._debate.nodes.values():
            own = {"id": node.id, "section": node.section, "fields": node_fields(node)}
            self._numbers[node.id] = self._add("I", whole_text(node), own)
            self._losses.keep("node", node.id)

    def _add_links(self) -> None:
        schemed = [relation for relation in self._relations if _type(relation)]
        for relation in schemed:
            type_ = _type(relation)
            name = relation.scheme.replace("-", " ").title() if relation.scheme else _PLAIN[type_]
            own = {
                "kind": relation.kind.value,
                "speaker": self._numbers[relation.speaker],
                "fields": relation_fields(relation),
            }
            self._numbers[relation] = self._add(type_, name, own)
            self._losses.keep("relation", relation.name)
        for relation in schemed:
            for source in relation.sources:
                self._join(self._numbers[source], self._numbers[relation])
            self._join(self._numbers[relation], self._numbers[relation.target])
        others = [relation for relation in self._relations if not _type(relation)]
        self._numbers |= {r: f"own:{n}" for n, r in enumerate(others)}
        for relation in others:
            if relation.target in self._numbers:
                entry = {
                    "id": self._numbers[relation],
                    "kind": relation.kind.value,
                    "from": [self._numbers[source] for source in relation.sources],
                    "to": self._numbers[relation.target],
                    "fields": relation_fields(relation),
                }
                self._own_relations.append(entry)
                reason = f"'{relation.kind}' has no form in AIF; it stands under the key '{OWN}'"
                self._losses.change("relation", relation.name, reason)

    def _add_stance(self, stance: Stance) -> None:
        key = stance_name(stance)
        self._losses.keep("stance", key)
        locution = self._locution(stance.person, stance.source or "", stance.at, stance.node)
        own: dict[str, Any] = {"stance": stance.kind.value, "fields": stance_fields(stance)}
        if stance.step is not None:
            own["step"] = self._numbers.get(stance.step)
        illocution = self._add("YA", ILLOCUTIONS[stance.kind], own)
        self._join(locution, illocution)
        self._join(illocution, self._numbers[stance.node])
        if stance.kind in {StanceKind.DOUBTS, StanceKind.PARODIES, StanceKind.REPORTS}:
            reason = f"'{stance.kind}' has no illocution of its own; it stands under '{OWN}'"
            self._losses.change("stance", key, reason)

    def _locution(self, person: str, source: str, at: tuple[str, ...], node: str) -> str:
        """Find the utterance of somebody at a place of a source, or make it."""
        if (person, source, at) in self._said:
            return self._said[person, source, at]
        record = self._debate.sources[source].record if source else None
        titled = record is not None and record.title and not record.paragraphs
        text = record.title if record and titled else whole_text(self._debate.nodes[node])
        return self._utter(person, source, at, text or "")

    def _utter(self, person: str, source: str, at: tuple[str, ...], text: str) -> str:
        own = {"source": source, "person": person}
        spoken = f"{self._debate.people[person].name}: {text}" if person else text
        locution = self._add("L", spoken, own)
        self._said[person, source, at] = locution
        if source:
            self._heads.setdefault(source, locution)
        if person:
            entry = {"nodeID": locution, "personID": self._people[person], "timestamp": ""}
            self._locutions.append({**entry, "start": None, "end": None, "source": source or None})
        return locution

    def _add_silent_source(self, source: str) -> None:
        """Write a source in which nobody takes a stance, as its title."""
        record = self._debate.sources[source].record
        if source not in self._heads and record.title:
            self._utter(record.author or "", source, (), record.title)

    def _add_transitions(self) -> None:
        self._transitions: dict[str, str] = {}
        for source in self._debate.sources.values():
            before = self._heads.get(source.record.replies_to or "")
            after = self._heads.get(source.id)
            if before and after:
                transition = self._add("TA", "Default Transition")
                self._join(before, transition)
                self._join(transition, after)
                self._transitions[source.id] = transition

    def _add_drawings(self) -> None:
        for relation in self._relations:
            if not (relation.source and relation.drawn_by and _type(relation)):
                continue
            head = self._transitions.get(relation.source) or self._heads.get(relation.source)
            for _ in relation.drawn_by if head else ():
                illocution = self._add("YA", _DRAWING[_type(relation)])
                self._join(head or "", illocution)
                self._join(illocution, self._numbers[relation])


def _type(relation: Relation) -> str:
    """Say which scheme node a relation is; empty where AIF has none, or it leads to none."""
    chain: Iterable[str | Relation] = _chain(relation)
    return _own_type(relation) if all(isinstance(r, str) or _own_type(r) for r in chain) else ""


def _is_inferred(relation: Relation) -> bool:
    """Tell whether a relation, or one that it leads to, was added by the editor."""
    return any(not isinstance(r, str) and r.inferred for r in _chain(relation))


def _own_type(relation: Relation) -> str:
    return "MA" if relation.kind is RelationKind.CLARIFIES else relation.kind.traits.aif


def _chain(relation: Relation) -> Iterable[str | Relation]:
    target: str | Relation = relation
    while not isinstance(target, str):
        yield target
        target = target.target
