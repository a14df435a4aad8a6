"""How the nodes of a debate fare on the arguments recorded in it, computed once for all pages."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final, NamedTuple

from argmap.graph.analysis.explain.dialectical_status import DialecticalStatus, dialectical_status
from argmap.graph.analysis.explain.explanation import Explanation, why
from argmap.graph.analysis.explain.minimal_sets import Cases, cases
from argmap.graph.analysis.explain.sentences import case_sentences
from argmap.graph.analysis.flattening import Flattening, flatten
from argmap.graph.analysis.status import Statuses, statuses
from argmap.graph.argumentation.framework import Label
from argmap.graph.model.debate import Debate
from argmap.render.labels import STATUSES, UNKNOWN_STATUS, StatusWord
from argmap.schema.vocabulary import Justification


class Standing(NamedTuple):
    """How a node fares on the arguments recorded here.

    Attributes
    ----------
    word : StatusWord or None
        Its status, or that it is unknown; None for a definition, an example or a question that
        nobody attacks.
    phrase : str
        What has been done about it.
    """

    word: StatusWord | None
    phrase: str


NO_STANDING: Final = Standing(None, "")


@dataclass(frozen=True, slots=True)
class Analysis:
    """What the analysis says of a debate.

    Attributes
    ----------
    debate : Debate
        The debate.
    flattening : Flattening
        The debate as a framework of arguments and attacks.
    words : Statuses
        The statuses of its nodes and steps.
    labels : list of Label
        The grounded label of each argument.
    records : Mapping of str to DialecticalStatus
        What the record says of each node.
    """

    debate: Debate
    flattening: Flattening
    words: Statuses
    labels: list[Label]
    records: Mapping[str, DialecticalStatus]

    def standing(self, node: str) -> Standing:
        """Say how a node fares."""
        if node not in self.words.nodes:
            return Standing(None, self.records[node].phrase)
        status = self.words.nodes[node]
        word = UNKNOWN_STATUS if status is None else STATUSES[status]
        return Standing(word, self.records[node].phrase)

    def sides(self, node: str) -> tuple[str, ...]:
        """Say what one takes on by accepting a contested node or by rejecting it, if anything."""
        if self.words.nodes.get(node) is not Justification.CONTESTED:
            return ()
        found = cases(self.flattening, node)
        accepting, rejecting = (
            sets if sets and sets[0] else () for sets in (found.accepting, found.rejecting)
        )
        return tuple(case_sentences(self.debate, Cases(accepting, rejecting)))

    def why(self, node: str) -> Explanation:
        """Explain how a node fares."""
        return why(self.debate, self.flattening, self.words, node)


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
        flattening.labels,
        {node: dialectical_status(debate, node) for node in debate.nodes},
    )
