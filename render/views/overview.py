"""The overview of a debate: the question, the rival theses, who takes part, and the sections."""

from dataclasses import dataclass

from argmap.graph.debate import Debate
from argmap.render.views.atlas import Atlas, Head, SectionHead
from argmap.render.views.person import PersonRow
from argmap.render.views.section import Counts, count


@dataclass(frozen=True, slots=True)
class Tile:
    """A section on the overview: its root claim, its summary, and what it counts."""

    head: SectionHead
    root: Head | None
    summary: str
    counts: Counts


@dataclass(frozen=True, slots=True)
class Size:
    """How much a debate holds."""

    nodes: int
    relations: int
    people: int
    sources: int


@dataclass(frozen=True, slots=True)
class Overview:
    """All that the overview shows."""

    title: str
    question: Head | None
    theses: tuple[Head, ...]
    size: Size
    people: tuple[PersonRow, ...]
    tiles: tuple[Tile, ...]
    granted: int
    licence: str


PEOPLE_SHOWN = 12
"""How many people the overview names; the page of all people has the rest."""


def overview(atlas: Atlas, people: tuple[PersonRow, ...], granted: int) -> Overview:
    """Gather what the overview shows."""
    debate = atlas.debate
    return Overview(
        title=debate.title,
        question=atlas.nodes.get(debate.question or ""),
        theses=tuple(atlas.nodes[thesis] for thesis in debate.theses if thesis in atlas.nodes),
        size=measure(debate),
        people=people[:PEOPLE_SHOWN],
        tiles=tuple(
            Tile(
                atlas.sections[section.id],
                atlas.nodes.get(section.root or ""),
                section.summary,
                count(atlas, section.id),
            )
            for section in debate.sections
            if atlas.outline.tops[section.id]
        ),
        granted=granted,
        licence=debate.licence or "",
    )


def measure(debate: Debate) -> Size:
    """Count what a debate holds."""
    sizes = (debate.nodes, debate.relations, debate.people, debate.sources)
    return Size(*(len(found) for found in sizes))
