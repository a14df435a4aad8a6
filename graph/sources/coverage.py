"""Coverage of the sources: which paragraphs the map accounts for."""

from typing import NamedTuple

from argmap.graph.model.debate import Debate
from argmap.graph.sources.order import in_order


class Coverage(NamedTuple):
    """How far the map accounts for its sources.

    Attributes
    ----------
    cited, excused : int
        How many paragraphs a locator cites; how many others claim nothing, or only quote.
    missing : tuple of (str, str)
        The rest: source and paragraph, in order.
    """

    cited: int = 0
    excused: int = 0
    missing: tuple[tuple[str, str], ...] = ()

    @property
    def total(self) -> int:
        """How many paragraphs there are."""
        return self.cited + self.excused + len(self.missing)

    @property
    def share(self) -> float:
        """The share accounted for, 0 to 1, higher is better; 1 where there are no paragraphs."""
        return (self.cited + self.excused) / self.total if self.total else 1.0


def coverage(debate: Debate) -> Coverage:
    """Find the paragraphs that no locator cites and nothing excuses.

    Returns
    -------
    Coverage
        The counts, and what is missing. A paragraph with ``no_claim`` or ``quotes`` is excused;
        those of a source that is only cited, such as a study, do not count.

    Notes
    -----
    Linear in stances, relations and paragraphs.

    Examples
    --------
    >>> coverage(Debate("tea", "Tea or coffee?")).share
    1.0
    """
    cited = citations(debate)
    counts, missing = {"cited": 0, "excused": 0}, []
    for source in in_order(debate):
        if debate.sources[source].record.kind.traits.is_reference:
            continue
        for paragraph in debate.sources[source].paragraphs:
            if (source, paragraph.id) in cited:
                counts["cited"] += 1
            elif paragraph.no_claim is not None or paragraph.quotes is not None:
                counts["excused"] += 1
            else:
                missing.append((source, paragraph.id))
    return Coverage(counts["cited"], counts["excused"], tuple(missing))


def citations(debate: Debate) -> dict[tuple[str, str], tuple[str, ...]]:
    """Find which nodes cite each paragraph, by a stance or by a relation.

    Returns
    -------
    dict of (str, str) to tuple of str
        By source and paragraph the ids of the nodes, in order.

    Examples
    --------
    >>> citations(Debate("tea", "Tea or coffee?"))
    {}
    """
    citing: dict[tuple[str, str], set[str]] = {}
    for stance in debate.stances:
        for paragraph in stance.at if stance.source else ():
            citing.setdefault((stance.source or "", paragraph), set()).add(stance.node)
    for relation in debate.relations:
        for paragraph in relation.at if relation.source else ():
            citing.setdefault((relation.source or "", paragraph), set()).add(relation.speaker)
    return {place: tuple(sorted(nodes)) for place, nodes in sorted(citing.items())}
