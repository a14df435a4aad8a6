"""arggraph XML, the format of the argumentative microtexts (Peldszus and Stede)."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from typing import Final
from xml.etree.ElementTree import Element

from argmap.exchange.foreign_map import ForeignMap, ForeignMaps
from argmap.exchange.input_text import refuse, xml_root
from argmap.exchange.interface import Format, Imported, InputFile, Options
from argmap.schema.vocabulary import RelationKind

_KINDS: Final = {
    "sup": (RelationKind.SUPPORTS, ""),
    "exa": (RelationKind.SUPPORTS, "example"),
    "reb": (RelationKind.REBUTS, ""),
    "und": (RelationKind.UNDERCUTS, ""),
}
"""What each type of edge is here, and its scheme."""


def recognise_arggraph(head: bytes) -> bool:
    """Tell such a file from its root."""
    return b"<arggraph" in head


def read_arggraph(files: Sequence[InputFile], options: Options) -> Imported:
    """Read graphs; each file is a debate of its own, unless all are to be one."""
    maps = ForeignMaps(files, options)
    for file, foreign, prefix in maps:
        root = xml_root(file)
        if root.tag != "arggraph":
            refuse(file, f"the root is '{root.tag}', not 'arggraph'", 1)
        foreign.title = foreign.title or (root.get("topic_id") or "").replace("_", " ")
        _add(root, foreign, prefix)
    return maps.imported("arggraph")


def _add(root: Element, foreign: ForeignMap, prefix: str) -> None:
    texts = {edu.get("id", ""): "".join(edu.itertext()).strip() for edu in root.iter("edu")}
    edges = {edge.get("id") or f"edge {n}": edge for n, edge in enumerate(root.iter("edge"))}
    parts = _parts(root, texts, edges, foreign, prefix)
    for adu in root.iter("adu"):
        key = adu.get("id", "")
        foreign.add_node(prefix + key, " ".join(parts[key]), thing="adu")
        if adu.get("type") == "opp":
            reason = "the voice 'opp' is a role, not a person"
            foreign.losses.change("adu", prefix + key, reason)
    _add_edges(edges, foreign, prefix)


def _parts(
    root: Element,
    texts: Mapping[str, str],
    edges: Mapping[str, Element],
    foreign: ForeignMap,
    prefix: str,
) -> defaultdict[str, list[str]]:
    """Gather the texts of each statement; a joint gathers some of them first."""
    joints = {joint.get("id", "") for joint in root.iter("joint")}
    parts: defaultdict[str, list[str]] = defaultdict(list)
    segments = {key: edge for key, edge in edges.items() if edge.get("type") == "seg"}
    for key, edge in segments.items():
        source = edge.get("src", "")
        foreign.losses.keep("seg", prefix + key)
        if source in texts:
            parts[edge.get("trg", "")].append(texts[source])
        elif source not in joints:
            foreign.losses.drop("seg", prefix + key, "there is no edu that it names")
    for edge in segments.values():
        if edge.get("src", "") in joints - {edge.get("trg", "")}:
            parts[edge.get("trg", "")] += parts[edge.get("src", "")]
    for key in sorted(texts.keys() - {edge.get("src", "") for edge in segments.values()}):
        foreign.losses.drop("edu", prefix + key, "no segment joins it to a statement")
    return parts


def _add_edges(edges: dict[str, Element], foreign: ForeignMap, prefix: str) -> None:
    joined: defaultdict[str, list[str]] = defaultdict(list)
    for key, edge in edges.items():
        if edge.get("type") == "add":
            foreign.losses.keep("add", prefix + key)
            base = _base(edges, key)
            if base:
                joined[base].append(prefix + edge.get("src", ""))
            else:
                foreign.losses.drop("add", prefix + key, "it adds a premise to no step")
    for key, edge in edges.items():
        type_ = edge.get("type", "")
        if type_ in {"seg", "add"}:
            continue
        if type_ not in _KINDS:
            foreign.losses.drop(type_ or "edge", prefix + key, "this type of edge is not known")
            continue
        kind, scheme = _KINDS[type_]
        target = edge.get("trg", "")
        base = _base(edges, target) if target in edges else ""
        foreign.add_relation(
            prefix + key,
            kind,
            [prefix + edge.get("src", ""), *joined[key]],
            prefix + (base or target),
            thing=type_,
            fields={"scheme": scheme} if scheme else {},
        )


def _base(edges: dict[str, Element], key: str) -> str:
    """Follow added premises to the step that they are added to; empty where there is none."""
    seen: set[str] = set()  # a stranger's edges may lead in a circle
    while key in edges and edges[key].get("type") == "add" and key not in seen:
        seen.add(key)
        key = edges[key].get("trg", "")
    return key if key in edges and key not in seen else ""


FORMATS: Final = (
    Format(
        name="arggraph",
        title="arggraph XML (microtexts)",
        suffixes=(".xml",),
        holds="statements, linked premises, attacks on steps",
        loses="which voice speaks: proponent and opponent are roles, not people",
        recognise=recognise_arggraph,
        read=read_arggraph,
    ),
)
