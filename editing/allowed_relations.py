"""Which relations may lead from a kind of node to something, and which one is meant."""

from collections.abc import Collection, Mapping

from argmap.graph.model.debate import Node, Relation
from argmap.schema.node import KINDS_WITH
from argmap.schema.vocabulary import Kind, RelationKind


def fitting_relations(kind: Kind, target: Node | Relation) -> Mapping[str, str]:
    """Choose the relations that may lead from a kind of node to a target, with their meaning."""
    to_step = isinstance(target, Relation)
    return {
        relation: relation.meaning
        for relation in RelationKind
        if kind in KINDS_WITH.get(relation, frozenset(Kind))
        and (relation.traits.to_steps if to_step else relation.traits.to_nodes)
    }


def likely_relation(kind: Kind, target: Node | Relation, fitting: Collection[str]) -> str:
    """Guess the relation that is meant."""
    guesses: list[str] = [kind.traits.likely, RelationKind.SUPPORTS, *fitting]
    if isinstance(target, Node) and target.kind is Kind.QUESTION:
        guesses = [RelationKind.ANSWERS, *guesses]
    if isinstance(target, Relation) and kind is Kind.COUNTERARGUMENT:
        guesses = [RelationKind.UNDERCUTS]
    return next(guess for guess in guesses if guess in fitting)
