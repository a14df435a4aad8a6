"""How far one claim can move the weight of another."""

from collections.abc import Iterable

from argmap.graph.debate import Debate
from argmap.graph.strength.evaluation import Evaluation
from argmap.graph.strength.weighing import weighing


def leverages(
    debate: Debate, claims: Iterable[str], topics: Iterable[str]
) -> dict[tuple[str, str], float | None]:
    """Say how far each claim can move the weight of each topic.

    Parameters
    ----------
    debate : Debate
        The debate.
    claims, topics : iterable of str
        Ids of nodes.

    Returns
    -------
    dict of tuple of str to float or None
        By claim and topic: the difference, from 0 to 1, between the topic's weight with the claim
        at full weight and with the claim left out; None where a weight could not be settled.

    Notes
    -----
    Quadratic energy; two incremental evaluations for each claim.

    Examples
    --------
    >>> from argmap.graph.examples import tea
    >>> leverages(tea(), ["tea-keeps-awake"], ["tea-calms"])
    {('tea-keeps-awake', 'tea-calms'): 0.25}
    """
    weighed, topics = weighing(debate), tuple(topics)
    evaluation = Evaluation(weighed.framework)
    found: dict[tuple[str, str], float | None] = {}
    for claim in claims:
        element = weighed.elements[claim]
        sides = []
        for weight in (1.0, 0.0):
            evaluation.suppose({element: weight})
            sides.append([evaluation.weight(weighed.elements[topic]) for topic in topics])
        evaluation.suppose({element: None})
        for topic, full, none in zip(topics, *sides, strict=True):
            moved = None if full is None or none is None else abs(full - none)
            found[claim, topic] = moved
    return found
