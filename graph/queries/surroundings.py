"""What stands around a node or a step: what it bears on, and what bears on it."""

from collections.abc import Iterable
from typing import NamedTuple

from argmap.graph.debate import Debate, Relation, Target
from argmap.graph.once import once
from argmap.schema.vocabulary import RelationKind


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


class Surroundings(NamedTuple):
    """What stands around a node or a step.

    Attributes
    ----------
    bears_on : tuple of Bearing
        Its own relations; for a step there are none.
    premise_in : tuple of Bearing
        The steps of other nodes that need it as a premise.
    reasons, attacks, grants, other : tuple of Bearing
        What bears on it: what supports it; what rebuts, undermines or undercuts it; what somebody
        grants to it; everything else.
    """

    bears_on: tuple[Bearing, ...] = ()
    premise_in: tuple[Bearing, ...] = ()
    reasons: tuple[Bearing, ...] = ()
    attacks: tuple[Bearing, ...] = ()
    grants: tuple[Bearing, ...] = ()
    other: tuple[Bearing, ...] = ()


@once
def surroundings(debate: Debate, target: Target) -> Surroundings:
    """Gather what stands around a node or a step.

    Parameters
    ----------
    debate : Debate
        The debate.
    target : str or Relation
        The id of a node, or a step.

    Returns
    -------
    Surroundings
        Everything one relation away, and what bears on these relations.

    Raises
    ------
    UnknownIdError
        Where there is no such node.

    Examples
    --------
    >>> from argmap.schema.vocabulary import RelationKind
    >>> step = Relation(RelationKind.SUPPORTS, ("a",), "b", "a -> b")
    >>> surroundings(Debate("tea", "Tea or coffee?", relations=(step,)), step).reasons
    ()
    """
    own: tuple[Relation, ...] = ()
    needed: tuple[Relation, ...] = ()
    if isinstance(target, str):
        target = debate.node(target).id
        own, needed = debate.spoken_by(target), debate.premise_in(target)
    around = _bearings(debate, debate.bearing_on(target))
    granting = (RelationKind.KERNEL_OF,)
    return Surroundings(
        bears_on=_bearings(debate, own),
        premise_in=_bearings(debate, needed),
        reasons=tuple(b for b in around if b.relation.kind is RelationKind.SUPPORTS),
        attacks=tuple(b for b in around if b.relation.is_attack),
        grants=tuple(b for b in around if b.relation.kind in granting),
        other=tuple(b for b in around if _is_other(b.relation)),
    )


def _bearings(debate: Debate, relations: Iterable[Relation]) -> tuple[Bearing, ...]:
    order = {kind: place for place, kind in enumerate(RelationKind)}
    ranked = sorted(relations, key=lambda relation: (order[relation.kind], relation.name))
    return tuple(Bearing(r, _bearings(debate, debate.bearing_on(r))) for r in ranked)


def _is_other(relation: Relation) -> bool:
    return not relation.is_attack and relation.kind not in {
        RelationKind.SUPPORTS,
        RelationKind.KERNEL_OF,
    }
