"""What a section holds, counted."""

from collections import Counter
from collections.abc import Mapping
from typing import NamedTuple

from argmap.graph.model.debate import Debate
from argmap.graph.model.memo import memoized
from argmap.graph.queries.kernels import kernels
from argmap.render.views.page_index import PageIndex
from argmap.schema.vocabulary import ATTACKS, RelationKind


class Counts(NamedTuple):
    """How many nodes a section has, and how many of them are reasons, objections, conceded.

    An objection that is a reason, too, counts as an objection. What is conceded is counted beside
    that: an objection may be conceded. Other nodes explain, illustrate, narrow or ask.
    """

    nodes: int
    reasons: int
    objections: int
    conceded: int


def count(index: PageIndex, section: str) -> Counts:
    """Count what is in a section."""
    return _counts(index.debate)[section]


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
        kinds = {relation.kind for relation in debate.spoken_by(node.id)}
        if node.id in conceded(debate):
            found[node.section]["conceded"] += 1
        if kinds & ATTACKS:
            found[node.section]["objections"] += 1
        elif RelationKind.SUPPORTS in kinds:
            found[node.section]["reasons"] += 1
    return {
        section: Counts(nodes[section], one["reasons"], one["objections"], one["conceded"])
        for section, one in found.items()
    }
