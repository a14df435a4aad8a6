"""The statuses of a debate and their reasons, computed once for all pages."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final, NamedTuple

from argmap.graph.analysis.explain.case_sentences import case_sentences
from argmap.graph.analysis.explain.dialectical_status import (
    DialecticalStatus,
    dialectical_statuses,
)
from argmap.graph.analysis.explain.explanation import LABELLED_PER_QUESTION, Explanation, why
from argmap.graph.analysis.explain.minimal_sets import Cases, cases
from argmap.graph.analysis.explain.sentence import Phrase, PhraseValue
from argmap.graph.analysis.explain.unsettled import record_with_reason
from argmap.graph.analysis.flattening import Flattening, flatten
from argmap.graph.analysis.status import (
    Statuses,
    is_unknown,
    status_without_inferred,
    statuses,
)
from argmap.graph.argumentation.budget import Budget
from argmap.graph.argumentation.framework import Label
from argmap.graph.model.debate import Debate
from argmap.schema.vocabulary import UNKNOWN_STATUS, Justification, Status


class StatusView(NamedTuple):
    """The status of a node, on the arguments recorded here.

    Attributes
    ----------
    label : str
        The status, or that it is unknown; empty for a node that has none.
    phrase : Phrase or str
        What has been done about it.
    meaning, glyph, look : str
        As in `StatusTraits`.
    without : Phrase or str
        What it would be without the links added by the editor, in a sentence; empty where that is
        the same.
    """

    label: str
    phrase: Phrase | str
    meaning: str = ""
    glyph: str = ""
    look: str = ""
    without: Phrase | str = ""

    @property
    def is_open(self) -> bool:
        """Whether lists name it beside the title."""
        return self.look not in {"", "firm"}


NO_STATUS: Final = StatusView("", "")


LABELLED_PER_BUILD: Final = 8_000_000
"""How many arguments one build may label to find what would change statuses: some ten seconds.

Every node has an equal share, so that a page does not depend on the order in which pages are made.
"""


@dataclass(frozen=True, slots=True)
class Analysis:
    """What the analysis says of a debate.

    Attributes
    ----------
    debate : Debate
        The debate.
    flattening : Flattening
        The debate as a framework of arguments and attacks.
    statuses : Statuses
        The statuses of its nodes and steps.
    without_inferred : Mapping of str to Status or None
        The nodes whose status would differ without the links added by the editor, and what it would
        be.
    labels : list of Label
        The grounded label of each argument.
    records : Mapping of str to DialecticalStatus
        What the record says of each node.
    """

    debate: Debate
    flattening: Flattening
    statuses: Statuses
    without_inferred: Mapping[str, Status | None]
    labels: list[Label]
    records: Mapping[str, DialecticalStatus]

    def status(self, node: str) -> StatusView:
        """Show the status of a node."""
        status = self.statuses.nodes[node]
        phrase = record_with_reason(self.debate, node, self.records[node], status)
        if status is None and not is_unknown(self.statuses, node):
            return StatusView("", phrase)
        traits = UNKNOWN_STATUS if status is None else status.traits
        label = traits.label if status is None else status.label
        without: Phrase | str = ""
        if node in self.without_inferred:
            without = _without_inferred(status, self.without_inferred[node])
        return StatusView(label, phrase, traits.meaning, traits.glyph, traits.look, without)

    def sides(self, node: str) -> tuple[Phrase, ...]:
        """Say what one takes on by accepting a contested node or by rejecting it, if anything."""
        if self.statuses.justification[node] is not Justification.CONTESTED:
            return ()
        found = cases(self.flattening, node)
        accepting, rejecting = (
            sets if sets and sets[0] else () for sets in (found.accepting, found.rejecting)
        )
        return tuple(case_sentences(self.debate, Cases(accepting, rejecting), node))

    def why(self, node: str) -> Explanation:
        """Explain how a node fares."""
        share = Budget(search_share(self.debate))
        return why(self.debate, self.flattening, self.statuses, node, share)


def search_share(debate: Debate) -> int:
    """Tell how many arguments may be labelled for one page.

    It changes with each doubling of the debate, so that one node more does not change all pages.
    """
    return min(LABELLED_PER_QUESTION, LABELLED_PER_BUILD >> len(debate.nodes).bit_length())


def _without_inferred(status: Status | None, without: Status | None) -> Phrase:
    if status is None or without is None:
        return Phrase("Only links added by the editor give it this status.")
    values: dict[str, PhraseValue] = {"status": status, "without": without}
    return Phrase(
        "It is {status} only through links that the editor added and no participant made; "
        "without them it would be {without}.",
        values,
    )


def analyse(debate: Debate) -> Analysis:
    """Compute how every node fares.

    Notes
    -----
    One labelling and one search for statuses for the whole debate.
    """
    flattening = flatten(debate)
    return Analysis(
        debate,
        flattening,
        statuses(debate),
        status_without_inferred(debate, flattening.profile),
        flattening.labels,
        dialectical_statuses(debate),
    )
