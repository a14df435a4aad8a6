"""Who draws a step or any other relation."""

from argmap.graph.debate import Debate, Relation
from argmap.schema.vocabulary import StanceKind


def drawers(debate: Debate, relation: Relation) -> tuple[str, ...]:
    """List the people who draw a relation, in order of id.

    Parameters
    ----------
    debate : Debate
        The debate.
    relation : Relation
        One of its relations.

    Returns
    -------
    tuple of str
        Those named on the relation; without them, those who assert its node. Nobody draws a link
        that is the mapper's own, and whoever only concedes the node draws nothing.

    Examples
    --------
    >>> from argmap.schema.vocabulary import RelationKind
    >>> by_anna = Relation(RelationKind.SUPPORTS, ("a",), "b", "a -> b", drawn_by=("anna",))
    >>> drawers(Debate("tea", "Tea or coffee?"), by_anna)
    ('anna',)
    """
    if relation.inferred:
        return ()
    if relation.drawn_by:
        return tuple(sorted(set(relation.drawn_by)))
    stances = debate.nodes[relation.speaker].stances
    asserting = (s.person for s in stances if s.kind is StanceKind.ASSERTS and s.step is None)
    return tuple(sorted(set(asserting)))
