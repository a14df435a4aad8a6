"""The overview of a debate: the question, the rival theses, who takes part, and the sections."""

from collections.abc import Mapping
from typing import Final, NamedTuple

from argmap.graph.analysis.holders import holders, is_tentative
from argmap.graph.model.debate import Debate, Section
from argmap.graph.queries.questions import unopposed_rivals
from argmap.render.addresses import outside
from argmap.render.views.counts import Counts, conceded, count
from argmap.render.views.disagreements import DecisionView, PartingPage
from argmap.render.views.icicle import Icicle, icicle
from argmap.render.views.map import map_of_section
from argmap.render.views.page_index import Head, PageIndex, SectionHead, SourceHead
from argmap.render.views.person import PersonRow
from argmap.render.views.points import PointView
from argmap.render.views.short_read import Clause, in_short
from argmap.schema.provenance import SourceKind
from argmap.schema.vocabulary import Kind


class SectionTile(NamedTuple):
    """A section on the overview.

    Attributes
    ----------
    head : SectionHead
        The section.
    root : Head or None
        Its root claim.
    counts : Counts
        What it counts.
    bar : tuple of (str, int, int)
        Its links as a bar: the look of each part, where it starts, how long it is.
    disputed : Head or None
        The statement with the most objections.
    conceded : Head or None
        A kernel of truth in it: the first.
    hedged : bool
        It is conceded only tentatively.
    """

    head: SectionHead
    root: Head | None
    counts: Counts
    bar: tuple[tuple[str, int, int], ...]
    disputed: Head | None
    conceded: Head | None
    hedged: bool = False


class DebateSize(NamedTuple):
    """How much a debate holds."""

    nodes: int
    relations: int
    people: int
    sources: int


class Mapped(NamedTuple):
    """What the map was made of: the text that opens the conversation, and how many answer it."""

    source: SourceHead
    url: str | None
    date: str
    comments: int


class Overview(NamedTuple):
    """All that the overview shows."""

    title: str
    question: Head | None
    mapped: Mapped | None
    in_short: tuple[Clause, ...]
    theses: tuple[Head, ...]
    size: DebateSize
    people: tuple[PersonRow, ...]
    tiles: tuple[SectionTile, ...]
    longest: int
    picture: Icicle
    map_of: Mapping[str, str]
    disagreements: tuple[PointView, ...]
    decisions: tuple[DecisionView, ...]
    unopposed: bool
    points: int
    shared: int
    open: int
    minutes: int
    changed: str


PEOPLE_SHOWN: Final = 12
"""How many people the overview names; the page of all people has the rest."""
TILES_SHOWN: Final = 200
"""How many sections the overview shows."""


DISAGREEMENTS: Final = 4
"""How many disagreements the overview shows."""
PACE: Final = 180
"""How many words people read in a minute."""
SHORTEST: Final = 150
"""How many words a short read has at least, for the overview to offer it."""


class Ways(NamedTuple):
    """What the other pages hold that the overview leads to, counted; the day of the last change."""

    parting: PartingPage = PartingPage((), (), (), 0)
    shared: int = 0
    open: int = 0
    words: int = 0
    changed: str = ""


def overview(index: PageIndex, people: tuple[PersonRow, ...], ways: Ways) -> Overview:
    """Gather what the overview shows."""
    debate = index.debate
    tiles = tuple(
        _tile(index, section)
        for section in debate.sections[:TILES_SHOWN]
        if index.outline.tops[section.id]
    )
    return Overview(
        title=debate.title,
        question=index.nodes.get(debate.question or ""),
        mapped=_mapped(index),
        in_short=in_short(index),
        theses=tuple(index.nodes[thesis] for thesis in debate.theses if thesis in index.nodes),
        size=measure(debate),
        people=people[:PEOPLE_SHOWN],
        tiles=tiles,
        longest=max((sum(part[2] for part in tile.bar) for tile in tiles), default=0) or 1,
        picture=icicle(index),
        map_of={section.id: map_of_section(debate, section.id) for section in debate.sections},
        disagreements=ways.parting.points[:DISAGREEMENTS],
        decisions=ways.parting.decisions,
        unopposed=bool(unopposed_rivals(debate)),
        points=len(ways.parting.points) + ways.parting.left_out,
        shared=ways.shared,
        open=ways.open,
        minutes=round(ways.words / PACE) if ways.words > SHORTEST else 0,
        changed=ways.changed,
    )


def _tile(index: PageIndex, section: Section) -> SectionTile:
    debate, records = index.debate, index.analysis.records
    nodes = index.within(section.id)
    disputed = max(nodes, key=lambda node: records[node].objections)
    counts = count(index, section.id)
    points = [node for node in nodes if node in conceded(debate)]
    point = min(points, key=lambda node: debate.nodes[node].kind is not Kind.KERNEL, default=None)
    return SectionTile(
        index.sections[section.id],
        index.nodes.get(section.root or ""),
        counts,
        (
            ("for", 0, counts.reasons),
            ("against", counts.reasons, counts.objections),
            ("concession", counts.reasons + counts.objections, counts.conceded),
        ),
        index.nodes[disputed] if records[disputed].objections else None,
        index.nodes[point] if point is not None else None,
        point is not None and _is_hedged(index, point),
    )


def _is_hedged(index: PageIndex, node: str) -> bool:
    """Tell whether nobody accepts a node without a hedge."""
    people = holders(index.debate, node)
    return bool(people) and all(is_tentative(index.debate, node, one) for one in people)


def _mapped(index: PageIndex) -> Mapped | None:
    """Find the first text to which others reply, or the only one."""
    sources = [index.debate.sources[source] for source in index.sources]
    openings = [one for one in sources if one.record.kind in {SourceKind.POST, SourceKind.PAGE}]
    if not openings:
        return None
    first = openings[0].record
    document = index.debate.documents.get(first.document or "")
    url = outside(first.url) or (outside(document.url) if document is not None else None)
    comments = sum(one.record.kind is SourceKind.COMMENT for one in sources)
    return Mapped(index.sources[openings[0].id], url, first.date or "", comments)


def measure(debate: Debate) -> DebateSize:
    """Count what a debate holds."""
    sizes = (debate.nodes, debate.relations, debate.people, debate.sources)
    return DebateSize(*(len(found) for found in sizes))
