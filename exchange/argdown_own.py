"""What of a debate Argdown has no signs for, in data that its tools pass over."""

from collections.abc import Mapping
from typing import Any, Final

from argmap.exchange.argdown_model import ArgdownDocument, Argument
from argmap.exchange.foreign_map import ForeignMap
from argmap.exchange.input_text import as_list, as_mapping, as_text, mappings
from argmap.exchange.own_fields import known_person_fields, known_source_fields
from argmap.schema.vocabulary import RelationKind, StanceKind

STEP: Final = "step"
"""The mark of an argument that only stands for a link of ours."""


def is_own_step(argument: Argument) -> bool:
    """Tell whether an argument only stands for a link whose data stand elsewhere."""
    return bool(argument.own.get(STEP))


def own_pairs(document: ArgdownDocument) -> set[tuple[str, str]]:
    """List the pairs of statements whose link is told in data, not by signs alone."""
    return {
        (title, as_text(entry.get("to")))
        for title, statement in document.statements.items()
        for entry in mappings(statement.own.get("relations"))
    }


def add_own(document: ArgdownDocument, foreign: ForeignMap) -> None:
    """Add the people, sources, links and stances that stand in data."""
    own = document.own
    foreign.is_own = bool(own)
    foreign.own_debate = as_mapping(own.get("debate"))
    for person, entry in as_mapping(own.get("people")).items():
        fields = as_mapping(entry)
        foreign.add_person(
            person, as_text(fields.get("name")), person, **known_person_fields(fields)
        )
    for source, entry in as_mapping(own.get("sources")).items():
        foreign.add_source(source, source, **known_source_fields(as_mapping(entry)))
    for title, statement in document.statements.items():
        for entry in mappings(statement.own.get("relations")):
            _add_relation(foreign, title, entry)
        for number, entry in enumerate(mappings(statement.own.get("stances"))):
            _add_stance(foreign, title, entry, number)


def _add_relation(foreign: ForeignMap, title: str, entry: Mapping[str, Any]) -> None:
    kind, target = as_text(entry.get("kind")), as_text(entry.get("to"))
    if kind not in set(RelationKind):
        return
    name = as_text(entry.get("name")) or f"{title} {kind} {target}"
    to_step = bool(entry.get("to_step"))
    foreign.add_relation(
        f"own {name}",
        RelationKind(kind),
        [f"statement {title}", *(f"statement {t}" for t in as_list(entry.get("with")))],
        f"own {target}" if to_step else f"statement {target}",
        thing="relation",
        fields=as_mapping(entry.get("fields")),
    )


def _add_stance(foreign: ForeignMap, title: str, entry: Mapping[str, Any], number: int) -> None:
    kind = as_text(entry.get("stance"))
    if kind in set(StanceKind):
        step = as_text(entry.get("step"))
        foreign.add_stance(
            f"{title} {number}",
            f"statement {title}",
            as_text(entry.get("by")),
            StanceKind(kind),
            as_text(entry.get("source")),
            step=f"own {step}" if step else "",
            fields=as_mapping(entry.get("fields")),
        )
