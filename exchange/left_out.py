"""What of a debate a format has no place for: counted once, for all writers."""

from collections.abc import Collection
from typing import Final

from argmap.exchange.interface import LossCounter
from argmap.exchange.own_fields import debate_fields, node_fields, stance_name
from argmap.graph.model.debate import Debate
from argmap.graph.model.elements import Node
from argmap.schema.vocabulary import Kind

_PLAIN: Final = frozenset({Kind.CLAIM.value, Kind.COUNTERARGUMENT.value})
"""The kinds that a node has by what it speaks to, which every graph shows."""


def count_left_out(
    debate: Debate, losses: LossCounter, *, nodes: Collection[str], about: Collection[str]
) -> None:
    """Count what a writer leaves out of nodes, and of the debate as a whole.

    Parameters
    ----------
    debate : Debate
        What is written.
    losses : LossCounter
        Where it is counted.
    nodes, about : collection of str
        The keys of nodes, and those of ``debate.yaml``, that the format holds.
    """
    for node in debate.nodes.values():
        losses.keep("node", node.id)
        losses.without("node", node.id, (key for key in _given(node) if key not in nodes))
    left = (key for key in debate_fields(debate) if key not in about)
    losses.without("debate", debate.id, left)


def count_people_left_out(debate: Debate, losses: LossCounter, reason: str) -> None:
    """Count all people, sources and stances as dropped."""
    for person in debate.people:
        losses.drop("person", person, reason)
    for source in debate.sources:
        losses.drop("source", source, reason)
    for stance in debate.stances:
        losses.drop("stance", stance_name(stance), reason)


def _given(node: Node) -> list[str]:
    fields = node_fields(node)
    return [key for key in fields if key != "kind" or fields[key] not in _PLAIN]
