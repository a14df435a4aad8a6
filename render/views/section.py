"""The page of a section: its summary, and its nodes as an outline."""

from collections import Counter, deque
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final, NamedTuple

from argmap.graph.model.debate import Debate, Relation, Section
from argmap.graph.model.memo import memoized
from argmap.render.views.page_index import Head, PageIndex, SectionHead
from argmap.schema.traits import RelationTraits
from argmap.schema.vocabulary import ATTACKS, RelationKind

if TYPE_CHECKING:
    from argmap.render.views.map import MapPage

SHOWN = 1_000
"""How many nodes an outline shows; what lies below is counted and reached by way of its parent."""
LEVELS = 12
"""How many levels an outline shows."""


class Branch(NamedTuple):
    """A node of an outline and what hangs under it.

    Attributes
    ----------
    head : Head
        The node.
    word : RelationTraits or None
        How it bears on the node above.
    on_step : bool
        It bears on a step that starts at the node above.
    inferred : bool
        The editor added the link.
    elsewhere : Head or None
        What it bears on, where that lies in another section.
    below : tuple of Branch
        What hangs under it.
    hidden : int
        How many nodes right under it are not shown.
    """

    head: Head
    word: RelationTraits | None = None
    on_step: bool = False
    inferred: bool = False
    elsewhere: Head | None = None
    below: tuple["Branch", ...] = ()
    hidden: int = 0


class Counts(NamedTuple):
    """How many nodes a section has, and how many of them stand for, against or as a concession.

    A node counts once: as a concession, else as an objection, else as a reason.
    """

    nodes: int
    reasons: int
    objections: int
    conceded: int


@dataclass(frozen=True, slots=True)
class SectionPage:
    """All that the page of a section shows."""

    head: SectionHead
    summary: str
    counts: Counts
    branches: tuple[Branch, ...]
    hidden: int
    before: SectionHead | None
    after: SectionHead | None
    map: "MapPage | None" = None


def section_page_view(index: PageIndex, section: Section) -> SectionPage:
    """Gather what the page of a section shows."""
    order = list(index.sections)
    here = order.index(section.id)
    tops = index.outline.tops[section.id]
    shown = shown_below(index, tops, SHOWN, LEVELS)
    return SectionPage(
        head=index.sections[section.id],
        summary=section.summary,
        counts=count(index, section.id),
        branches=tuple(_branch(index, top, shown) for top in tops if top in shown),
        hidden=sum(top not in shown for top in tops),
        before=index.sections[order[here - 1]] if here else None,
        after=index.sections[order[here + 1]] if here + 1 < len(order) else None,
    )


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


def shown_below(index: PageIndex, tops: Iterable[str], most: int, levels: int) -> frozenset[str]:
    """Choose the nodes to show: level by level, as many as there is room for.

    Parameters
    ----------
    index : PageIndex
        The debate.
    tops : iterable of str
        The ids at the top of what is shown.
    most, levels : int
        How many nodes, and how many levels, there is room for.

    Returns
    -------
    frozenset of str
        Linear in its size and in the children of its members.
    """
    shown: set[str] = set()
    pending = deque((0, top) for top in tops)
    while pending and len(shown) < most:
        level, node = pending.popleft()
        shown.add(node)
        if level + 1 < levels:
            pending += [(level + 1, child) for child in index.outline.children.get(node, ())]
    return frozenset(shown)


def _branch(index: PageIndex, node: str, shown: frozenset[str]) -> Branch:
    children = index.outline.children.get(node, ())
    place = index.outline.places[node]
    relation, elsewhere = place.relation, place.elsewhere
    if isinstance(elsewhere, Relation):
        elsewhere = elsewhere.speaker
    return Branch(
        head=index.nodes[node],
        word=relation.kind.traits if relation is not None else None,
        on_step=relation is not None and isinstance(relation.target, Relation),
        inferred=relation is not None and relation.inferred,
        elsewhere=index.nodes[elsewhere] if elsewhere is not None else None,
        below=tuple(_branch(index, child, shown) for child in children if child in shown),
        hidden=sum(child not in shown for child in children),
    )
