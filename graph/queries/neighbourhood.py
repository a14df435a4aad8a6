"""What stands around a node or a step: what it bears on, and what bears on it."""

from typing import Final, NamedTuple

from argmap.graph.model.debate import Debate, Relation, Target
from argmap.graph.model.memo import memoized
from argmap.schema.vocabulary import ATTACKS, RelationKind

_TABLE: Final = tuple(RelationKind)
_NAMED: Final = (*ATTACKS, RelationKind.SUPPORTS, RelationKind.KERNEL_OF)


class Bearing(NamedTuple):
    """A relation, with what bears on it in turn where it is a step.

    Attributes
    ----------
    relation : Relation
        The relation.
    on_step : tuple of Bearing
        What bears on it, in the order of the model's table.
    """

    relation: Relation
    on_step: tuple["Bearing", ...] = ()


class Neighbourhood(NamedTuple):
    """What stands around a node or a step.

    Attributes
    ----------
    bears_on : tuple of Bearing
        Its own relations; for a step there are none.
    premise_in : tuple of Bearing
        The steps of other nodes that need it as a premise.
    reasons, attacks, kernels, other : tuple of Bearing
        What bears on it: what supports it; what rebuts, undermines or undercuts it; what somebody
        kernels conceded to it; everything else.
    """

    bears_on: tuple[Bearing, ...] = ()
    premise_in: tuple[Bearing, ...] = ()
    reasons: tuple[Bearing, ...] = ()
    attacks: tuple[Bearing, ...] = ()
    kernels: tuple[Bearing, ...] = ()
    other: tuple[Bearing, ...] = ()


@memoized
def neighbourhood(debate: Debate, target: Target) -> Neighbourhood:
    """Gather what stands around a node or a step.

    Parameters
    ----------
    target : str or Relation
        The id of a node, or a step or its name.

    Returns
    -------
    Neighbourhood
        Everything one relation away, and what bears on these relations.

    Raises
    ------
    UnknownIdError
        Where there is no such node or step.

    Examples
    --------
    >>> from argmap.schema.vocabulary import RelationKind
    >>> step = Relation(RelationKind.SUPPORTS, ("a",), "b", "a -> b")
    >>> neighbourhood(Debate("tea", "Tea or coffee?", relations=(step,)), step).reasons
    ()
    """
    own: tuple[Relation, ...] = ()
    needed: tuple[Relation, ...] = ()
    target = debate.target(target)
    if isinstance(target, str):
        own, needed = debate.spoken_by(target), debate.premise_in(target)
    around = _bearings(debate, debate.bearing_on(target))
    return Neighbourhood(
        bears_on=_bearings(debate, own),
        premise_in=_bearings(debate, needed),
        reasons=tuple(b for b in around if b.relation.kind is RelationKind.SUPPORTS),
        attacks=tuple(b for b in around if b.relation.is_attack),
        kernels=tuple(b for b in around if b.relation.kind is RelationKind.KERNEL_OF),
        other=tuple(b for b in around if b.relation.kind not in _NAMED),
    )


def _bearings(debate: Debate, relations: tuple[Relation, ...]) -> tuple[Bearing, ...]:
    if not relations:
        return ()
    ranked = sorted(relations, key=lambda relation: (_TABLE.index(relation.kind), relation.name))
    return tuple([Bearing(r, _bearings(debate, debate.bearing_on(r))) for r in ranked])
