"""The JSON that Argdown's own tools export, as the same document that the text gives."""

from collections.abc import Mapping
from typing import Any, TypeVar

from argmap.exchange.argdown_model import (
    ArgdownDocument,
    ArgdownRelation,
    Argument,
    End,
    EndKey,
    Inference,
    Statement,
)
from argmap.exchange.input_text import as_list, as_mapping, as_text, json_data, mappings, refuse
from argmap.exchange.interface import InputFile
from argmap.exchange.own_fields import OWN

_S = TypeVar("_S", bound=Statement)
_CONCLUSIONS = frozenset({"intermediary-conclusion", "main-conclusion"})


def parse_argdown_json(file: InputFile) -> ArgdownDocument:
    """Read an export.

    Raises
    ------
    UnreadableFileError
        Where it is no such export.
    """
    data = json_data(file)
    if not isinstance(data, dict) or not isinstance(data.get("statements"), dict):
        refuse(file, "there is no mapping 'statements'", 1)
    found = ArgdownDocument()
    sections = _sections(as_list(data.get("sections")))
    found.sections = list(dict.fromkeys(sections.values()))
    for title, entry in data["statements"].items():
        found.statements[title] = _said(Statement(title), as_mapping(entry), sections)
    for title, entry in as_mapping(data.get("arguments")).items():
        argument = _said(Argument(title), as_mapping(entry), sections)
        _add_steps(found, argument, mappings(as_mapping(entry).get("pcs")))
        found.arguments[title] = argument
    for number, entry in enumerate(mappings(data.get("relations"))):
        _relate(found, entry, number)
    return found


def _sections(entries: list[Any]) -> dict[str, str]:
    found: dict[str, str] = {}
    waiting = list(reversed(entries))
    while waiting:
        entry = as_mapping(waiting.pop())
        found[as_text(entry.get("id"))] = as_text(entry.get("title"))
        waiting += reversed(as_list(entry.get("children")))
    return found


def _said(entry: _S, data: Mapping[str, Any], sections: Mapping[str, str]) -> _S:
    for member in mappings(data.get("members")):
        text = as_text(member.get("text")).strip()
        if text and text not in entry.texts:
            entry.texts.append(text)
    entry.tags = [as_text(tag) for tag in as_list(data.get("tags")) if tag]
    section = data.get("section")
    named = as_mapping(section).get("id", section)
    entry.section = sections.get(as_text(named), "")
    own_data = as_mapping(data.get("data"))
    entry.own = as_mapping(own_data.get(OWN))
    entry.has_other_data = bool(set(own_data) - {OWN})
    return entry


def _add_steps(document: ArgdownDocument, argument: Argument, pcs: list[dict[str, Any]]) -> None:
    premises: list[str] = []
    for entry in pcs:
        title, concluded = as_text(entry.get("title")), entry.get("role") in _CONCLUSIONS
        document.statements.setdefault(title, Statement(title))
        argument.members.append(title)
        argument.roles.append(concluded)
        if concluded:
            inference = as_mapping(entry.get("inference"))
            rules = [as_text(rule) for rule in as_list(inference.get("inferenceRules"))]
            argument.steps.append(Inference(premises, title, rules))
            premises = [title]
        else:
            premises.append(title)


def _relate(document: ArgdownDocument, entry: Mapping[str, Any], number: int) -> None:
    start, end = (_end(document, entry, side) for side in ("from", "to"))
    if start is None or end is None:
        document.problems.append((number, "a relation names an end that is not there"))
        return
    document.relate(ArgdownRelation(as_text(entry.get("relationType")), start, end))


def _end(document: ArgdownDocument, entry: Mapping[str, Any], side: str) -> EndKey | None:
    title, sort = as_text(entry.get(side)), entry.get(f"{side}Type")
    if sort == End.STATEMENT and title in document.statements:
        return End.STATEMENT, title
    if sort in set(End) and title in document.arguments:
        has_steps = bool(document.arguments[title].steps)
        return (End.INFERENCE if sort == End.INFERENCE and has_steps else End.ARGUMENT), title
    return None
