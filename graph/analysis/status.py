"""The status of every node of a debate: the reader's word, and the formal one behind it."""

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from typing import Final

from argmap.graph.analysis.acceptance_value import (
    NUMBERS,
    SILENT,
    AcceptanceValue,
    Recorded,
    acceptance_values,
    fitting_status,
    recorded_objections,
    recorded_reasons,
)
from argmap.graph.analysis.flattening import Flattening, flatten
from argmap.graph.analysis.holders import is_passive
from argmap.graph.analysis.justifications import justifications_under
from argmap.graph.analysis.supposition import NOTHING, Supposition, imposed
from argmap.graph.argumentation.budget import Budget, OutOfBudgetError
from argmap.graph.argumentation.framework import Label
from argmap.graph.argumentation.grounded import label_under, relabelled
from argmap.graph.model.debate import Debate, Target
from argmap.graph.model.memo import memoized
from argmap.graph.model.stored_answers import stored
from argmap.schema.vocabulary import Justification, Kind, Profile, Status

ARGUMENTS_VISITED: Final = 200_000
"""How many arguments may be visited for all nodes that need support; then they are unknown."""


@dataclass(frozen=True, slots=True)
class Statuses:
    """How the nodes and steps of a debate fare, on the arguments recorded in it.

    Attributes
    ----------
    profile : Profile
        How relations became attacks.
    explicit : bool
        Whether the links added by the editor were left out.
    nodes : Mapping of str to Status or None
        The reader's status of every node, by id; None where it has none, or where it is unknown.
    justification : Mapping of str to Justification or None
        The formal justification status of every node, None as above.
    steps : Mapping of str to Justification or None
        The formal justification status of every step, by name; None where it is unknown.
    values : Mapping of str to AcceptanceValue
        The numbers behind the status of every node.
    unknown : frozenset of str
        The nodes and steps whose justification the budget did not allow to find. Their status is
        unknown too where it depends on that.
    """

    profile: Profile
    explicit: bool
    nodes: Mapping[str, Status | None]
    justification: Mapping[str, Justification | None]
    steps: Mapping[str, Justification | None]
    values: Mapping[str, AcceptanceValue]
    unknown: frozenset[str]

    def status_of(self, target: Target) -> Status | None:
        """Give the status of a node; a step has none."""
        return self.nodes[target] if isinstance(target, str) else None

    def justification_of(self, target: Target) -> Justification | None:
        """Give the justification of a node, or of a step; a step that was left out has none."""
        if isinstance(target, str):
            return self.justification[target]
        return self.steps.get(target.name)


def statuses(
    debate: Debate,
    profile: Profile = Profile.STRUCTURED,
    *,
    explicit: bool = False,
    supposition: Supposition = NOTHING,
    budget: Budget | None = None,
) -> Statuses:
    """Give every node its status, and every node and step its formal justification.

    Parameters
    ----------
    profile : Profile, default structured
        How relations become attacks, see `flatten`.
    explicit : bool, default False
        Leave out the links marked as inferred.
    supposition : Supposition, optional
        What is supposed; what is recorded stays the same.
    budget : Budget, optional
        What may be spent.

    Returns
    -------
    Statuses
        Nodes in order of id, steps in order of name.

    Raises
    ------
    UnknownIdError
        Where a node that is supposed is none.

    Notes
    -----
    The status of a node is the first that fits, with its label l and value v from
    `acceptance_values`: *not held* where it is passive, *defeated* where l = 0, *deadlocked* where
    its justification is, *contested* where l or v is 0.5, *unsupported* where v = 0, *defended*
    where objections are recorded, *supported* where reasons are, else *unargued*. A node that needs
    support takes for l the label that it would have if it did not, so it reads *unsupported* where
    nothing but its reasons has fallen.

    A definition or an example has a status where objections or reasons are recorded, a question
    where objections are. The justification is that of [1]_; a definition, an example, a question
    and a passive node have one where objections are recorded.

    Linear but for the parts of the debate that the grounded labelling leaves undecided, see
    `justification_statuses`. Without supposition and budget the answer is kept with the debate.

    References
    ----------
    .. [1] Y. Wu and M. Caminada, "A labelling-based justification status of arguments", Studies in
       Logic 3 (2010).

    Examples
    --------
    >>> from argmap.graph.model.examples import tea
    >>> found = statuses(tea())
    >>> found.nodes["tea-calms"].value, found.nodes["tea-keeps-awake"].value
    ('contested', 'unargued')
    >>> found.justification["drink-tea"].value, found.nodes["drink-tea"].value
    ('stands', 'unsupported')
    """
    if budget is None and supposition == NOTHING:
        return _kept(debate, profile, explicit)
    flattening = flatten(debate, profile, explicit=explicit)
    return _statuses(debate, flattening, supposition.of(debate), budget)


@memoized
def status_without_inferred(debate: Debate, profile: Profile) -> Mapping[str, Status | None]:
    """Find the nodes whose status hangs on links added by the editor.

    Returns
    -------
    Mapping of str to Status or None
        What each of them would be without these links; None where it would have no status. A node
        that is the same without them, or that is unknown, is left out.

    Examples
    --------
    >>> from argmap.graph.model.examples import tea
    >>> status_without_inferred(tea(), Profile.STRUCTURED)
    {}
    """
    if not any(relation.inferred for relation in debate.relations):
        return {}
    recorded = statuses(debate, profile)
    explicit = statuses(debate, profile, explicit=True)
    return {
        node: explicit.nodes[node]
        for node, status in recorded.nodes.items()
        if status is not explicit.nodes[node]
        and not is_unknown(recorded, node)
        and not is_unknown(explicit, node)
    }


def is_unknown(known: Statuses, node: str) -> bool:
    """Tell whether the budget did not allow to find the status of a node."""
    return node in known.unknown and known.nodes.get(node) is None


@memoized
def _kept(debate: Debate, profile: Profile, explicit: bool) -> Statuses:
    return stored(
        debate.answers,
        f"statuses, {profile}, explicit: {explicit}",
        lambda: _statuses(debate, flatten(debate, profile, explicit=explicit), NOTHING, None),
        _packed,
        partial(_unpacked, profile=profile, explicit=explicit),
    )


def _packed(known: Statuses) -> str:
    """Write statuses as JSON; `_unpacked` reads them."""
    parts = (known.nodes, known.justification, known.steps, known.values, sorted(known.unknown))
    return json.dumps(parts)


def _unpacked(answer: str, profile: Profile, explicit: bool) -> Statuses:
    nodes, justification, steps, values, unknown = json.loads(answer)
    return Statuses(
        profile,
        explicit,
        {node: Status(value) if value else None for node, value in nodes.items()},
        {node: Justification(value) if value else None for node, value in justification.items()},
        {step: Justification(value) if value else None for step, value in steps.items()},
        {node: AcceptanceValue(*both) for node, both in values.items()},
        frozenset(unknown),
    )


def _statuses(
    debate: Debate, flattening: Flattening, supposition: Supposition, budget: Budget | None
) -> Statuses:
    accepted, rejected = imposed(debate, flattening, supposition)
    labels = relabelled(flattening.framework, flattening.labels, accepted, rejected)
    supposed = dict.fromkeys(accepted, Label.IN) | dict.fromkeys(rejected, Label.OUT)
    own_labels = _labels_without_need(flattening, labels, supposed)
    values = acceptance_values(debate, flattening, labels, supposition)
    formal = justifications_under(debate, flattening, accepted, rejected, budget)
    recorded = _recorded(debate, flattening, supposition)
    nodes: dict[str, Status | None] = {}
    justifications: dict[str, Justification | None] = {}
    unknown: set[str] = set()
    for name, node in debate.nodes.items():
        label, justified = own_labels[name], _is_justified(node.kind, recorded[name])
        found = formal[flattening.arguments[name]]
        justification = found if justified and label is not None else None
        # What has no justification cannot be deadlocked.
        known = label is not None and (justification is not None or not justified)
        deadlocked = justification is Justification.DEADLOCKED if known else None
        acceptance = values[name]._replace(label=NUMBERS[label or Label.UNDEC])
        nodes[name] = fitting_status(node.kind, recorded[name], acceptance, deadlocked=deadlocked)
        justifications[name] = justification
        if justified and justification is None:
            unknown.add(name)
    steps = {step.name: formal[flattening.arguments[step]] for step in flattening.steps}
    unknown.update(step for step, justification in steps.items() if justification is None)
    return Statuses(
        flattening.profile,
        flattening.explicit,
        nodes,
        justifications,
        steps,
        values,
        frozenset(unknown),
    )


def _recorded(
    debate: Debate, flattening: Flattening, supposition: Supposition
) -> dict[str, Recorded]:
    """Gather what is recorded of each node, under a supposition."""
    objections = recorded_objections(debate, flattening, supposition)
    reasons = recorded_reasons(debate, flattening, supposition)
    return {
        node: Recorded(
            passive=is_passive(debate, node) and node not in supposition.accepted,
            reasons=node in reasons,
            objections=node in objections,
        )
        for node in debate.nodes
    }


def _is_justified(kind: Kind, recorded: Recorded) -> bool:
    """Tell whether a node has a justification at all."""
    return recorded.objections or not (recorded.passive or kind in SILENT)


def _labels_without_need(
    flattening: Flattening, labels: Sequence[Label], supposed: Mapping[int, Label]
) -> dict[str, Label | None]:
    """Label each node as if it needed no support; None where the budget does not reach."""
    known: dict[str, Label | None] = {}
    budget = Budget(ARGUMENTS_VISITED)
    for node, helper in flattening.without_reason.items():
        argument = flattening.arguments[node]
        if not supposed and labels[helper] is Label.OUT:  # that is what it would be anyway
            continue
        given = {helper: Label.OUT, **supposed}
        try:
            known[node] = label_under(flattening.framework, argument, given, budget)
        except OutOfBudgetError:
            known[node] = None
    return {
        thing: known.get(thing, labels[argument])
        for thing, argument in flattening.arguments.items()
        if isinstance(thing, str)
    }
