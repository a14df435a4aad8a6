"""The debate file of an import: its title, question, theses and sections."""

from collections import defaultdict
from collections.abc import Collection, Mapping
from typing import TYPE_CHECKING, Any, Final

from pydantic import ValidationError

from argmap.exchange.foreign_references import fitting_expectations
from argmap.exchange.texts import clean
from argmap.schema.debate import DebateRecord
from argmap.schema.ids import id_problem
from argmap.schema.record import Record

if TYPE_CHECKING:
    from argmap.exchange.foreign_map import ForeignMap, ForeignNode

SECTION: Final = "map"
"""The section of statements that have none."""

RESERVED: Final = frozenset({"people", "sources"})
"""The names that no section can have."""


def debate_fields(
    foreign: "ForeignMap", imported: str, nodes: Mapping[str, str], people: Mapping[str, str]
) -> dict[str, Any]:
    """Write what ``debate.yaml`` says: title, question, theses and sections."""
    title = " ".join(clean(foreign.title).split()) or foreign.debate.replace("-", " ").capitalize()
    fields: dict[str, Any] = {"format": "1", "title": title}
    fields |= _own_debate(foreign.own_debate, set(nodes.values()), set(people.values()))
    if foreign.question in nodes:
        fields["question"] = nodes[foreign.question]
    if theses := [nodes[key] for key in foreign.theses if key in nodes]:
        fields["theses"] = theses
    used = {section_of(node) for node in foreign.nodes.values()}
    listed = {section["id"] for section in fields.get("sections", ())}
    unlisted = used - listed
    for section in (name for name in foreign.sections if name in unlisted):
        line = " ".join(clean(foreign.sections[section]).split())
        record = {"id": section, **({"title": line} if line else {})}
        fields.setdefault("sections", []).append(record)
        listed.add(section)
    if not foreign.is_own:
        for section in sorted(set(foreign.sections) - used - listed):
            title = foreign.sections[section]
            foreign.losses.drop("heading", title, "no statement stands right below it")
    if listed:
        fields["sections"] += [{"id": section} for section in sorted(used - listed)]
    return {**valid_fields(DebateRecord, fields), "imported": imported}


def section_of(node: "ForeignNode") -> str:
    """Give the section of a statement: its own, where its name can be one."""
    usable = node.section and not id_problem(node.section) and node.section not in RESERVED
    return node.section if usable else SECTION


def keep_renamed_sections(foreign: "ForeignMap", nodes: Mapping[str, str]) -> None:
    """Give a chapter with a new heading the folder it has from an earlier import.

    A chapter is the one of the earlier import from which all its known statements come, where that
    one is no longer in the file.
    """
    came_from: defaultdict[str, set[str]] = defaultdict(set)
    for key, node in foreign.nodes.items():
        if origin := foreign.known.get(f"nodes/{nodes[key]}"):
            came_from[section_of(node)].add(origin.section)
    used = {section_of(node) for node in foreign.nodes.values()}
    names: dict[str, str] = {}
    for section, before in came_from.items():
        old = next(iter(before), "")
        free = old and old not in used and old not in names.values()
        if len(before) == 1 and free and section not in before:
            names[section] = old
    if not names:
        return
    for node in foreign.nodes.values():
        node.section = names.get(section_of(node), node.section)
    foreign.sections = {names.get(name, name): title for name, title in foreign.sections.items()}
    listed = foreign.own_debate.get("sections")
    if isinstance(listed, list):
        entries = [entry for entry in listed if isinstance(entry, dict)]
        renamed = [{**entry, "id": names.get(str(entry.get("id")), entry.get("id"))}
                   for entry in entries]  # fmt: skip
        foreign.own_debate = {**foreign.own_debate, "sections": renamed}


def _own_debate(
    own: Mapping[str, Any], nodes: Collection[str], people: Collection[str]
) -> dict[str, Any]:
    """Take over what still fits of what an exported debate of ours says of itself."""
    fields = {key: own[key] for key in ("title", "documents", "licence", "in_short") if key in own}
    fields["expect"] = fitting_expectations(own.get("expect"), nodes, people)
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
    valid = valid_fields(DebateRecord, {"format": "1", "title": "-", **fields})
    return {key: value for key, value in valid.items() if key in fields}


def valid_fields(model: type[Record], fields: Mapping[str, Any]) -> dict[str, Any]:
    """Give the fields that the model accepts; the rest comes from a stranger and is left out."""
    valid = {key: value for key, value in fields.items() if value not in (None, "", [], {})}
    # again after each removal: a rule on several keys is only applied once each of them is right
    for _ in range(len(valid)):
        try:
            model.model_validate(valid)
        except ValidationError as error:
            for problem in error.errors():
                if problem["loc"]:
                    valid.pop(str(problem["loc"][0]), None)
        else:
            break
    return valid
