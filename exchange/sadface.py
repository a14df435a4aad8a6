"""SADFace: JSON with atoms for statements and schemes for the links between them."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from typing import Any, Final

from argmap.exchange.foreign_map import ForeignMap, ForeignMaps
from argmap.exchange.input_text import as_mapping, as_text, json_data, mappings, refuse
from argmap.exchange.interface import Format, Imported, InputFile, Options
from argmap.schema.schemes import SCHEMES
from argmap.schema.vocabulary import RelationKind

_ATOM: Final = frozenset({"id", "type", "text"})
_ATTACKS: Final = frozenset({"attack", "conflict"})


def recognise_sadface(head: bytes) -> bool:
    """Tell such a file from its first keys."""
    return b'"source_id"' in head or (b'"atom"' in head and b'"nodes"' in head)


def read_sadface(files: Sequence[InputFile], options: Options) -> Imported:
    """Read documents; each file is a debate of its own, unless all are to be one."""
    maps = ForeignMaps(files, options)
    for file, foreign, _ in maps:
        data = json_data(file)
        if not isinstance(data, dict) or not isinstance(data.get("nodes"), list):
            refuse(file, "there is no list 'nodes'", 1)
        core = as_mapping(as_mapping(data.get("metadata")).get("core"))
        foreign.title = foreign.title or as_text(core.get("title"))
        for key in sorted(name for name, value in core.items() if value and name != "title"):
            foreign.losses.drop("metadata", key, "it is not kept")
        _add(data, foreign)
    return maps.imported("sadface")


def _add(data: Mapping[str, Any], foreign: ForeignMap) -> None:
    nodes = {as_text(node.get("id")): node for node in mappings(data.get("nodes"))}
    before: defaultdict[str, list[str]] = defaultdict(list)
    after: defaultdict[str, list[str]] = defaultdict(list)
    for edge in mappings(data.get("edges")):
        start, end = as_text(edge.get("source_id")), as_text(edge.get("target_id"))
        foreign.losses.keep("edge", f"{start} -> {end}")
        if start not in nodes or end not in nodes:
            foreign.losses.drop("edge", f"{start} -> {end}", "an end of it is not there")
            continue
        after[start].append(end)
        before[end].append(start)
    for key, node in nodes.items():
        if node.get("type") == "atom":
            foreign.add_node(key, as_text(node.get("text")), thing="atom")
            lost = sorted(name for name in set(node) - _ATOM if node[name])
            foreign.losses.without("atom", key, lost)
        elif node.get("type") != "scheme":
            foreign.losses.drop("node", key, "it is neither an atom nor a scheme")
    for key, node in nodes.items():
        if node.get("type") == "scheme":
            _add_scheme(foreign, key, as_text(node.get("name")), before[key], after[key])
    for resource in mappings(data.get("resources")):
        foreign.losses.drop("resource", as_text(resource.get("id")), "resources are not read")


def _add_scheme(
    foreign: ForeignMap, key: str, name: str, starts: Sequence[str], ends: Sequence[str]
) -> None:
    folded = "-".join(name.lower().split())
    if not ends:
        foreign.losses.drop("scheme", key, "it leads nowhere")
        return
    known = folded in SCHEMES
    if folded not in _ATTACKS and folded != "support" and not known:
        foreign.losses.change("scheme", key, "its name is not known here; read as support", name)
    kind = RelationKind.REBUTS if folded in _ATTACKS else RelationKind.SUPPORTS
    for number, end in enumerate(ends):
        foreign.add_relation(
            key if number == 0 else f"{key}#{number}",
            kind,
            starts,
            end,
            thing="scheme" if number == 0 else "link beside the first",
            fields={"scheme": folded} if known else {},
        )


FORMATS: Final = (
    Format(
        name="sadface",
        title="SADFace",
        suffixes=(".json",),
        holds="statements, linked premises, attacks",
        loses="resources and the places of texts in them",
        recognise=recognise_sadface,
        read=read_sadface,
    ),
)
