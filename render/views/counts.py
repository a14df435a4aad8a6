"""What a section holds, counted."""

from collections import Counter
from collections.abc import Mapping
from typing import NamedTuple

from argmap.graph.model.debate import Debate, Relation
from argmap.graph.model.memo import memoized
from argmap.graph.model.outline import outline
from argmap.graph.queries.kernels import kernels
from argmap.render.views.page_index import PageIndex
from argmap.schema.vocabulary import RelationKind


class Counts(NamedTuple):
    """How many nodes a section has, and how many of them are reasons, objections, conceded.

    A node is what its place in the section says: what speaks for one claim and against another
    counts once, as the map shows it. What is conceded is counted beside that: an objection may be
    conceded. Other nodes explain, illustrate, narrow or ask.
    """

    nodes: int
    reasons: int
    objections: int
    conceded: int


def count(index: PageIndex, section: str) -> Counts:
    """Count what is in a section."""
    return _counts(index.debate)[section]


def placing(debate: Debate, node: str) -> Relation | None:
    """Find the relation that a node's card begins with: that of its place, else its first."""
    return outline(debate).places[node].relation or next(iter(debate.spoken_by(node)), None)


@memoized
def conceded(debate: Debate) -> frozenset[str]:
    """Find all that is conceded, to a statement or as such."""
    return frozenset(point.node for point in kernels(debate))


@memoized
def _counts(debate: Debate) -> Mapping[str, Counts]:
    """Count what is in each section, in one pass."""
    nodes = Counter(node.section for node in debate.nodes.values())
    found = {section.id: Counter[str]() for section in debate.sections}
    for node in debate.nodes.values():
        if node.id in conceded(debate):
            found[node.section]["conceded"] += 1
        relation = placing(debate, node.id)
        if relation is None or relation.speaker != node.id:  # it is a premise of another's reason
            continue
        if relation.is_attack:
            found[node.section]["objections"] += 1
        elif relation.kind is RelationKind.SUPPORTS:
            found[node.section]["reasons"] += 1
    return {
        section: Counts(nodes[section], one["reasons"], one["objections"], one["conceded"])
        for section, one in found.items()
    }
