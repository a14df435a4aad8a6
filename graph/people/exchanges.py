"""Who answered whom: the exchange on a claim, and what a person left without a reply."""

from collections.abc import Iterator
from dataclasses import dataclass

from argmap.graph.debate import Debate, Relation, Stance, Target
from argmap.graph.holders import drawers, holders, is_passive, participants
from argmap.graph.objections import Objection, argued_denials, objections, replies
from argmap.graph.sources.order import before, in_order


@dataclass(frozen=True, slots=True)
class Turn:
    """One move of an exchange: an objection, a reply to it, a reply to that, and so on.

    Attributes
    ----------
    depth : int
        0 for an objection, 1 for a reply to it, 2 for a reply to that.
    relation : Relation or None
        The relation that makes the move; None for a bare denial.
    denial : Stance or None
        The bare denial.
    people : tuple of str
        Who makes it.
    source : str or None
        Where it is made, the first by id where there are several.
    """

    depth: int
    relation: Relation | None
    denial: Stance | None
    people: tuple[str, ...]
    source: str | None


def exchange(debate: Debate, target: Target) -> tuple[Turn, ...]:
    """Follow the exchange on a node or a step: objections, replies, replies to these.

    Parameters
    ----------
    debate : Debate
        The debate.
    target : str or Relation
        The id of a node, or a step.

    Returns
    -------
    tuple of Turn
        Each objection, in the order of the sources, with what replies to it right below. Every
        relation comes once.

    Examples
    --------
    >>> from argmap.graph.examples import tea
    >>> [(turn.depth, turn.people) for turn in exchange(tea(), "tea-calms")]
    [(0, ('ben',))]
    """
    place = {source: index for index, source in enumerate(in_order(debate))}
    seen: set[Relation] = set()
    found: list[Turn] = []
    pending = list(reversed(_sorted(place, _openings(debate, target))))
    while pending:
        turn = pending.pop()
        if turn.relation is None or turn.relation not in seen:
            found.append(turn)
            if turn.relation is not None:
                seen.add(turn.relation)
                pending += reversed(_sorted(place, _answers(debate, turn)))
    return tuple(found)


def not_replied(debate: Debate, person: str) -> tuple[Objection, ...]:
    """List the objections to what a person holds that the person has left without a reply.

    Parameters
    ----------
    debate : Debate
        The debate.
    person : str
        The id of a person.

    Returns
    -------
    tuple of Objection
        Those that somebody else makes later than the person's own statement, in order of name.
        Nothing for somebody who takes no part in the debate. Where the sources establish no order,
        nothing counts as later.

    Examples
    --------
    >>> from argmap.graph.examples import tea
    >>> for objection in not_replied(tea(), "ann"):
    ...     print(objection.name)
    hot-drinks-calm -> tea-calms -> drink-tea
    tea-keeps-awake -> tea-calms
    """
    if person not in participants(debate):
        return ()
    found = {
        objection.name: objection
        for target, said in _held(debate, person)
        for objection in objections(debate, target)
        if _made_later(debate, person, objection, said) and not _replies(debate, person, objection)
    }
    return tuple(found[name] for name in sorted(found))


def _held(debate: Debate, person: str) -> Iterator[tuple[Target, frozenset[str]]]:
    """Yield the nodes and steps that a person holds, and the sources in which they say so."""
    for node in debate.nodes.values():
        own = [s for s in node.stances if s.person == person and s.accepts and s.source is not None]
        said = frozenset(str(s.source) for s in own if s.step is None)
        if said:
            yield node.id, said
        for step in debate.spoken_by(node.id):
            if step.is_step and person in drawers(debate, step):
                yield step, frozenset({step.source}) if step.source is not None else said


def _made_later(debate: Debate, person: str, objection: Objection, said: frozenset[str]) -> bool:
    made = _made(debate, objection, person)
    return any(before(debate, own, other) for own in said for other in made)


def _made(debate: Debate, objection: Objection, person: str) -> frozenset[str]:
    """Gather the sources in which others than a person make an objection."""
    if objection.denial is not None:
        denial = objection.denial
        return frozenset({denial.source} if denial.person != person and denial.source else ())
    attack = objection.attack
    if attack is None or attack.inferred:
        return frozenset()
    if attack.source is not None:
        return frozenset({attack.source} if attack.drawn_by != (person,) else ())
    stances = debate.nodes[attack.speaker].stances
    drawing = set(drawers(debate, attack)) - {person}
    return frozenset(s.source for s in stances if s.person in drawing and s.source is not None)


def _replies(debate: Debate, person: str, objection: Objection) -> bool:
    """Tell whether a person replied to an objection, or grants it."""
    if objection.attack is not None and person in holders(debate, objection.attack.speaker):
        return True
    return any(person in makers(debate, reply) for reply in objection.replies)


def _openings(debate: Debate, target: Target) -> list[Turn]:
    found = []
    for objection in objections(debate, target):
        attack, denial = objection.attack, objection.denial
        if attack is not None:
            found.append(Turn(0, attack, None, makers(debate, attack), place_of(debate, attack)))
        elif denial is not None:
            found.append(Turn(0, None, denial, (denial.person,), denial.source))
    argued = argued_denials(debate, target)
    found += [Turn(0, None, denial, (denial.person,), denial.source) for denial in argued]
    return found


def _answers(debate: Debate, turn: Turn) -> list[Turn]:
    if turn.relation is None:
        return []
    return [
        Turn(turn.depth + 1, reply, None, makers(debate, reply), place_of(debate, reply))
        for reply in replies(debate, turn.relation)
        if not is_passive(debate, reply.speaker)
    ]


def _sorted(place: dict[str, int], turns: list[Turn]) -> list[Turn]:
    last = len(place)

    def key(turn: Turn) -> tuple[int, str]:
        name = turn.relation.name if turn.relation is not None else ""
        return (place.get(str(turn.source), last), name)

    return sorted(turns, key=key)


def makers(debate: Debate, relation: Relation) -> tuple[str, ...]:
    """List the people who make a move: who draws the relation, else who holds its node."""
    return drawers(debate, relation) or holders(debate, relation.speaker)


def place_of(debate: Debate, relation: Relation) -> str | None:
    """Find the source in which a move is made, the first by id where there are several."""
    if relation.source is not None:
        return relation.source
    who = makers(debate, relation)
    stances = debate.nodes[relation.speaker].stances
    said = (s.source for s in stances if s.accepts and s.person in who and s.source is not None)
    return min(said, default=None)
