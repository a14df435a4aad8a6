"""The Argument Interchange Format: AIF as AIFdb writes it, and xAIF as OVA does.

Statements are I-nodes; inferences (RA), conflicts (CA) and rephrases (MA) are nodes too, with the
statements they come from and lead to. Who says what is on the side of the dialogue: a locution (L)
is a source here, its speaker a person, and an illocution (YA) a stance or the drawing of a link.
"""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any, Final

from argmap.exchange.aif_dialogue import Dialogue
from argmap.exchange.aif_write import write_aif, write_xaif
from argmap.exchange.foreign_map import ForeignMap
from argmap.exchange.input_text import as_list, as_mapping, as_text, json_data, mappings, refuse
from argmap.exchange.interface import Format, Imported, InputFile, LossCounter, Options
from argmap.exchange.own_fields import OWN
from argmap.exchange.texts import debate_name
from argmap.schema.schemes import SCHEMES
from argmap.schema.vocabulary import RelationKind

SCHEME_KINDS: Final = {
    "RA": RelationKind.SUPPORTS,
    "CA": RelationKind.REBUTS,
    "MA": RelationKind.CLARIFIES,
}
"""What each sort of scheme node is here."""

_DIALOGUE: Final = frozenset({"L", "TA", "YA"})
_PLAIN_SCHEMES: Final = frozenset({"", "ra", "ca", "ma", "default-inference", "default-conflict",
                                   "default-rephrase"})  # fmt: skip


@dataclass(slots=True)
class AifGraph:
    """The nodes and edges of all files, by id."""

    nodes: dict[str, dict[str, Any]] = field(default_factory=dict)
    following: defaultdict[str, dict[str, None]] = field(default_factory=lambda: defaultdict(dict))
    preceding: defaultdict[str, dict[str, None]] = field(default_factory=lambda: defaultdict(dict))
    locutions: list[dict[str, Any]] = field(default_factory=list)
    participants: list[dict[str, Any]] = field(default_factory=list)
    own: dict[str, Any] = field(default_factory=dict)

    def kind(self, node: str) -> str:
        """Give the type of a node; empty where there is no such node."""
        return as_text(self.nodes.get(node, {}).get("type")).strip()

    def text(self, node: str) -> str:
        """Give the text of a node."""
        return as_text(self.nodes[node].get("text"))


def recognise_aif(head: bytes) -> bool:
    """Tell AIF from its first bytes."""
    if b'"AIF"' in head:
        return False
    # a map without nodes has no "nodeID" to go by; the lists of other formats have an "id"
    empty = b'"nodes"' in head and b'"edges"' in head and b'"id"' not in head
    return b'"nodeID"' in head or b'"locutions"' in head or empty


def recognise_xaif(head: bytes) -> bool:
    """Tell xAIF from its first bytes."""
    return b'"AIF"' in head and (b'"nodes"' in head or b'"OVA"' in head)


def read_aif(files: Sequence[InputFile], options: Options) -> Imported:
    """Read AIF; several files are parts of one debate, and a node that stands in two is one."""
    return _read(files, options, "aif")


def read_xaif(files: Sequence[InputFile], options: Options) -> Imported:
    """Read xAIF; as `read_aif`."""
    return _read(files, options, "xaif")


def _read(files: Sequence[InputFile], options: Options, name: str) -> Imported:
    losses = LossCounter()
    debate = options.debate or debate_name(files[0].name)
    foreign = ForeignMap(debate, losses, options.known.get(debate))
    graph = AifGraph()
    for file in files:
        _gather(file, graph, losses)
    foreign.own_debate = as_mapping(graph.own.get("debate"))
    _add_statements(graph, foreign)
    Dialogue(graph, foreign).add()
    return Imported((foreign.records(name),), losses.report())


def _gather(file: InputFile, graph: AifGraph, losses: LossCounter) -> None:
    data = json_data(file)
    if not isinstance(data, dict):
        refuse(file, "AIF is a mapping with the lists 'nodes' and 'edges'", 1)
    part = as_mapping(data.get("AIF")) if "AIF" in data else data
    if not isinstance(part.get("nodes"), list):
        refuse(file, "there is no list 'nodes'", 1)
    for place, node in enumerate(part["nodes"], start=1):
        key = as_text(node.get("nodeID")) if isinstance(node, dict) else ""
        if not key:
            losses.drop("node", f"{file.name}, node {place}", "it has no nodeID")
            continue
        first = graph.nodes.setdefault(key, node)
        if as_text(first.get("text")) != as_text(node.get("text")):
            reason = "two nodes with this id have different texts; the first is kept"
            losses.change(graph.kind(key) or "node", key, reason)
    _gather_edges(part, graph)
    graph.locutions += mappings(part.get("locutions"))
    graph.participants += mappings(part.get("participants"))
    graph.own = as_mapping(part.get(OWN)) or graph.own


def _gather_edges(part: dict[str, Any], graph: AifGraph) -> None:
    for edge in mappings(part.get("edges")):
        start, end = as_text(edge.get("fromID")), as_text(edge.get("toID"))
        graph.following[start][end] = None
        graph.preceding[end][start] = None


def _add_statements(graph: AifGraph, foreign: ForeignMap) -> None:
    losses = foreign.losses
    for key in graph.nodes:
        kind = graph.kind(key)
        if kind == "I":
            _add_statement(graph, foreign, key)
        elif kind in SCHEME_KINDS:
            _add_scheme(graph, foreign, key, kind)
        elif kind not in _DIALOGUE:
            reason = "a preference has no place here" if kind == "PA" else "its type is unknown"
            losses.drop(kind or "node", key, reason)
    for start, ends in graph.following.items():
        for end in ends:
            pair = f"{start} -> {end}"
            if start not in graph.nodes or end not in graph.nodes:
                losses.drop("edge", pair, "an end of it is not there")
            elif graph.kind(start) == graph.kind(end) and graph.kind(start) in {"I", "L"}:
                losses.drop("edge", pair, "it joins two nodes without saying how")
    _add_own_relations(graph, foreign)


def _add_statement(graph: AifGraph, foreign: ForeignMap, key: str) -> None:
    own = as_mapping(graph.nodes[key].get(OWN))
    foreign.add_node(
        key,
        graph.text(key),
        thing="I",
        section=as_text(own.get("section")),
        own_id=as_text(own.get("id")),
        fields=as_mapping(own.get("fields")),
    )


def _add_scheme(graph: AifGraph, foreign: ForeignMap, key: str, kind: str) -> None:
    own = as_mapping(graph.nodes[key].get(OWN))
    starts = [node for node in graph.preceding[key] if graph.kind(node) == "I"]
    ends = [node for node in graph.following[key] if graph.kind(node) in {"I", *SCHEME_KINDS}]
    for node in graph.preceding[key]:
        # a conflict may come from an inference itself: then its conclusion is what attacks
        if graph.kind(node) in SCHEME_KINDS and not starts:
            starts = [n for n in graph.following[node] if graph.kind(n) == "I" and n not in ends]
    if not starts or not ends:
        reason = "it leads nowhere" if starts else "it comes from no statement"
        foreign.losses.drop(kind, key, reason)
        return
    if len(ends) > 1:
        foreign.losses.change(kind, key, "it leads to several; each is a link of its own")
    wanted = as_text(own.get("kind"))
    relation = RelationKind(wanted) if wanted in set(RelationKind) else SCHEME_KINDS[kind]
    fields = {"scheme": _scheme(graph, foreign, key, kind), **as_mapping(own.get("fields"))}
    for number, end in enumerate(ends):
        name = key if number == 0 else f"{key}#{number}"
        thing = kind if number == 0 else "link beside the first"
        first = as_text(own.get("speaker"))
        # only the speaker moves to the front: the sort is stable, and premises keep their order
        ordered = sorted(starts, key=lambda node: node != first)
        foreign.add_relation(name, relation, ordered, end, thing=thing, fields=fields)


def _scheme(graph: AifGraph, foreign: ForeignMap, key: str, kind: str) -> str:
    name = as_text(graph.nodes[key].get("scheme")) or graph.text(key)
    folded = "-".join(name.lower().replace("_", " ").split()).removeprefix("argument-from-")
    if folded in _PLAIN_SCHEMES:
        return ""
    if folded in SCHEMES:
        return folded
    foreign.losses.change(kind, key, "its scheme is not one of Walton's that are known here", name)
    return ""


def _add_own_relations(graph: AifGraph, foreign: ForeignMap) -> None:
    """Add the links that AIF has no node for."""
    for entry in mappings(graph.own.get("relations")):
        kind = as_text(entry.get("kind"))
        if kind in set(RelationKind):
            foreign.add_relation(
                as_text(entry.get("id")),
                RelationKind(kind),
                [as_text(source) for source in as_list(entry.get("from"))],
                as_text(entry.get("to")),
                thing="relation",
                fields=as_mapping(entry.get("fields")),
            )


FORMATS: Final = (
    Format(
        name="xaif",
        title="xAIF",
        suffixes=(".json",),
        holds="statements, linked premises, attacks on steps, people, dialogue",
        loses="chapters and questions, but for a key of our own",
        recognise=recognise_xaif,
        read=read_xaif,
        write=write_xaif,
        heeds=("explicit",),
    ),
    Format(
        name="aif",
        title="AIF (AIFdb JSON)",
        suffixes=(".json",),
        holds="statements, linked premises, attacks on steps, dialogue",
        loses="names of people who say nothing, chapters and questions, but for a key of our own",
        recognise=recognise_aif,
        read=read_aif,
        write=write_aif,
        heeds=("explicit",),
    ),
)
