"""A point at which two people part, with what each brings to it."""

from typing import Final, NamedTuple

from argmap.graph.analysis.people.disagreements import Disagreement, grounds
from argmap.graph.analysis.people.exchanges import dispute
from argmap.graph.model.debate import Debate, Relation, Target
from argmap.graph.sources.order import before

LONGEST: Final = 50
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
        here = (c for c in self.disagreement.clashes if c.attack is attack)
        return tuple(sorted({clash.against for clash in here if clash.conceded is conceded}))


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
    attacks = {c.attack.name: c.attack for c in disagreement.clashes if c.attack is not None}
    return PositionsAt(
        disagreement,
        tuple((person, reasons) for person, reasons in given if reasons),
        tuple(attacks[name] for name in sorted(attacks)),
        last_word(debate, disagreement),
    )


def last_word(debate: Debate, disagreement: Disagreement) -> tuple[str, ...]:
    """Find who spoke last at a point.

    Parameters
    ----------
    disagreement : Disagreement
        The point.

    Returns
    -------
    tuple of str
        The people of the moves after which no other is known to come; nobody where these are
        different people.
    """
    here: tuple[Target, ...] = (disagreement.claim, *disagreement.steps)
    turns = dispute(debate, here, LONGEST)
    if len(turns) == LONGEST:
        return ()
    moves = [
        (turn.source, turn.people)
        for turn in turns
        if turn.source is not None and set(turn.people) & set(disagreement.people)
    ]
    held = [(s.source, (s.person,)) for s in debate.nodes[disagreement.claim].stances if s.source]
    said = {str(source): people for source, people in (*held, *moves)}
    latest = {
        people
        for source, people in said.items()
        if not any(before(debate, source, other) for other in said)
    }
    return latest.pop() if len(latest) == 1 else ()
