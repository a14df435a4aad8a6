"""The dialogue in AIF: locutions as sources, speakers as people, illocutions as stances."""

import re
from collections import Counter
from typing import TYPE_CHECKING, Any, Final

from argmap.exchange.foreign_map import ForeignMap
from argmap.exchange.input_text import as_list, as_mapping, as_text
from argmap.exchange.own_fields import OWN, known_person_fields, known_source_fields
from argmap.schema.provenance import AuthorEstablished, Identified, SourceKind
from argmap.schema.vocabulary import StanceKind

if TYPE_CHECKING:
    from argmap.exchange.aif import AifGraph

ILLOCUTIONS: Final = {
    StanceKind.ASSERTS: "Asserting",
    StanceKind.CONCEDES: "Popular Conceding",
    StanceKind.DENIES: "Disagreeing",
    StanceKind.DOUBTS: "Challenging",
    StanceKind.REPORTS: "Analysing",
    StanceKind.PARODIES: "Disagreeing",
    StanceKind.ASKS: "Pure Questioning",
}
"""What each stance is called where it is written."""

_READ: Final = {
    "conceding": StanceKind.CONCEDES,
    "popular conceding": StanceKind.CONCEDES,
    "disagreeing": StanceKind.DENIES,
    "challenging": StanceKind.DOUBTS,
    "analysing": StanceKind.REPORTS,
    "pure questioning": StanceKind.ASKS,
    "assertive questioning": StanceKind.ASKS,
    "questioning": StanceKind.ASKS,
}
_SPEAKER: Final = re.compile(r"\s*([^:\n]{1,60}?)\s?:\s+(?=\S)")
_SAYS: Final = re.compile(r"\s*([^:'\n]{1,60}?) says '(.*)'\s*\Z", re.DOTALL)
_WORDS_OF_A_NAME: Final = 5
"""More words than this before a colon are a clause, not the name of a speaker."""
_DAY: Final = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")


class Dialogue:
    """Adds people, sources and stances to a map.

    Parameters
    ----------
    graph : AifGraph
        All nodes and edges.
    foreign : ForeignMap
        The map; its statements and links are there already.
    """

    def __init__(self, graph: "AifGraph", foreign: ForeignMap) -> None:
        self._graph, self._map, self._losses = graph, foreign, foreign.losses
        self._own_people = as_mapping(graph.own.get("people"))
        self._own_sources = as_mapping(graph.own.get("sources"))
        self._names = {as_text(p.get("participantID")): _full_name(p) for p in graph.participants}
        self._namesakes = Counter(self._names.values())
        self._persons: dict[str, str] = {}
        self._days: dict[str, str] = {}
        for entry in graph.locutions:
            node = as_text(entry.get("nodeID"))
            self._persons.setdefault(node, as_text(entry.get("personID")))
            day = as_text(entry.get("start"))[:10]
            self._days.setdefault(node, day if _DAY.fullmatch(day) else "")
        self._texts = {graph.text(n).strip() for n in graph.nodes if graph.kind(n) == "L"}
        self._sources: dict[str, str] = {}
        self._speakers: dict[str, str] = {}

    def add(self) -> None:
        """Add people, sources, replies and stances, each in the order of the file."""
        for person, entry in self._own_people.items():
            fields = as_mapping(entry)
            name = as_text(fields.get("name"))
            self._map.add_person(person, name, person, **known_person_fields(fields))
        for source, entry in self._own_sources.items():
            self._map.add_source(source, source, **known_source_fields(as_mapping(entry)))
        nodes = self._graph.nodes
        # locutions first: transitions and illocutions look up the sources that these make
        for node in [n for n in nodes if self._graph.kind(n) == "L"]:
            self._add_locution(node)
        for node in [n for n in nodes if self._graph.kind(n) == "TA"]:
            self._add_transition(node)
        for node in [n for n in nodes if self._graph.kind(n) == "YA"]:
            self._add_illocution(node)

    def _add_locution(self, node: str) -> None:
        self._losses.keep("L", node)
        own = as_mapping(self._graph.nodes[node].get(OWN))
        source, person = as_text(own.get("source")), as_text(own.get("person"))
        if source in self._own_sources or (not source and person in self._own_people):
            self._sources[node], self._speakers[node] = source, person
            return
        if self._is_report(node):
            self._losses.drop("L", node, "it is an analyst's report of what somebody else said")
            return
        name, said = self._said(node)
        if name:
            person = self._names_key(node) or name
            self._map.add_person(person, name, identified=Identified.BY_HEADER.value)
            self._speakers[node] = person
        else:
            self._losses.change("L", node, "it does not say who speaks")
        fields: dict[str, Any] = {"kind": SourceKind.COMMENT.value, "title": said}
        known = AuthorEstablished.STATED if name else AuthorEstablished.UNKNOWN
        fields |= {"author_established": known.value, "author": self._speakers.get(node)}
        if self._days.get(node):
            fields["date"] = self._days[node]
        self._map.add_source(node, **fields)
        self._sources[node] = node

    def _names_key(self, node: str) -> str:
        """Give the key of a participant: the name, since another file may number them anew."""
        person = self._persons.get(node, "")
        name = self._names.get(person, "")
        return f"participant {person}" if self._namesakes[name] > 1 and name else name

    def _is_report(self, node: str) -> bool:
        """Tell an utterance from the note that somebody uttered it: ``Ann: Ben: Tea calms.``."""
        following = self._graph.following[node]
        if any(self._graph.kind(n) == "L" for ya in following for n in self._graph.following[ya]
               if self._graph.kind(ya) == "YA"):  # fmt: skip
            return True
        text = self._graph.text(node).strip()
        # the analyst has no entry of their own, and the same words stand in the locution reported
        rest = _SPEAKER.sub("", text, count=1).strip()
        return node not in self._persons and rest != text and rest in self._texts

    def _said(self, node: str) -> tuple[str, str]:
        """Split an utterance into the name of the speaker and what they say."""
        text = self._graph.text(node)
        if (quoted := _SAYS.match(text)) and _is_name(quoted[1]):
            return quoted[1], quoted[2]
        match = _SPEAKER.match(text)
        known = self._names.get(self._persons.get(node, ""), "")
        if match and (match[1] == known or _is_name(match[1])):
            return known or match[1], text[match.end() :]
        if known:
            return known, text
        person = self._persons.get(node)
        return (f"Participant {person}" if person else "", text)

    def _add_transition(self, node: str) -> None:
        self._losses.keep("TA", node)
        before = [n for n in self._graph.preceding[node] if n in self._sources]
        after = [n for n in self._graph.following[node] if n in self._sources]
        if not before or not after:
            self._losses.drop("TA", node, "it does not lead from one utterance to another")
            return
        first = self._sources[before[0]]
        for end in after:
            fields = self._map.source_fields(self._sources[end])
            if fields.get("replies_to") in (None, first) and self._sources[end] != first:
                self._map.reply(self._sources[end], first)
            else:
                self._losses.drop("TA", node, "the utterance answers another one already")

    def _add_illocution(self, node: str) -> None:
        self._losses.keep("YA", node)
        source, person = self._anchor(node)
        ends = [n for n in self._graph.following[node] if self._graph.kind(n) != "L"]
        if not person or not ends:
            reason = "nobody on record says it" if ends else "it leads to no statement and no link"
            self._losses.drop("YA", node, reason)
            return
        for end in ends:
            if end in self._map.relations:
                self._draw(node, end, source, person)
            elif end in self._map.nodes:
                self._hold(node, end, source, person)
            else:
                self._losses.drop("YA", node, "what it leads to is left out")

    def _anchor(self, node: str) -> tuple[str, str]:
        """Find the utterance of an illocution: the one before it, or the later one of two."""
        for before in self._graph.preceding[node]:
            if before in self._sources:
                return self._sources[before], self._speakers.get(before, "")
            for after in self._graph.following[before]:
                if self._graph.kind(before) == "TA" and after in self._sources:
                    return self._sources[after], self._speakers.get(after, "")
        return "", ""

    def _draw(self, node: str, end: str, source: str, person: str) -> None:
        relation = self._map.relations[end]
        fields = dict(relation.fields)
        if fields.get("source") not in (None, "", source):
            self._losses.drop("YA", node, "somebody else draws this link already")
            return
        by = list(dict.fromkeys([*as_list(fields.get("by")), person]))
        relation.fields = {**fields, "by": by, "source": source}

    def _hold(self, node: str, end: str, source: str, person: str) -> None:
        own = as_mapping(self._graph.nodes[node].get(OWN))
        name = self._graph.text(node).strip()
        kind = _READ.get(name.lower(), StanceKind.ASSERTS)
        if as_text(own.get("stance")) in set(StanceKind):
            kind = StanceKind(as_text(own["stance"]))
        elif ILLOCUTIONS[kind] != name:
            self._losses.change("YA", node, f"'{name}' is read as '{kind}'")
        self._map.add_stance(
            node,
            end,
            person,
            kind,
            source,
            thing="YA",
            step=as_text(own.get("step")),
            fields=as_mapping(own.get("fields")),
        )


def _full_name(participant: dict[str, Any]) -> str:
    parts = (as_text(participant.get("firstname")), as_text(participant.get("surname")))
    return " ".join(" ".join(parts).split())


def _is_name(text: str) -> bool:
    words = text.split()
    return len(words) <= _WORDS_OF_A_NAME and bool(words) and not words[0][0].islower()
