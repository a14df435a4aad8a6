"""Goal structuring notation in YAML, as gsn2x reads it; several files are modules of one case."""

import re
from collections.abc import Mapping, Sequence
from typing import Any, Final

from argmap.exchange.foreign_map import ForeignMap
from argmap.exchange.input_text import as_mapping, as_text, refuse, yaml_data
from argmap.exchange.interface import Format, Imported, InputFile, LossCounter, Options
from argmap.exchange.texts import debate_name
from argmap.schema.vocabulary import RelationKind

_ELEMENT: Final = re.compile(rb"^(?:C?G|C?Sn|S|C|A|J)[\w.-]*:", re.MULTILINE)
_KEYS: Final = {
    "supportedBy": RelationKind.SUPPORTS,
    "inContextOf": RelationKind.CLARIFIES,
}
"""What a list of elements is: each of them does this to the element that lists it."""

_READ: Final = frozenset({"text", "challenges", *_KEYS})


def recognise_gsn(head: bytes) -> bool:
    """Tell such a file from the names of its elements."""
    words = (b"supportedBy:", b"inContextOf:", b"undeveloped:", b"text:", b"{}")
    return _ELEMENT.search(head) is not None and any(word in head for word in words)


def read_gsn(files: Sequence[InputFile], options: Options) -> Imported:
    """Read the modules of one case."""
    losses = LossCounter()
    debate = options.debate or debate_name(files[0].name)
    foreign = ForeignMap(debate, losses, options.known.get(debate))
    elements: dict[str, dict[str, Any]] = {}
    for file in files:
        data = yaml_data(file)
        if not isinstance(data, dict):
            refuse(file, "this is no mapping of elements", 1)
        module = as_mapping(data.pop("module", None))
        name = as_text(module.get("name"))
        for key in sorted(set(module) - {"name"}):
            losses.drop("module", f"{file.name}: {key}", "it is not kept")
        section = foreign.add_section(name) if name and len(files) > 1 else ""
        for key, value in data.items():
            if value is not None and not isinstance(value, dict):
                refuse(file, f"the element '{key}' is no mapping")
            entry = as_mapping(value)
            elements.setdefault(key, entry)
            _add_element(foreign, key, entry, section)
    for key, entry in elements.items():
        _add_links(foreign, key, entry)
    for key, entry in elements.items():
        _add_challenges(foreign, key, entry)
    return Imported((foreign.records("gsn"),), losses.report())


def _add_element(foreign: ForeignMap, key: str, entry: Mapping[str, Any], section: str) -> None:
    foreign.add_node(key, as_text(entry.get("text")), thing="element", title=key, section=section)
    foreign.losses.without("element", key, sorted(set(entry) - _READ))


def _listed(value: Any) -> list[str]:
    values = value if isinstance(value, list) else [value]
    return [as_text(item) for item in values if as_text(item)]


def _add_links(foreign: ForeignMap, key: str, entry: Mapping[str, Any]) -> None:
    for name, kind in _KEYS.items():
        for other in _listed(entry.get(name)):
            foreign.add_relation(f"{key} -> {other}", kind, [other], key, thing=name)


def _add_challenges(foreign: ForeignMap, key: str, entry: Mapping[str, Any]) -> None:
    """Add attacks; ``G2 -> Sn1`` attacks the link between the two, written either way round."""
    for target in _listed(entry.get("challenges")):
        parts = [part.strip() for part in target.split("->")]
        end, kind = target, RelationKind.REBUTS
        if len(parts) == 2:  # noqa: PLR2004 - a pair: its two ends name the link
            kind = RelationKind.UNDERCUTS
            there, back = " -> ".join(parts), " -> ".join(reversed(parts))
            challenged = f"{parts[1]} challenges {parts[0]}"
            names = (there, back, challenged)
            end = next((name for name in names if name in foreign.relations), there)
        foreign.add_relation(f"{key} challenges {target}", kind, [key], end, thing="challenges")


FORMATS: Final = (
    Format(
        name="gsn",
        title="GSN (gsn2x YAML)",
        suffixes=(".gsn.yaml", ".yaml", ".yml"),
        holds="elements, support, context, challenges to elements and to links, modules",
        loses="what kind of element it is, layout, layers and other attributes",
        recognise=recognise_gsn,
        read=read_gsn,
    ),
)
