"""How far one claim can move the weight of another."""

from collections.abc import Iterable, Mapping

from argmap.graph.analysis.strength.evaluation import Evaluation
from argmap.graph.analysis.strength.weighing import weighing
from argmap.graph.model.debate import Debate


def leverages(
    debate: Debate, claims: Iterable[str], topics: Iterable[str]
) -> dict[tuple[str, str], float | None]:
    """Say how far each claim can move the weight of each topic.

    Parameters
    ----------
    claims, topics : iterable of str
        Ids of nodes.

    Returns
    -------
    dict of tuple of str to float or None
        By claim and topic: the difference, from 0 to 1, between the topic's weight with the claim
        at full weight and with the claim left out; None where a weight could not be settled, or the
        effort did not reach.

    Notes
    -----
    Quadratic energy; two incremental evaluations for each claim that leads to a topic. See
    `removal` for the paper.

    Examples
    --------
    >>> from argmap.graph.model.examples import tea
    >>> leverages(tea(), ["tea-keeps-awake"], ["tea-calms"])
    {('tea-keeps-awake', 'tea-calms'): 0.25}
    """
    weighed, topics = weighing(debate), tuple(topics)
    evaluation = Evaluation(weighed.framework)
    goals = [weighed.elements[topic] for topic in topics]
    before = [evaluation.weight(goal) for goal in goals]
    leading = {element for goal in goals for element in weighed.framework.ancestors(goal)}
    by_claim: dict[tuple[str, str], float | None] = {}
    last: Mapping[int, None] = {}
    for claim in claims:
        element = weighed.elements[claim]
        sides = [before, before]
        if evaluation.effort <= 0:
            sides = [[None] * len(goals)] * 2
        elif element in leading or element in goals:
            evaluation.suppose({**last, element: 1.0})
            full = [evaluation.weight(goal) for goal in goals]
            evaluation.suppose({element: 0.0})
            sides, last = [full, [evaluation.weight(goal) for goal in goals]], {element: None}
        for topic, most, least in zip(topics, *sides, strict=True):
            moved = None if most is None or least is None else abs(most - least)
            by_claim[claim, topic] = moved
    return by_claim
