"""What would change how something fares where no single claim would: several wrong together."""

from itertools import chain, combinations, islice
from typing import Final, NamedTuple

from argmap.graph.analysis.acceptance_value import status_by_value
from argmap.graph.analysis.dependencies import Dependencies
from argmap.graph.analysis.explain.explanation import LABELLED_PER_QUESTION
from argmap.graph.analysis.flattening import Flattening
from argmap.graph.analysis.holders import is_passive
from argmap.graph.analysis.status import Statuses
from argmap.graph.analysis.supposition import Supposition
from argmap.graph.argumentation.budget import Budget, OutOfBudgetError
from argmap.graph.argumentation.framework import Label
from argmap.graph.model.debate import Debate, Target
from argmap.schema.vocabulary import Status

SETS_TRIED: Final = 500
"""How many sets of claims are tried before the answer is that none was found."""

LARGEST_SET: Final = 4


class JointPivot(NamedTuple):
    """Claims that would change how something fares if all of them were wrong.

    Attributes
    ----------
    nodes : tuple of str
        The claims, the nearest first.
    label : Label
        What the label of the target would be then.
    status : Status or None
        What the status of the target would be then; None for a step, which has none.
    """

    nodes: tuple[str, ...]
    label: Label
    status: Status | None = None


def joint_pivot(
    debate: Debate,
    flattening: Flattening,
    known: Statuses,
    target: Target,
    budget: Budget | None = None,
) -> JointPivot | None:
    """Find the least claims that would change a status or a label if all of them were wrong.

    Parameters
    ----------
    debate, flattening, known
        The debate, the same as a framework, and the statuses of its nodes and steps.
    target : str or Relation
        A node, or a step, that no claim changes by itself.
    budget : Budget, optional
        How many arguments may be labelled.

    Returns
    -------
    JointPivot or None
        The first of the smallest sets, of claims as near as possible; None where no set of at most
        four was found.

    Notes
    -----
    At most `SETS_TRIED` sets, each for the cost of what leads to the target.

    Examples
    --------
    >>> from argmap.graph.analysis.flattening import flatten
    >>> from argmap.graph.analysis.status import statuses
    >>> from argmap.graph.model.examples import tea
    >>> debate = tea()
    >>> joint_pivot(debate, flatten(debate), statuses(debate), "tea-calms") is None
    True
    """
    if target not in flattening.arguments:
        return None
    budget = budget or Budget(LABELLED_PER_QUESTION)
    try:
        part = Dependencies(debate, flattening, target, budget)
        before = part.value()
        claims = [
            node
            for node in part.nodes
            if node != target and not is_passive(debate, node) and known.values[node].label
        ]
        sizes = range(2, LARGEST_SET + 1)
        sets = chain.from_iterable(combinations(claims, size) for size in sizes)
        for nodes in islice(sets, SETS_TRIED):
            budget.spend(part.size)
            after = part.value(Supposition(rejected=frozenset(nodes)))
            if after != before:
                label = {0.0: Label.OUT, 1.0: Label.IN}.get(after.label, Label.UNDEC)
                if not isinstance(target, str):
                    return JointPivot(nodes, label)
                status = status_by_value(debate, flattening, target, after)
                if status is not known.status_of(target):
                    return JointPivot(nodes, label, status)
    except OutOfBudgetError:
        pass
    return None
