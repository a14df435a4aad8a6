"""Which relations may lead from a kind of node to something, and which one is meant."""

from collections.abc import Collection, Mapping
from typing import Final

from argmap.commands.terminal.meanings import RELATIONS
from argmap.graph.model.debate import Node, Relation
from argmap.schema.node import KINDS_WITH
from argmap.schema.vocabulary import AIMED_AT_STEPS, Kind, RelationKind

_LIKELY: Final = {
    Kind.COUNTERARGUMENT: RelationKind.REBUTS,
    Kind.KERNEL: RelationKind.KERNEL_OF,
    Kind.EXAMPLE: RelationKind.ILLUSTRATES,
    Kind.DEFINITION: RelationKind.CLARIFIES,
    Kind.QUESTION: RelationKind.ABOUT,
}


def fitting_relations(kind: Kind, target: Node | Relation) -> Mapping[str, str]:
    """Choose the relations that may lead from a kind of node to a target."""
    return {
        relation: meaning
        for relation, meaning in RELATIONS.items()
        if kind in KINDS_WITH.get(relation, frozenset(Kind))
        and (
            relation in AIMED_AT_STEPS
            if isinstance(target, Relation)
            else relation != RelationKind.UNDERCUTS
        )
    }


def likely_relation(kind: Kind, target: Node | Relation, fitting: Collection[str]) -> str:
    """Guess the relation that is meant."""
    guesses: list[str] = [_LIKELY.get(kind, RelationKind.SUPPORTS), *fitting]
    if isinstance(target, Node) and target.kind is Kind.QUESTION:
        guesses = [RelationKind.ANSWERS, *guesses]
    if isinstance(target, Relation) and kind is Kind.COUNTERARGUMENT:
        guesses = [RelationKind.UNDERCUTS]
    return next(guess for guess in guesses if guess in fitting)
