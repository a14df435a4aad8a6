"""A point at which two people part, with what each brings to it."""

from typing import Final, NamedTuple

from argmap.graph.analysis.holders import holders, participants, sources_of, step_holders
from argmap.graph.analysis.people.disagreements import Disagreement, grounds
from argmap.graph.analysis.people.exchanges import dispute
from argmap.graph.model.debate import Debate, Relation, Target
from argmap.graph.sources.order import before

MOST_MOVES: Final = 50
"""In an exchange with so many moves nobody has the last word: each list would follow all of it."""


class PositionsAt(NamedTuple):
    """What people bring to a point.

    Attributes
    ----------
    disagreement : Disagreement
        The point.
    grounds : tuple of tuple of str and tuple of Relation
        For each person who gives any: the reasons for the claim that they give or accept.
    attacks : tuple of Relation
        The attacks made here, in order of name.
    last : tuple of str
        Who spoke last in the exchange on it; empty where the sources establish no last word.
    """

    disagreement: Disagreement
    grounds: tuple[tuple[str, tuple[Relation, ...]], ...]
    attacks: tuple[Relation, ...]
    last: tuple[str, ...]

    def made_by(self, attack: Relation) -> tuple[str, ...]:
        """List who makes an attack here, or asserts what it says."""
        return self._at(attack, conceded=False)

    def conceded_by(self, attack: Relation) -> tuple[str, ...]:
        """List who only concedes here what an attack says."""
        return self._at(attack, conceded=True)

    def _at(self, attack: Relation, *, conceded: bool) -> tuple[str, ...]:
        here = (c for c in self.disagreement.oppositions if c.attack is attack)
        return tuple(
            sorted({opposition.against for opposition in here if opposition.conceded is conceded})
        )


def positions_at(debate: Debate, disagreement: Disagreement) -> PositionsAt:
    """Gather what people bring to a point.

    Examples
    --------
    >>> from argmap.graph.model.examples import tea
    >>> from argmap.graph.analysis.people.disagreements import disagreements
    >>> debate = tea()
    >>> [attack.name for attack in positions_at(debate, disagreements(debate)[1]).attacks]
    ['tea-keeps-awake -> tea-calms']
    """
    given = (
        (person, grounds(debate, disagreement.claim, person)) for person in disagreement.people
    )
    attacks = {c.attack.name: c.attack for c in disagreement.oppositions if c.attack is not None}
    return PositionsAt(
        disagreement,
        tuple((person, reasons) for person, reasons in given if reasons),
        tuple(attacks[name] for name in sorted(attacks)),
        last_word(debate, disagreement),
    )


def last_word(debate: Debate, disagreement: Disagreement) -> tuple[str, ...]:
    """Find who of those who disagree spoke last at a point.

    Parameters
    ----------
    disagreement : Disagreement
        The point.

    Returns
    -------
    tuple of str
        The people of the source that is known to come after all in which the others spoke here.
        Nobody where the sources do not establish it, or somebody spoke in none; where those who
        hold the claim, or all others who disagree here, take no part: they cannot speak again; or
        where a move of somebody else follows.
    """
    people = disagreement.people
    who = holders(debate, disagreement.claim)
    said = _said(debate, disagreement)
    if said is None or (who and not set(who).intersection(participants(debate))):
        return ()
    if set(people).difference(*said.values()):
        return ()
    found = [
        source
        for source, here in said.items()
        if all(here >= others or before(debate, other, source) for other, others in said.items())
    ]
    latest = {tuple(sorted(said[source])) for source in found}
    speaking = latest.pop() if len(latest) == 1 else ()
    others = set(people).difference(speaking)
    if others.isdisjoint(participants(debate)) or _is_followed(debate, disagreement, found):
        return ()
    return speaking


def _is_followed(debate: Debate, disagreement: Disagreement, found: list[str]) -> bool:
    """Tell whether somebody who does not disagree here makes a later move than these sources."""
    return any(
        turn.source is not None and before(debate, source, turn.source)
        for turn in dispute(debate, disagreement.under_fire, MOST_MOVES)
        if not set(turn.people).intersection(disagreement.people)
        for source in found
    )


def _said(debate: Debate, disagreement: Disagreement) -> dict[str, set[str]] | None:
    """Gather the sources of all that those who disagree say here, and who says it in each.

    None where the exchange is too long to be followed.
    """
    here: tuple[Target, ...] = disagreement.under_fire
    turns = dispute(debate, here, MOST_MOVES)
    if len(turns) == MOST_MOVES:
        return None
    spoken = [(turn.source, person) for turn in turns for person in turn.people]
    stances = debate.nodes[disagreement.claim].stances
    spoken += [(stance.source, stance.person) for stance in stances]
    for step in disagreement.steps:
        drawing = step_holders(debate, step)
        spoken += [(source, p) for p in drawing for source in sources_of(debate, step, [p])]
    for opposition in disagreement.oppositions:
        if opposition.attack is not None:
            one = opposition.against
            spoken += [(source, one) for source in sources_of(debate, opposition.attack, [one])]
    said: dict[str, set[str]] = {}
    for source, person in spoken:
        if source is not None and person in disagreement.people:
            said.setdefault(source, set()).add(person)
    return said
