"""How reasons fare and what would change a status, in the words of the analysis."""

from typing import NamedTuple

from argmap.graph.analysis.explain.explanation import Explanation, Pivot
from argmap.graph.analysis.explain.sentences import pivot_sentence, reason_remark
from argmap.render.views.page_index import Head, PageIndex


class PivotView(NamedTuple):
    """A claim that would change how a node fares: the words around its title."""

    before: str
    head: Head
    after: str


def remarks(index: PageIndex, found: Explanation) -> dict[str, str]:
    """Say how each reason fares, by the name of its relation."""
    return {one.step.name: reason_remark(index.debate, one) for one in found.reasons}


def changes(index: PageIndex, found: Explanation) -> tuple[PivotView, ...]:
    """Name the claims that would change how a node fares."""
    return tuple(_change(index, pivot) for pivot in found.pivots)


def _change(index: PageIndex, pivot: Pivot) -> PivotView:
    before, _, after = pivot_sentence(pivot).pieces()
    return PivotView(str(before).strip(), index.nodes[pivot.node], str(after).strip())
