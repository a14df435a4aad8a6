"""How far each node is accepted once its reasons count, and the reader's status that fits.

The values are the least solution of a min-max system.
"""

from collections.abc import Collection, Mapping, Sequence
from typing import Final, NamedTuple

from argmap.graph.analysis.flattening import Flattening
from argmap.graph.analysis.holders import is_passive
from argmap.graph.analysis.supposition import NOTHING, Supposition
from argmap.graph.argumentation.framework import Label
from argmap.graph.argumentation.horn import consequences
from argmap.graph.model.debate import Debate, Relation, Target
from argmap.schema.vocabulary import CONFLICTS, Kind, RelationKind, Status

UNDECIDED: Final = 0.5

NUMBERS: Final[Mapping[Label, float]] = {Label.OUT: 0.0, Label.UNDEC: UNDECIDED, Label.IN: 1.0}
"""A grounded label as a number."""

SILENT: Final = frozenset(kind for kind in Kind if not kind.traits.always_judged)
"""The kinds of node that have a status only when something is said for or against them."""

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

    @property
    def is_undecided(self) -> bool:
        """Whether the label or the value is 0.5."""
        return UNDECIDED in {self.label, self.value}


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


def status_by_value(
    debate: Debate, flattening: Flattening, node: str, value: AcceptanceValue
) -> Status | None:
    """Give the status that a node has at a value, leaving aside that it may be deadlocked."""
    steps = [step for step in debate.bearing_on(node) if step in flattening.arguments]
    counting = [s for s in steps if not any(is_passive(debate, source) for source in s.sources)]
    recorded = Recorded(
        passive=is_passive(debate, node),
        reasons=any(step.kind is RelationKind.SUPPORTS for step in counting),
        objections=any(step.kind in CONFLICTS for step in counting),
    )
    return fitting_status(debate.nodes[node].kind, recorded, value, deadlocked=False)


class Recorded(NamedTuple):
    """What is recorded of a node: only held views give reasons and objections."""

    passive: bool
    reasons: bool
    objections: bool


def fitting_status(
    kind: Kind, recorded: Recorded, acceptance: AcceptanceValue, *, deadlocked: bool | None
) -> Status | None:
    """Give the first status that fits; None where there is none, or where it is unknown.

    Parameters
    ----------
    kind : Kind
        The kind of the node.
    recorded : Recorded
        What is recorded of it.
    acceptance : AcceptanceValue
        How far it is accepted.
    deadlocked : bool or None
        Whether arguments block each other here; None where that is unknown.
    """
    judged = recorded.objections or (recorded.reasons and kind is not Kind.QUESTION)
    if kind in SILENT and not judged:
        return None
    rules = (
        (Status.NOT_HELD, recorded.passive),
        (Status.DEFEATED, not acceptance.label),
        (None, deadlocked is None),
        (Status.DEADLOCKED, deadlocked),
        (Status.CONTESTED, acceptance.is_undecided),
        (Status.UNSUPPORTED, not acceptance.value),
        (Status.DEFENDED, recorded.objections),
        (Status.SUPPORTED, recorded.reasons),
        (Status.UNARGUED, True),
    )
    return next(status for status, fits in rules if fits)
