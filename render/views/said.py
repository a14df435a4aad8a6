"""Where what a node says is said, for those who cite it."""

from collections.abc import Iterable
from typing import NamedTuple

from argmap.graph.model.debate import Stance
from argmap.render.addresses import outside
from argmap.render.views.page_index import Citation, PageIndex


class PlaceSaid(NamedTuple):
    """Where somebody who holds a node says so: the place, the day and the address."""

    citation: Citation | None = None
    date: str = ""
    url: str | None = None


def said_in(index: PageIndex, stances: Iterable[Stance]) -> PlaceSaid:
    """Find the first place where somebody who holds a node says so."""
    said = (s for s in stances if s.accepts and s.step is None and s.source is not None)
    first = next(said, None)
    if first is None or first.source is None:
        return PlaceSaid()
    record = index.debate.sources[first.source].record
    document = index.debate.documents.get(record.document or "")
    url = outside(record.url) or (outside(document.url) if document is not None else None)
    return PlaceSaid(index.cite(first.source, first.at), record.date or "", url)
