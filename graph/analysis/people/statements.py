"""What each person says, gathered once for all who ask."""

from collections.abc import Iterable, Mapping
from typing import Final, NamedTuple

from argmap.graph.analysis.holders import drawers, step_holders
from argmap.graph.model.debate import Debate, Relation, Stance
from argmap.graph.model.memo import memoized
from argmap.schema.vocabulary import StanceKind


class Statements(NamedTuple):
    """What one person says.

    Attributes
    ----------
    stances : tuple of Stance
        Their stances, in order of node.
    drawn : tuple of Relation
        The relations they draw, in order of name.
    held : tuple of Relation
        The relations they accept: those they draw, or say that they accept.
    reported : tuple of Stance
        What others report as their view, in order of node.
    accepted : frozenset of str
        The nodes they assert or concede.
    """

    stances: tuple[Stance, ...] = ()
    drawn: tuple[Relation, ...] = ()
    held: tuple[Relation, ...] = ()
    reported: tuple[Stance, ...] = ()
    accepted: frozenset[str] = frozenset()


_NONE: Final = Statements()


def statements_of(debate: Debate, person: str) -> Statements:
    """Gather what a person says.

    Parameters
    ----------
    person : str
        The id of a person.

    Returns
    -------
    Statements
        Empty for somebody who says nothing, and of whom nobody speaks.

    Notes
    -----
    Everybody's are gathered at the first call, in one pass over relations and stances.

    Examples
    --------
    >>> from argmap.graph.model.examples import tea
    >>> sorted(statements_of(tea(), "ben").accepted)
    ['hot-drinks-calm', 'tea-keeps-awake']
    """
    return _everybody(debate).get(person, _NONE)


@memoized
def _everybody(debate: Debate) -> Mapping[str, Statements]:
    stances: dict[str, list[Stance]] = {}
    drawn: dict[str, list[Relation]] = {}
    held: dict[str, list[Relation]] = {}
    reported: dict[str, list[Stance]] = {}
    for stance in debate.stances:
        stances.setdefault(stance.person, []).append(stance)
        if stance.kind is StanceKind.REPORTS and stance.attributes_to is not None:
            reported.setdefault(stance.attributes_to, []).append(stance)
    for relation in debate.relations:
        _note(drawn, relation, drawers(debate, relation))
        _note(held, relation, step_holders(debate, relation))
    people = stances.keys() | drawn.keys() | held.keys() | reported.keys()
    return {
        person: Statements(
            tuple(stances.get(person, ())),
            tuple(drawn.get(person, ())),
            tuple(held.get(person, ())),
            tuple(reported.get(person, ())),
            frozenset(s.node for s in stances.get(person, ()) if s.step is None and s.accepts),
        )
        for person in people
    }


def _note(said: dict[str, list[Relation]], relation: Relation, people: Iterable[str]) -> None:
    for person in people:
        said.setdefault(person, []).append(relation)
