"""The page of a section: its summary, what it holds, and its map."""

from dataclasses import dataclass

from argmap.graph.model.debate import Section
from argmap.render.views.counts import Counts, count
from argmap.render.views.map import MapPage
from argmap.render.views.page_index import PageIndex, SectionHead


@dataclass(frozen=True, slots=True)
class SectionPage:
    """All that the page of a section shows."""

    head: SectionHead
    summary: str
    counts: Counts
    before: SectionHead | None
    after: SectionHead | None
    map: MapPage


def section_page_view(index: PageIndex, section: Section, laid_out: MapPage) -> SectionPage:
    """Gather what the page of a section shows, its map included."""
    order = list(index.sections)
    here = order.index(section.id)
    return SectionPage(
        head=index.sections[section.id],
        summary=section.summary,
        counts=count(index, section.id),
        before=index.sections[order[here - 1]] if here else None,
        after=index.sections[order[here + 1]] if here + 1 < len(order) else None,
        map=laid_out,
    )
