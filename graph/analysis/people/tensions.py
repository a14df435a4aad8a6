"""Where a person's own stances pull in two directions."""

from collections.abc import Iterator
from typing import Literal, NamedTuple

from argmap.graph.analysis.holders import drawers
from argmap.graph.analysis.people.commitments import Views, views
from argmap.graph.analysis.people.statements import statements_of
from argmap.graph.model.debate import Debate, Relation, Stance, Target
from argmap.schema.vocabulary import RelationKind, StanceKind


class Tension(NamedTuple):
    """Two things that one person says and that do not go together.

    Attributes
    ----------
    kind : str
        ``"conclusion"``: accepts the premises and the step of a support, and rejects or doubts its
        conclusion. ``"attack"``: holds a claim or a step, and accepts an attack on it.
    target : str or Relation
        The conclusion, or what is attacked.
    witness : Relation
        The support or the attack.
    conceded : bool
        The acceptance is a concession.
    """

    kind: Literal["conclusion", "attack"]
    target: Target
    witness: Relation
    conceded: bool = False


def tensions(debate: Debate, person: str) -> tuple[Tension, ...]:
    """List the tensions in what a person says, each with its witness.

    Parameters
    ----------
    person : str
        The id of a person.

    Returns
    -------
    tuple of Tension
        In order of witness. A tension is no contradiction: people qualify, and a map leaves things
        out.

    Notes
    -----
    Linear in the relations of the debate.

    Examples
    --------
    >>> from argmap.graph.model.examples import tea
    >>> tensions(tea(), "ann")
    ()
    """
    own = views(debate, person)
    in_tension = [
        tension
        for relation in statements_of(debate, person).held
        if relation.is_step and all(own.accepts(source) for source in relation.sources)
        for tension in _at(debate, own, relation)
    ]
    return tuple(sorted(in_tension, key=lambda tension: tension.witness.name))


def _at(debate: Debate, own: Views, relation: Relation) -> Iterator[Tension]:
    target, conceded = relation.target, _conceded(own, relation)
    if relation.kind is RelationKind.SUPPORTS and isinstance(target, str):
        stance = own.stated.get(target)
        if own.rejects(target) or (stance is not None and stance.kind is StanceKind.DOUBTS):
            yield Tension("conclusion", target, relation, conceded)
    elif relation.is_attack and _stands_by(debate, own, target):
        yield Tension("attack", target, relation, conceded)


def _stands_by(debate: Debate, own: Views, target: Target) -> bool:
    """Tell whether a person asserts a claim, or draws a step."""
    if isinstance(target, Relation):
        return own.person in drawers(debate, target)
    stance = own.stated.get(target)
    return stance is not None and stance.kind is StanceKind.ASSERTS


def _conceded(own: Views, relation: Relation) -> bool:
    return any(own.stated[source].kind is StanceKind.CONCEDES for source in relation.sources)


def disowned(debate: Debate, person: str) -> tuple[Stance, ...]:
    """List the reports of a person's view that the person denies, in order of node."""
    own = views(debate, person)
    return tuple(
        stance for stance in statements_of(debate, person).reported if own.rejects(stance.node)
    )
