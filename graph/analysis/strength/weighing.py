"""From a debate to a bipolar framework: what bears on each node and step."""

from collections.abc import Mapping
from types import MappingProxyType
from typing import Final, NamedTuple

from argmap.graph.analysis.holders import is_passive
from argmap.graph.analysis.strength.bipolar import BipolarFramework, Influence, InfluenceGroup
from argmap.graph.model.debate import Debate, Target
from argmap.graph.model.elements import name_of
from argmap.graph.sources.order import in_order
from argmap.schema.vocabulary import RelationKind

STEP_BASE: Final = 1.0
"""A step holds in full until something is said against it."""


class Weighing(NamedTuple):
    """A debate as a bipolar framework.

    Attributes
    ----------
    framework : BipolarFramework
        The elements: the nodes, then the steps.
    elements : Mapping of str or Relation to int
        The element of each node, by id, and of each step.
    """

    framework: BipolarFramework
    elements: Mapping[Target, int]


def weighing(debate: Debate, *, explicit: bool = False) -> Weighing:
    """Turn a debate into a bipolar framework.

    Parameters
    ----------
    explicit : bool, default False
        Leave out the links marked as inferred.

    Returns
    -------
    Weighing
        The framework, and where each node and step is in it.

    Notes
    -----
    A support or an attack carries the least weight of its premises, times the weight of its own
    step, which starts at 1 and is lowered by undercuts. Supports whose nodes were first stated in
    one and the same post or comment count once, with the strongest: an author who says a thing in
    five ways gives one reason. A step from a node that is only reported or parodied carries
    nothing. Linear in nodes and relations. Scaling an edge by the weight of its own step follows
    from taking relations as elements, as in [1]_.

    References
    ----------
    .. [1] G. Boella, D. Gabbay, L. van der Torre and S. Villata, "Meta-argumentation modelling I:
       methodology and techniques", Studia Logica 93 (2009).

    Examples
    --------
    >>> from argmap.graph.model.examples import tea
    >>> from argmap.graph.analysis.strength.evaluation import weights
    >>> found = weighing(tea())
    >>> weights(found.framework)[found.elements["tea-calms"]]
    0.4
    """
    steps = [r for r in debate.relations if r.is_step]
    things: list[Target] = [*debate.nodes, *steps]
    elements = {thing: element for element, thing in enumerate(things)}
    attacks: list[list[Influence]] = [[] for _ in things]
    supports: list[dict[tuple[str, str], list[Influence]]] = [{} for _ in things]
    origins = _origins(debate)
    for step in steps:
        if step.kind is RelationKind.ILLUSTRATES or (explicit and step.inferred):
            continue
        if any(is_passive(debate, source) for source in step.sources):
            continue
        target = elements[step.target]
        influence = Influence(tuple(elements[s] for s in step.sources), elements[step])
        if step.is_attack:
            attacks[target].append(influence)
        else:
            origin = origins.get(step.speaker)
            key = ("source", origin) if origin is not None else ("step", step.name)
            supports[target].setdefault(key, []).append(influence)
    framework = BipolarFramework(
        names=tuple(name_of(thing) for thing in things),
        base=(*(n.record.base for n in debate.nodes.values()), *(STEP_BASE for _ in steps)),
        attacks=tuple(map(tuple, attacks)),
        supports=tuple(_groups(side) for side in supports),
        players=tuple(range(len(debate.nodes))),
    )
    return Weighing(framework, MappingProxyType(elements))


def _groups(by_origin: Mapping[tuple[str, str], list[Influence]]) -> tuple[InfluenceGroup, ...]:
    return tuple(tuple(group) for group in by_origin.values())


def _origins(debate: Debate) -> dict[str, str]:
    """Find the post or comment in which each node was first stated, where one is recorded."""
    order: dict[str, int] = {}
    origins = {}
    for node in debate.nodes.values():
        stated = {s.source for s in node.stances if s.accepts and s.step is None and s.source}
        if len(stated) > 1 and not order:  # the order is looked up only where it decides
            order = {source: place for place, source in enumerate(in_order(debate))}
        first = min(stated, key=lambda source: order.get(source, 0), default=None)
        if first is not None and debate.sources[first].record.kind.traits.takes_part:
            origins[node.id] = first
    return origins
