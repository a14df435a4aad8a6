"""Where somebody later narrows what they said before."""

from collections.abc import Mapping

from argmap.graph.analysis.people.statements import Statements, statements_of
from argmap.graph.model.debate import Debate, Relation
from argmap.graph.sources.order import before
from argmap.schema.vocabulary import RelationKind


def retractions(debate: Debate, person: str) -> tuple[Relation, ...]:
    """List the qualifications by which a person narrows an earlier statement of their own.

    Parameters
    ----------
    person : str
        The id of a person.

    Returns
    -------
    tuple of Relation
        The ``qualifies`` relations, also those added by the editor, from a node that the person
        accepts to one that they accepted earlier, as far as the sources establish it. In order of
        name.

    Examples
    --------
    >>> from argmap.graph.model.examples import tea
    >>> retractions(tea(), "ann")
    ()
    """
    said = _places(statements_of(debate, person))
    reserves = (r for node in said for r in debate.bearing_on(node, RelationKind.QUALIFIES))
    later = (r for r in reserves if _is_later(debate, r, person, said))
    return tuple(sorted(later, key=lambda relation: relation.name))


def _places(said: Statements) -> Mapping[str, set[str]]:
    """Gather the sources in which somebody accepts each node, as far as they are known."""
    places: dict[str, set[str]] = {}
    for stance in said.stances:
        if stance.accepts and stance.step is None and stance.source is not None:
            places.setdefault(stance.node, set()).add(stance.source)
    return places


def _is_later(debate: Debate, reserve: Relation, person: str, said: Mapping[str, set[str]]) -> bool:
    """Tell whether a qualification comes after all that it narrows."""
    if reserve.drawn_by and person not in reserve.drawn_by:
        return False
    late = {reserve.source} if reserve.source else said.get(reserve.speaker, set())
    pairs = [before(debate, one, other) for one in said[reserve.end] for other in late]
    return bool(pairs) and all(pairs)
