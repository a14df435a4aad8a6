"""Where somebody later narrows what they said before."""

from argmap.graph.debate import Debate, Relation
from argmap.graph.sources.order import before
from argmap.schema.vocabulary import RelationKind


def narrowed(debate: Debate, person: str) -> tuple[Relation, ...]:
    """List the qualifications by which a person narrows an earlier statement of their own.

    Parameters
    ----------
    debate : Debate
        The debate.
    person : str
        The id of a person.

    Returns
    -------
    tuple of Relation
        The ``qualifies`` relations, also the mapper's own, from a node that the person accepts to
        one that they accepted earlier, as far as the sources establish it. In order of name.

    Examples
    --------
    >>> from argmap.graph.examples import tea
    >>> narrowed(tea(), "ann")
    ()
    """
    return tuple(r for r in debate.relations if _is_later_reserve(debate, r, person))


def _is_later_reserve(debate: Debate, relation: Relation, person: str) -> bool:
    target = relation.target
    if relation.kind is not RelationKind.QUALIFIES or not isinstance(target, str):
        return False
    if relation.drawn_by and person not in relation.drawn_by:
        return False
    early = _said(debate, target, person)
    late = {relation.source} if relation.source else _said(debate, relation.speaker, person)
    pairs = [before(debate, one, other) for one in early for other in late]
    return bool(pairs) and all(pairs)


def _said(debate: Debate, node: str, person: str) -> set[str]:
    """Find the sources in which a person accepts a node."""
    stances = debate.nodes[node].stances
    own = (s for s in stances if s.person == person and s.accepts and s.step is None)
    return {stance.source for stance in own if stance.source is not None}
