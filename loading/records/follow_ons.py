"""Findings that only follow from one slip: a key whose lines are not indented."""

from collections.abc import Iterable
from dataclasses import replace
from typing import Final

from argmap.loading.reader import KeyPath
from argmap.loading.records import rules
from argmap.loading.records.models import fields, model_at, parent_keys
from argmap.schema.finding import Finding
from argmap.schema.record import Record

LocatedFinding = tuple[KeyPath, Finding]


def without_follow_ons(model: type[Record], findings: Iterable[LocatedFinding]) -> list[Finding]:
    """Leave out findings that only follow from lines that are not indented.

    Parameters
    ----------
    model : type of Record
        What the file should say.
    findings : iterable of tuple of KeyPath and Finding
        The findings, each with the way to what it is about.

    Returns
    -------
    list of Finding
        Without the keys that are unknown only because they stand beside the empty key that they
        belong under, and without an empty key of which each of them says that it belongs there.
    """
    pairs = list(findings)
    empty = {path for path, finding in pairs if finding.rule is rules.EMPTY_VALUE}
    unknown = {path for path, finding in pairs if finding.rule is rules.UNKNOWN_KEY}
    named = {parent_keys(model).get(str(path[0])) for path in unknown if len(path) == 1}
    emptied = {path for path in empty if _opens_mapping(model, path)}
    beside = {path[:-1] for path in emptied}
    remaining = []
    for path, finding in pairs:
        if path in unknown and path[:-1] in beside and not finding.candidate:
            continue
        if path in empty and len(path) == 1 and path[0] in named:
            continue
        outdented = path in emptied and any(other[:-1] == path[:-1] for other in unknown)
        remaining.append(replace(finding, expected=_HINT) if outdented else finding)
    return remaining


_HINT: Final = "indent what belongs under it by two spaces"


def _opens_mapping(model: type[Record], path: KeyPath) -> bool:
    """Tell whether a key holds a mapping whose keys are names."""
    annotation = fields(model_at(model, path[:-1])).get(str(path[-1]))
    return getattr(annotation, "__origin__", None) is dict
