"""How far each node is accepted once its reasons count: the least solution of a min-max system."""

from collections.abc import Collection, Mapping, Sequence
from typing import Final, NamedTuple

from argmap.graph.analysis.flattening import Flattening
from argmap.graph.analysis.holders import is_passive
from argmap.graph.analysis.supposition import NOTHING, Supposition
from argmap.graph.argumentation.framework import Label
from argmap.graph.argumentation.horn import consequences
from argmap.graph.model.debate import Debate, Relation, Target
from argmap.schema.vocabulary import CONFLICTS, RelationKind

UNDECIDED: Final = 0.5

NUMBERS: Final[Mapping[Label, float]] = {Label.OUT: 0.0, Label.UNDEC: UNDECIDED, Label.IN: 1.0}
"""A grounded label as a number."""

Reasons = Mapping[str, Sequence[Relation]]
"""The recorded reasons for each node that has any."""


class AcceptanceValue(NamedTuple):
    """How far a node is accepted: 1 accepted, 0.5 undecided, 0 rejected.

    Attributes
    ----------
    label : float
        By what bears on the node itself: its grounded label.
    value : float
        With its reasons: never more than the label, and never more than the best of its reasons.
    """

    label: float
    value: float


def acceptance_values(
    debate: Debate,
    flattening: Flattening,
    labels: Sequence[Label] | None = None,
    supposition: Supposition = NOTHING,
) -> dict[str, AcceptanceValue]:
    """Say how far each node is accepted.

    Parameters
    ----------
    flattening : Flattening
        The same debate as a framework.
    labels : sequence of Label, optional
        The grounded label of each argument under the supposition; needed only where something is
        supposed.
    supposition : Supposition, optional
        What is supposed: such nodes keep their label, whatever their reasons.

    Returns
    -------
    dict of str to AcceptanceValue
        In order of id.

    Notes
    -----
    The value is the least solution of: a node without reasons has its label; every other has the
    smaller of its label and its best reason, and a reason has the least of the label of its step
    and the values of its premises. Reasons that only support one another carry nothing, so the
    solution is the least.

    Since there are three numbers, what reaches 0.5 and what reaches 1 are two sets of Horn clauses,
    each solved by unit propagation: linear in nodes and relations.

    Examples
    --------
    >>> from argmap.graph.analysis.flattening import flatten
    >>> from argmap.graph.model.examples import tea
    >>> debate = tea()
    >>> acceptance_values(debate, flatten(debate))["drink-tea"]
    AcceptanceValue(label=1.0, value=0.0)
    """
    labels = flattening.labels if labels is None else labels
    level = {t: NUMBERS[labels[argument]] for t, argument in flattening.arguments.items()}
    supposed = supposition.accepted | supposition.rejected
    reasons = {
        node: given
        for node, given in recorded_reasons(debate, flattening, supposition).items()
        if node not in supposed
    }
    return least_values(debate.nodes, reasons, level)


def least_values(
    nodes: Collection[str], reasons: Reasons, level: Mapping[Target, float]
) -> dict[str, AcceptanceValue]:
    """Solve the system for some nodes and everything that supports them.

    Parameters
    ----------
    nodes : collection of str
        The nodes, with all premises of their reasons.
    reasons : Mapping of str to sequence of Relation
        The reasons of each node whose value rests on them.
    level : Mapping of str or Relation to float
        The label of each of these nodes, and of each reason, as a number.
    """
    if not reasons:
        return {node: AcceptanceValue(level[node], level[node]) for node in nodes}
    # With three numbers, 'at least 1' and 'at least 0.5' say everything about a value.
    settled, half = (reaching(nodes, reasons, level, bound) for bound in (1.0, UNDECIDED))
    return {
        node: AcceptanceValue(
            level[node], 1.0 if node in settled else UNDECIDED if node in half else 0.0
        )
        for node in nodes
    }


def recorded_reasons(
    debate: Debate, flattening: Flattening, supposition: Supposition = NOTHING
) -> dict[str, list[Relation]]:
    """Gather the supports of each node, without those from a node that is not held."""
    return _recorded(debate, flattening, supposition, {RelationKind.SUPPORTS})


def recorded_objections(
    debate: Debate, flattening: Flattening, supposition: Supposition = NOTHING
) -> dict[str, list[Relation]]:
    """Gather what rebuts or undermines each node, but for what comes from a node not held."""
    return _recorded(debate, flattening, supposition, CONFLICTS)


def _recorded(
    debate: Debate,
    flattening: Flattening,
    supposition: Supposition,
    kinds: Collection[RelationKind],
) -> dict[str, list[Relation]]:
    recorded: dict[str, list[Relation]] = {}
    for step in flattening.steps:
        if step.kind in kinds and isinstance(step.target, str):
            passive = (
                is_passive(debate, source) and source not in supposition.accepted
                for source in step.sources
            )
            if not any(passive):
                recorded.setdefault(step.target, []).append(step)
    return recorded


def reaching(
    nodes: Collection[str], reasons: Reasons, level: Mapping[Target, float], bound: float
) -> set[str]:
    """Find the nodes whose value is at least a bound; nodes, reasons and level as above."""
    # Only nodes without reasons are facts: reasons that lean on each other are reached from
    # nowhere, which is what makes the solution the least.
    facts = [node for node in nodes if node not in reasons and level[node] >= bound]
    clauses = [
        (frozenset(step.sources), node)
        for node, steps in reasons.items()
        if level[node] >= bound
        for step in steps
        if level[step] >= bound
    ]
    return consequences(facts, clauses)
