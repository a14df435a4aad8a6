"""What a section holds, counted."""

from collections import Counter
from collections.abc import Mapping
from typing import Final, NamedTuple

from argmap.graph.model.debate import Debate
from argmap.graph.model.memo import memoized
from argmap.render.views.page_index import PageIndex
from argmap.schema.vocabulary import ATTACKS, RelationKind


class Counts(NamedTuple):
    """How many nodes a section has, and how many of them stand for, against or as a concession.

    A node counts once: as a concession, else as an objection, else as a reason.
    """

    nodes: int
    reasons: int
    objections: int
    conceded: int


def count(index: PageIndex, section: str) -> Counts:
    """Count what is in a section."""
    return _counts(index.debate)[section]


_COUNTED: Final = {
    "concession": {RelationKind.KERNEL_OF},
    "against": ATTACKS,
    "for": {RelationKind.SUPPORTS},
}


@memoized
def _counts(debate: Debate) -> Mapping[str, Counts]:
    """Count what is in each section, in one pass."""
    nodes = Counter(node.section for node in debate.nodes.values())
    spoken = {section.id: Counter[str]() for section in debate.sections}
    for node in debate.nodes.values():
        kinds = {relation.kind for relation in debate.spoken_by(node.id)}
        look = next((look for look, counted in _COUNTED.items() if kinds & counted), "")
        spoken[node.section][look] += 1
    return {
        section: Counts(nodes[section], looks["for"], looks["against"], looks["concession"])
        for section, looks in spoken.items()
    }
