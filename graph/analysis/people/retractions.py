"""Where somebody later narrows what they said before."""

from argmap.graph.analysis.holders import accepted_in, sources_of
from argmap.graph.analysis.people.statements import statements_of
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
    accepted = statements_of(debate, person).accepted
    reserves = (r for node in accepted for r in debate.bearing_on(node, RelationKind.QUALIFIES))
    later = (r for r in reserves if _is_later(debate, r, person))
    return tuple(sorted(later, key=lambda relation: relation.name))


def _is_later(debate: Debate, reserve: Relation, person: str) -> bool:
    """Tell whether a qualification comes after all that it narrows."""
    if reserve.drawn_by and person not in reserve.drawn_by:
        return False
    early = accepted_in(debate, reserve.end, (person,))
    late = sources_of(debate, reserve, (person,))
    pairs = [before(debate, one, other) for one in early for other in late]
    return bool(pairs) and all(pairs)
