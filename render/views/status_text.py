"""How reasons fare and what would change a status, in the words of the analysis."""

from typing import NamedTuple

from argmap.graph.analysis.explain.explanation import Explanation
from argmap.graph.analysis.explain.pivot_sentences import pivot_sentence
from argmap.graph.analysis.explain.reason_counts import reasons_counted
from argmap.graph.analysis.explain.sentence import Phrase
from argmap.graph.analysis.explain.sentences import reason_remark
from argmap.render.views.page_index import Head, PageIndex


class PivotView(NamedTuple):
    """A claim that would change how a node fares, and the sentence that names it."""

    sentence: Phrase
    head: Head


def remarks(index: PageIndex, found: Explanation) -> dict[str, Phrase]:
    """Say how each reason fares, by the name of its relation."""
    return {one.step.name: reason_remark(index.debate, one) for one in found.reasons}


def counted_reasons(found: Explanation) -> Phrase | str:
    """Count the reasons, and those that hold."""
    return reasons_counted([one.fares for one in found.reasons]) if found.reasons else ""


def changes(index: PageIndex, found: Explanation) -> tuple[PivotView, ...]:
    """Name the claims that would change how a node fares."""
    return tuple(PivotView(pivot_sentence(p), index.nodes[p.node]) for p in found.pivots)
