"""The overview of a debate: the question, the rival theses, who takes part, and the sections."""

from typing import Final, NamedTuple

from argmap.graph.model.debate import Debate, Section
from argmap.render.views.icicle import Skyline, skyline
from argmap.render.views.page_index import Atlas, Head, SectionHead
from argmap.render.views.person import PersonRow
from argmap.render.views.section import Counts, count
from argmap.schema.vocabulary import Kind


class Tile(NamedTuple):
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
    granted : Head or None
        A kernel of truth in it: the first.
    """

    head: SectionHead
    root: Head | None
    counts: Counts
    bar: tuple[tuple[str, int, int], ...]
    disputed: Head | None
    granted: Head | None


class Size(NamedTuple):
    """How much a debate holds."""

    nodes: int
    relations: int
    people: int
    sources: int


class Overview(NamedTuple):
    """All that the overview shows."""

    title: str
    question: Head | None
    theses: tuple[Head, ...]
    size: Size
    people: tuple[PersonRow, ...]
    tiles: tuple[Tile, ...]
    longest: int
    picture: Skyline
    points: int
    shared: int
    open: int
    changed: str


PEOPLE_SHOWN: Final = 12
"""How many people the overview names; the page of all people has the rest."""
TILES_SHOWN: Final = 200
"""How many sections the overview shows."""


class Ways(NamedTuple):
    """What the other pages hold that the overview leads to, counted; the day of the last change."""

    points: int = 0
    shared: int = 0
    open: int = 0
    changed: str = ""


def overview(atlas: Atlas, people: tuple[PersonRow, ...], ways: Ways) -> Overview:
    """Gather what the overview shows."""
    debate = atlas.debate
    tiles = tuple(
        _tile(atlas, section)
        for section in debate.sections[:TILES_SHOWN]
        if atlas.outline.tops[section.id]
    )
    return Overview(
        title=debate.title,
        question=atlas.nodes.get(debate.question or ""),
        theses=tuple(atlas.nodes[thesis] for thesis in debate.theses if thesis in atlas.nodes),
        size=measure(debate),
        people=people[:PEOPLE_SHOWN],
        tiles=tiles,
        longest=max((sum(part[2] for part in tile.bar) for tile in tiles), default=0) or 1,
        picture=skyline(atlas),
        points=ways.points,
        shared=ways.shared,
        open=ways.open,
        changed=ways.changed,
    )


def _tile(atlas: Atlas, section: Section) -> Tile:
    debate, records = atlas.debate, atlas.analysis.records
    nodes = atlas.within(section.id)
    disputed = max(nodes, key=lambda node: records[node].objections)
    counts = count(atlas, section.id)
    kernels = (node for node in nodes if debate.nodes[node].kind is Kind.KERNEL)
    kernel = next(kernels, None)
    return Tile(
        atlas.sections[section.id],
        atlas.nodes.get(section.root or ""),
        counts,
        (
            ("for", 0, counts.reasons),
            ("against", counts.reasons, counts.objections),
            ("grant", counts.reasons + counts.objections, counts.granted),
        ),
        atlas.nodes[disputed] if records[disputed].objections else None,
        atlas.nodes[kernel] if kernel is not None else None,
    )


def measure(debate: Debate) -> Size:
    """Count what a debate holds."""
    sizes = (debate.nodes, debate.relations, debate.people, debate.sources)
    return Size(*(len(found) for found in sizes))
